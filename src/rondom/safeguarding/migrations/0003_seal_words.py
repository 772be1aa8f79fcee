"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("safeguarding", "0002_privacy_officer"),
    ]

    operations = [
        migrations.AlterField(
            model_name='safetycase',
            name='close_text',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=20000),
        ),
        migrations.AlterField(
            model_name='safetydecision',
            name='differs_because',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=20000),
        ),
        migrations.AlterField(
            model_name='safetydecision',
            name='help_what',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=20000),
        ),
        migrations.AlterField(
            model_name='safetydecision',
            name='parents_text',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=20000),
        ),
        migrations.AlterField(
            model_name='safetyentry',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=20000),
        ),
        migrations.AlterField(
            model_name='safetyentry',
            name='why',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=20000),
        ),
        migrations.AlterField(
            model_name='safetymember',
            name='why',
            field=rondom.files.sealed.SealedTextField(max_length=500),
        ),
        migrations.AlterField(
            model_name='weighinganswer',
            name='reason',
            field=rondom.files.sealed.SealedTextField(max_length=20000),
        ),
        rondom.files.sealed.seal_existing(
            "safeguarding",
            {
                "SafetyCase": ["close_text"],
                "SafetyMember": ["why"],
                "SafetyEntry": ["text", "why"],
                "WeighingAnswer": ["reason"],
                "SafetyDecision": ["help_what", "parents_text", "differs_because"],
            },
        ),
    ]
