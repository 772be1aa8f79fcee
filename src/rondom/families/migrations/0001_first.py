import django.db.models.deletion
import rondom.files.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Family',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
        ),
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('street', rondom.files.sealed.SealedTextField(blank=True, max_length=200)),
                ('postcode', rondom.files.sealed.SealedTextField(blank=True, max_length=10)),
                ('city', rondom.files.sealed.SealedTextField(blank=True, max_length=200)),
                ('is_secret', models.BooleanField(default=False)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='households', to='families.family')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
        ),
        migrations.CreateModel(
            name='Pupil',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('home_language', models.CharField(blank=True, max_length=60)),
                ('external_number', rondom.files.sealed.SealedTextField(blank=True, max_length=40)),
                ('family', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pupils', to='families.family')),
                ('households', models.ManyToManyField(related_name='pupils', to='families.household')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pupil', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
        ),
        migrations.CreateModel(
            name='Guardianship',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('mother', 'moeder'), ('father', 'vader'), ('parent', 'ouder'), ('guardian', 'voogd'), ('institution_guardian', 'voogd van een gecertificeerde instelling'), ('step_parent', 'stiefouder'), ('foster_parent', 'pleegouder'), ('grandparent', 'grootouder'), ('other', 'verzorger')], max_length=20)),
                ('authority', models.CharField(choices=[('yes', 'heeft gezag'), ('no', 'geen gezag'), ('unknown', 'gezag niet bekend'), ('disputed', 'gezag in geschil')], default='unknown', max_length=10)),
                ('proof', models.CharField(choices=[('none', 'nog niet nagekeken'), ('register', 'gezagsregister gezien'), ('court', 'uitspraak van de rechter gezien'), ('stated', 'door de ouder gezegd'), ('oso', 'overgenomen uit het overstapdossier')], default='none', max_length=20)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guardianships', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('household', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='guardianships', to='families.household')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guardianships', to='families.pupil')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='guardianship_period_runs_forward'), models.UniqueConstraint(condition=models.Q(('valid_until__isnull', True)), fields=('pupil', 'person'), name='guardianship_once')],
            },
        ),
        migrations.CreateModel(
            name='Enrolment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(blank=True, max_length=40)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='people.organisation')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolments', to='families.pupil')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='enrolment_period_runs_forward'), models.UniqueConstraint(condition=models.Q(('valid_until__isnull', True)), fields=('pupil',), name='enrolment_one_school')],
            },
        ),
    ]
