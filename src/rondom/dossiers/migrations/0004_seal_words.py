"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("dossiers", "0003_rights_of_the_family"),
    ]

    operations = [
        migrations.AlterField(
            model_name='action',
            name='progress',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='action',
            name='what',
            field=rondom.files.sealed.SealedTextField(max_length=500),
        ),
        migrations.AlterField(
            model_name='handover',
            name='reason',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='participant',
            name='reason',
            field=rondom.files.sealed.SealedTextField(max_length=500),
        ),
        migrations.AlterField(
            model_name='emergencyaccess',
            name='reason',
            field=rondom.files.sealed.SealedTextField(max_length=2000),
        ),
        migrations.AlterField(
            model_name='emergencyaccess',
            name='review',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=2000),
        ),
        migrations.AlterField(
            model_name='statement',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=10000),
        ),
        migrations.AlterField(
            model_name='rightsrequest',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=5000),
        ),
        migrations.AlterField(
            model_name='rightsrequest',
            name='extension_reason',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=1000),
        ),
        migrations.AlterField(
            model_name='rightsrequest',
            name='answer',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=5000),
        ),
        rondom.files.sealed.seal_existing(
            "dossiers",
            {
                "Handover": ["reason"],
                "Participant": ["reason"],
                "Action": ["what", "progress"],
                "EmergencyAccess": ["reason", "review"],
                "Statement": ["text"],
                "RightsRequest": ["text", "extension_reason", "answer"],
            },
        ),
    ]
