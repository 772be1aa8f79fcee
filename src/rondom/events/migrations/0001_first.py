import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region_id', models.BigIntegerField(null=True)),
                ('dossier_id', models.BigIntegerField(null=True)),
                ('template', models.CharField(max_length=60)),
                ('payload', models.JSONField(default=dict)),
                ('kind', models.CharField(default='change', max_length=20)),
                ('category', models.CharField(blank=True, max_length=20)),
                ('party', models.CharField(blank=True, max_length=20)),
                ('urgent', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('mailed_at', models.DateTimeField(null=True)),
                ('dropped_at', models.DateTimeField(null=True)),
                ('by_person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['recipient', '-created_at'], name='notice_inbox'), models.Index(fields=['mailed_at', 'urgent'], name='notice_to_mail')],
            },
        ),
    ]
