"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('oso', '0001_oso_imports'),
    ]

    operations = [
        migrations.AlterField(
            model_name='osoattachment',
            name='description',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        rondom.files.sealed.seal_existing(
            "oso",
            {
                "OsoAttachment": ["description"],
            },
        ),
    ]
