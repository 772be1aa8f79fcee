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
class KeyQuestionAnswered(DossierEvent):
    name: ClassVar[str] = "route.key_question_answered"
    sentence = _("Een kernvraag beantwoord")
    question: str
    step: str
