from django.db import migrations, models


from rondom.audit import append_only


def keep_append_only(_apps, schema_editor):
    """The database itself keeps the log append-only."""
    append_only.install(schema_editor.connection)


def let_go(_apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('stream', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(default=0)),
                ('hash', models.CharField(default='', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='RemovedStream',
            fields=[
                ('stream', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('region_id', models.BigIntegerField()),
                ('last_seq', models.BigIntegerField()),
                ('last_hash', models.CharField(max_length=64)),
                ('removed_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.CharField(max_length=60)),
                ('seq', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=80)),
                ('region_id', models.BigIntegerField(null=True)),
                ('dossier_id', models.BigIntegerField(null=True)),
                ('account_id', models.BigIntegerField(null=True)),
                ('person_id', models.BigIntegerField(null=True)),
                ('organisation_id', models.BigIntegerField(null=True)),
                ('role', models.CharField(blank=True, max_length=40)),
                ('payload', models.JSONField(default=dict)),
                ('previous_hash', models.CharField(blank=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['dossier_id', '-at'], name='audit_of_a_dossier'), models.Index(fields=['person_id', '-at'], name='audit_of_a_person')],
                'constraints': [models.UniqueConstraint(fields=('stream', 'seq'), name='audit_one_link_per_place')],
            },
        ),
        migrations.CreateModel(
            name='Destruction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('run', models.UUIDField()),
                ('region_id', models.BigIntegerField()),
                ('model', models.CharField(max_length=80)),
                ('ending', models.CharField(max_length=10)),
                ('months', models.PositiveIntegerField()),
                ('start', models.CharField(max_length=100)),
                ('source', models.CharField(max_length=300)),
                ('count', models.PositiveIntegerField()),
                ('taken_along', models.PositiveIntegerField(default=0)),
                ('oldest_on', models.DateField(null=True)),
                ('newest_on', models.DateField(null=True)),
                ('ids_digest', models.CharField(max_length=64)),
                ('destroyed_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['region_id', '-destroyed_at'], name='destruction_of_region')],
            },
        ),
        migrations.RunPython(keep_append_only, let_go),
    ]
