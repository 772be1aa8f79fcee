"""Break-glass: opening a dossier because of acute danger, and reviewing that afterwards."""

import datetime as dt

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers import emergency_access
from rondom.dossiers.events import EmergencyOpened, EmergencyReviewed, EmergencyToReview, EmergencyTried
from rondom.dossiers.models import Dossier, EmergencyAccess
from rondom.dossiers.rules import emergency_rules
from rondom.dossiers.terms import Verdict
from rondom.events.record import happened


def open_emergency(
    actor: Actor, *, reason: str, last_name: str, born_on: dt.date, school_id: int | None = None
) -> EmergencyAccess:
    """Open a dossier of a child that is named exactly, to read, for some hours.

    A child that is not known, not the only one, or without a running dossier gives one and the same refusal.
    Every try is written down, also one that is refused. Errors: Refused.
    """
    emergency_access.may_open_emergency(actor).enforce()
    is_reason_enough(reason).enforce()
    with transaction.atomic():  # on its own: a refusal must not wipe it out
        may_try(actor).enforce()
        happened(EmergencyTried(), by=actor)
    with as_system("the child is not shown to him before this"), transaction.atomic():
        dossier = _named(actor, last_name=last_name, born_on=born_on, school_id=school_id)
        if dossier is None:
            refuse(
                "emergency.not_found",
                _(
                    "Met deze gegevens kunnen wij geen dossier openen. Kijk ze na. Bij direct gevaar: bel 112."
                ),
            ).enforce()
        assert dossier is not None  # noqa: S101 - enforce raised
        return _open(actor, dossier, reason.strip())


def is_reason_enough(reason: str) -> Decision:
    if len(reason.strip()) < emergency_rules().shortest_reason:
        return refuse("emergency.reason_needed", _("Schrijf in een paar zinnen op wat het gevaar is."))
    return ALLOWED


def may_try(actor: Actor) -> Decision:
    """Some tries an hour: who types names and birth dates to see what comes, stops here."""
    rows = AuditEvent.objects.filter(
        person_id=actor.person_id, name=EmergencyTried.name, at__gt=clock.now() - dt.timedelta(hours=1)
    )
    if rows.count() >= emergency_rules().tries_per_hour:
        return refuse(
            "emergency.too_often", _("U probeerde het te vaak. Wacht een uur. Bij direct gevaar: bel 112.")
        )
    return ALLOWED


def _named(actor: Actor, *, last_name: str, born_on: dt.date, school_id: int | None) -> Dossier | None:
    """The one running dossier with this exact name and birth date in the region of the actor."""
    rows = Dossier.objects.open_on(clock.today()).filter(
        region_id=actor.region_id, pupil__person__born_on=born_on
    )
    if school_id is not None:
        rows = rows.filter(school_id=school_id)
    wanted = _plain(last_name)
    found = [
        row
        for row in rows.select_related("pupil__person", "school")
        if wanted in (_plain(row.pupil.person.last_name), _plain(_with_prefix(row)))
    ]
    return found[0] if len(found) == 1 else None


def _with_prefix(dossier: Dossier) -> str:
    person = dossier.pupil.person
    return f"{person.prefix} {person.last_name}"


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _open(actor: Actor, dossier: Dossier, reason: str) -> EmergencyAccess:
    """A second time while it is open gives the same one; who takes part needs none. Errors: Refused."""
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    if Dossier.objects.taking_part(actor, on=clock.today()).filter(pk=dossier.pk).exists():
        refuse(
            "emergency.not_needed", _("U doet al mee bij dit kind. Open het dossier bij Kinderen.")
        ).enforce()
    running = EmergencyAccess.objects.running_for(actor).filter(dossier=dossier).first()
    if running is not None:
        return running
    rules, now = emergency_rules(), clock.now()
    emergency = EmergencyAccess.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        person_id=actor.person_id,
        organisation_id=actor.organisation_id or 0,
        role=actor.role,
        reason=reason,
        opened_at=now,
        until_at=now + dt.timedelta(hours=rules.open_hours),
        review_before_on=clock.today() + dt.timedelta(days=rules.review_days),
    )
    happened(
        EmergencyOpened(
            dossier_id=dossier.pk,
            region_id=dossier.region_id,
            emergency_id=emergency.pk,
            organisation_id=emergency.organisation_id,
        ),
        by=actor,
    )
    happened(EmergencyToReview(emergency_id=emergency.pk), by=actor)
    return emergency


def get_emergency(actor: Actor, emergency_id: int) -> EmergencyAccess:
    """One that the actor reviews. Errors: Http404, the same for "does not exist" and "not yours"."""
    rows = EmergencyAccess.objects.select_related("person", "organisation", "dossier__school", "reviewed_by")
    emergency = rows.filter(pk=emergency_id, region_id=actor.region_id).first()
    if emergency is None or not emergency_access.reviews_emergencies(actor):
        raise Http404
    if actor.organisation_id not in emergency.reviewing_organisations():
        raise Http404
    return emergency


@transaction.atomic
def review_emergency(actor: Actor, *, emergency_id: int, verdict: str, review: str) -> None:
    """Say whether it was right, and why. Errors: Refused, Http404."""
    EmergencyAccess.objects.select_for_update().filter(pk=emergency_id).first()
    emergency = get_emergency(actor, emergency_id)
    emergency_access.may_review_emergency(actor, emergency).enforce()
    if not review.strip():
        refuse("emergency.review_needed", _("Schrijf op hoe u tot uw oordeel komt.")).enforce()
    emergency.verdict, emergency.review = Verdict(verdict), review.strip()
    emergency.reviewed_by_id, emergency.reviewed_at = actor.person_id, clock.now()
    emergency.save(update_fields=["verdict", "review", "reviewed_by", "reviewed_at"])
    happened(
        EmergencyReviewed(
            dossier_id=emergency.dossier_id,
            region_id=emergency.region_id,
            emergency_id=emergency.pk,
            person_id=emergency.person_id,
            state=emergency.verdict,
        ),
        by=actor,
    )
