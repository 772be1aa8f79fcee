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
            name='RouteVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('checksum', models.CharField(max_length=64)),
                ('published_at', models.DateTimeField()),
                ('note', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='route_versions', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('region', 'key', 'version'), name='route_version_once')],
            },
        ),
        migrations.CreateModel(
            name='SaidCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('evidence', rondom.files.sealed.SealedTextField(blank=True, max_length=1000)),
                ('said_role', models.CharField(max_length=40)),
                ('said_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='said_checks', to='dossiers.dossier')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'name'], name='said_check_of_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at__isnull', True), ('taken_back_by__isnull', True)), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False)), _connector='OR'), name='said_check_taken_back_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='StepVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('track', models.CharField(blank=True, max_length=40)),
                ('step', models.CharField(max_length=40)),
                ('arrived_on', models.DateField()),
                ('left_on', models.DateField(null=True)),
                ('reason', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('usual', models.BooleanField(default=True)),
                ('outcome', models.CharField(blank=True, max_length=40)),
                ('outcome_until_on', models.DateField(null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='dossiers.dossier')),
                ('moved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('route', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='routes.routeversion')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'left_on'], name='visit_of_dossier')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_on__isnull', True)), fields=('dossier', 'track'), name='visit_one_open_per_track'), models.CheckConstraint(condition=models.Q(('left_on__isnull', True), ('left_on__gte', models.F('arrived_on')), _connector='OR'), name='visit_period_runs_forward'), models.CheckConstraint(condition=models.Q(('usual', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='visit_unusual_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='StepResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('text', rondom.files.sealed.SealedTextField(blank=True, max_length=1000)),
                ('referral', models.BooleanField(default=False)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'aangenomen'), ('declined', 'niet aangenomen')], max_length=10)),
                ('answer_reason', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('answered_at', models.DateTimeField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='step_results', to='dossiers.dossier')),
                ('helper', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='dossiers.participant')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='routes.stepvisit')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'recorded_at'], name='step_result_of_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('referral', True)), _connector='OR'), name='result_answered_has_a_moment'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'declined'), _negated=True), models.Q(('answer_reason', ''), _negated=True), _connector='OR'), name='result_declined_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Tour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('running', 'bezig'), ('finished', 'klaar'), ('declined', 'liever niet')], max_length=10)),
                ('part', models.PositiveSmallIntegerField(default=0)),
                ('visits', models.JSONField(default=list)),
                ('known', models.JSONField(default=dict)),
                ('talked_with', rondom.files.sealed.SealedTextField(blank=True, max_length=200)),
                ('what', rondom.files.sealed.SealedTextField(blank=True, max_length=2000)),
                ('agreed', rondom.files.sealed.SealedTextField(blank=True, max_length=500)),
                ('agreed_with', models.CharField(blank=True, max_length=40)),
                ('agreed_on', models.DateField(null=True)),
                ('changed_at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('route', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='routes.routeversion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'running'), _negated=True), models.Q(('part__gte', 1), ('route__isnull', False)), _connector='OR'), name='tour_running_has_a_route')],
            },
        ),
        migrations.CreateModel(
            name='KeyAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=40)),
                ('question', models.CharField(max_length=40)),
                ('text', rondom.files.sealed.SealedTextField(max_length=5000)),
                ('author_role', models.CharField(max_length=40)),
                ('written_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='key_answers', to='dossiers.dossier')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', 'question', '-written_at'], name='key_answer_newest')],
            },
        ),
        migrations.CreateModel(
            name='RouteAtSchool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='routes_on', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('school', 'key'), name='route_at_school_once')],
            },
        ),
        migrations.CreateModel(
            name='RouteDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('definition', models.JSONField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('started_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('region', 'key'), name='route_draft_once')],
            },
        ),
    ]
