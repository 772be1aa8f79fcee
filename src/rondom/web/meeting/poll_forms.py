"""The shape of what is typed for a date poll; rules are in the operations."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from rondom.meetings.poll_days import date_poll_rules
from rondom.meetings.terms import Can
from rondom.web.meeting.forms import TalkForm, link_field, moment_of

LENGTHS = (30, 45, 60, 75, 90, 120)
CHOICES = ((Can.YES.value, _("Kan")), (Can.IF_NEEDED.value, _("Als het moet")), (Can.NO.value, _("Kan niet")))


class PollForm(TalkForm):
    """Moments stand in pairs: a day and when it begins. A pair that is empty does not count."""

    minutes = forms.TypedChoiceField(
        label=_("Hoe lang?"), coerce=int, choices=[(count, _("%s minuten") % count) for count in LENGTHS]
    )
    place = forms.CharField(
        label=_("Waar"),
        max_length=200,
        help_text=_("Bijvoorbeeld: De Klimboom, lokaal 4. Dit staat ook in de uitnodiging."),
    )
    link = link_field()
    anyway = forms.BooleanField(
        label=_("Ja, ik stel deze momenten toch voor"),
        required=False,
        help_text=_("Alleen nodig als wij zeggen dat een moment vreemd is."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = range(1, date_poll_rules().most_moments + 1)
        for number in self.numbers:
            self.fields[f"day_{number}"] = forms.DateField(
                label=_("Dag %s") % number, required=False, widget=forms.DateInput
            )
            self.fields[f"begins_{number}"] = forms.TimeField(
                label=_("Begin %s") % number, required=False, widget=forms.TimeInput
            )

    def pairs(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"day_{number}"], self[f"begins_{number}"]) for number in self.numbers]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        found = [self._moment(values, number) for number in self.numbers]
        values["starts"] = [moment for moment in found if moment]
        return values

    def _moment(self, values: dict[str, Any], number: int) -> dt.datetime | None:
        day, begins = values.get(f"day_{number}"), values.get(f"begins_{number}")
        if day and begins:
            return moment_of(self, f"begins_{number}", day, begins)
        if day and f"begins_{number}" not in self.errors:
            self.add_error(f"begins_{number}", _("Vul in hoe laat het begint."))
        if begins and not day and f"day_{number}" not in self.errors:
            self.add_error(f"day_{number}", _("Kies de dag."))
        return None


class VoteForm(forms.Form):
    """One choice for every moment; the fields are drawn by the template, as one fieldset each."""

    def __init__(self, *args: Any, moment_ids: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moment_ids = tuple(moment_ids)
        for moment_id in self.moment_ids:
            self.fields[f"m{moment_id}"] = forms.ChoiceField(choices=CHOICES, required=False)

    def answers(self) -> dict[int, str]:
        """What was chosen; a moment without a choice stays open."""
        self.is_valid()
        found = {moment_id: self.cleaned_data.get(f"m{moment_id}", "") for moment_id in self.moment_ids}
        return {moment_id: can for moment_id, can in found.items() if can}
