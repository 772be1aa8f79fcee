"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("consent", "0003_privacy_officer"),
    ]

    operations = [
        migrations.AlterField(
            model_name='consent',
            name='explanation',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='consentgiver',
            name='said_how',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='legalshare',
            name='reason',
            field=rondom.files.sealed.SealedTextField(max_length=2000),
        ),
        migrations.AlterField(
            model_name='legalshare',
            name='not_told_because',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        rondom.files.sealed.seal_existing(
            "consent",
            {
                "Consent": ["explanation"],
                "ConsentGiver": ["said_how"],
                "LegalShare": ["reason", "not_told_because"],
            },
        ),
    ]
