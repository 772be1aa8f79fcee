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
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('signal', 'signaal'), ('talk', 'gesprek'), ('observation', 'kijken in de klas'), ('advice', 'advies')], max_length=20)),
                ('category', models.CharField(choices=[('process', 'wie, wanneer en welke stap'), ('education', 'school en leren'), ('care', 'hulp en opvoeden'), ('family', 'het gezin'), ('absence', 'verzuim'), ('medical', 'gezondheid')], default='education', max_length=20)),
                ('author_role', models.CharField(max_length=40)),
                ('talked_with', rondom.files.sealed.SealedTextField(max_length=200)),
                ('talked_on', models.DateField()),
                ('with_parents', models.BooleanField(default=False)),
                ('what', rondom.files.sealed.SealedTextField(max_length=20000)),
                ('agreements', rondom.files.sealed.SealedTextField(blank=True, max_length=5000)),
                ('no_agreements', models.BooleanField(default=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('written_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='dossiers.dossier')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.region')),
            ],
            options={
                'indexes': [models.Index(fields=['dossier', '-talked_on'], name='note_of_dossier')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('no_agreements', True), ('agreements', '')), models.Q(('no_agreements', False), models.Q(('agreements', ''), _negated=True)), _connector='OR'), name='note_agreements_or_none'), models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='note_says_what'), models.CheckConstraint(condition=models.Q(('talked_with', ''), _negated=True), name='note_says_with_whom')],
            },
        ),
    ]
