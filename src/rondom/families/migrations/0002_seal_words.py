"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('families', '0001_families'),
    ]

    operations = [
        migrations.AlterField(
            model_name='household',
            name='city',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name='household',
            name='postcode',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=10),
        ),
        migrations.AlterField(
            model_name='household',
            name='street',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name='pupil',
            name='external_number',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=40),
        ),
        rondom.files.sealed.seal_existing(
            "families",
            {
                "Household": ["street", "postcode", "city"],
                "Pupil": ["external_number"],
            },
        ),
    ]
