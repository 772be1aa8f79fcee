"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('routes', '0001_routes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='keyanswer',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=5000),
        ),
        migrations.AlterField(
            model_name='stepvisit',
            name='reason',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        rondom.files.sealed.seal_existing(
            "routes",
            {
                "StepVisit": ["reason"],
                "KeyAnswer": ["text"],
            },
        ),
    ]
