"""Rows about triage: what I must judge or answer, and what waits in the work stock."""

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.dossiers.queries import categories_in
from rondom.people.terms import Role
from rondom.triage.access import accepted, side_of
from rondom.triage.queries import Stand, regies_waiting, stands_of
from rondom.triage.terms import TRIAGE_ROLES
from rondom.web.links import address
from rondom.web.work.desk import Desk, Kind, WorkRow


def triage_rows(desk: Desk) -> Iterator[WorkRow]:
    """Of open triages, one row each; and proposals for the process regie that wait for my side."""
    stands = stands_of(list(desk.dossiers))
    if not stands:
        return
    shown = _shown(desk, stands)
    for dossier_id, stand in stands.items():
        if stand.triage.closed_on is None:
            yield from _of(desk, desk.dossiers[dossier_id], stand, shows=dossier_id in shown)
    for regie in regies_waiting(sorted(shown)):
        dossier = desk.dossiers[regie.dossier_id]
        side = side_of(desk.actor, dossier, regie.triage)
        if side is not None and side not in accepted(regie):
            yield desk.row(
                dossier,
                what=_("Geef antwoord op het voorstel voor de procesregie"),
                why=_("%(name)s stelt iets anders voor dan de tabel") % {"name": regie.chosen_by.name},
                url=address("triage:regie_answer", ref=dossier.ref, regie_id=regie.pk),
                since_on=regie.chosen_on,
            )


def _shown(desk: Desk, stands: Collection[int]) -> frozenset[int]:
    """Dossiers whose triage the actor may open: not those that are shared without what is about care."""
    dossiers = [desk.dossiers[dossier_id] for dossier_id in stands]
    seen = categories_in(desk.actor, dossiers, on=desk.on)
    return frozenset(key for key, categories in seen.items() if Category.CARE in categories)


def _of(desk: Desk, dossier: Any, stand: Stand, *, shows: bool) -> Iterator[WorkRow]:
    of_the_team = (
        desk.actor.role in TRIAGE_ROLES and desk.actor.organisation_id == stand.triage.organisation_id
    )
    if of_the_team and not shows:
        yield _not_shared(desk, dossier, stand)
        return
    if stand.waiting_since_on:
        yield from _in_stock(desk, dossier, stand, of_the_team=of_the_team)
    elif of_the_team:
        what, is_mine = _next(desk.actor.role, stand)
        yield desk.row(
            dossier,
            kind=Kind.YOU if is_mine else Kind.WAITS,
            what=what,
            why=_("Uw team doet de triage"),
            url=address("triage:page", ref=dossier.ref),
            since_on=stand.triage.begun_on,
            who="" if is_mine else _("Gedragswetenschapper"),
        )


def _not_shared(desk: Desk, dossier: Any, stand: Stand) -> WorkRow:
    """The team has a triage that it may not open: what is missing, with the way to the child and not to a closed door."""
    return desk.row(
        dossier,
        kind=Kind.WAITS,
        what=_("De triage gaat open als het gezin ‘%(what)s’ deelt") % {"what": Category.CARE.label},
        why=_("Uw team doet de triage"),
        since_on=stand.triage.begun_on,
        who=_("Het gezin"),
    )


def _in_stock(desk: Desk, dossier: Any, stand: Stand, *, of_the_team: bool) -> Iterator[WorkRow]:
    """A case manager can take it up; who has the regie waits for that."""
    takes = of_the_team and desk.actor.role == Role.CASE_MANAGER
    if takes or of_the_team or desk.has_regie(dossier):
        yield desk.row(
            dossier,
            kind=Kind.YOU if takes else Kind.WAITS,
            what=_("Pak de vraag op uit de werkvoorraad")
            if takes
            else _("De vraag staat in de werkvoorraad"),
            why=_("De ouders zien hoelang het duurt"),
            url=address("triage:page", ref=dossier.ref) if of_the_team else desk.child_url(dossier),
            since_on=stand.waiting_since_on,
            who="" if takes else stand.triage.organisation.name,
        )


def _next(role: str, stand: Stand) -> tuple[str, bool]:
    """(what is to be done, is it for this role)."""
    if not stand.triage.outcome:
        return _("Vul de vragen en de uitkomst in"), True
    if stand.triage.confirmed_on is None:
        return _("Bevestig de triage"), role == Role.BEHAVIOURAL_SCIENTIST
    return _("Rond de triage af"), True
