import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner_key', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=120)),
                ('content_type', models.CharField(max_length=100)),
                ('size_bytes', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('purpose', models.CharField(choices=[('attachment', 'bijlage'), ('proof', 'bewijsstuk'), ('signed_paper', 'getekend papier'), ('frozen_plan', 'vastgelegd plan'), ('import', 'aanlevering'), ('paper_pack', 'stukken van een overleg'), ('drawing', 'tekening van een kind'), ('voice', 'opname van de stem van een kind')], max_length=20)),
                ('state', models.CharField(choices=[('quarantine', 'wordt nog nagekeken op virussen'), ('clean', 'veilig'), ('refused', 'geweigerd')], max_length=12)),
                ('stored_at', models.DateTimeField()),
                ('stored_by_person_id', models.BigIntegerField()),
                ('blob_name', models.CharField(max_length=80)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='files.storedfile')),
            ],
            options={
                'indexes': [models.Index(fields=['region', 'owner_key'], name='stored_file_owner')],
                'constraints': [models.CheckConstraint(condition=models.Q(('size_bytes__gt', 0)), name='stored_file_has_content'), models.CheckConstraint(condition=models.Q(models.Q(('blob_name', ''), ('state', 'refused')), models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('blob_name', ''), _negated=True)), _connector='OR'), name='stored_file_refused_has_no_bytes')],
            },
        ),
    ]
