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
            name='RegionRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('outcomes', models.JSONField()),
                ('cells', models.JSONField()),
                ('published_at', models.DateTimeField()),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('region', 'version'), name='triage_rules_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('youth_health', 'GGD'), ('attendance', 'leerplicht'), ('youth_index', 'Zorg voor Jeugd')], max_length=20)),
                ('status', models.CharField(choices=[('open', 'nog nagaan'), ('checked', 'nagegaan, niet nodig'), ('already', 'stond er al'), ('now', 'nu geregistreerd')], default='open', max_length=20)),
                ('checked_on', models.DateField(null=True)),
                ('proof', rondom.files.sealed.SealedTextField(blank=True, max_length=2000)),
                ('open_reason', rondom.files.sealed.SealedTextField(blank=True, max_length=2000)),
                ('open_on', models.DateField(null=True)),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='dossiers.dossier')),
                ('open_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('dossier', 'kind'), name='registration_once'), models.CheckConstraint(condition=models.Q(models.Q(('checked_by', None), ('checked_on', None), ('proof', ''), ('status', 'open')), models.Q(models.Q(('status', 'open'), _negated=True), models.Q(('proof', ''), _negated=True), ('checked_by__isnull', False), ('checked_on__isnull', False)), _connector='OR'), name='registration_checked_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('open_by', None), ('open_on', None), ('open_reason', '')), models.Q(models.Q(('open_reason', ''), _negated=True), ('open_by__isnull', False), ('open_on__isnull', False)), _connector='OR'), name='registration_open_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Triage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_on', models.DateField()),
                ('learning', models.CharField(blank=True, choices=[('none', 'geen'), ('single', 'enkelvoudig'), ('complex', 'complex')], max_length=20)),
                ('living', models.CharField(blank=True, choices=[('none', 'geen'), ('single', 'enkelvoudig'), ('complex', 'complex')], max_length=20)),
                ('outcome', models.CharField(blank=True, choices=[('single', 'enkelvoudig'), ('multiple', 'meervoudig'), ('multi', 'multiproblematiek')], max_length=20)),
                ('judged_on', models.DateField(null=True)),
                ('nature', rondom.files.sealed.SealedTextField(blank=True, max_length=2000)),
                ('severity', models.CharField(blank=True, choices=[('light', 'licht'), ('moderate', 'matig'), ('serious', 'ernstig')], max_length=20)),
                ('urgency', models.CharField(blank=True, choices=[('can_wait', 'kan wachten'), ('soon', 'binnen een paar weken'), ('now', 'nu')], max_length=20)),
                ('confirmed_on', models.DateField(null=True)),
                ('agreement', rondom.files.sealed.SealedTextField(blank=True, max_length=5000)),
                ('closed_on', models.DateField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='triages', to='dossiers.dossier')),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('rules', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='triage.regionrules')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on__isnull', True)), fields=('dossier',), name='triage_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('judged_by', None), ('judged_on', None), ('learning', ''), ('living', ''), ('outcome', '')), models.Q(models.Q(('learning', ''), _negated=True), models.Q(('living', ''), _negated=True), models.Q(('outcome', ''), _negated=True), ('judged_by__isnull', False), ('judged_on__isnull', False)), _connector='OR'), name='triage_judged_as_a_whole'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by', None), ('confirmed_on', None), ('nature', ''), ('severity', ''), ('urgency', '')), models.Q(models.Q(('nature', ''), _negated=True), models.Q(('severity', ''), _negated=True), models.Q(('urgency', ''), _negated=True), models.Q(('outcome', ''), _negated=True), ('confirmed_by__isnull', False), ('confirmed_on__isnull', False)), _connector='OR'), name='triage_confirmed_as_a_whole'), models.CheckConstraint(condition=models.Q(models.Q(('closed_by', None), ('closed_on', None)), models.Q(('closed_by__isnull', False), ('closed_on__isnull', False), ('confirmed_on__isnull', False)), _connector='OR'), name='triage_closed_when_confirmed')],
            },
        ),
        migrations.CreateModel(
            name='StockStay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since_on', models.DateField()),
                ('until_on', models.DateField(null=True)),
                ('put_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('triage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stays', to='triage.triage')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('triage',), name='stock_one_open'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('since_on')), _connector='OR'), name='stock_period_runs_forward')],
            },
        ),
        migrations.CreateModel(
            name='ProcessRegie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposed', models.CharField(choices=[('education', 'onderwijs'), ('case_manager', 'casemanager'), ('closest', 'wie het dichtst bij het kind staat')], max_length=20)),
                ('leader', models.CharField(choices=[('education', 'onderwijs'), ('case_manager', 'casemanager'), ('closest', 'wie het dichtst bij het kind staat')], max_length=20)),
                ('reason', rondom.files.sealed.SealedTextField(blank=True, max_length=2000)),
                ('state', models.CharField(choices=[('waiting', 'wacht op akkoord'), ('in_force', 'geldt'), ('refused', 'niet akkoord'), ('replaced', 'vervangen')], max_length=20)),
                ('chosen_on', models.DateField()),
                ('refusal', rondom.files.sealed.SealedTextField(blank=True, max_length=2000)),
                ('in_force_on', models.DateField(null=True)),
                ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regies', to='dossiers.dossier')),
                ('education_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('municipality_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('refused_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
                ('triage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='regies', to='triage.triage')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('dossier',), name='process_regie_one_waits'), models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('dossier',), name='process_regie_one_in_force'), models.CheckConstraint(condition=models.Q(('leader', models.F('proposed')), models.Q(('reason', ''), _negated=True), _connector='OR'), name='process_regie_other_choice_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_force'), _negated=True), ('leader', models.F('proposed')), models.Q(('education_by__isnull', False), ('municipality_by__isnull', False)), _connector='OR'), name='process_regie_other_choice_has_both_sides'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(models.Q(('refusal', ''), _negated=True), ('refused_by__isnull', False)), _connector='OR'), name='process_regie_refusal_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_force'), _negated=True), ('in_force_on__isnull', False), _connector='OR'), name='process_regie_in_force_has_a_day')],
            },
        ),
    ]
