"""Shape of what is typed on the screens of triage; the operations decide."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from rondom.triage.rules import OutcomeRule
from rondom.triage.terms import Leader, Question, RegistrationStatus, Severity, Urgency


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class LongLabels(forms.RadioSelect):
    """Choices of more than one line: they stand apart."""

    has_long_labels = True


class JudgeForm(forms.Form):
    """Both questions and the outcome; every outcome with what it means beside it."""

    learning = forms.ChoiceField(
        label=_("Leervraag"),
        help_text=_("Een vraag over leren en onderwijs."),
        choices=Question.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord")},
    )
    living = forms.ChoiceField(
        label=_("Leefvraag"),
        help_text=_("Een vraag over opgroeien, het gezin en wie het gezin kent."),
        choices=Question.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord")},
    )
    outcome = forms.ChoiceField(
        label=_("Uitkomst"),
        widget=LongLabels,
        error_messages={"required": _("Kies een uitkomst")},
    )

    def __init__(self, *args: Any, outcomes: Iterable[OutcomeRule], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (
                str(rule.code),
                format_html(
                    '<span class="rondom-strong">{}</span><span class="rondom-meta">{} {}</span>',
                    rule.label.capitalize(),
                    rule.definition,
                    rule.means,
                ),
            )
            for rule in outcomes
        ]


class ConfirmForm(forms.Form):
    nature = forms.CharField(
        label=_("Wat is de aard van de vraag?"),
        help_text=_("De ouders kunnen dit lezen."),
        max_length=2000,
        widget=_area(),
        error_messages={"required": _("Schrijf kort op wat de aard is")},
    )
    severity = forms.ChoiceField(
        label=_("Hoe ernstig is het?"),
        choices=Severity.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe ernstig het is")},
    )
    urgency = forms.ChoiceField(
        label=_("Hoe dringend is het?"),
        choices=Urgency.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe dringend het is")},
    )


class AgreementForm(forms.Form):
    text = forms.CharField(
        label=_("Wat spreekt u af?"),
        help_text=_("Wie doet wat als het misgaat, en wie belt het gezin dan? De ouders kunnen dit lezen."),
        max_length=5000,
        widget=_area(6),
        error_messages={"required": _("Schrijf op wat u afspreekt")},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class RegieForm(forms.Form):
    """Who leads. What the table proposes is chosen already; another choice asks for a reason."""

    leader = forms.ChoiceField(
        label=_("Wie heeft de procesregie?"),
        choices=Leader.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie de procesregie heeft")},
    )
    person = forms.TypedChoiceField(
        label=_("Wie is dat?"),
        coerce=int,
        error_messages={"required": _("Kies iemand"), "invalid_choice": _("Kies iemand")},
    )
    reason = forms.CharField(
        label=_("Waarom kiest u anders dan het voorstel?"),
        help_text=_("Alleen nodig als u anders kiest. De andere kant moet dan akkoord gaan."),
        max_length=2000,
        widget=_area(),
        required=False,
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].choices = [("", _("Kies iemand")), *people]  # type: ignore[attr-defined]


class RegieAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Gaat u akkoord?"),
        choices=[("yes", _("Ja, wij gaan akkoord")), ("no", _("Nee, wij gaan niet akkoord"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee")},
    )
    reason = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Alleen nodig bij nee."),
        max_length=2000,
        widget=_area(),
        required=False,
    )


_STATUSES = [
    *((value, label) for value, label in RegistrationStatus.choices if value != RegistrationStatus.OPEN),
    (RegistrationStatus.OPEN.value, _("blijft open, met een reden")),
]


class RegistrationForm(forms.Form):
    status = forms.ChoiceField(
        label=_("Wat vond of deed u?"),
        choices=_STATUSES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u vond of deed")},
    )
    checked_on = forms.DateField(
        label=_("Wanneer?"),
        widget=forms.DateInput,
        error_messages={"required": _("Kies een dag"), "invalid": _("Kies een dag")},
    )
    words = forms.CharField(
        label=_("Waaraan ziet u dit, of waarom blijft het open?"),
        help_text=_("Bijvoorbeeld met wie u belde, of het nummer van de bevestiging."),
        max_length=2000,
        widget=_area(3),
        error_messages={"required": _("Schrijf op waaraan u dit ziet, of waarom het open blijft")},
    )


class FollowedUpForm(forms.Form):
    progress = forms.CharField(
        label=_("Wat kwam eruit?"),
        max_length=500,
        widget=_area(3),
        error_messages={"required": _("Schrijf op wat eruit kwam")},
    )
