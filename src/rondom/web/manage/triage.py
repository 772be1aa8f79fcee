"""Screen: what the outcomes of a triage mean and ask in this region, and who leads the process."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rondom.triage import queries
from rondom.triage.access import may_edit_rules
from rondom.triage.operations import publish_rules
from rondom.triage.operations.policy import LONGEST_WORDS
from rondom.triage.rules import Cell, OutcomeRule
from rondom.triage.terms import Leader, Outcome, Question
from rondom.web.http import attempt
from rondom.web.middleware import Request

ASKED = (Question.SINGLE, Question.COMPLEX)
PAIRS = [(learning, living) for learning in ASKED for living in ASKED]
OUTCOME_PARTS = ("definition", "means", "needs_agreement", "municipality_stays")
LEADERS = [(leader.value, leader.label) for leader in (Leader.EDUCATION, Leader.CASE_MANAGER)]


def _words(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Vul deze uitleg in")},
    )


def _yes(label: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


class RulesForm(forms.Form):
    """A group of fields per outcome and per cell of the table. read: the version that was on the screen."""

    read = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for outcome in Outcome:
            self.fields[f"{outcome}_definition"] = _words(gettext_lazy("Wat is het?"))
            self.fields[f"{outcome}_means"] = _words(gettext_lazy("Wat betekent dat?"))
            self.fields[f"{outcome}_needs_agreement"] = _yes(
                gettext_lazy("Er is een afspraak nodig voor als het misgaat")
            )
            self.fields[f"{outcome}_municipality_stays"] = _yes(gettext_lazy("De gemeente blijft betrokken"))
        for learning, living in PAIRS:
            self.fields[f"{learning}_{living}_leader"] = forms.ChoiceField(
                label=gettext_lazy("Wie heeft de procesregie?"), choices=LEADERS
            )
            self.fields[f"{learning}_{living}_why"] = _words(gettext_lazy("De zin waarom"))

    def groups(self) -> list[dict[str, Any]]:
        """The fields as they stand on the page, with a heading each."""
        rows = [
            (str(outcome.label).capitalize(), [f"{outcome}_{part}" for part in OUTCOME_PARTS])
            for outcome in Outcome
        ]
        for learning, living in PAIRS:
            words = _("Leervraag %(learning)s, leefvraag %(living)s")
            title = words % {"learning": learning.label, "living": living.label}
            rows.append((title, [f"{learning}_{living}_{part}" for part in ("leader", "why")]))
        return [{"title": title, "fields": [self[name] for name in names]} for title, names in rows]

    def outcome_rules(self) -> list[OutcomeRule]:
        values = self.cleaned_data
        return [
            OutcomeRule(outcome, **{part: values[f"{outcome}_{part}"] for part in OUTCOME_PARTS})
            for outcome in Outcome
        ]

    def cells(self) -> list[Cell]:
        values = self.cleaned_data
        return [
            Cell(
                learning,
                living,
                Leader(values[f"{learning}_{living}_leader"]),
                values[f"{learning}_{living}_why"],
            )
            for learning, living in PAIRS
        ]


@require_http_methods(["GET", "POST"])
def rules(request: Request) -> HttpResponse:
    if not may_edit_rules(request.actor):
        raise Http404
    versions = queries.versions_of_rules(request.actor.region_id)
    newest = versions[0] if versions else None
    form = RulesForm(request.POST or None, initial=_initial(newest))
    if form.is_bound and form.is_valid():
        made = attempt(
            request,
            publish_rules,
            outcome_rules=form.outcome_rules(),
            cells=form.cells(),
            read=form.cleaned_data["read"],
        )
        if made:
            messages.success(request, _("Bewaard. Een triage die nu begint, werkt hiermee."))
            return redirect("manage:triage_rules")
    context = {
        "form": form,
        "groups": form.groups(),
        "versions": versions,
        "source": queries.source_of(newest, queries.outcomes_by(None).source),
    }
    return render(request, "manage/triage_rules.html", context)


def _initial(newest: Any) -> dict[str, Any]:
    table = queries.table_by(newest)
    values: dict[str, Any] = {"read": newest.version if newest else 0}
    for outcome, rule in queries.outcomes_by(newest).by_code().items():
        values |= {f"{outcome}_{part}": getattr(rule, part) for part in OUTCOME_PARTS}
    for learning, living in PAIRS:
        cell = table.cell(learning, living)
        if cell:
            values |= {f"{learning}_{living}_leader": cell.leader, f"{learning}_{living}_why": cell.why}
    return values
