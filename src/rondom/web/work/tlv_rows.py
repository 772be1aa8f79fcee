"""Rows about TLVs: what I must fill in, advise on, decide or send on, and what the school waits for."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.dossiers.queries import categories_in
from rondom.tlv.procedure import WAITING
from rondom.tlv.queries import SeenTlv, day_expected, work_rows
from rondom.tlv.rules import procedure
from rondom.tlv.terms import ObjectionState, TlvState
from rondom.web.links import address
from rondom.web.work.desk import Desk, Kind, WorkRow


def tlv_rows(desk: Desk) -> Iterator[WorkRow]:
    """Of TLVs that are open, for who sees what is about school."""
    rows = work_rows(desk.dossiers, person_id=desk.actor.person_id)
    dossiers = [desk.dossiers[row.dossier_id] for row in rows]
    seen = categories_in(desk.actor, dossiers, on=desk.on)
    for row, dossier in zip(rows, dossiers, strict=True):
        if Category.EDUCATION in seen.get(row.dossier_id, ()):
            yield from _of(desk, dossier, row)


def _of(desk: Desk, dossier: Any, row: SeenTlv) -> Iterator[WorkRow]:
    rules, role = procedure(), desk.actor.role
    url = address("tlv:tlv", ref=dossier.ref, tlv_id=row.pk)
    due = day_expected(row, on=desk.on)
    if row.my_advice and row.state in WAITING:  # type: ignore[attr-defined]
        why = _("Het samenwerkingsverband vroeg uw advies")
        yield desk.row(dossier, what=_("Geef advies over een TLV"), why=why, url=url, due_on=due)
    if desk.actor.organisation_id == row.school_id and role in rules.writers:
        yield from _of_school(desk, dossier, row, url)
    elif role in rules.deciders:
        yield from _of_decider(desk, dossier, row, url)


def _of_school(desk: Desk, dossier: Any, row: SeenTlv, url: str) -> Iterator[WorkRow]:
    why = _("De school vraagt dit aan")
    if row.state == TlvState.DRAFT:
        yield desk.row(dossier, what=_("Vul de TLV in, en dien die in"), why=why, url=url)
    elif row.state == TlvState.INCOMPLETE:
        what, asked = _("Vul de TLV aan: de klok staat stil"), _("Het samenwerkingsverband mist iets")
        yield desk.row(dossier, what=what, why=asked, url=url)
    elif row.state in (*WAITING, TlvState.DECIDED):
        yield desk.row(
            dossier,
            kind=Kind.WAITS,
            what=_("Besluit over een TLV"),
            why=why,
            url=url,
            who=_("Samenwerkingsverband"),
            due_on=day_expected(row, on=desk.on),
        )


def _of_decider(desk: Desk, dossier: Any, row: SeenTlv, url: str) -> Iterator[WorkRow]:
    why, due = _("De school wacht op een besluit"), day_expected(row, on=desk.on)
    if row.state == TlvState.DECIDED:
        yield desk.row(dossier, what=_("Maak het besluit over de TLV bekend"), why=why, url=url, due_on=due)
    elif row.state in (TlvState.SUBMITTED, TlvState.IN_ADVICE):
        enough = row.signed >= procedure().experts.least  # type: ignore[attr-defined]
        what = _("Besluit over de TLV") if enough else _("Vraag deskundigen om advies over de TLV")
        yield desk.row(dossier, what=what, why=why, url=url, due_on=due, law=True)
    state = row.object_state  # type: ignore[attr-defined]
    if state == ObjectionState.LODGED:
        what, objected = _("Stuur het bezwaar over de TLV door"), _("Er is bezwaar gemaakt")
        send_on = row.send_before_on  # type: ignore[attr-defined]
        yield desk.row(dossier, what=what, why=objected, url=url, due_on=send_on, law=True)
    elif state == ObjectionState.SENT:
        what, objected = _("Besluit over het bezwaar tegen de TLV"), _("Er is bezwaar gemaakt")
        yield desk.row(dossier, what=what, why=objected, url=url)
