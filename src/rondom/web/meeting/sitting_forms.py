"""The shape of what is typed about a sitting; rules are in the operations."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.meetings.norm import PlanKind
from rondom.meetings.operations import Slot, slot_of
from rondom.meetings.terms import LONGEST, LONGEST_ADVICE, LONGEST_QUESTION, SHORTEST
from rondom.people.terms import FAMILY_ROLES, OFFICE_ROLES, Role
from rondom.web.meeting.year_forms import DAY, TIME, TimesForm

USUAL_MINUTES = 30
NUMBER = {"required": _("Vul een getal in"), "invalid": _("Vul een getal in")}


def minutes_field(**more: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Minuten"),
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages=NUMBER,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "rondom-short"}),
        **more,
    )


class OpenForm(TimesForm):
    kind = forms.ChoiceField(
        label=_("Welk overleg?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een overleg")},
    )
    on = forms.DateField(label=_("Dag"), widget=forms.DateInput, error_messages=DAY)
    field_order = ("kind", "on", "begins", "ends", "place")

    def __init__(self, *args: Any, kinds: Iterable[PlanKind], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = [(row.key, row.title) for row in kinds]  # type: ignore[attr-defined]


class AddForm(forms.Form):
    dossier_id = forms.TypedChoiceField(
        label=_("Welk kind?"), coerce=int, error_messages={"required": _("Kies een kind")}
    )
    goal = forms.CharField(
        label=_("Doel van het gesprek"),
        max_length=500,
        error_messages={"required": _("Schrijf op wat het doel is")},
    )
    minutes = minutes_field(initial=USUAL_MINUTES)

    def __init__(self, *args: Any, children: Collection[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        names = [(row.pk, row.pupil.person.name) for row in children]
        self.fields["dossier_id"].choices = [("", _("Kies een kind")), *names]  # type: ignore[attr-defined]


class SlotForm(forms.Form):
    """When one talk is; its number is the prefix."""

    begins = forms.TimeField(label=_("Van"), widget=forms.TimeInput, error_messages=TIME)
    minutes = minutes_field()
    sequence = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, meeting: Any, data: Any = None) -> "SlotForm":
        return cls(data, prefix=str(meeting.pk), initial=asdict(slot_of(meeting)))

    @property
    def slot(self) -> Slot:
        return Slot(**self.cleaned_data)


class ConsultationForm(forms.Form):
    question = forms.CharField(
        label=_("Uw vraag"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat u wilt vragen.")},
    )
    no_name = forms.BooleanField(
        label=_(
            "Ik heb de vraag nog eens gelezen. Er staat geen naam in, en niets waaraan iemand het kind herkent."
        ),
        required=False,
    )


class AdviceForm(forms.Form):
    advice = forms.CharField(
        label=_("Wat is het advies?"),
        max_length=LONGEST_ADVICE,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Schrijf kort op wat het advies is.")},
    )
    at_table = forms.MultipleChoiceField(
        label=_("Wie zat aan tafel?"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(role.value, role.label) for role in Role if role not in FAMILY_ROLES | OFFICE_ROLES],
        error_messages={"required": _("Kies wie aan tafel zat.")},
    )
