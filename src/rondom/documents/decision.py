"""The decision about an arrangement, for the school and the parents."""

import datetime as dt
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.arrangements.access import may_see_requests
from rondom.arrangements.models import ArrangementDecision, ArrangementRequest
from rondom.arrangements.money import euros
from rondom.arrangements.rules import decision_rules
from rondom.arrangements.terms import Verdict
from rondom.core.decision import Decision
from rondom.documents import words
from rondom.documents.blocks import Block, Document, Heading, Table, Text
from rondom.documents.reading import Reading
from rondom.documents.registry import DocumentKind
from rondom.people.terms import Role


def decision_kind(request: ArrangementRequest) -> DocumentKind:
    """There is one per request, so it is no row of the registry. request: with its decision."""
    return DocumentKind(
        "besluit",
        gettext_lazy("Besluit over een arrangement"),
        gettext_lazy("Wat het samenwerkingsverband besloot, en waarom."),
        _may_read,
        partial(decision_paper, request=request),
    )


def _may_read(reading: Reading) -> Decision:
    return may_see_requests(reading.dossier)


def decision_paper(reading: Reading, *, request: ArrangementRequest) -> Document:
    row: ArrangementDecision = request.decision
    return Document(
        title=_("Besluit %(number)s") % {"number": row.number},
        about=(*words.about(reading), f"{request.title}, {words.day(row.decided_on)}"),
        plain=_plain(reading, request, row),
        blocks=(
            Heading(_("Het besluit")),
            Table((_("Wat"), _("Besluit")), tuple(_facts(request, row))),
            *_text(_("Voorwaarden"), row.conditions),
            Heading(_("Niet eens met het besluit?")),
            Text(_objection(row)),
            Text(decision_rules().support_point.words),
        ),
        data=_data(request, row),
    )


def _plain(reading: Reading, request: ArrangementRequest, row: ArrangementDecision) -> tuple[Block, ...]:
    granted = row.verdict == Verdict.GRANTED
    said = (
        _("Het samenwerkingsverband geeft de extra hulp die de school vroeg.")
        if granted
        else _("Het samenwerkingsverband geeft de extra hulp niet die de school vroeg.")
    )
    return (
        Heading(_("In gewone woorden")),
        Text(said),
        *_text(_("Waarom?"), row.reason, 3),
        *_text(_("Wat kan er wél?"), row.alternatives, 3),
        *words.whom_to_call(reading),
    )


def _text(title: str, text: str, level: int = 2) -> tuple[Block, ...]:
    return (Heading(title, level), Text(text)) if text else ()


def _facts(request: ArrangementRequest, row: ArrangementDecision) -> list[tuple[str, str]]:
    rows = [
        (_("Besluitnummer"), row.number),
        (_("Aangevraagd door"), request.school.name),
        (_("Besluit"), str(row.get_verdict_display())),
        (_("Besloten door"), f"{row.decided_by.name}, {Role(row.mandate).label}, {row.decided_for.name}"),
    ]
    if row.valid_from and row.valid_until:
        last_on = row.valid_until - dt.timedelta(days=1)
        rows.append((_("Periode"), f"{words.day(row.valid_from)} – {words.day(last_on)}"))
        rows.append((_("Bedrag"), f"€ {euros(row.granted_cents)}"))
    if row.rate_cents:
        rows.append((_("Bedrag per uur"), f"€ {euros(row.rate_cents)}"))
    if request.read_by:
        rows.append((_("Tweede lezer"), f"{request.read_by.name}, {request.get_read_advice_display()}"))
    return rows


def _objection(row: ArrangementDecision) -> str:
    day = words.day(row.objection_until)
    return _("U kunt tot en met %(day)s bezwaar maken bij het samenwerkingsverband.") % {"day": day}


def _data(request: ArrangementRequest, row: ArrangementDecision) -> dict[str, Any]:
    return {
        "document": "besluit",
        "number": row.number,
        "kind": request.kind["code"],
        "verdict": row.verdict,
        "decided_on": row.decided_on,
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
        "granted_cents": row.granted_cents,
        "objection_until": row.objection_until,
        "reason": row.reason,
        "conditions": row.conditions,
        "alternatives": row.alternatives,
    }
