"""What the operations of stagnation share: the locked case, a rung with its terms."""

import datetime as dt

from django.http import Http404

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.models import Dossier, Participant
from rondom.watch import access, queries
from rondom.watch.models import Rung, RungTerm, StagnationCase
from rondom.watch.rules import RungRule


def about(case: StagnationCase) -> dict[str, int]:
    return {"dossier_id": case.dossier_id, "region_id": case.region_id, "case_id": case.pk}


def locked_desk_case(actor: Actor, case_id: int) -> StagnationCase:
    """The dossier is locked first, as everywhere; then the case as its desk sees it. Errors: Http404."""
    case = access.desk_case(actor, case_id)
    Dossier.objects.select_for_update().filter(pk=case.dossier_id).first()
    return access.desk_case(actor, case_id)


def locked_desk_rung(case: StagnationCase) -> Rung:
    """Errors: Http404 when the case lies on no desk."""
    rung = queries.desk_rung(case)
    if rung is None:
        raise Http404
    return Rung.objects.select_for_update().get(pk=rung.pk)


def someone_around(case: StagnationCase, participant_id: int) -> Participant:
    """Somebody of whom the desk may know. Errors: Http404."""
    with as_system("who stands around the child, for who has the case on his desk"):
        dossier = Dossier.objects.get(pk=case.dossier_id)
        people = queries.people_around(dossier, on=clock.today())
    found = next((row for row in people if row.pk == participant_id), None)
    if found is None:
        raise Http404
    return found


def begin(
    case: StagnationCase,
    rule: RungRule,
    *,
    begun_on: dt.date,
    by_id: int | None,
    organisation_id: int | None = None,
    decided_on: dt.date | None = None,
) -> Rung:
    """A rung with a day for each of its terms."""
    rung = Rung.objects.create(
        region_id=case.region_id,
        case=case,
        code=rule.code,
        organisation_id=organisation_id,
        begun_by_id=by_id,
        begun_on=begun_on,
        decided_on=decided_on,
    )
    RungTerm.objects.bulk_create(
        RungTerm(
            region_id=case.region_id,
            rung=rung,
            code=term.code,
            due_on=term.due_on(begun_on=begun_on, decided_on=decided_on),
            done_on=begun_on if term.met_at_begin else None,
        )
        for term in rule.terms
    )
    return rung
