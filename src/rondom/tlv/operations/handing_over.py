"""A granted TLV goes to the school that takes the child, and is renewed before it ends."""

import datetime as dt
import hmac
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Refused, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind
from rondom.tlv import access, deciding_access, queries
from rondom.tlv.events import TlvFetched, TlvPlaced, TlvReleased
from rondom.tlv.models import TlvApplication, TlvDecision, TlvRelease
from rondom.tlv.operations.asking import make_draft
from rondom.tlv.operations.rows import about, go, locked_tlv
from rondom.tlv.procedure import IN_USE, OPEN
from rondom.tlv.terms import Act

_WHY = "the school that takes the child does not see the dossier, only this TLV"


@transaction.atomic
def release_tlv(actor: Actor, *, dossier_id: int, tlv_id: int, school_id: int) -> TlvRelease:
    """Let one school see the decision, not the advices. Again is no harm. Errors: Refused, Http404."""
    dossier, row = locked_tlv(actor, dossier_id, tlv_id)
    deciding_access.may_release(actor, row, dossier).enforce()
    schools = queries.schools_of(row.region_id, without=0)
    if school_id not in {school.pk for school in schools}:
        refuse("tlv.school_missing", _("Kies een school.")).enforce()
    release, made = _release(actor, row.decision, school_id)
    if made:
        happened(TlvReleased(**about(row), organisation_id=school_id), by=actor)
    return release


def _release(actor: Actor, decision: TlvDecision, school_id: int) -> tuple[TlvRelease, bool]:
    return TlvRelease.objects.get_or_create(
        decision=decision,
        school_id=school_id,
        defaults={
            "region_id": decision.region_id,
            "released_by_id": actor.person_id,
            "released_on": clock.today(),
        },
    )


@transaction.atomic
def fetch_tlv(actor: Actor, *, number: str, code: str, born_on: dt.date) -> TlvRelease:
    """What stands on the letter, and the birth date of the child: together they open the TLV for this school.

    The caller counts the tries. Errors: Refused, in the same words whatever is wrong.
    """
    access.check_receives(actor)
    school_id = _own_school(actor)
    with as_system(_WHY):
        found = TlvDecision.objects.select_related("application__dossier__pupil__person").filter(
            region_id=actor.region_id, number=number.strip().upper(), notified_on__isnull=False
        )
        decision = next((each for each in found if _is_the_letter(each, code, born_on)), None)
        if decision is None or not deciding_access.may_be_used(
            decision.application, decision, on=clock.today()
        ):
            refuse(
                "tlv.not_found",
                _(
                    "Deze gegevens horen niet bij een TLV die nu geldt. Kijk in de brief, of vraag het de ouders."
                ),
            ).enforce()
        assert decision is not None  # noqa: S101 - refused above
        release, _made = _release(actor, decision, school_id)
        _fetched(actor, release)
    return release


def _is_the_letter(decision: TlvDecision, code: str, born_on: dt.date) -> bool:
    typed = "".join(sign for sign in code.upper() if sign.isalnum())
    same = hmac.compare_digest(decision.code.encode(), typed.encode())
    return same and decision.application.dossier.pupil.person.born_on == born_on


def _own_school(actor: Actor) -> int:
    """Errors: Http404 for who does not work at a school."""
    found = Organisation.objects.filter(pk=actor.organisation_id or 0, kind=OrganisationKind.SCHOOL).first()
    if found is None:
        raise Http404
    return found.pk


def _fetched(actor: Actor, release: TlvRelease) -> None:
    """The first time that the school takes it."""
    if release.fetched_on is None:
        release.fetched_by_id, release.fetched_on = actor.person_id, clock.today()
        release.save(update_fields=["fetched_by", "fetched_on"])
        application = release.decision.application
        happened(TlvFetched(**about(application), organisation_id=release.school_id), by=actor)


@transaction.atomic
def look_at_release(actor: Actor, *, release_id: int) -> TlvRelease:
    """A TLV that this school may see; writes down that it looked. Errors: Http404."""
    with as_system(_WHY):
        release = get_release(actor, release_id)
        row = release.decision.application
        viewed = DossierViewed(dossier_id=row.dossier_id, region_id=row.region_id, part="tlv")
        happened(viewed, by=actor)
    return release


def get_release(actor: Actor, release_id: int) -> TlvRelease:
    """Call it as system. Errors: Http404, the same for what is not there and what is of another school."""
    access.check_receives(actor)
    release = queries.release_for(_own_school(actor), release_id)
    if release is None:
        raise Http404
    return release


@transaction.atomic
def place_pupil(actor: Actor, *, release_id: int) -> TlvRelease:
    """The child goes to this school with this TLV. Errors: Refused, Http404."""
    with as_system(_WHY):
        release = get_release(actor, release_id)
        row = TlvApplication.objects.select_for_update().get(pk=release.decision.application_id)
        decision = release.decision
        deciding_access.may_place(actor, row, decision, kind=OrganisationKind.SCHOOL).enforce()
        _fetched(actor, release)
        release.placed_by_id, release.placed_on = actor.person_id, clock.today()
        release.save(update_fields=["placed_by", "placed_on"])
        go(row, Act.PLACE)
        row.save(update_fields=["state"])
        happened(TlvPlaced(**about(row), organisation_id=release.school_id), by=actor)
    return release


# Renewing --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RenewalRow:
    """What became of one TLV of the round. reason: why not; empty when it went well."""

    number: str
    is_begun: bool
    reason: str


@transaction.atomic
def begin_renewals(actor: Actor, *, decision_ids: Collection[int]) -> list[RenewalRow]:
    """A draft for every TLV that was chosen, filled from the former; a report of every row.

    Errors: Http404 for who does not decide for the samenwerkingsverband.
    """
    access.check_decides(actor)
    with as_system("a draft is made for the school; who begins the round sees no child"):
        rows = TlvDecision.objects.select_related("application").filter(
            region_id=actor.region_id, pk__in=decision_ids
        )
        return list(_renewed_each(actor, list(rows.order_by("number"))))


def _renewed_each(actor: Actor, rows: Collection[TlvDecision]) -> Iterator[RenewalRow]:
    for decision in rows:
        try:
            with transaction.atomic():
                _renew(actor, decision)
        except Refused as refused:
            yield RenewalRow(decision.number, is_begun=False, reason=refused.decision.reason)
        else:
            yield RenewalRow(decision.number, is_begun=True, reason="")


def _renew(actor: Actor, decision: TlvDecision) -> None:
    before = decision.application
    if before.state not in IN_USE:
        refuse("tlv.not_granted", _("Er is geen TLV die een school kan gebruiken.")).enforce()
    dossiers = Dossier.objects.select_for_update().filter(
        pupil_id=before.dossier.pupil_id, closed_on__isnull=True
    )
    dossier = dossiers.first()
    if dossier is None:
        refuse("tlv.no_dossier", _("Er is geen open dossier van dit kind. Bel de school.")).enforce()
    assert dossier is not None  # noqa: S101 - refused above
    if TlvApplication.objects.filter(dossier=dossier, state__in=OPEN).exists():
        refuse("tlv.already_asked", _("Er loopt al een aanvraag voor een TLV.")).enforce()
    dossier.categories = frozenset({"process", "education"})
    make_draft(actor, dossier, category=decision.category, renews=decision, before=before.answers)
