"""The work stock (werkvoorraad): a case waits for a case manager, and the days are counted."""

from django.db import transaction

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.record import happened
from rondom.triage import access, queries
from rondom.triage.events import PutInStock, TakenFromStock
from rondom.triage.models import StockStay
from rondom.triage.operations.rows import about, latest_locked, locked


@transaction.atomic
def put_in_stock(actor: Actor, *, dossier_id: int) -> StockStay:
    """From today the days count. Errors: Refused, Http404."""
    dossier = locked(actor, dossier_id)
    triage = latest_locked(dossier)
    access.may_put_in_stock(actor, triage, dossier).enforce()
    stay = StockStay.objects.create(
        region_id=dossier.region_id, triage=triage, put_by_id=actor.person_id, since_on=clock.today()
    )
    happened(PutInStock(**about(dossier), stay_id=stay.pk), by=actor)
    return stay


@transaction.atomic
def take_from_stock(actor: Actor, *, dossier_id: int) -> StockStay:
    """A case manager takes it up. Errors: Refused, Http404."""
    dossier = locked(actor, dossier_id)
    triage = latest_locked(dossier)
    stay = queries.open_stay(triage.pk)
    access.may_take_from_stock(actor, stay, dossier).enforce()
    assert stay is not None  # noqa: S101 - may_take_from_stock refuses it
    stay.taken_by_id, stay.until_on = actor.person_id, clock.today()
    stay.save(update_fields=["taken_by", "until_on"])
    happened(TakenFromStock(**about(dossier), stay_id=stay.pk), by=actor)
    return stay
