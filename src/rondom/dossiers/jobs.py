"""Work on the grounds for sharing outside a request: what changes by itself, on a birthday or when time is over."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from rondom.consent.models import Consent
from rondom.consent.operations import ask_again, end_consents, why_again
from rondom.consent.rules import terms
from rondom.consent.terms import AskedAgain, Purpose
from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.dossiers.guardians import guardians_changed
from rondom.dossiers.models import Dossier, Participant
from rondom.families.models import Enrolment


def look_after_grounds() -> int:
    """Ask new givers, end what an old school asked, ask again what nearly ends; return how many consents changed."""
    return ask_new_guardians() + end_after_school_change() + ask_again_in_time()


def ask_new_guardians() -> int:
    """Children whose running consents lack a giver: authority that was read from a file, a birth date that came."""
    today, pupils = clock.today(), Consent.objects.lacking_givers(clock.today())
    found = list(pupils.values_list("pupil_id", "region_id").distinct().order_by("pupil_id"))
    for pupil_id, region_id in found:
        guardians_changed(system_actor(region_id), pupil_id=pupil_id)
    return len(found) - Consent.objects.lacking_givers(today).values("pupil_id").distinct().count()


def end_after_school_change() -> int:
    """A child that is at another school now: the new coordinator asks for himself (field notes 12.2)."""
    elsewhere = Enrolment.objects.running_on(clock.today()).filter(pupil=OuterRef("pupil"))
    moved = Dossier.objects.filter(Exists(elsewhere)).exclude(
        Exists(elsewhere.filter(school=OuterRef("school")))
    )
    asked = Consent.objects.filter(ended_at__isnull=True).values("dossier_id")
    since = Subquery(elsewhere.order_by("-valid_from").values("valid_from")[:1])
    rows = moved.filter(pk__in=asked).annotate(since=since).order_by("pk")
    return sum(
        end_consents(system_actor(region_id), dossier_id=pk, elsewhere_since=since)
        for pk, region_id, since in list(rows.values_list("pk", "region_id", "since"))
    )


def ask_again_in_time() -> int:
    """Consents that hold and nearly end, while the organisation still takes part, or the child still goes to that school."""
    asked = 0
    for consent in list(_ending().select_related("pupil__person", "pupil__region")):
        dossier = Dossier.objects.select_related("baton").get(pk=consent.dossier_id)
        if _was_meant_short(consent):
            continue
        new = ask_again(
            system_actor(consent.region_id), consent_id=consent.pk, asked_by_id=dossier.baton.holder_id
        )
        asked += new is not None
    return asked


def _ending() -> QuerySet[Consent]:
    today = clock.today()
    taking_part = Participant.objects.running_on(today).filter(
        dossier=OuterRef("dossier_id"), organisation=OuterRef("recipient")
    )
    return (
        Consent.objects.valid_on(today)
        .filter(
            Q(Exists(taking_part)) | Q(purpose=Purpose.MOVE),
            valid_until__lte=today + dt.timedelta(days=terms().ask_again_days_before),
            renewed_by__isnull=True,
            dossier_id__in=Dossier.objects.open_on(today).values("pk"),
        )
        .order_by("pk")
    )


def _was_meant_short(consent: Consent) -> bool:
    """Asked for less time than it takes to ask again, and not cut off by a birthday."""
    days = (consent.valid_until - consent.valid_from).days
    return days <= terms().ask_again_days_before and why_again(consent) != AskedAgain.BIRTHDAY
