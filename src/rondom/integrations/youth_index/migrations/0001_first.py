import django.db.models.deletion
import rondom.files.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossiers', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='IndexEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('worker_role', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('state', models.CharField(choices=[('waiting', 'wordt verstuurd'), ('answered', 'geregistreerd'), ('failed', 'niet gelukt')], default='waiting', max_length=20)),
                ('sent', rondom.files.sealed.SealedTextField(blank=True, max_length=4000)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='index_entries', to='dossiers.dossier')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'failed'), _negated=True), fields=('dossier', 'organisation'), name='index_entry_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(models.Q(('sent', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='index_entry_answered_was_sent')],
            },
        ),
        migrations.CreateModel(
            name='IndexMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_name', rondom.files.sealed.SealedTextField(max_length=200)),
                ('contact', rondom.files.sealed.SealedTextField(blank=True, max_length=200)),
                ('action', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='index_match', to='dossiers.action')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matches', to='youth_index.indexentry')),
            ],
        ),
        migrations.CreateModel(
            name='IndexSwitch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_on', models.BooleanField(default=False)),
                ('changed_at', models.DateTimeField()),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
        ),
    ]
