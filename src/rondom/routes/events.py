"""What happens on a route."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class RoutePublished(Event):
    name: ClassVar[str] = "route.published"
    sentence = _("Een route is gepubliceerd")
    route_version_id: int


@dataclass(frozen=True, kw_only=True)
class RouteDraftStarted(Event):
    name: ClassVar[str] = "route.draft_started"
    sentence = _("Een concept van een route is begonnen")
    draft_id: int


@dataclass(frozen=True, kw_only=True)
class RouteDraftChanged(Event):
    """change: which part of the route."""

    name: ClassVar[str] = "route.draft_changed"
    sentence = _("Een concept van een route is veranderd")
    draft_id: int
    change: str


@dataclass(frozen=True, kw_only=True)
class RouteDraftDiscarded(Event):
    name: ClassVar[str] = "route.draft_discarded"
    sentence = _("Een concept van een route is weggegooid")
    draft_id: int


@dataclass(frozen=True, kw_only=True)
class RouteVersionChanged(DossierEvent):
    """The dossier stays where it is and goes on by another version of its route."""

    name: ClassVar[str] = "route.version_changed"
    sentence = _("De route gaat verder met een nieuwe versie")
    from_version_id: int
    to_version_id: int


@dataclass(frozen=True, kw_only=True)
class RouteChanged(DossierEvent):
    """The dossier leaves its route and goes on by another one of its school."""

    name: ClassVar[str] = "route.changed"
    sentence = _("Het dossier gaat verder op een andere route")
    from_version_id: int
    to_version_id: int


@dataclass(frozen=True, kw_only=True)
class RouteStarted(DossierEvent):
    name: ClassVar[str] = "route.started"
    sentence = _("De route is begonnen")
    route_version_id: int
    step: str


@dataclass(frozen=True, kw_only=True)
class StepMoved(DossierEvent):
    """visit_id: the new visit, which holds the reason; from_step and to_step: keys of the route."""

    name: ClassVar[str] = "route.moved"
    sentence = _("Naar een andere stap")
    visit_id: int
    from_step: str
    to_step: str
    usual: bool


@dataclass(frozen=True, kw_only=True)
class RouteEnded(DossierEvent):
    name: ClassVar[str] = "route.ended"
    sentence = _("De route is klaar")
    outcome: str


@dataclass(frozen=True, kw_only=True)
class RouteCheckSaid(DossierEvent):
    """code: name of the fact, a precondition or a check of the route."""

    name: ClassVar[str] = "route.check_said"
    sentence = _("Vastgesteld wat de route vraagt")
    check_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class RouteCheckTakenBack(DossierEvent):
    name: ClassVar[str] = "route.check_taken_back"
    sentence = _("Wat was vastgesteld, klopt toch niet")
    check_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class StepResultRecorded(DossierEvent):
    """kind: key of a result of the route; person_id: who does it."""

    name: ClassVar[str] = "route.result_recorded"
    sentence = _("Een resultaat vastgelegd: wie kan het best helpen")
    result_id: int
    kind: str
    person_id: int
    referral: bool


@dataclass(frozen=True, kw_only=True)
class ReferralAnswered(DossierEvent):
    name: ClassVar[str] = "route.referral_answered"
    sentence = _("Antwoord op een verwijzing")
    result_id: int
    answer: str
    recorded_by_id: int


@dataclass(frozen=True, kw_only=True)
class SchoolRoutesSet(Event):
    name: ClassVar[str] = "route.at_school_set"
    sentence = _("Gekozen welke routes bij een school aan staan")
    school_id: int


@dataclass(frozen=True, kw_only=True)
class KeyQuestionAnswered(DossierEvent):
    name: ClassVar[str] = "route.key_question_answered"
    sentence = _("Een kernvraag beantwoord")
    question: str
    step: str


@dataclass(frozen=True, kw_only=True)
class TourTaken(Event):
    """state: of the tour of one person; what he typed on the practice dossier stands nowhere else."""

    name: ClassVar[str] = "route.tour_taken"
    sentence = _("Een rondleiding begonnen, afgemaakt of niet gewild")
    tour_id: int
    state: str
