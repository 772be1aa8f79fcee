"""Shape of what is typed on the screens of experts; the operations decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rondom.experts.rules import expert_rules
from rondom.experts.terms import Effect, ForWhom
from rondom.web.fields import DayField, HoursField, WordsField

MOST = 2**31 - 1
_ONE: Any = {"required": _("Kies er een"), "invalid_choice": _("Kies er een")}
_HOURS: Any = {"required": _("Vul het aantal uren in")}


def expertise_choices() -> list[tuple[str, str]]:
    rules = expert_rules()
    return [(row.code, rules.label(row.code)) for row in rules.expertises]


class AskForm(forms.Form):
    for_whom = forms.ChoiceField(
        label=_("Voor wie vraagt u een begeleider?"),
        choices=[
            (value, str(label).capitalize()) for value, label in ForWhom.choices if value != ForWhom.PUPIL
        ],
        widget=forms.RadioSelect,
        error_messages=_ONE,
    )
    expertise = forms.ChoiceField(
        label=_("Waar moet de begeleider verstand van hebben?"), error_messages=_ONE
    )
    hours = HoursField(label=_("Hoeveel uur vraagt u, samen?"), error_messages=_HOURS)
    words = WordsField(
        label=_("Waar gaat het om?"),
        help_text=_(
            "Schrijf hier niets over een kind. Gaat het om een kind? Vraag het dan bij het kind zelf."
        ),
        max_length=2000,
        needed=_("Schrijf op waar het om gaat"),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["expertise"].choices = expertise_choices()  # type: ignore[attr-defined]


class AskForChildForm(AskForm):
    """Of one child: for whom is known, and the words are about him."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["for_whom"]
        self.fields["words"].help_text = _("De ouders lezen dit. De begeleider ook.")


class AgreeForm(forms.Form):
    expert = forms.TypedChoiceField(
        label=_("Wie?"),
        help_text=_("Alleen wie hier verstand van heeft. De uren zijn vrij in de komende twaalf weken."),
        coerce=int,
        error_messages=_ONE,
    )
    hours = HoursField(label=_("Hoeveel uur, samen?"), error_messages=_HOURS)
    first_on = DayField(label=_("Eerste dag"))
    last_on = DayField(label=_("Laatste dag"))
    has_no_interest = forms.BooleanField(
        label=_("De begeleider heeft hier zelf geen belang bij"),
        help_text=_("Het gaat niet om een kind van zijn eigen familie, of om zijn eigen school."),
        error_messages={"required": _("Zeg eerst dat er geen belang is. Kies anders een ander")},
    )

    def __init__(self, *args: Any, experts: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["expert"].choices = experts  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    reason = WordsField(
        label=_("Waarom gaat het niet door?"),
        help_text=_("De school leest dit. Schrijf niets over een kind."),
        max_length=2000,
        needed=_("Schrijf op waarom het niet kan"),
    )


class UseForm(forms.Form):
    given_on = DayField(label=_("Welke dag?"))
    hours = HoursField(label=_("Hoeveel uur?"), error_messages=_HOURS)


class FinishForm(forms.Form):
    effect = forms.ChoiceField(
        label=_("Wat bracht het?"),
        choices=[(value, str(label).capitalize()) for value, label in Effect.choices],
        widget=forms.RadioSelect,
        error_messages=_ONE,
    )
    words = WordsField(label=_("Leg dat kort uit"), max_length=2000, needed=_("Schrijf op wat het bracht"))


class ExpertForm(forms.Form):
    """member: "number-revision"; somebody else's change is another choice."""

    member = forms.ChoiceField(
        label=_("Wie?"),
        error_messages=_ONE
        | {"invalid_choice": _("Dit is net veranderd. Kijk wat er nu staat, en kies opnieuw")},
    )
    expertises = forms.MultipleChoiceField(
        label=_("Waar heeft deze begeleider verstand van?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=_ONE,
    )
    hours_per_week = HoursField(label=_("Uren per week voor scholen"), error_messages=_HOURS)
    last_on = DayField(label=_("Laatste dag, als die er is"), required=False)

    def __init__(self, *args: Any, members: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["member"].choices = members  # type: ignore[attr-defined]
        self.fields["expertises"].choices = expertise_choices()  # type: ignore[attr-defined]


class RightForm(forms.Form):
    """school: "number-revision"."""

    school = forms.ChoiceField(
        label=_("Welke school?"),
        error_messages=_ONE
        | {"invalid_choice": _("Dit is net veranderd. Kijk wat er nu staat, en kies opnieuw")},
    )
    hours = forms.DecimalField(
        label=_("Uren in dit schooljaar"),
        min_value=0,
        max_value=1000,
        decimal_places=2,
        localize=True,
        error_messages=_HOURS,
    )

    def __init__(self, *args: Any, schools: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["school"].choices = schools  # type: ignore[attr-defined]


class RouteForm(forms.Form):
    route_key = forms.ChoiceField(
        label=_("Wanneer krijgt een kind een begeleider?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages=_ONE,
    )

    def __init__(self, *args: Any, routes: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["route_key"].choices = [  # type: ignore[attr-defined]
            ("", _("Altijd, als de school het vraagt")),
            *((key, _("Alleen op de route %(title)s") % {"title": title}) for key, title in routes),
        ]
