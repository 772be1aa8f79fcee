import django.db.models.deletion
import rondom.files.sealed
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossiers', '0001_first'),
        ('families', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='SchoolMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('other_school', 'andere school'), ('po_vo', 'van basisschool naar voortgezet onderwijs')], max_length=20)),
                ('moves_on', models.DateField()),
                ('announced_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('announced', 'aangekondigd'), ('accepted', 'aangenomen'), ('done', 'klaar'), ('refused', 'niet aangenomen'), ('withdrawn', 'gaat niet door')], default='announced', max_length=20)),
                ('answered_role', models.CharField(blank=True, choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('answered_on', models.DateField(null=True)),
                ('reason', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('done_on', models.DateField(null=True)),
                ('announced_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='dossiers.dossier')),
                ('from_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('from_school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='families.pupil')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('to_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('to_school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['to_school', 'state'], name='school_move_of_school')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['announced', 'accepted'])), fields=('dossier',), name='school_move_one_open'), models.CheckConstraint(condition=models.Q(('to_school', models.F('from_school')), _negated=True), name='school_move_to_another_school'), models.CheckConstraint(condition=models.Q(('state__in', ['announced', 'withdrawn']), models.Q(('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='school_move_answered_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='school_move_refused_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('done_on__isnull', True)), _connector='OR'), name='school_move_done_has_a_day')],
            },
        ),
        migrations.CreateModel(
            name='MoveTick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(max_length=40)),
                ('happened_on', models.DateField()),
                ('ticked_role', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('ticked_at', models.DateTimeField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('ticked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('move', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='moving.schoolmove')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('move', 'item'), name='move_tick_once')],
            },
        ),
    ]
