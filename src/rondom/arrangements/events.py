"""What happens to requests, decisions, money and help."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class CataloguePublished(Event):
    name: ClassVar[str] = "catalogue.published"
    sentence = _("De soorten arrangementen van een schooljaar zijn veranderd")
    catalogue_id: int


@dataclass(frozen=True, kw_only=True)
class BudgetSet(Event):
    name: ClassVar[str] = "budget.set"
    sentence = _("Het budget van een bestuur is vastgesteld")
    budget_id: int
    allocated_cents: int


@dataclass(frozen=True, kw_only=True)
class RequestBegun(DossierEvent):
    name: ClassVar[str] = "arrangement.request_begun"
    sentence = _("Er wordt een arrangement aangevraagd")
    request_id: int


@dataclass(frozen=True, kw_only=True)
class RequestSaved(DossierEvent):
    name: ClassVar[str] = "arrangement.request_saved"
    sentence = _("De aanvraag voor een arrangement is aangevuld")
    request_id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class RequestSent(DossierEvent):
    name: ClassVar[str] = "arrangement.request_sent"
    sentence = _("De aanvraag voor een arrangement is verstuurd")
    request_id: int


@dataclass(frozen=True, kw_only=True)
class RequestWithdrawn(DossierEvent):
    name: ClassVar[str] = "arrangement.request_withdrawn"
    sentence = _("De aanvraag voor een arrangement is ingetrokken")
    request_id: int


@dataclass(frozen=True, kw_only=True)
class RequestRead(DossierEvent):
    name: ClassVar[str] = "arrangement.request_read"
    sentence = _("Een tweede lezer keek naar de aanvraag voor een arrangement")
    request_id: int


@dataclass(frozen=True, kw_only=True)
class ArrangementDecided(DossierEvent):
    name: ClassVar[str] = "arrangement.decided"
    sentence = _("Het samenwerkingsverband besloot over een arrangement")
    decision_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class InvoiceBooked(DossierEvent):
    name: ClassVar[str] = "arrangement.invoice_booked"
    sentence = _("Een rekening van een arrangement is geboekt")
    invoice_id: int
    cents: int


@dataclass(frozen=True, kw_only=True)
class ArrangementBegun(DossierEvent):
    name: ClassVar[str] = "arrangement.begun"
    sentence = _("Er wordt een arrangement gemaakt")
    arrangement_id: int


@dataclass(frozen=True, kw_only=True)
class PartSaved(DossierEvent):
    name: ClassVar[str] = "arrangement.part_saved"
    sentence = _("Een deel van het arrangement is opgeschreven")
    part_id: int


@dataclass(frozen=True, kw_only=True)
class PartRemoved(DossierEvent):
    name: ClassVar[str] = "arrangement.part_removed"
    sentence = _("Een deel van het arrangement is weggehaald")
    part_id: int


@dataclass(frozen=True, kw_only=True)
class ArrangementStarted(DossierEvent):
    name: ClassVar[str] = "arrangement.started"
    sentence = _("Het arrangement is gestart")
    arrangement_id: int


@dataclass(frozen=True, kw_only=True)
class PartBegun(DossierEvent):
    name: ClassVar[str] = "arrangement.part_begun"
    sentence = _("Een aanbieder is begonnen met de hulp")
    part_id: int


@dataclass(frozen=True, kw_only=True)
class ArrangementEnded(DossierEvent):
    name: ClassVar[str] = "arrangement.ended"
    sentence = _("Het arrangement is gestopt")
    arrangement_id: int


@dataclass(frozen=True, kw_only=True)
class YearClosed(Event):
    name: ClassVar[str] = "budget.year_closed"
    sentence = _("Een schooljaar is afgesloten")
    closing_id: int


@dataclass(frozen=True, kw_only=True)
class YearReopened(Event):
    name: ClassVar[str] = "budget.year_reopened"
    sentence = _("Een schooljaar is weer open gezet")
    closing_id: int


@dataclass(frozen=True, kw_only=True)
class BudgetMoved(Event):
    name: ClassVar[str] = "budget.moved"
    sentence = _("Geld is van het ene budget naar het andere gegaan")
    move_id: int
    cents: int


@dataclass(frozen=True, kw_only=True)
class BoardsMerged(Event):
    name: ClassVar[str] = "budget.boards_merged"
    sentence = _("Twee besturen gaan met één budget verder")
    board_id: int
    into_id: int


@dataclass(frozen=True, kw_only=True)
class BoardPlanFiled(Event):
    name: ClassVar[str] = "board.plan_filed"
    sentence = _("Een bestuur gaf zijn plan door")
    plan_id: int


@dataclass(frozen=True, kw_only=True)
class BoardReportFiled(Event):
    name: ClassVar[str] = "board.report_filed"
    sentence = _("Een bestuur gaf zijn verslag door")
    plan_id: int


@dataclass(frozen=True, kw_only=True)
class PartProgressed(DossierEvent):
    name: ClassVar[str] = "arrangement.part_progressed"
    sentence = _("Een aanbieder zei hoe de hulp gaat")
    part_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class PartFellShort(DossierEvent):
    name: ClassVar[str] = "arrangement.part_fell_short"
    sentence = _("Een deel van de hulp gaat niet zoals afgesproken")
    part_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class DivisionSet(Event):
    name: ClassVar[str] = "budget.division_set"
    sentence = _("De verdeling van de middelen is veranderd")
    division_id: int
