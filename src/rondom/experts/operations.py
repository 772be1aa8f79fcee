"""What changes together in experts."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal

from django.db import transaction
from django.http import Http404
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from rondom.arrangements.money import school_year_of
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Refused, refuse
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.experts import access, queries
from rondom.experts.events import (
    DeploymentChanged,
    DrawingRightSet,
    ExpertRouteSet,
    ExpertSet,
    PupilExpertAgreed,
    PupilExpertAsked,
    PupilExpertDeclined,
    PupilExpertDone,
)
from rondom.experts.models import (
    WORDS_LENGTH,
    Deployment,
    DrawingRight,
    Expert,
    PupilDeployment,
    RouteSwitch,
    UsedHours,
)
from rondom.experts.rules import expert_rules
from rondom.experts.terms import DeploymentState, Effect, ForWhom
from rondom.people.models import Membership, Organisation, Region
from rondom.people.terms import OrganisationKind

MOST_HOURS = Decimal(1000)
PupilEvent = type[PupilExpertAsked | PupilExpertAgreed | PupilExpertDeclined | PupilExpertDone]


@transaction.atomic
def set_expert(
    actor: Actor,
    *,
    membership_id: int,
    expertises: Collection[str],
    hours_per_week: Decimal,
    last_on: dt.date | None,
    revision: int,
) -> Expert:
    """Put somebody in the calendar, or change what he can do. revision: 0 for somebody new.

    Errors: Refused, Http404 for who does not work there.
    """
    access.check_settles(actor)
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    members = Membership.objects.running_on(clock.today()).filter(
        pk=membership_id, region_id=actor.region_id, role__in=expert_rules().roles
    )
    if not members.exists():
        raise Http404
    if not expertises or not set(expertises) <= set(expert_rules().titles()):
        refuse("expert.expertise", _("Kies waar deze begeleider verstand van heeft.")).enforce()
    _check_hours(hours_per_week, most=Decimal(40))
    row = Expert.objects.filter(membership_id=membership_id).first()
    if revision != (row.revision if row else 0):
        refuse("expert.changed", _("Iemand anders heeft dit net veranderd. Kijk wat er nu staat.")).enforce()
    row = row or Expert(
        region_id=actor.region_id, membership_id=membership_id, valid_from=clock.today(), revision=0
    )
    until = last_on + dt.timedelta(days=1) if last_on else None
    if until is not None and until <= row.valid_from:
        refuse("expert.period", _("De laatste dag komt na de eerste dag.")).enforce()
    row.expertises, row.hours_per_week, row.valid_until = sorted(expertises), hours_per_week, until
    row.revision += 1
    row.save()
    happened(ExpertSet(expert_id=row.pk), by=actor)
    return row


def _check_hours(hours: Decimal, *, most: Decimal) -> None:
    if not 0 < hours <= most or hours % Decimal("0.25"):
        words = _("Vul uren in, in kwartieren, hoogstens %(most)s.")
        refuse("expert.hours", words % {"most": number_format(most)}).enforce()


@transaction.atomic
def set_right(
    actor: Actor, *, school_id: int, school_year: int, hours: Decimal, revision: int
) -> DrawingRight:
    """The hours of a school in a school year; never less than was agreed. revision: 0 for a new one.

    Errors: Refused, Http404.
    """
    access.check_settles(actor)
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    schools = Organisation.objects.filter(pk=school_id, regions=actor.region_id, kind=OrganisationKind.SCHOOL)
    if not schools.exists() or abs(school_year - school_year_of(clock.today())) > 1:
        raise Http404
    _check_hours(hours, most=MOST_HOURS)
    now = queries.right_of(actor.region_id, school_id, school_year)
    if revision != now.revision:
        refuse("expert.changed", _("Iemand anders heeft dit net veranderd. Kijk wat er nu staat.")).enforce()
    if hours < now.agreed:
        words = _("Er is al %(hours)s uur afgesproken. Minder kan niet.")
        refuse("expert.below_agreed", words % {"hours": number_format(now.agreed)}).enforce()
    values: dict[str, object] = {
        "hours": hours,
        "revision": revision + 1,
        "set_by_id": actor.person_id,
        "set_on": clock.today(),
    }
    row, _made = DrawingRight.objects.update_or_create(
        region_id=actor.region_id, school_id=school_id, school_year=school_year, defaults=values
    )
    happened(DrawingRightSet(right_id=row.pk), by=actor)
    return row


@transaction.atomic
def set_route(actor: Actor, *, route_key: str) -> RouteSwitch:
    """On which route a child gets an expert; empty is any. Requests that were made stay. Errors: Http404."""
    access.check_settles(actor)
    values = {"route_key": route_key[:60], "set_by_id": actor.person_id, "set_on": clock.today()}
    row, _made = RouteSwitch.objects.update_or_create(region_id=actor.region_id, defaults=values)
    happened(ExpertRouteSet(switch_id=row.pk), by=actor)
    return row


@transaction.atomic
def ask_expert(
    actor: Actor, *, for_whom: str, expertise: str, hours: Decimal, words: str, dossier_id: int | None = None
) -> Deployment:
    """The school asks. dossier_id: of the child, for a pupil only. Errors: Refused, Http404."""
    dossier = visible_dossier(actor, dossier_id=dossier_id) if dossier_id else None
    access.may_ask(actor, dossier).enforce()
    if for_whom not in ForWhom.values or (for_whom == ForWhom.PUPIL) != (dossier is not None):
        refuse("expert.for_whom", _("Kies voor wie u een begeleider vraagt.")).enforce()
    if expertise not in expert_rules().titles():
        refuse("expert.expertise", _("Kies waar de begeleider verstand van moet hebben.")).enforce()
    _check_hours(hours, most=MOST_HOURS)
    _check_words(words, _("Schrijf op waar het om gaat."))
    row = Deployment.objects.create(
        region_id=actor.region_id,
        school_id=actor.organisation_id or 0,
        for_whom=for_whom,
        expertise=expertise,
        hours_asked=hours,
        words="" if dossier else words.strip(),
        asked_by_id=actor.person_id,
        asked_on=clock.today(),
    )
    if dossier:
        PupilDeployment.objects.create(
            region_id=row.region_id, dossier=dossier, deployment=row, words=words.strip()
        )
    _told(actor, row, dossier, PupilExpertAsked)
    return row


def _check_words(words: str, needed: str) -> None:
    if not words.strip() or len(words) > WORDS_LENGTH:
        refuse("expert.words", needed).enforce()


def _told(actor: Actor, row: Deployment, dossier: Dossier | None, event: PupilEvent) -> None:
    happened(DeploymentChanged(deployment_id=row.pk, code=str(row.state)), by=actor)
    if dossier is not None:
        happened(event(dossier_id=dossier.pk, region_id=row.region_id, deployment_id=row.pk), by=actor)


def _locked(actor: Actor, deployment_id: int) -> tuple[Deployment, Dossier | None]:
    """One act at a time in a region: hours of an expert and of a school are counted together."""
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    return access.get_deployment(actor, deployment_id)


@transaction.atomic
def agree_hours(
    actor: Actor,
    *,
    deployment_id: int,
    expert_id: int,
    hours: Decimal,
    first_on: dt.date,
    last_on: dt.date,
    has_no_interest: bool,
) -> Deployment:
    """An expert who knows of it, with hours that he and the school still have. last_on: the last day.

    Errors: Refused, Http404.
    """
    row, dossier = _locked(actor, deployment_id)
    access.may_settle(actor, row, dossier).enforce()
    _check_hours(hours, most=MOST_HOURS)
    if not first_on <= last_on or (last_on - first_on).days > 366 or not 2000 <= first_on.year <= 2200:
        refuse("expert.period", _("Kies een eerste en een laatste dag, binnen een jaar.")).enforce()
    if not has_no_interest:
        words = _("Zeg eerst dat de begeleider hier zelf geen belang bij heeft. Kies anders een ander.")
        refuse("expert.interest", words).enforce()
    until = last_on + dt.timedelta(days=1)
    expert = _matching(row, expert_id, hours, first_on, until)
    access.may_be_chosen(expert, dossier).enforce()
    _check_right(row, hours, first_on)
    row.state, row.expert, row.hours_agreed = DeploymentState.AGREED, expert, hours
    row.first_on, row.until = first_on, until
    row.settled_by_id, row.settled_on = actor.person_id, clock.today()
    row.save()
    _told(actor, row, dossier, PupilExpertAgreed)
    return row


def _matching(row: Deployment, expert_id: int, hours: Decimal, first_on: dt.date, until: dt.date) -> Expert:
    """Somebody with the expertise and the hours. Errors: Refused."""
    matches = queries.matches_for(row, first_on=first_on, until=until)
    match = next((match for match in matches if match.expert.pk == expert_id), None)
    if match is None:
        words = _("Deze begeleider heeft hier geen verstand van, of is er dan niet. Kies een ander.")
        raise Refused(refuse("expert.no_match", words))
    ends = match.expert.valid_until
    if ends is not None and ends < until:
        refuse("expert.gone", _("Deze begeleider is er op de laatste dag niet meer.")).enforce()
    if hours > match.free:
        words = _("Deze begeleider heeft in die tijd nog %(free)s uur. Kies minder uren of een langere tijd.")
        refuse("expert.full", words % {"free": number_format(match.free)}).enforce()
    return match.expert


def _check_right(row: Deployment, hours: Decimal, first_on: dt.date) -> None:
    left = queries.right_of(row.region_id, row.school_id, school_year_of(first_on), but=row.pk).left
    if left is not None and hours > left:
        words = _("De school heeft dit schooljaar nog %(left)s uur.")
        refuse("expert.right", words % {"left": number_format(left)}).enforce()


@transaction.atomic
def decline_request(actor: Actor, *, deployment_id: int, reason: str) -> Deployment:
    """It does not happen, with the reason. Errors: Refused, Http404."""
    row, dossier = _locked(actor, deployment_id)
    access.may_settle(actor, row, dossier).enforce()
    _check_words(reason, _("Schrijf op waarom het niet kan."))
    row.state, row.declined_because = DeploymentState.DECLINED, reason.strip()
    row.settled_by_id, row.settled_on = actor.person_id, clock.today()
    row.save()
    _told(actor, row, dossier, PupilExpertDeclined)
    return row


@transaction.atomic
def use_hours(actor: Actor, *, deployment_id: int, given_on: dt.date, hours: Decimal) -> UsedHours:
    """Hours that were really given; together never more than was agreed. Errors: Refused, Http404."""
    row, dossier = _locked(actor, deployment_id)
    access.may_write(actor, row, dossier).enforce()
    _check_hours(hours, most=Decimal(24))
    if row.first_on is None or row.until is None or not row.first_on <= given_on < row.until:
        refuse("expert.day", _("Kies een dag in de afgesproken tijd.")).enforce()
    if given_on > clock.today():
        refuse("expert.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    left = (row.hours_agreed or Decimal(0)) - queries.used_in(row)
    if hours > left:
        words = _("Van de afspraak is nog %(left)s uur over.")
        refuse("expert.used_up", words % {"left": number_format(left)}).enforce()
    made = UsedHours.objects.create(
        region_id=row.region_id,
        deployment=row,
        given_on=given_on,
        hours=hours,
        written_by_id=actor.person_id,
    )
    happened(DeploymentChanged(deployment_id=row.pk, code="used"), by=actor)
    return made


@transaction.atomic
def finish_deployment(actor: Actor, *, deployment_id: int, effect: str, words: str) -> Deployment:
    """What it brought; hours that were not used are free again for the school and the expert.

    Errors: Refused, Http404.
    """
    row, dossier = _locked(actor, deployment_id)
    access.may_write(actor, row, dossier).enforce()
    if effect not in Effect.values:
        refuse("expert.effect", _("Kies wat het bracht.")).enforce()
    _check_words(words, _("Schrijf op wat het bracht."))
    used = queries.used_in(row)
    if not used:
        refuse("expert.nothing_used", _("Schrijf eerst op welke uren u gaf.")).enforce()
    row.state, row.effect, row.done_on = DeploymentState.DONE, effect, clock.today()
    row.hours_agreed = used
    row.effect_words = "" if dossier else words.strip()
    row.save()
    if dossier:
        PupilDeployment.objects.filter(deployment=row).update(effect_words=words.strip())
    _told(actor, row, dossier, PupilExpertDone)
    return row
