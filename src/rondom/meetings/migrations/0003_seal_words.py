"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0002_privacy_officer"),
    ]

    operations = [
        migrations.AlterField(
            model_name='agendapoint',
            name='title',
            field=rondom.files.sealed.SealedTextField(max_length=200),
        ),
        migrations.AlterField(
            model_name='decision',
            name='mandate',
            field=rondom.files.sealed.SealedTextField(max_length=300),
        ),
        migrations.AlterField(
            model_name='decision',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=1000),
        ),
        migrations.AlterField(
            model_name='invitee',
            name='absence_reason',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='bridging',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='goal',
            field=rondom.files.sealed.SealedTextField(max_length=500),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='own_sentence',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=1000),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='summary',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=5000),
        ),
        migrations.AlterField(
            model_name='minutespart',
            name='text',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=20000),
        ),
        migrations.AlterField(
            model_name='otherview',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=5000),
        ),
        rondom.files.sealed.seal_existing(
            "meetings",
            {
                "Meeting": ["goal", "summary", "bridging", "own_sentence"],
                "Invitee": ["absence_reason"],
                "AgendaPoint": ["title"],
                "MinutesPart": ["text"],
                "Decision": ["text", "mandate"],
                "OtherView": ["text"],
            },
        ),
    ]
