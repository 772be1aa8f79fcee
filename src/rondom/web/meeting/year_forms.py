"""The shape of what is typed about the year plan; rules are in the operations."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rondom.core import clock
from rondom.meetings.norm import PlanKind
from rondom.meetings.year_plan import school_year_of, year_plan_rules

WEEKDAYS = (
    (0, _("maandag")),
    (1, _("dinsdag")),
    (2, _("woensdag")),
    (3, _("donderdag")),
    (4, _("vrijdag")),
)
DAY = {"required": _("Kies een dag"), "invalid": _("Kies een dag")}
TIME = {"required": _("Vul een tijd in"), "invalid": _("Vul een tijd in, zoals 15:15")}


class TimesForm(forms.Form):
    """From when until when, and where."""

    begins = forms.TimeField(label=_("Van"), widget=forms.TimeInput, error_messages=TIME)
    ends = forms.TimeField(label=_("Tot"), widget=forms.TimeInput, error_messages=TIME)
    place = forms.CharField(label=_("Waar"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        begins, ends = values.get("begins"), values.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Het einde moet na het begin zijn."))
        return values


class ProposalForm(TimesForm):
    kind = forms.ChoiceField(
        label=_("Welk overleg?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een overleg")},
    )
    year = forms.TypedChoiceField(label=_("Welk schooljaar?"), coerce=int)
    count = forms.IntegerField(
        label=_("Hoe vaak?"),
        min_value=1,
        error_messages={"required": _("Vul een getal in"), "invalid": _("Vul een getal in")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "rondom-short"}),
    )
    weekday = forms.TypedChoiceField(label=_("Op welke dag?"), choices=WEEKDAYS, coerce=int)
    field_order = ("kind", "year", "count", "weekday", "begins", "ends", "place")

    def __init__(self, *args: Any, kinds: Iterable[PlanKind], **more: Any) -> None:
        super().__init__(*args, **more)
        this = school_year_of(clock.today())
        self.fields["kind"].choices = [(row.key, row.title) for row in kinds]  # type: ignore[attr-defined]
        self.fields["year"].choices = [(year, f"{year}-{year + 1}") for year in (this, this + 1)]  # type: ignore[attr-defined]
        self.fields["count"].max_value = year_plan_rules().most  # type: ignore[attr-defined]

    def clean_count(self) -> int:
        count: int = self.cleaned_data["count"]
        if count > year_plan_rules().most:
            raise forms.ValidationError(
                _("Kies hoogstens %(most)s dagen.") % {"most": year_plan_rules().most}
            )
        return count


class DaysForm(forms.Form):
    """The days that were proposed, as they were left or changed; an empty one is left out."""

    def __init__(self, data: Any, *, count: int) -> None:
        super().__init__(data)
        self.count = count
        self.days: list[dt.date] = []

    def clean(self) -> dict[str, Any]:
        field = forms.DateField()
        data: Any = self.data
        for typed in data.getlist("days")[: self.count + 1]:
            if not typed.strip():
                continue
            try:
                self.days.append(field.clean(typed))
            except forms.ValidationError:
                self.errors["days"] = self.error_class([gettext("Een van de dagen is geen dag. Kijk ze na.")])
        if not self.days and "days" not in self.errors:
            self.errors["days"] = self.error_class([gettext("Kies minstens één dag.")])
        return {}


class DateForm(TimesForm):
    on = forms.DateField(label=_("Dag"), widget=forms.DateInput, error_messages=DAY)
    field_order = ("on", "begins", "ends", "place")
