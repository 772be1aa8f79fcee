"""What happens to a question to a team, and at the support point."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class TeamAsked(DossierEvent):
    """about: which team."""

    name: ClassVar[str] = "team_question.asked"
    sentence = _("Er is een vraag gesteld aan een team")
    team_question_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class TeamTookUp(DossierEvent):
    name: ClassVar[str] = "team_question.taken_up"
    sentence = _("Een team denkt na over een vraag")
    team_question_id: int


@dataclass(frozen=True, kw_only=True)
class TeamAnswered(DossierEvent):
    """about: advised, accepted or declined."""

    name: ClassVar[str] = "team_question.answered"
    sentence = _("Een team gaf antwoord")
    team_question_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class TeamQuestionWithdrawn(DossierEvent):
    name: ClassVar[str] = "team_question.withdrawn"
    sentence = _("Een vraag aan een team is ingetrokken")
    team_question_id: int


@dataclass(frozen=True, kw_only=True)
class AdvicePlaced(DossierEvent):
    name: ClassVar[str] = "team_question.placed"
    sentence = _("Het advies van een team staat bij de verslagen")
    team_question_id: int
    note_id: int


@dataclass(frozen=True, kw_only=True)
class TicketOpened(Event):
    """about: by the form or by telephone."""

    name: ClassVar[str] = "ticket.opened"
    sentence = _("Iemand vroeg iets aan het steunpunt")
    ticket_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class TicketViewed(Event):
    name: ClassVar[str] = "ticket.viewed"
    sentence = _("Iemand van het steunpunt las een vraag")
    ticket_id: int


@dataclass(frozen=True, kw_only=True)
class TicketSaid(Event):
    """by_point: the support point said it, else the family."""

    name: ClassVar[str] = "ticket.said"
    sentence = _("Er is iets gezegd bij een vraag aan het steunpunt")
    ticket_id: int
    by_point: bool


@dataclass(frozen=True, kw_only=True)
class TicketChanged(Event):
    """about: taken, triaged, wanted, not_wanted, blocked or closed."""

    name: ClassVar[str] = "ticket.changed"
    sentence = _("Een vraag aan het steunpunt is verder")
    ticket_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class TicketLinked(DossierEvent):
    name: ClassVar[str] = "ticket.linked"
    sentence = _("Wat het gezin aan het steunpunt vroeg, staat nu bij het dossier")
    ticket_id: int
