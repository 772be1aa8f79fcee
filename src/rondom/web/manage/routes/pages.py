"""The parts of a route as pages of a draft: how each is called, and its form."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from rondom.web.manage.routes.forms import (
    KeyQuestionForm,
    MeetingKindForm,
    OutcomeForm,
    PartForm,
    SourceForm,
    TitleForm,
)
from rondom.web.manage.routes.more_forms import (
    CheckForm,
    OpenerForm,
    PreconditionForm,
    ResultForm,
    ScalingForm,
)


@dataclass(frozen=True, slots=True)
class PartPage:
    """How a part of a route is called on the screen, and its form. name: as it stands in the address."""

    name: str
    part: str
    form: type[PartForm]
    title: Any
    one: Any
    empty: Any


PAGES = {
    page.name: page
    for page in (
        PartPage("fasen", "phases", TitleForm, _("Fasen"), _("Fase"), _("Nog geen fase.")),
        PartPage(
            "sporen", "tracks", TitleForm, _("Sporen naast elkaar"), _("Spoor"), _("Alles op één spoor.")
        ),
        PartPage(
            "kernvragen",
            "key_questions",
            KeyQuestionForm,
            _("Kernvragen"),
            _("Kernvraag"),
            _("Nog geen kernvraag."),
        ),
        PartPage(
            "voorwaarden",
            "preconditions",
            PreconditionForm,
            _("Voorwaarden vooraf"),
            _("Voorwaarde"),
            _("De route kan meteen beginnen."),
        ),
        PartPage(
            "beginners",
            "openers",
            OpenerForm,
            _("Wie ook mag beginnen"),
            _("Wie mag beginnen"),
            _("Alleen wie de regie heeft, begint."),
        ),
        PartPage(
            "controles",
            "checks",
            CheckForm,
            _("Vragen die iemand beantwoordt"),
            _("Vraag"),
            _("Nog geen vraag. Een vraag is iets wat het programma niet zelf kan weten."),
        ),
        PartPage(
            "resultaten",
            "results",
            ResultForm,
            _("Wat er uit een stap kan komen"),
            _("Resultaat"),
            _("Nog geen resultaat."),
        ),
        PartPage(
            "schalen",
            "scaling",
            ScalingForm,
            _("Op- en afschalen"),
            _("Op- en afschalen"),
            _("Geen stappen die op- of afschalen."),
        ),
        PartPage(
            "uitkomsten", "outcomes", OutcomeForm, _("Uitkomsten"), _("Uitkomst"), _("Nog geen uitkomst.")
        ),
        PartPage(
            "overleggen",
            "meeting_kinds",
            MeetingKindForm,
            _("Soorten overleg"),
            _("Overleg"),
            _("Nog geen overleg."),
        ),
        PartPage("bronnen", "sources", SourceForm, _("Bronnen"), _("Bron"), _("Nog geen bron.")),
    )
}
