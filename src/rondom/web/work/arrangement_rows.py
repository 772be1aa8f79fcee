"""Rows about arrangements: what I must fill in, read or decide, and what the school waits for."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from rondom.arrangements.queries import SeenRequest, kind_of, open_work, short_parts
from rondom.arrangements.rules import decision_rules
from rondom.arrangements.terms import RequestState
from rondom.consent.terms import Category
from rondom.dossiers.queries import categories_in
from rondom.web.links import address
from rondom.web.work.desk import Desk, Kind, WorkRow


def arrangement_rows(desk: Desk) -> Iterator[WorkRow]:
    """Of requests that are open, for who sees what is asked."""
    rows = list(open_work(desk.dossiers).order_by("pk"))
    dossiers = [desk.dossiers[row.dossier_id] for row in rows]
    seen = categories_in(desk.actor, dossiers, on=desk.on)
    for row, dossier in zip(rows, dossiers, strict=True):
        if Category.EDUCATION in seen.get(row.dossier_id, ()):
            yield from _of(desk, dossier, row)


def _of(desk: Desk, dossier: Any, row: SeenRequest) -> Iterator[WorkRow]:
    rules, role = decision_rules(), desk.actor.role
    asks = desk.actor.organisation_id == row.school_id and role in rules.askers
    url = address("arrangements:request", ref=dossier.ref, asked_id=row.pk)
    if row.state == RequestState.DRAFT:
        if asks:
            yield desk.row(
                dossier,
                what=_("Vul de aanvraag voor een arrangement aan, en verstuur die"),
                why=_("De school vraagt dit aan"),
                url=url,
            )
        return
    if asks:
        yield desk.row(
            dossier,
            kind=Kind.WAITS,
            what=_("Besluit over een arrangement"),
            why=_("De school vroeg dit aan"),
            url=url,
            who=_("Samenwerkingsverband"),
            due_on=row.expected_on,
        )
    if what := _swv_does(row, desk):
        why = _("De school wacht op een besluit")
        yield desk.row(dossier, what=what, why=why, url=url, due_on=row.expected_on)


def _swv_does(row: SeenRequest, desk: Desk) -> str:
    """What somebody of the samenwerkingsverband does with it now; empty for who does nothing."""
    rules, role = decision_rules(), desk.actor.role
    waits_for_reader = kind_of(row).second_reader and row.read_by_id is None
    if waits_for_reader and role in rules.readers - rules.deciders:
        return _("Lees de aanvraag voor een arrangement als tweede lezer")
    if role not in rules.deciders or row.read_by_id == desk.actor.person_id:
        return ""
    if waits_for_reader:
        return _("Zoek een tweede lezer voor de aanvraag, of lees die zelf")
    return _("Besluit over de aanvraag voor een arrangement")


def part_rows(desk: Desk) -> Iterator[WorkRow]:
    """Help that does not go as agreed, for who has the regie; without a word of what the help is."""
    for part in short_parts(desk.with_regie()).order_by("pk"):
        dossier = desk.dossiers[part.arrangement.dossier_id]
        yield desk.row(
            dossier,
            what=_("Hulp begint niet, of gaat niet zoals afgesproken"),
            why=_("U heeft de regie"),
            url=address("arrangements:page", ref=dossier.ref),
        )
