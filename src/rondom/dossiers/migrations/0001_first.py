import django.db.models.deletion
import rondom.files.sealed
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('families', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Baton',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since_on', models.DateField()),
                ('family', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='baton', to='families.family')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(null=True)),
                ('closed_outcome', models.CharField(blank=True, choices=[('goals_reached', 'De doelen zijn gehaald'), ('route_ended', 'De route is klaar'), ('help_continues', 'De hulp gaat verder zonder dit dossier'), ('other_school', 'Het kind gaat naar een andere school'), ('family_stops', 'Het gezin wil stoppen')], max_length=20)),
                ('closed_reason', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('baton', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='dossiers.baton')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='families.pupil')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('pupil',), name='dossier_one_open_per_pupil'), models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='dossier_period_runs_forward'), models.CheckConstraint(condition=models.Q(('closed_on__isnull', False), models.Q(('closed_by', None), ('closed_outcome', ''), ('closed_reason', '')), _connector='OR'), name='dossier_open_has_no_outcome')],
            },
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner_name', models.CharField(blank=True, max_length=200)),
                ('what', rondom.files.sealed.SealedTextField(max_length=500)),
                ('category', models.CharField(choices=[('process', 'wie, wanneer en welke stap'), ('education', 'school en leren'), ('care', 'hulp en opvoeden'), ('family', 'het gezin'), ('absence', 'verzuim'), ('medical', 'gezondheid')], default='process', max_length=20)),
                ('due_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('progress', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('going', models.CharField(blank=True, choices=[('begun', 'begonnen'), ('stuck', 'lukt niet')], max_length=10)),
                ('told_at', models.DateTimeField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('late_reminders', models.PositiveSmallIntegerField(default=0)),
                ('done_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='dossiers.dossier')),
            ],
            options={
                'indexes': [models.Index(fields=['owner', 'done_at', 'due_on'], name='action_open_of_owner'), models.Index(fields=['dossier', 'done_at'], name='action_of_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('owner__isnull', False), ('owner_name', '')), models.Q(('owner__isnull', True), models.Q(('owner_name', ''), _negated=True)), _connector='OR'), name='action_has_one_owner'), models.CheckConstraint(condition=models.Q(('going', ''), ('told_at__isnull', False), _connector='OR'), name='action_going_was_told'), models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('done_by__isnull', True)), models.Q(('done_at__isnull', False), ('done_by__isnull', False)), _connector='OR'), name='action_done_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='AccessReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_at', models.DateTimeField()),
                ('kept', models.JSONField(default=list)),
                ('stopped', models.JSONField(default=list)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='access_reviews', to='dossiers.dossier')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'reviewed_at'], name='access_review_of_dossier')],
            },
        ),
        migrations.CreateModel(
            name='EmergencyAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('reason', rondom.files.sealed.SealedTextField(max_length=2000)),
                ('opened_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('review_before_on', models.DateField()),
                ('verdict', models.CharField(blank=True, choices=[('justified', 'terecht'), ('not_justified', 'niet terecht')], max_length=20)),
                ('review', rondom.files.sealed.SealedTextField(blank=True, max_length=2000)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='emergencies', to='dossiers.dossier')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'until_at'], name='emergency_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='emergency_has_a_reason'), models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('opened_at'))), name='emergency_period_runs_forward'), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at__isnull', True), ('reviewed_by__isnull', True), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), models.Q(('review', ''), _negated=True), ('reviewed_at__isnull', False), ('reviewed_by__isnull', False), models.Q(('reviewed_by', models.F('person')), _negated=True)), _connector='OR'), name='emergency_verdict_by_another')],
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offered_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'aangenomen'), ('refused', 'niet aangenomen'), ('taken_back', 'teruggenomen')], max_length=20)),
                ('answered_at', models.DateTimeField(null=True)),
                ('reason', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('baton', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handovers', to='dossiers.baton')),
                ('from_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('to_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('to_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('answer', '')), fields=('baton',), name='handover_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'refused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='handover_refusal_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('categories', models.JSONField(default=list)),
                ('reason', rondom.files.sealed.SealedTextField(max_length=500)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('ends_with', models.CharField(blank=True, choices=[('date', 'tot een dag'), ('meeting', 'tot na een overleg')], max_length=20)),
                ('ends_with_meeting', models.BigIntegerField(null=True)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='dossiers.dossier')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'valid_until'], name='participant_of_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_until__isnull', True)), fields=('dossier', 'person', 'capacity'), name='participant_once'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='participant_period_runs_forward'), models.CheckConstraint(condition=models.Q(models.Q(('ends_with', 'meeting'), ('ends_with_meeting__isnull', False)), models.Q(models.Q(('ends_with', 'meeting'), _negated=True), ('ends_with_meeting__isnull', True)), _connector='OR'), name='participant_ends_with_what_is_named')],
            },
        ),
        migrations.CreateModel(
            name='RightsRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('see', 'inzage'), ('copy', 'kopie'), ('correct', 'correctie'), ('erase', 'wissen'), ('object', 'bezwaar')], max_length=10)),
                ('text', rondom.files.sealed.SealedTextField(max_length=5000)),
                ('capacity', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField()),
                ('extended_on', models.DateField(null=True)),
                ('extension_reason', rondom.files.sealed.SealedTextField(blank=True, max_length=1000)),
                ('state', models.CharField(choices=[('open', 'wacht op antwoord'), ('answered', 'toegewezen'), ('partly', 'deels toegewezen'), ('refused', 'afgewezen')], default='open', max_length=10)),
                ('answer', rondom.files.sealed.SealedTextField(blank=True, max_length=5000)),
                ('answered_on', models.DateField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rights_requests', to='dossiers.dossier')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'due_on'], name='rights_to_answer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='rights_request_says_what'), models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('received_on'))), name='rights_due_after_receipt'), models.CheckConstraint(condition=models.Q(models.Q(('extended_on__isnull', True), ('extension_reason', '')), models.Q(('extended_on__isnull', False), models.Q(('extension_reason', ''), _negated=True)), _connector='OR'), name='rights_longer_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by__isnull', True), ('answered_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), models.Q(('answer', ''), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='rights_answer_is_whole')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('about', models.CharField(choices=[('dossier', 'het hele dossier'), ('note', 'een verslag'), ('paragraph', 'een stuk van het groeidocument')], max_length=20)),
                ('item_id', models.BigIntegerField(null=True)),
                ('category', models.CharField(choices=[('process', 'wie, wanneer en welke stap'), ('education', 'school en leren'), ('care', 'hulp en opvoeden'), ('family', 'het gezin'), ('absence', 'verzuim'), ('medical', 'gezondheid')], max_length=20)),
                ('text', rondom.files.sealed.SealedTextField(max_length=10000)),
                ('written_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='dossiers.dossier')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replaced_by', to='dossiers.statement')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'written_at'], name='statement_of_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='statement_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('about', 'dossier'), ('item_id__isnull', True)), models.Q(models.Q(('about', 'dossier'), _negated=True), ('item_id__isnull', False)), _connector='OR'), name='statement_about_one_thing')],
            },
        ),
    ]
