"""What happens to a date poll, and to the address of somebody's own calendar."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class PollEvent(DossierEvent):
    """Something in one date poll."""

    poll_id: int


@dataclass(frozen=True, kw_only=True)
class DatesAsked(PollEvent):
    name: ClassVar[str] = "poll.asked"
    sentence = _("Gevraagd wanneer iedereen kan voor een overleg")
    kind: str


@dataclass(frozen=True, kw_only=True)
class PollVoterAdded(PollEvent):
    name: ClassVar[str] = "poll.voter_added"
    sentence = _("Nog iemand gevraagd wanneer hij of zij kan")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PollVoterRemoved(PollEvent):
    name: ClassVar[str] = "poll.voter_removed"
    sentence = _("Iemand telt niet meer mee in de datumprikker")
    person_id: int
    why: str


@dataclass(frozen=True, kw_only=True)
class DatesAnswered(PollEvent):
    name: ClassVar[str] = "poll.answered"
    sentence = _("Iemand gaf door wanneer hij of zij kan")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class EverybodyAnswered(PollEvent):
    name: ClassVar[str] = "poll.complete"
    sentence = _("Iedereen gaf door wanneer hij of zij kan")
    asked_by_id: int


@dataclass(frozen=True, kw_only=True)
class PollReminded(PollEvent):
    name: ClassVar[str] = "poll.reminded"
    sentence = _("Herinnerd aan de datumprikker")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PollLinkRenewed(PollEvent):
    name: ClassVar[str] = "poll.link_renewed"
    sentence = _("Een nieuwe link voor de datumprikker gemaakt")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PollLinkBlocked(PollEvent):
    name: ClassVar[str] = "poll.link_blocked"
    sentence = _("Te vaak een foute code bij de datumprikker")
    person_id: int
    asked_by_id: int


@dataclass(frozen=True, kw_only=True)
class DateChosen(PollEvent):
    name: ClassVar[str] = "poll.chosen"
    sentence = _("Een moment gekozen voor het overleg")
    meeting_id: int


@dataclass(frozen=True, kw_only=True)
class PollStopped(PollEvent):
    name: ClassVar[str] = "poll.stopped"
    sentence = _("De datumprikker is gestopt")


@dataclass(frozen=True, kw_only=True)
class FeedMade(Event):
    name: ClassVar[str] = "calendar_feed.made"
    sentence = _("Een adres voor de eigen agenda gemaakt")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class FeedStopped(Event):
    name: ClassVar[str] = "calendar_feed.stopped"
    sentence = _("Het adres voor de eigen agenda gestopt")
    person_id: int
