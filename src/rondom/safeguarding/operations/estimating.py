"""The safety estimate: the first one, the next ones, what the behavioural scientist says, and who takes it over."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.access import visible_dossier
from rondom.events.record import happened
from rondom.people.models import Membership
from rondom.safeguarding import access
from rondom.safeguarding.events import EstimateAdvised, EstimateRecorded, WatchHandedOn
from rondom.safeguarding.models import SafetyEstimate, SafetyWatch
from rondom.safeguarding.operations.rows import check_said
from rondom.safeguarding.safety_estimate import estimate_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateText:
    """See models.SafetyEstimate."""

    is_safe: bool
    score: int
    worries: str
    goes_well: str
    needed: str
    conditions: str = ""
    lasting: str = ""
    look_on: dt.date | None = None


@transaction.atomic
def begin_watch(
    actor: Actor, *, dossier_id: int, scientist_membership_id: int, estimate: EstimateText
) -> SafetyWatch:
    """Make the first estimate, and name the behavioural scientist who reads along.

    Errors: Refused (see access.may_begin_watch; not a scientist of the team; something is missing), Http404,
    Membership.DoesNotExist.
    """
    dossier = visible_dossier(actor, dossier_id=dossier_id)
    access.may_begin_watch(actor, dossier).enforce()
    hat = Membership.objects.running_on(clock.today()).get(pk=scientist_membership_id)
    if hat.organisation_id != actor.organisation_id or hat.role != estimate_rules().reads_along:
        refuse("safety_watch.not_a_colleague", _("Kies een gedragswetenschapper van uw team.")).enforce()
    watch = SafetyWatch.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        organisation_id=actor.organisation_id or 0,
        keeper_id=actor.person_id,
        scientist_id=hat.person_id,
        begun_on=clock.today(),
    )
    _add(actor, watch, estimate, number=1)
    return watch


@transaction.atomic
def estimate_again(actor: Actor, *, watch_id: uuid.UUID, estimate: EstimateText) -> SafetyEstimate:
    """The next estimate; the earlier ones stay. Errors: Refused, Http404."""
    watch = _locked(actor, watch_id)
    access.may_estimate(actor, watch).enforce()
    return _add(actor, watch, estimate, number=watch.estimates.all()[0].number + 1)


@transaction.atomic
def advise(actor: Actor, *, watch_id: uuid.UUID, text: str) -> SafetyEstimate:
    """What the behavioural scientist says to the last estimate. Errors: Refused, Http404."""
    watch = _locked(actor, watch_id)
    access.may_advise(actor, watch).enforce()
    row = watch.estimates.all()[0]
    row.advice = check_said(text, what=_("Schrijf op wat u vindt."))
    row.advised_by_id, row.advised_on = actor.person_id, clock.today()
    row.save(update_fields=["advice", "advised_by", "advised_on"])
    happened(EstimateAdvised(case_id=watch.pk, number=row.number), by=actor)
    return row


@transaction.atomic
def hand_on(actor: Actor, *, watch_id: uuid.UUID, membership_id: int) -> None:
    """From now on a colleague sees it in the place of who had that role.

    Errors: Refused (see access.may_hand_on), Http404, Membership.DoesNotExist.
    """
    watch = _locked(actor, watch_id)
    hat = Membership.objects.running_on(clock.today()).get(pk=membership_id)
    access.may_hand_on(watch, hat).enforce()
    if hat.role == estimate_rules().writes:
        watch.keeper_id = hat.person_id
    else:
        watch.scientist_id = hat.person_id
    happened(WatchHandedOn(case_id=watch.pk, person_id=hat.person_id), by=actor)
    with as_system("who hands it on sees it no more"):
        watch.save(update_fields=["keeper", "scientist"])


def _locked(actor: Actor, watch_id: uuid.UUID) -> SafetyWatch:
    """Locked until the transaction ends. Errors: Http404."""
    SafetyWatch.objects.select_for_update(of=("self",)).filter(pk=watch_id).first()
    return access.visible_watch(actor, watch_id)


def _add(actor: Actor, watch: SafetyWatch, estimate: EstimateText, *, number: int) -> SafetyEstimate:
    _check(estimate)
    row = SafetyEstimate.objects.create(
        region_id=watch.region_id,
        watch=watch,
        number=number,
        author_id=actor.person_id,
        estimated_on=clock.today(),
        **asdict(estimate),
    )
    happened(EstimateRecorded(case_id=watch.pk, number=number), by=actor)
    return row


def _check(estimate: EstimateText) -> None:
    rules = estimate_rules()
    if not rules.scale.lowest <= estimate.score <= rules.scale.highest:
        refuse("safety_watch.score", _("Kies een cijfer van de schaal.")).enforce()
    for part in rules.parts:
        if part.always or not estimate.is_safe:
            check_said(getattr(estimate, part.key), what=_("Geef antwoord op: %s") % part.question)
    if estimate.look_on is None and not estimate.is_safe:
        refuse("safety_watch.look_missing", _("Kies wanneer u opnieuw kijkt.")).enforce()
    if estimate.look_on is not None and estimate.look_on <= clock.today():
        refuse("safety_watch.look_has_been", _("Kies een dag na vandaag.")).enforce()
