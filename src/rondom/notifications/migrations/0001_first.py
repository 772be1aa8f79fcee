import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='NotificationPreference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('questions', models.CharField(choices=[('at_once', 'Meteen een e-mail.'), ('digest', 'In één e-mail per dag. Haast het? Dan meteen.'), ('none', 'Geen e-mail. Ik kijk zelf in Rondom.')], default='at_once', max_length=10)),
                ('appointments', models.CharField(choices=[('at_once', 'Meteen een e-mail.'), ('digest', 'In één e-mail per dag. Haast het? Dan meteen.'), ('none', 'Geen e-mail. Ik kijk zelf in Rondom.')], default='digest', max_length=10)),
                ('changes', models.CharField(choices=[('at_once', 'Meteen een e-mail.'), ('digest', 'In één e-mail per dag. Haast het? Dan meteen.'), ('none', 'Geen e-mail. Ik kijk zelf in Rondom.')], default='digest', max_length=10)),
                ('digest_hour', models.PositiveSmallIntegerField(choices=[(7, 'om 7 uur ’s ochtends'), (12, 'om 12 uur ’s middags'), (17, 'om 5 uur ’s middags'), (20, 'om 8 uur ’s avonds')], default=17)),
                ('changed_at', models.DateTimeField()),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='notification_preference', to='people.person')),
            ],
        ),
    ]
