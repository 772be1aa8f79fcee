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
            name='DestructionSwitch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_on', models.BooleanField()),
                ('plan_digest', models.CharField(blank=True, max_length=64)),
                ('decided_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_digest', models.CharField(blank=True, default='', max_length=64)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True), ('confirmed_digest', '')), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('is_on', True), models.Q(('confirmed_digest', ''), _negated=True), models.Q(('confirmed_by', models.F('decided_by')), _negated=True)), _connector='OR'), name='destruction_confirmed_by_another_who_read'), models.CheckConstraint(condition=models.Q(('is_on', False), models.Q(('plan_digest', ''), _negated=True), _connector='OR'), name='destruction_on_after_reading')],
            },
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_id', models.BigIntegerField(null=True)),
                ('pupil_id', models.BigIntegerField(null=True)),
                ('reason', rondom.files.sealed.SealedTextField(max_length=500)),
                ('placed_at', models.DateTimeField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('placed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('dossier_id__isnull', False), ('pupil_id__isnull', True)), models.Q(('dossier_id__isnull', True), ('pupil_id__isnull', False)), _connector='OR'), name='legal_hold_on_one_thing'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='legal_hold_says_why'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='legal_hold_period_runs_forward')],
            },
        ),
    ]
