"""Shape of what is typed for the office hour of leerplicht; the operations decide."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from rondom.watch.terms import OfficeReason

A_DAY, A_TIME = _("Kies een dag"), _("Vul een tijd in, zoals 14:30")


class HourForm(forms.Form):
    school_id = forms.TypedChoiceField(
        label=_("Voor welke school?"), coerce=int, error_messages={"required": _("Kies een school")}
    )
    on = forms.DateField(
        label=_("Op welke dag?"), widget=forms.DateInput, error_messages={"required": A_DAY, "invalid": A_DAY}
    )
    begins = forms.TimeField(
        label=_("Hoe laat begint het?"),
        widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"required": A_TIME, "invalid": A_TIME},
    )
    minutes = forms.IntegerField(
        label=_("Hoeveel minuten duurt een gesprek?"), min_value=5, max_value=120, initial=20
    )
    count = forms.IntegerField(label=_("Hoeveel gesprekken?"), min_value=1, max_value=24, initial=3)

    def __init__(self, *args: Any, schools: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["school_id"].choices = [("", _("Kies een school")), *schools]  # type: ignore[attr-defined]


class BookForm(forms.Form):
    slot_id = forms.TypedChoiceField(
        label=_("Welk moment?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een moment"), "invalid_choice": _("Kies een moment")},
    )
    reason = forms.ChoiceField(
        label=_("Waar gaat het over?"),
        choices=OfficeReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar het over gaat")},
    )

    def __init__(self, *args: Any, slots: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["slot_id"].choices = [(row.pk, _moment(row)) for row in slots]  # type: ignore[attr-defined]


def _moment(slot: Any) -> str:
    return f"{date_format(localtime(slot.begins_at), 'l j F H:i')}, {slot.officer.name}"
