from django.conf import settings
import django.db.models.deletion
from django.core.management import call_command
from django.db import migrations, models


def make_cache_table(_apps, schema_editor):
    """Also where Redis counts: somebody may do without it later."""
    call_command(
        "createcachetable", settings.CACHE_TABLE, database=schema_editor.connection.alias, verbosity=0
    )


def drop_cache_table(_apps, schema_editor):
    schema_editor.execute(f"DROP TABLE IF EXISTS {schema_editor.quote_name(settings.CACHE_TABLE)}")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_names', models.CharField(blank=True, max_length=200)),
                ('call_name', models.CharField(max_length=200)),
                ('prefix', models.CharField(blank=True, max_length=30)),
                ('last_name', models.CharField(max_length=200)),
                ('born_on', models.DateField(null=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('language', models.CharField(default='nl', max_length=10)),
                ('unneeded_since', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('slug', models.SlugField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('school', 'school'), ('board', 'schoolbestuur'), ('swv', 'samenwerkingsverband'), ('municipality', 'gemeente'), ('youth_health', 'jeugdgezondheidszorg'), ('provider', 'zorgaanbieder'), ('social_work', 'schoolmaatschappelijk werk'), ('police', 'politie'), ('attendance', 'leerplicht'), ('guardian_institution', 'gecertificeerde instelling')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('brin', models.CharField(blank=True, max_length=6)),
                ('city', models.CharField(blank=True, max_length=200)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('board', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='schools', to='people.organisation')),
                ('regions', models.ManyToManyField(related_name='organisations', to='people.region')),
            ],
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('person', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='account', to='people.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='person',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region'),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='membership_period_runs_forward'), models.UniqueConstraint(condition=models.Q(('valid_until__isnull', True)), fields=('person', 'organisation', 'role'), name='membership_one_open_per_role')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='invitation_expires_later'), models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_used_or_withdrawn')],
            },
        ),
        migrations.CreateModel(
            name='RoleTasks',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('pupil', 'leerling'), ('parent', 'ouder'), ('teacher', 'leerkracht'), ('coordinator_ib', 'intern begeleider'), ('care_coordinator', 'ondersteuningscoördinator'), ('director', 'directeur'), ('swv_advisor', 'begeleider passend onderwijs'), ('swv_coordinator', 'coördinator passend onderwijs'), ('social_worker', 'schoolmaatschappelijk werker'), ('youth_help', 'jeugd- en gezinshulpverlener'), ('youth_doctor', 'jeugdarts'), ('youth_nurse', 'jeugdverpleegkundige'), ('attendance_officer', 'leerplichtambtenaar'), ('process_coordinator', 'procescoördinator'), ('case_manager', 'casemanager jeugd'), ('behavioural_scientist', 'gedragswetenschapper sociaal team'), ('care_guide', 'begeleider onderwijs en zorg'), ('traject_guide', 'trajectbegeleider'), ('special_educator', 'orthopedagoog'), ('child_parent_support', 'kind-ouderondersteuner'), ('school_police', 'schoolagent'), ('education_scientist', 'gedragswetenschapper onderwijs'), ('intake_worker', 'medewerker aanmeldteam'), ('stagnation_officer', 'medewerker stagnatiepunt'), ('board_support', 'lid bovenschools ondersteuningsteam'), ('duty_of_care_lead', 'regievoerder zorgplicht'), ('section_coordinator', 'deelcoördinator'), ('swv_section_coordinator', 'coördinator deelverband'), ('guidance_committee', 'lid commissie van begeleiding'), ('ect_member', 'lid expertise- en consultatieteam'), ('second_school', 'contactpersoon van een andere school'), ('administrator', 'beheerder'), ('privacy_officer', 'functionaris gegevensbescherming')], max_length=40)),
                ('text', models.TextField(blank=True, max_length=2000)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('region', 'role'), name='role_tasks_once')],
            },
        ),
        migrations.CreateModel(
            name='SchoolContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.membership')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('school', 'membership'), name='school_contact_once')],
            },
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['region', 'last_name', 'call_name'], name='person_by_name'),
        ),
        migrations.RunPython(make_cache_table, drop_cache_table, elidable=False),
    ]
