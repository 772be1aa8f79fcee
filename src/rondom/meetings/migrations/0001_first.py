import django.db.models.deletion
import rondom.files.sealed
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossiers', '0001_first'),
        ('files', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('kept_in_regular', 'blijft op deze school, met passende hulp'), ('placed_elsewhere', 'gaat (voor een tijd) naar een andere plek'), ('extra_means', 'extra middelen van het samenwerkingsverband'), ('advice', 'advies')], max_length=30)),
                ('text', rondom.files.sealed.SealedTextField(max_length=1000)),
                ('mandate', rondom.files.sealed.SealedTextField(max_length=300)),
                ('until_on', models.DateField(null=True)),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
        ),
        migrations.CreateModel(
            name='Dissent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('text', rondom.files.sealed.SealedTextField(max_length=1000)),
                ('written_at', models.DateTimeField()),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dissents', to='meetings.decision')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ihi', 'IHI-overleg'), ('zat', 'ZAT-overleg'), ('sot_smal', 'SOT-overleg (smal)'), ('sot_breed', 'SOT-overleg (breed)'), ('hia', 'HIA-overleg'), ('mdo', 'MDO'), ('evaluation', 'tussenevaluatie'), ('talk', 'gesprek')], max_length=20)),
                ('state', models.CharField(choices=[('planned', 'gepland'), ('running', 'bezig'), ('closed', 'afgesloten'), ('cancelled', 'gaat niet door')], default='planned', max_length=20)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('place', models.CharField(max_length=200)),
                ('link', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('goal', rondom.files.sealed.SealedTextField(max_length=500)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('shown_at', models.DateTimeField(null=True)),
                ('summary', rondom.files.sealed.SealedTextField(blank=True, max_length=5000)),
                ('bridging', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('own_sentence', rondom.files.sealed.SealedTextField(blank=True, max_length=1000)),
                ('next_on', models.DateField(null=True)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='dossiers.dossier')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('regie', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('regie_asked', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
        ),
        migrations.AddField(
            model_name='decision',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='meetings.meeting'),
        ),
        migrations.CreateModel(
            name='DatePoll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ihi', 'IHI-overleg'), ('zat', 'ZAT-overleg'), ('sot_smal', 'SOT-overleg (smal)'), ('sot_breed', 'SOT-overleg (breed)'), ('hia', 'HIA-overleg'), ('mdo', 'MDO'), ('evaluation', 'tussenevaluatie'), ('talk', 'gesprek')], max_length=20)),
                ('minutes', models.PositiveIntegerField()),
                ('place', rondom.files.sealed.SealedTextField(max_length=200)),
                ('link', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('goal', rondom.files.sealed.SealedTextField(max_length=500)),
                ('own_points', rondom.files.sealed.SealedTextField(blank=True, max_length=3000)),
                ('asked_at', models.DateTimeField()),
                ('last_on', models.DateField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='date_polls', to='dossiers.dossier')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('meeting', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='poll', to='meetings.meeting')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'closed_at'], name='date_poll_of_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(('meeting__isnull', True), ('closed_at__isnull', False), _connector='OR'), name='date_poll_chosen_is_closed')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='dossiers.action')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='AgendaPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('title', rondom.files.sealed.SealedTextField(max_length=200)),
                ('minutes', models.PositiveIntegerField(default=10)),
                ('phase', models.CharField(blank=True, choices=[('overview', 'Overzicht'), ('insight', 'Inzicht'), ('outlook', 'Uitzicht')], max_length=20)),
                ('done_at', models.DateTimeField(null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='agenda_one_per_place')],
            },
        ),
        migrations.CreateModel(
            name='MeetingPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=20)),
                ('item', models.CharField(max_length=64)),
                ('category', models.CharField(choices=[('process', 'wie, wanneer en welke stap'), ('education', 'school en leren'), ('care', 'hulp en opvoeden'), ('family', 'het gezin'), ('absence', 'verzuim'), ('medical', 'gezondheid')], max_length=20)),
                ('title', rondom.files.sealed.SealedTextField(max_length=200)),
                ('size_bytes', models.PositiveBigIntegerField(default=0)),
                ('pages', models.PositiveIntegerField(default=0)),
                ('words', models.PositiveIntegerField(default=0)),
                ('added_at', models.DateTimeField()),
                ('released_at', models.DateTimeField(null=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='meetings.meeting')),
                ('point', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='papers', to='meetings.agendapoint')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('meeting', 'source', 'item'), name='paper_once')],
            },
        ),
        migrations.CreateModel(
            name='MinutesPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', models.CharField(choices=[('overview', 'Overzicht'), ('insight', 'Inzicht'), ('outlook', 'Uitzicht')], max_length=20)),
                ('text', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('device', models.CharField(blank=True, max_length=40)),
                ('changed_at', models.DateTimeField(null=True)),
                ('noted_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'phase', 'author'), name='minutes_one_part_per_author')],
            },
        ),
        migrations.CreateModel(
            name='NormFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ihi', 'IHI-overleg'), ('zat', 'ZAT-overleg'), ('sot_smal', 'SOT-overleg (smal)'), ('sot_breed', 'SOT-overleg (breed)'), ('hia', 'HIA-overleg'), ('mdo', 'MDO'), ('evaluation', 'tussenevaluatie'), ('talk', 'gesprek')], max_length=20)),
                ('school_year', models.PositiveSmallIntegerField()),
                ('norm', models.PositiveSmallIntegerField()),
                ('held', models.PositiveSmallIntegerField()),
                ('frozen_at', models.DateTimeField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='norm_figures', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('region', 'school', 'kind', 'school_year'), name='norm_figure_once')],
            },
        ),
        migrations.CreateModel(
            name='OtherView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('text', rondom.files.sealed.SealedTextField(max_length=5000)),
                ('written_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_views', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='PaperPack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('state', models.CharField(choices=[('asked', 'wordt gemaakt'), ('ready', 'klaar'), ('failed', 'niet gelukt')], default='asked', max_length=10)),
                ('papers', models.JSONField(default=list)),
                ('done', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField()),
                ('made_at', models.DateTimeField(null=True)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='packs', to='meetings.meeting')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person', 'organisation', 'capacity'), name='pack_one_per_hat'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', True)), fields=('meeting', 'person', 'capacity'), name='pack_one_per_relative'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), ('file__isnull', False), ('made_at__isnull', False)), models.Q(models.Q(('state', 'ready'), _negated=True), ('file__isnull', True)), _connector='OR'), name='pack_ready_has_a_file')],
            },
        ),
        migrations.CreateModel(
            name='PlanDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', rondom.files.sealed.SealedTextField(max_length=10000)),
                ('saved_at', models.DateTimeField()),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_drafts', to='dossiers.dossier')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('dossier', 'person'), name='plan_draft_once')],
            },
        ),
        migrations.CreateModel(
            name='PlannedDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ihi', 'IHI-overleg'), ('zat', 'ZAT-overleg'), ('sot_smal', 'SOT-overleg (smal)'), ('sot_breed', 'SOT-overleg (breed)'), ('hia', 'HIA-overleg'), ('mdo', 'MDO'), ('evaluation', 'tussenevaluatie'), ('talk', 'gesprek')], max_length=20)),
                ('on', models.DateField()),
                ('begins', models.TimeField()),
                ('ends', models.TimeField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('planned_at', models.DateTimeField()),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned_dates', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('school', 'kind', 'on'), name='planned_date_once'), models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins'))), name='planned_date_ends_after_begin')],
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='planned_date',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='meetings', to='meetings.planneddate'),
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', rondom.files.sealed.SealedTextField(max_length=600)),
                ('asked_at', models.DateTimeField()),
                ('at_table', models.JSONField(default=list)),
                ('advice', rondom.files.sealed.SealedTextField(blank=True, max_length=2000)),
                ('closed_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
                ('planned_date', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultations', to='meetings.planneddate')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('advice', ''), ('closed_at__isnull', True)), models.Q(('closed_at__isnull', False), models.Q(('advice', ''), _negated=True)), _connector='OR'), name='consultation_closed_with_advice')],
            },
        ),
        migrations.CreateModel(
            name='PollMoment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moments', to='meetings.datepoll')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('poll', 'starts_at'), name='poll_moment_once')],
            },
        ),
        migrations.CreateModel(
            name='PollVoter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('answered_at', models.DateTimeField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('removed_why', models.CharField(blank=True, choices=[('asked', 'niet meer uitgenodigd'), ('no_consent', 'de toestemming is ingetrokken')], max_length=20)),
                ('secret_hash', models.CharField(max_length=64, null=True, unique=True)),
                ('code_hash', models.CharField(blank=True, max_length=64)),
                ('wrong_codes', models.PositiveIntegerField(default=0)),
                ('blocked_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='date_polls', to='people.person')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voters', to='meetings.datepoll')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('poll', 'person'), name='poll_voter_once'), models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_why', '')), models.Q(('removed_at__isnull', False), models.Q(('removed_why', ''), _negated=True)), _connector='OR'), name='poll_voter_removed_for_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='PollAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('can', models.CharField(choices=[('yes', 'ja'), ('if_needed', 'als het moet'), ('no', 'nee')], max_length=10)),
                ('moment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='meetings.pollmoment')),
                ('voter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='meetings.pollvoter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('voter', 'moment'), name='poll_answer_once')],
            },
        ),
        migrations.CreateModel(
            name='Invitee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('reply', models.CharField(choices=[('none', 'nog geen antwoord'), ('yes', 'komt'), ('maybe', 'misschien'), ('no', 'komt niet')], default='none', max_length=10)),
                ('replied_at', models.DateTimeField(null=True)),
                ('attended', models.BooleanField(null=True)),
                ('absence_reason', rondom.files.sealed.SealedTextField(blank=True, max_length=300)),
                ('mailed_sequence', models.IntegerField(default=-1)),
                ('nothing_to_add_at', models.DateTimeField(null=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('removed_why', models.CharField(blank=True, choices=[('asked', 'niet meer uitgenodigd'), ('no_consent', 'de toestemming is ingetrokken')], max_length=20)),
                ('cancel_mailed_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations_to_meetings', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitees', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('meeting', 'person'), name='invitee_once'), models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', True), ('removed_why', '')), models.Q(('removed_at__isnull', False), models.Q(('removed_why', ''), _negated=True)), _connector='OR'), name='invitee_removed_for_a_reason')],
            },
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'placed_elsewhere'), _negated=True), ('until_on__isnull', False), _connector='OR'), name='decision_elsewhere_has_a_date'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['dossier', 'starts_at'], name='meeting_of_dossier'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), ('closed_at__isnull', False), ('closed_by__isnull', False)), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='meeting_closed_has_a_moment'),
        ),
    ]
