import django.db.models.deletion
import rondom.files.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossiers', '0001_first'),
        ('families', '0001_first'),
        ('files', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='OsoImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('preview', 'wacht op uw controle'), ('done', 'ingelezen'), ('cancelled', 'gestopt')], default='preview', max_length=12)),
                ('ended_at', models.DateTimeField(null=True)),
                ('matched', models.BooleanField(default=False)),
                ('dossier', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='oso_imports', to='dossiers.dossier')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('pupil', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='families.pupil')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['made_by', 'school', '-made_at'], name='oso_import_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'preview')), models.Q(models.Q(('state', 'preview'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='oso_import_ended_has_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='OsoAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('description', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('section', models.CharField(max_length=30)),
                ('category', models.CharField(choices=[('process', 'wie, wanneer en welke stap'), ('education', 'school en leren'), ('care', 'hulp en opvoeden'), ('family', 'het gezin'), ('absence', 'verzuim'), ('medical', 'gezondheid')], max_length=20)),
                ('problem', models.CharField(blank=True, max_length=300)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='oso_attachments', to='dossiers.dossier')),
                ('file', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='attachments', to='oso.osoimport')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('problem', '')), models.Q(('file__isnull', True), models.Q(('problem', ''), _negated=True)), _connector='OR'), name='oso_attachment_file_or_problem')],
            },
        ),
        migrations.CreateModel(
            name='OsoImportLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('path', models.CharField(max_length=300)),
                ('lands_in', models.CharField(max_length=100)),
                ('used', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='oso.osoimport')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'position'), name='oso_line_once')],
            },
        ),
    ]
