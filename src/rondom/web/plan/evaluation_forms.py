"""Shape of what is typed while people look back on a plan; the operations decide."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.plans.content import number
from rondom.plans.evaluation_rules import evaluation_rules
from rondom.plans.operations import Answers, Presence
from rondom.plans.queries import Attendee, GoalCard
from rondom.plans.terms import GoalResult, Outcome
from rondom.web.plan.forms import DAY, NEEDED, CommaDecimalField

CHOOSE = {"required": gettext_lazy("Kies één antwoord")}
LARGEST_REVISION = 10**6


def _revision() -> forms.IntegerField:
    return forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=LARGEST_REVISION
    )


class ReviewForm(forms.Form):
    """What came of one goal."""

    result = forms.ChoiceField(
        label=gettext_lazy("Is het doel gehaald?"),
        choices=GoalResult,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    words = forms.CharField(
        label=gettext_lazy("Waaraan zien we dat?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages=NEEDED,
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Hoe gaan we verder?"),
        choices=Outcome,
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages=NEEDED,
    )
    revision = _revision()


class QuestionsForm(forms.Form):
    """The three questions of the end; their words are data."""

    revision = _revision()

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        asked = evaluation_rules().questions
        for name in ("needs_right", "goals_right", "help_right"):
            words = getattr(asked, name)
            self.fields[name] = forms.CharField(
                label=words.question,
                help_text=words.hint,
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=2000,
                required=False,
            )

    def answers(self) -> Answers:
        return Answers(**{name: self.cleaned_data[name] for name in Answers.__slots__})


class PeopleForm(forms.Form):
    """Who was there; of the family also why not. What the writer saw travels along, so that nobody writes over another."""

    def __init__(self, *args: Any, people: Sequence[Attendee], **more: Any) -> None:
        self.people = people
        initial = {}
        for row in people:
            initial[f"there_{row.person_id}"] = {True: "yes", False: "no", None: ""}[row.was_there]
            initial[f"reason_{row.person_id}"] = row.reason
        super().__init__(*args, **more | {"initial": initial})
        for row in people:
            self._add(row)

    def _add(self, row: Attendee) -> None:
        choices = [("", _("nog niet gezegd")), ("yes", _("was erbij")), ("no", _("was er niet bij"))]
        if not row.must:
            choices = [("", _("was er niet bij")), ("yes", _("was erbij"))]
        self.fields[f"there_{row.person_id}"] = forms.ChoiceField(
            label=f"{row.name}, {row.label}", choices=choices, required=False, show_hidden_initial=True
        )
        if row.must:
            self.fields[f"reason_{row.person_id}"] = forms.CharField(
                label=_("Waarom was %(name)s er niet bij?") % {"name": row.name},
                max_length=500,
                required=False,
                show_hidden_initial=True,
            )

    def changed(self) -> list[Presence]:
        """Only of whom the writer said something else than he saw."""
        found = []
        for row in self.people:
            names = (f"there_{row.person_id}", f"reason_{row.person_id}")
            there, reason = (str(self.cleaned_data.get(name, "")) for name in names)
            if (there or not row.must) and any(name in self.changed_data for name in names):
                found.append(
                    Presence(
                        person_id=row.person_id,
                        was_there=there == "yes",
                        reason=reason,
                        seen=self._seen(*names),
                    )
                )
        return found

    def _seen(self, there: str, reason: str) -> tuple[bool, str] | None:
        was = str(self.data.get(self.add_initial_prefix(there), ""))
        return (was == "yes", str(self.data.get(self.add_initial_prefix(reason), ""))) if was else None


class FinishForm(forms.Form):
    next_on = forms.DateField(
        label=gettext_lazy("Wanneer kijkt u weer samen terug?"),
        help_text=gettext_lazy("Minstens één keer in elk schooljaar, met ouders en kind."),
        widget=forms.DateInput,
        required=False,
        error_messages=DAY,
    )


class OptionalNumberField(CommaDecimalField):
    def clean(self, value: Any) -> Any:
        return super().clean(value) if str(value or "").strip() else None


class OwnScoresForm(forms.Form):
    """A number per goal; what stays empty, is not said."""

    def __init__(self, *args: Any, goals: Sequence[GoalCard], mine: dict[int, Decimal], **more: Any) -> None:
        super().__init__(*args, **more)
        for goal in goals:
            words = _("%(measure)s. Begin: %(start)s. Doel: %(target)s.")
            facts = {
                "measure": goal.measure.rstrip("."),
                "start": number(goal.start),
                "target": number(goal.target),
            }
            self.fields[f"goal_{goal.goal_id}"] = OptionalNumberField(
                label=goal.text,
                help_text=words % facts,
                max_length=12,
                required=False,
                initial=number(mine[goal.goal_id]) if goal.goal_id in mine else None,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and not self.values():
            raise forms.ValidationError(_("Vul bij minstens één doel een getal in."))
        return found

    def values(self) -> dict[int, Decimal]:
        """{goal: number} of what was filled in."""
        return {
            int(name.removeprefix("goal_")): value
            for name, value in self.cleaned_data.items()
            if value is not None
        }
