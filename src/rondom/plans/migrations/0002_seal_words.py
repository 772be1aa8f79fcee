"""Free words are sealed in their column."""

import rondom.files.sealed
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0001_plans'),
    ]

    operations = [
        migrations.AlterField(
            model_name='factor',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=500),
        ),
        migrations.AlterField(
            model_name='goal',
            name='effort',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='goal',
            name='measure',
            field=rondom.files.sealed.SealedTextField(max_length=200),
        ),
        migrations.AlterField(
            model_name='goal',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=500),
        ),
        migrations.AlterField(
            model_name='growthdocument',
            name='closed_reason',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=300),
        ),
        migrations.AlterField(
            model_name='hearing',
            name='influence',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=5000),
        ),
        migrations.AlterField(
            model_name='hearing',
            name='words',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=10000),
        ),
        migrations.AlterField(
            model_name='hypothesis',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=1000),
        ),
        migrations.AlterField(
            model_name='need',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=500),
        ),
        migrations.AlterField(
            model_name='paragraph',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=20000),
        ),
        migrations.AlterField(
            model_name='paragraphrevision',
            name='text',
            field=rondom.files.sealed.SealedTextField(max_length=20000),
        ),
        migrations.AlterField(
            model_name='plan',
            name='destination',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='plan',
            name='deviations',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=5000),
        ),
        migrations.AlterField(
            model_name='plan',
            name='foundation',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=5000),
        ),
        migrations.AlterField(
            model_name='planversion',
            name='content',
            field=rondom.files.sealed.SealedTextField(),
        ),
        migrations.AlterField(
            model_name='signatureslot',
            name='except_for',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=1000),
        ),
        migrations.AlterField(
            model_name='signatureslot',
            name='reason',
            field=rondom.files.sealed.SealedTextField(blank=True, max_length=1000),
        ),
        rondom.files.sealed.seal_existing(
            "plans",
            {
                "GrowthDocument": ["closed_reason"],
                "Paragraph": ["text"],
                "ParagraphRevision": ["text"],
                "Factor": ["text"],
                "Hypothesis": ["text"],
                "Goal": ["text", "measure", "effort"],
                "Need": ["text"],
                "Hearing": ["words", "influence"],
                "Plan": ["destination", "foundation", "deviations"],
                "PlanVersion": ["content"],
                "SignatureSlot": ["reason", "except_for"],
            },
        ),
    ]
