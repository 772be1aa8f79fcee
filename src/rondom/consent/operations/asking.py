"""Asking: a new question, the same question again, and asking whoever must say yes too."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Q, QuerySet

from rondom.consent import access
from rondom.consent.events import ConsentAsked, ConsentAskedAgain, ConsentEnded, GiverAsked, about
from rondom.consent.givers import latest_until, required_givers
from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.rules import texts
from rondom.consent.terms import AskedAgain, EndedBecause
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.record import happened
from rondom.families.models import Pupil


@transaction.atomic
def ask_consent(
    actor: Actor,
    *,
    pupil: Pupil,
    dossier_id: int,
    recipient_id: int,
    recipient_role: str,
    purpose: str,
    categories: Collection[str],
    valid_until: dt.date,
    explanation: str = "",
) -> Consent:
    """Ask everybody who must give it. The caller has asked whether the actor may (dossiers.access.may_ask_consent).

    An open question for the same recipient and purpose is returned as it is; one that ran out is ended first.
    Errors: Refused when it would run too long (see access.may_run).
    """
    today = clock.today()
    if open_one := _open_question(pupil, recipient_id, purpose):
        return open_one
    access.may_run(pupil, start=today, until=valid_until).enforce()
    consent = Consent.objects.create(
        region_id=actor.region_id,
        pupil=pupil,
        dossier_id=dossier_id,
        recipient_id=recipient_id,
        recipient_role=recipient_role,
        purpose=purpose,
        categories=sorted(categories),
        explanation=explanation,
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        valid_from=today,
        valid_until=valid_until,
        text_version=texts().version,
    )
    _ask_everybody(consent, on=today)
    happened(ConsentAsked(**about(consent)), by=actor)
    return consent


def _open_question(pupil: Pupil, recipient_id: int, purpose: str) -> Consent | None:
    """The question that is open already; one that ran out is ended."""
    rows = Consent.objects.filter(
        pupil=pupil, recipient_id=recipient_id, purpose=purpose, ended_at__isnull=True
    )
    rows.filter(valid_until__lte=clock.today()).update(ended_at=clock.now())
    return rows.order_by("valid_from").first()


def _ask_everybody(consent: Consent, *, on: dt.date) -> None:
    ConsentGiver.objects.bulk_create(
        ConsentGiver(consent=consent, person_id=giver.person_id, capacity=giver.capacity)
        for giver in required_givers(consent.pupil, on=on)
    )


@transaction.atomic
def ask_new_givers(actor: Actor, *, pupil_id: int) -> int:
    """Ask whoever must say yes to a running consent and was never asked; return how many questions that were.

    The consent does not hold until they said yes. The caller has asked the policy.
    """
    today, asked = clock.today(), 0
    rows = Consent.objects.lacking_givers(today).filter(pupil_id=pupil_id)
    locked = Consent.objects.select_for_update(of=("self",)).filter(
        pk__in=list(rows.values_list("pk", flat=True))
    )
    for consent in locked.select_related("pupil__person", "pupil__region").order_by("pk"):
        known = set(consent.givers.values_list("person_id", flat=True))
        for giver in required_givers(consent.pupil, on=max(today, consent.valid_from)):
            if giver.person_id not in known:
                ConsentGiver.objects.create(
                    consent=consent, person_id=giver.person_id, capacity=giver.capacity
                )
                happened(GiverAsked(**about(consent), person_id=giver.person_id), by=actor)
                asked += 1
    return asked


@transaction.atomic
def ask_again(actor: Actor, *, consent_id: int, asked_by_id: int) -> Consent | None:
    """Ask for the time after a consent that nearly ends, of whoever must say yes on the first day of it.

    asked_by_id: the coordinator, in whose name it is asked. None when it was asked already or ended.
    A consent that ends at a birthday is asked for as long as it may; another one for as long as it ran before.
    """
    old = (
        Consent.objects.select_for_update(of=("self",))
        .select_related("pupil__person", "pupil__region")
        .filter(pk=consent_id, ended_at__isnull=True, renewed_by__isnull=True)
        .first()
    )
    if old is None:
        return None
    start = old.valid_until
    why = why_again(old)
    latest = latest_until(old.pupil, start=start).on
    until = latest if why == AskedAgain.BIRTHDAY else min(latest, start + (start - old.valid_from))
    new = _the_same(old, asked_by_id=asked_by_id, dossier_id=old.dossier_id, start=start, until=until)
    happened(ConsentAskedAgain(**about(new), why=why), by=actor)
    return new


@transaction.atomic
def ask_for_after_change(actor: Actor, *, consent_id: int, from_on: dt.date) -> Consent:
    """Ask the same now for the time after a change of school that is planned, while the old one still runs.

    from_on: the day of the change. The caller has asked whether the actor may, and locked the dossier.
    Errors: Refused when it was asked already, ended, or does not run past that day.
    """
    rows = Consent.objects.select_for_update(of=("self",)).select_related("pupil__person", "pupil__region")
    old = rows.get(pk=consent_id)
    access.may_ask_for_after(old, from_on=from_on).enforce()
    until = min(latest_until(old.pupil, start=from_on).on, from_on + (old.valid_until - old.valid_from))
    new = _the_same(old, asked_by_id=actor.person_id, dossier_id=old.dossier_id, start=from_on, until=until)
    happened(ConsentAskedAgain(**about(new), why=AskedAgain.SCHOOL), by=actor)
    return new


@transaction.atomic
def end_asked_for_after(actor: Actor, *, dossier_id: int, from_on: dt.date) -> None:
    """The change of school does not come on that day: what was asked for after it is over, and may be asked anew.

    The caller has asked whether the actor may.
    """
    rows = Consent.objects.filter(
        dossier_id=dossier_id, valid_from=from_on, renews__valid_until__gt=F("valid_from"), ended_at=None
    )
    asked = list(rows.values_list("pk", flat=True))
    _end(actor, Consent.objects.filter(pk__in=asked))
    Consent.objects.filter(pk__in=asked).update(renews=None)


@transaction.atomic
def ask_after_change(actor: Actor, *, consent_id: int, dossier_id: int) -> Consent:
    """Ask once more, from today, what ended because the child went to another school; for as long as it ran before.

    The caller has asked whether the actor may, and locked the dossier. Errors: Refused when it was asked already.
    """
    old = Consent.objects.select_related("pupil__person", "pupil__region").get(pk=consent_id)
    access.may_ask_after_change(old).enforce()
    today = clock.today()
    until = min(latest_until(old.pupil, start=today).on, today + (old.valid_until - old.valid_from))
    new = _the_same(
        old,
        asked_by_id=actor.person_id,
        dossier_id=dossier_id,
        start=today,
        until=until,
        renews=_newest(old),
    )
    happened(ConsentAsked(**about(new)), by=actor)
    return new


def _the_same(
    old: Consent,
    *,
    asked_by_id: int,
    dossier_id: int,
    start: dt.date,
    until: dt.date,
    renews: Consent | None = None,
) -> Consent:
    """The same question for another period, asked of whoever must say yes on its first day."""
    new = Consent.objects.create(
        region_id=old.region_id,
        pupil=old.pupil,
        dossier_id=dossier_id,
        recipient_id=old.recipient_id,
        recipient_role=old.recipient_role,
        purpose=old.purpose,
        categories=old.categories,
        explanation=old.explanation,
        asked_by_id=asked_by_id,
        asked_at=clock.now(),
        valid_from=start,
        valid_until=until,
        text_version=texts().version,
        renews=renews or old,
    )
    _ask_everybody(new, on=start)
    return new


def _newest(consent: Consent) -> Consent:
    """What already renews it, if the change of school came between: it ended too."""
    later = Consent.objects.filter(renews=consent).first()
    return _newest(later) if later else consent


def why_again(old: Consent) -> AskedAgain:
    """Why a consent ends: another school, others who must say yes from that day on, or its time is over."""
    if old.ended_because == EndedBecause.SCHOOL:
        return AskedAgain.SCHOOL
    change = latest_until(old.pupil, start=old.valid_until - dt.timedelta(days=1))
    return AskedAgain.BIRTHDAY if change.age and change.on == old.valid_until else AskedAgain.TERM


def is_for_after_change(new: Consent) -> bool:
    """Asked again for a day on which the old one would still run: for the time after a change of school to come."""
    return new.renews is not None and new.renews.ended_at is None and new.valid_from < new.renews.valid_until


@transaction.atomic
def end_consents(actor: Actor, *, dossier_id: int, elsewhere_since: dt.date) -> int:
    """End what was asked in a dossier: the child left the school that asked it. Return how many ended.

    What was asked again because of this very change stays: afterwards, or before it while the old one still ran.
    """
    asked_again = Q(renews__ended_because=EndedBecause.SCHOOL, asked_at__date__gte=elsewhere_since)
    asked_before = Q(renews__valid_until__gt=F("valid_from"), valid_from__gte=elsewhere_since)
    rows = Consent.objects.filter(dossier_id=dossier_id).exclude(asked_again | asked_before)
    return _end(actor, rows, because=EndedBecause.SCHOOL)


@transaction.atomic
def end_consents_for(actor: Actor, *, dossier_id: int, recipient_ids: Collection[int]) -> int:
    """End what was asked in a dossier for some organisations: fewer people are needed. Return how many ended.

    The caller has asked whether the actor may.
    """
    return _end(actor, Consent.objects.filter(dossier_id=dossier_id, recipient_id__in=recipient_ids))


def _end(actor: Actor, rows: QuerySet[Consent], *, because: str = "") -> int:
    running = list(rows.filter(ended_at__isnull=True).values_list("pk", flat=True))
    ended = list(Consent.objects.select_for_update().filter(pk__in=running).order_by("pk"))
    for consent in ended:
        consent.ended_at, consent.ended_because = clock.now(), because
        consent.save(update_fields=["ended_at", "ended_because"])
        happened(ConsentEnded(**about(consent)), by=actor)
    return len(ended)
