"""What happens to experts and their deployments."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class ExpertSet(Event):
    name: ClassVar[str] = "expert.set"
    sentence = _("Wie wanneer ingezet kan worden, is veranderd")
    expert_id: int


@dataclass(frozen=True, kw_only=True)
class DrawingRightSet(Event):
    name: ClassVar[str] = "expert.right_set"
    sentence = _("De uren van een school zijn vastgesteld")
    right_id: int


@dataclass(frozen=True, kw_only=True)
class ExpertRouteSet(Event):
    name: ClassVar[str] = "expert.route_set"
    sentence = _("De route waarop een kind een begeleider krijgt, is veranderd")
    switch_id: int


@dataclass(frozen=True, kw_only=True)
class DeploymentChanged(Event):
    """Of a team, a teacher or a pupil, without the child."""

    name: ClassVar[str] = "expert.deployment_changed"
    sentence = _("De inzet van een begeleider is veranderd")
    deployment_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class PupilExpertAsked(DossierEvent):
    name: ClassVar[str] = "expert.asked"
    sentence = _("De school vroeg een begeleider van het samenwerkingsverband")
    deployment_id: int


@dataclass(frozen=True, kw_only=True)
class PupilExpertAgreed(DossierEvent):
    name: ClassVar[str] = "expert.agreed"
    sentence = _("De uren van een begeleider zijn afgesproken")
    deployment_id: int


@dataclass(frozen=True, kw_only=True)
class PupilExpertDeclined(DossierEvent):
    name: ClassVar[str] = "expert.declined"
    sentence = _("De inzet van een begeleider gaat niet door")
    deployment_id: int


@dataclass(frozen=True, kw_only=True)
class PupilExpertDone(DossierEvent):
    name: ClassVar[str] = "expert.done"
    sentence = _("Een begeleider schreef op wat de inzet bracht")
    deployment_id: int
