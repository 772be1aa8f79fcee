import django.db.models.deletion
import rondom.files.sealed
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('dossiers', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='SafetyCase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('opened_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('running', 'loopt'), ('closed', 'gesloten')], default='running', max_length=20)),
                ('current_step', models.PositiveSmallIntegerField(choices=[(1, 'Signalen in kaart brengen'), (2, 'Overleggen met een collega of met Veilig Thuis'), (3, 'Praten met ouders en kind'), (4, 'Wegen'), (5, 'Besluiten: melden, hulp geven of allebei')], default=1)),
                ('closed_on', models.DateField(null=True)),
                ('close_reason', models.CharField(blank=True, choices=[('no_suspicion', 'Er is geen vermoeden meer'), ('reported', 'Gemeld; Veilig Thuis heeft besloten'), ('safe', 'De hulp werkt en het is veilig'), ('other', 'Iets anders'), ('nobody_left', 'Niemand van de zaak werkt hier nog')], max_length=20)),
                ('close_text', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'running')), fields=('dossier', 'organisation'), name='safety_case_one_running'), models.CheckConstraint(condition=models.Q(models.Q(('close_reason', ''), ('closed_on__isnull', True), ('state', 'running')), models.Q(('closed_on__isnull', False), ('state', 'closed'), models.Q(('close_reason', ''), _negated=True)), _connector='OR'), name='safety_case_closed_has_day_and_reason'), models.CheckConstraint(condition=models.Q(('current_step__gte', 1), ('current_step__lte', 5)), name='safety_case_step_exists')],
            },
        ),
        migrations.CreateModel(
            name='SafetyEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('step', models.PositiveSmallIntegerField(choices=[(1, 'Signalen in kaart brengen'), (2, 'Overleggen met een collega of met Veilig Thuis'), (3, 'Praten met ouders en kind'), (4, 'Wegen'), (5, 'Besluiten: melden, hulp geven of allebei')])),
                ('kind', models.CharField(choices=[('note', 'wat u zag of hoorde'), ('colleague', 'overleg met een collega of de aandachtsfunctionaris'), ('veilig_thuis', 'advies van Veilig Thuis'), ('talk', 'gesprek met ouders of kind'), ('outside', 'melding van buiten de zaak')], max_length=20)),
                ('happened_on', models.DateField()),
                ('text', rondom.files.sealed.SealedTextField(max_length=20000)),
                ('why', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('without_name', models.BooleanField(default=False)),
                ('author_role', models.CharField(max_length=40)),
                ('written_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='safeguarding.safetycase')),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='safeguarding.safetyentry')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='safety_entry_one_per_place'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='safety_entry_says_something'), models.CheckConstraint(condition=models.Q(('without_name', False), ('kind', 'veilig_thuis'), _connector='OR'), name='safety_entry_without_name_to_veilig_thuis'), models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('why', ''), _negated=True), _connector='OR'), name='safety_entry_correction_says_why'), models.CheckConstraint(condition=models.Q(('step__gte', 1), ('step__lte', 5)), name='safety_entry_step_exists')],
            },
        ),
        migrations.CreateModel(
            name='SafetyMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('leads', models.BooleanField(default=False)),
                ('is_attention_officer', models.BooleanField(default=False)),
                ('why', rondom.files.sealed.SealedTextField(max_length=500)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='safeguarding.safetycase')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'valid_until'], name='safety_member_of_person')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_until__isnull', True)), fields=('case', 'person'), name='safety_member_once'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='safety_member_period_runs_forward')],
            },
        ),
        migrations.CreateModel(
            name='SafetyWatch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('begun_on', models.DateField()),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('scientist', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SafetyEstimate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('estimated_on', models.DateField()),
                ('is_safe', models.BooleanField()),
                ('score', models.PositiveSmallIntegerField()),
                ('worries', rondom.files.sealed.SealedTextField(max_length=20000)),
                ('goes_well', rondom.files.sealed.SealedTextField(max_length=20000)),
                ('needed', rondom.files.sealed.SealedTextField(max_length=20000)),
                ('conditions', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('lasting', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('look_on', models.DateField(null=True)),
                ('advice', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('advised_on', models.DateField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('advised_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('watch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='estimates', to='safeguarding.safetywatch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('watch', 'number'), name='safety_estimate_one_per_place'), models.CheckConstraint(condition=models.Q(('is_safe', True), models.Q(models.Q(('conditions', ''), _negated=True), models.Q(('lasting', ''), _negated=True), ('look_on__isnull', False)), _connector='OR'), name='safety_estimate_unsafe_says_what_and_when'), models.CheckConstraint(condition=models.Q(('look_on__isnull', True), ('look_on__gt', models.F('estimated_on')), _connector='OR'), name='safety_estimate_looks_ahead'), models.CheckConstraint(condition=models.Q(models.Q(('advice', ''), ('advised_by', None), ('advised_on', None)), models.Q(models.Q(('advice', ''), _negated=True), ('advised_by__isnull', False), ('advised_on__isnull', False)), _connector='OR'), name='safety_estimate_advised_as_a_whole')],
            },
        ),
        migrations.CreateModel(
            name='Weighing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('weighed_at', models.DateTimeField()),
                ('advice', models.CharField(choices=[('close', 'Sluit af en leg vast waarom'), ('report_now', 'Meld nu bij Veilig Thuis'), ('report', 'Meld bij Veilig Thuis'), ('help', 'Regel hulp, en spreek af wanneer die moet werken'), ('safe', 'Sluit de hulp af, en spreek af hoe u de veiligheid blijft volgen')], max_length=20)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weighings', to='safeguarding.safetycase')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('weighed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='weighing_one_per_place')],
            },
        ),
        migrations.CreateModel(
            name='SafetyDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reports', models.BooleanField()),
                ('helps', models.BooleanField()),
                ('reported_on', models.DateField(null=True)),
                ('answered_on', models.DateField(null=True)),
                ('help_what', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('effect_by_on', models.DateField(null=True)),
                ('effect_seen_on', models.DateField(null=True)),
                ('parents_informed', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('not_yet', 'nog niet')], max_length=10)),
                ('parents_text', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('differs_because', rondom.files.sealed.SealedTextField(blank=True, max_length=20000)),
                ('decided_at', models.DateTimeField()),
                ('reminded_on', models.DateField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='safeguarding.safetycase')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('weighing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='safeguarding.weighing')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reports', True), ('helps', True), _connector='OR'), name='safety_decision_reports_or_helps'), models.CheckConstraint(condition=models.Q(models.Q(('reported_on__isnull', False), ('reports', True)), models.Q(('answered_on__isnull', True), ('reported_on__isnull', True), ('reports', False)), _connector='OR'), name='safety_decision_report_has_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('effect_by_on__isnull', False), ('helps', True), models.Q(('help_what', ''), _negated=True)), models.Q(('effect_by_on__isnull', True), ('effect_seen_on__isnull', True), ('help_what', ''), ('helps', False)), _connector='OR'), name='safety_decision_help_has_a_term'), models.CheckConstraint(condition=models.Q(('parents_informed', 'yes'), models.Q(('parents_text', ''), _negated=True), _connector='OR'), name='safety_decision_parents_or_why_not')],
            },
        ),
        migrations.CreateModel(
            name='WeighingAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(choices=[('suspicion', 'Is er, na stap 1 tot en met 3, een vermoeden van geweld of mishandeling?'), ('unsafe', 'Is het kind nu in gevaar, of steeds opnieuw onveilig?'), ('can_help', 'Kunt u zelf hulp geven of regelen die werkt?'), ('accepts', 'Willen de ouders en het kind deze hulp, en doen zij mee?'), ('effect', 'Is het door de hulp veilig geworden, binnen de afgesproken tijd?')], max_length=20)),
                ('answer', models.CharField(choices=[('yes', 'ja'), ('no', 'nee'), ('doubt', 'twijfel')], max_length=10)),
                ('reason', rondom.files.sealed.SealedTextField(max_length=20000)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('weighing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='safeguarding.weighing')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('weighing', 'question'), name='weighing_answer_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='weighing_answer_says_why')],
            },
        ),
    ]
