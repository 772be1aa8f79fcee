"""Records of destruction; a stream that one explains may go."""

from django.db import migrations, models

from rondom.audit import append_only


def back(apps, schema):
    append_only.remove(schema.connection)
    append_only.install_first(schema.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0002_append_only'),
    ]

    operations = [
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
        migrations.RunPython(
            lambda apps, schema: append_only.install(schema.connection),
            back,
        ),
    ]
