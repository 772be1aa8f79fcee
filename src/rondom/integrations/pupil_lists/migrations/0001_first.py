import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('families', '0001_first'),
        ('files', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='ListImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('preview', 'wacht op uw controle'), ('done', 'ingelezen'), ('cancelled', 'gestopt')], default='preview', max_length=12)),
                ('ended_at', models.DateTimeField(null=True)),
                ('left_out', models.JSONField(default=list)),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['made_by', 'school', '-made_at'], name='list_import_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'preview')), models.Q(models.Q(('state', 'preview'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='list_import_ended_has_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='ListImportRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('good', 'kan worden ingeschreven'), ('registered', 'ingeschreven'), ('known', 'staat al in Rondom'), ('double', 'staat dubbel in de lijst'), ('problem', 'niet te lezen'), ('left_out', 'door u overgeslagen')], max_length=12)),
                ('pupil', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='families.pupil')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='pupil_lists.listimport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'row_number'), name='list_row_once')],
            },
        ),
    ]
