import django.db.models.deletion
import rondom.files.sealed
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
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_id', models.BigIntegerField()),
                ('recipient_role', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('purpose', models.CharField(choices=[('think_along', 'meedenken'), ('deliver_help', 'hulp geven'), ('take_decision', 'beslissen over extra hulp'), ('move', 'het dossier overnemen als nieuwe school')], max_length=40)),
                ('categories', models.JSONField(default=list)),
                ('explanation', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('asked_at', models.DateTimeField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_because', models.CharField(blank=True, choices=[('school', 'het kind ging naar een andere school')], default='', max_length=10)),
                ('text_version', models.CharField(default='2026-1', max_length=20)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='families.pupil')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='people.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('renews', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='renewed_by', to='consent.consent')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gt', models.F('valid_from'))), name='consent_period_runs_forward'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('pupil', 'recipient', 'purpose', 'valid_from'), name='consent_one_open_per_purpose'), models.CheckConstraint(condition=models.Q(('ended_because', ''), ('ended_at__isnull', False), _connector='OR'), name='consent_open_has_no_reason_to_end')],
            },
        ),
        migrations.CreateModel(
            name='ConsentGiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(max_length=20)),
                ('answer', models.CharField(blank=True, choices=[('yes', 'ja'), ('no', 'nee')], max_length=5)),
                ('answered_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('method', models.CharField(blank=True, choices=[('login', 'zelf, ingelogd'), ('paper', 'op papier'), ('spoken', 'mondeling, vastgelegd')], max_length=10)),
                ('said_on', models.DateField(null=True)),
                ('said_how', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('text_version', models.CharField(blank=True, max_length=20)),
                ('withdrawn_how', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('reminded_on', models.DateField(null=True)),
                ('consent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='givers', to='consent.consent')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('withdrawn_recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('withdrawn_scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('consent', 'person'), name='consent_giver_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='consent_answer_has_a_moment'), models.CheckConstraint(condition=models.Q(('method__in', ['', 'login']), models.Q(('method', 'paper'), ('said_on__isnull', False), ('scan__isnull', False)), models.Q(('method', 'spoken'), ('said_on__isnull', False), models.Q(('said_how', ''), _negated=True)), _connector='OR'), name='consent_answer_of_another_has_proof'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('answer', 'yes'), _connector='OR'), name='consent_only_a_yes_is_withdrawn')],
            },
        ),
        migrations.CreateModel(
            name='LegalShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_id', models.BigIntegerField()),
                ('ground', models.CharField(max_length=40)),
                ('categories', models.JSONField(default=list)),
                ('reason', rondom.files.sealed.SealedTextField(max_length=2000)),
                ('needs_wish_of_pupil', models.BooleanField(default=False)),
                ('decided_at', models.DateTimeField()),
                ('parents_told_on', models.DateField(null=True)),
                ('not_told_because', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('tell_before_on', models.DateField(null=True)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('decided_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='legal_shares', to='families.pupil')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'indexes': [models.Index(fields=['pupil', 'recipient'], name='legal_share_of_pupil')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gt', models.F('valid_from'))), name='legal_share_period_runs_forward'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='legal_share_has_a_reason'), models.CheckConstraint(condition=models.Q(('parents_told_on__isnull', False), models.Q(('tell_before_on__isnull', False), models.Q(('not_told_because', ''), _negated=True)), _connector='OR'), name='legal_share_parents_told_or_why_not')],
            },
        ),
    ]
