"""What people say at a route: a precondition or a check that is so, what came out of a step, an answer to a referral."""

from collections.abc import Collection

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.events.record import happened
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind
from rondom.routes import access, queries
from rondom.routes.definition import Result, Route
from rondom.routes.events import (
    ReferralAnswered,
    RouteCheckSaid,
    RouteCheckTakenBack,
    SchoolRoutesSet,
    StepResultRecorded,
)
from rondom.routes.models import RouteAtSchool, SaidCheck, StepResult, StepVisit
from rondom.routes.operations import on_at_school
from rondom.routes.words import ReferralAnswer


@transaction.atomic
def say_check(
    actor: Actor, *, dossier_id: int, name: str, evidence: str = "", route_key: str = ""
) -> SaidCheck:
    """Say that a precondition or a check is so, with what shows it. route_key: of a route that has not begun.

    Errors: Refused, Http404 for a name the route does not have.
    """
    dossier = locked_dossier(actor, dossier_id)
    route = _route(dossier, route_key)
    check = route.own_facts().get(name)
    if check is None:
        raise Http404
    access.may_say_check(actor, dossier, name).enforce()
    if check.evidence and not evidence.strip():
        refuse("route.evidence_needed", _("Schrijf op waaruit dit blijkt.")).enforce()
    said = SaidCheck.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        name=name,
        evidence=evidence.strip(),
        said_by_id=actor.person_id,
        said_role=actor.role,
        said_at=clock.now(),
    )
    happened(RouteCheckSaid(**_about(dossier), check_id=said.pk, code=name), by=actor)
    return said


@transaction.atomic
def take_back_check(actor: Actor, *, check_id: int) -> None:
    """It is not so after all; what was said stays in the history. Errors: Refused, Http404."""
    said = SaidCheck.objects.select_for_update().filter(pk=check_id, taken_back_at__isnull=True).first()
    dossier = visible_dossier(actor, dossier_id=said.dossier_id if said else 0)
    if said is None:
        raise Http404
    access.may_take_back(actor, dossier, said).enforce()
    said.taken_back_at, said.taken_back_by_id = clock.now(), actor.person_id
    said.save(update_fields=["taken_back_at", "taken_back_by"])
    happened(RouteCheckTakenBack(**_about(dossier), check_id=said.pk, code=said.name), by=actor)


@transaction.atomic
def record_result(
    actor: Actor, *, dossier_id: int, kind: str, participant_id: int, text: str = ""
) -> StepResult:
    """Write down what came out of the open step, and who of the circle does it.

    Errors: Refused (that person cannot give this), Http404 (not a result of this step).
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_record_result(actor, dossier).enforce()
    place = queries.place_of(dossier.pk, on=clock.today())
    result = next((row for row in place.route.results if row.key == kind), None) if place else None
    if place is None or result is None:
        raise Http404
    steps = [
        here.step.key for here in place.outlook.here if not result.steps or here.step.key in result.steps
    ]
    if not steps:
        refuse("route.result_at_another_step", _("Dit resultaat hoort bij een andere stap.")).enforce()
    helper = _helper(dossier, participant_id, result)
    recorded = StepResult.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        visit_id=place.visit_ids[steps[0]],
        kind=kind,
        helper=helper,
        text=text.strip(),
        referral=result.referral,
        recorded_by_id=actor.person_id,
        recorded_at=clock.now(),
    )
    event = StepResultRecorded(
        **_about(dossier),
        result_id=recorded.pk,
        kind=kind,
        person_id=helper.person_id,
        referral=recorded.referral,
    )
    happened(event, by=actor)
    return recorded


def _helper(dossier: Dossier, participant_id: int, result: Result) -> Participant:
    """Somebody around the child who can give this. Errors: Refused."""
    rows = Participant.objects.running_on(clock.today()).filter(pk=participant_id, dossier=dossier)
    helper = rows.first()
    if helper is None or (result.helpers and helper.capacity not in result.helpers):
        refuse("route.helper_cannot", _("Kies iemand uit de kring die deze hulp kan geven.")).enforce()
    assert helper is not None  # noqa: S101 - enforce raised
    return helper


@transaction.atomic
def answer_referral(actor: Actor, *, result_id: int, answer: str, reason: str = "") -> StepResult:
    """Take a referral on, or not and say why. Errors: Refused, Http404 also for one the actor does not see."""
    result = StepResult.objects.select_for_update().filter(pk=result_id, referral=True).first()
    dossier = visible_dossier(actor, dossier_id=result.dossier_id if result else 0)
    if result is None or answer not in ReferralAnswer.values:
        raise Http404
    access.may_answer_referral(actor, dossier, result).enforce()
    if answer == ReferralAnswer.DECLINED and not reason.strip():
        refuse("route.decline_reason", _("Schrijf op waarom u dit niet aanneemt.")).enforce()
    result.answer, result.answer_reason, result.answered_at = answer, reason.strip(), clock.now()
    result.save(update_fields=["answer", "answer_reason", "answered_at"])
    event = ReferralAnswered(
        **_about(dossier), result_id=result.pk, answer=answer, recorded_by_id=result.recorded_by_id
    )
    happened(event, by=actor)
    return result


@transaction.atomic
def set_school_routes(actor: Actor, *, school_id: int, keys: Collection[str]) -> None:
    """Choose which routes are on at a school; none is all of them. Running dossiers keep theirs.

    Errors: Refused, Http404 for a school that is not of this region.
    """
    access.may_set_school_routes(actor).enforce()
    schools = Organisation.objects.select_for_update().filter(
        pk=school_id, kind=OrganisationKind.SCHOOL, regions=actor.region_id
    )
    known = {row.key for row in queries.published_routes(actor.region_id)}
    if not schools.exists() or set(keys) - known:
        raise Http404
    RouteAtSchool.objects.filter(school_id=school_id).exclude(key__in=keys).delete()
    present = set(RouteAtSchool.objects.filter(school_id=school_id).values_list("key", flat=True))
    RouteAtSchool.objects.bulk_create(
        RouteAtSchool(region_id=actor.region_id, school_id=school_id, key=key)
        for key in sorted(set(keys) - present)
    )
    happened(SchoolRoutesSet(school_id=school_id), by=actor)


def _route(dossier: Dossier, route_key: str) -> Route:
    """The route the dossier is on; before it begins, the one that is asked for."""
    newest = (
        StepVisit.objects.filter(dossier=dossier).select_related("route").order_by("arrived_on", "pk").last()
    )
    if newest:
        return queries.route_of(newest.route)
    return queries.route_of(on_at_school(dossier, route_key))


def _about(dossier: Dossier) -> dict[str, int]:
    return {"dossier_id": dossier.pk, "region_id": dossier.region_id}
