"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('notes', '0001_notes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='note',
            name='agreements',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=5000),
        ),
        migrations.AlterField(
            model_name='note',
            name='talked_with',
            field=rondom.files.sealed.SealedTextField(max_length=200),
        ),
        migrations.AlterField(
            model_name='note',
            name='what',
            field=rondom.files.sealed.SealedTextField(max_length=20000),
        ),
        rondom.files.sealed.seal_existing(
            "notes",
            {
                "Note": ["talked_with", "what", "agreements"],
            },
        ),
    ]
