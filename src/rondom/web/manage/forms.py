"""Shape of what an administrator types; the operations decide."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.meetings.terms import QUESTIONS_LENGTH

TASKS_LENGTH = 2000
MOST_REVISIONS = 10**6


class TasksForm(forms.Form):
    text = forms.CharField(
        label=_("Taken"),
        help_text=_("Eén taak per regel, in korte zinnen. Leeg: er staat niets op de beginpagina."),
        max_length=TASKS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"max_length": _("Maak dit korter: hooguit %(limit_value)d tekens")},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_REVISIONS)


class QuestionsForm(forms.Form):
    text = forms.CharField(
        label=_("Vragen"),
        help_text=_("Eén vraag per regel, in korte zinnen."),
        max_length=QUESTIONS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": _("Vul minstens één vraag in"),
            "max_length": _("Maak dit korter: hooguit %(limit_value)d tekens"),
        },
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_REVISIONS)


class HoldForm(forms.Form):
    dossier_ref = forms.UUIDField(
        label=_("Kenmerk van het dossier"),
        help_text=_("Dit staat in het adres van de pagina van het kind. Vraag het aan de coördinator."),
        error_messages={
            "required": _("Vul het kenmerk in"),
            "invalid": _(
                "Dit is geen kenmerk van een dossier. Het ziet eruit als 3f2b6c1e-0000-4000-8000-000000000000."
            ),
        },
    )
    whole_pupil = forms.BooleanField(label=_("Alles over dit kind, ook andere dossiers"), required=False)
    reason = forms.CharField(
        label=_("Waarom moet dit bewaard blijven?"),
        help_text=_("Bijvoorbeeld een klacht of een rechtszaak. Schrijf geen namen op."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf op waarom dit bewaard moet blijven")},
    )
    valid_until = forms.DateField(
        label=_("Tot wanneer?"),
        help_text=_("Leeg: tot iemand de blokkade opheft."),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Kies een dag")},
    )
