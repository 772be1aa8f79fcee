"""The date poll: who may ask, answer and choose, and what is shown of it."""

import datetime as dt
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_secret
from rondom.dossiers.access import get_dossier, may_steer, takes_part, visible_dossier
from rondom.dossiers.models import Dossier
from rondom.meetings import queries
from rondom.meetings.models import DatePoll, PlanDraft, PollAnswer, PollMoment, PollVoter
from rondom.meetings.poll_days import date_poll_rules, in_school_holiday, is_free_for_all, not_at_work
from rondom.meetings.terms import Can
from rondom.meetings.year import kinds_of_school
from rondom.people.models import Organisation
from rondom.people.terms import FAMILY_ROLES, OrganisationKind

LINK_ROLE = "poll_voter"
"""The role in the log of who answered by a link: not a role that opens anything."""


def visible_poll(actor: Actor, poll_id: int) -> DatePoll:
    """A poll for who is asked in it, and for who may lead the talk. Writes no look. Errors: Http404."""
    poll = _find(poll_id)
    poll.dossier = visible_dossier(actor, dossier_id=poll.dossier_id)
    return _for_whom(actor, poll)


def get_poll(actor: Actor, poll_id: int) -> DatePoll:
    """A poll for its screen; writes one look. Errors: Http404."""
    poll = _for_whom(actor, _find(poll_id))
    poll.dossier = get_dossier(actor, poll.dossier.ref, looking_at="overleg")
    return poll


def _find(poll_id: int) -> DatePoll:
    """Who may not see its dossier, gets no further: the callers ask."""
    rows = DatePoll.objects.select_related("dossier__baton", "dossier__pupil", "asked_by")
    poll = rows.filter(pk=poll_id).first()
    if poll is None:
        raise Http404
    return poll


def _for_whom(actor: Actor, poll: DatePoll) -> DatePoll:
    if not (voter_of(actor, poll) or may_steer(actor, poll.dossier)):
        raise Http404
    return poll


def may_lead_poll(actor: Actor, poll: DatePoll) -> Decision:
    """Choose a moment, ask somebody more, make a link, stop: the coordinator or a coordinating role."""
    steer = may_steer(actor, poll.dossier)
    if not steer or poll.closed_at is None:
        return steer
    return refuse("poll.closed", _("Deze datumprikker is al klaar."))


def may_read_goal(actor: Actor, poll: DatePoll, voter: PollVoter | None) -> bool:
    """What the talk is about: for who is asked, and who may see what is about school."""
    dossier = poll.dossier
    return voter is not None or (dossier.seen_by == actor and Category.EDUCATION in dossier.categories)


def may_vote(actor: Actor, poll: DatePoll, voter: PollVoter | None) -> Decision:
    """Answer in Rondom itself, while there is time."""
    if voter is None or voter.person_id != actor.person_id:
        return refuse("poll.not_asked", _("U bent niet gevraagd om een datum door te geven."))
    part = takes_part(actor, poll.dossier)
    return _in_time(poll) if part else part


def _in_time(poll: DatePoll) -> Decision:
    if poll.meeting_id:
        return refuse("poll.chosen", _("Het moment is al gekozen. U krijgt een uitnodiging. Dank u wel."))
    if poll.closed_at:
        return refuse("poll.stopped", _("U hoeft geen datum meer door te geven. Dank u wel."))
    if not poll.is_open_on(clock.today()):
        return refuse(
            "poll.over",
            _("De tijd om te antwoorden is voorbij. Bel wie u dit vroeg als u nog iets wilt zeggen."),
        )
    return ALLOWED


@as_system("who answers by a link does not see the consents that his invitation rests on")
def may_vote_by_link(voter: PollVoter) -> Decision:
    """Answer by a link: in time, not stopped, and the ground still holds. voter: with its poll and dossier.

    The reason is the same for everything that is not about time: it tells nothing.
    """
    lost = queries.lost_ground(voter.poll.dossier, [voter], on=clock.today())
    if voter.removed_at or voter.blocked_at or lost or voter.poll.dossier.closed_on is not None:
        return refuse("poll.over", _("Deze link werkt niet meer. Bel wie u dit vroeg."))
    return _in_time(voter.poll)


@as_system("who has a link is nobody who is signed in")
def voter_by_secret(secret: str) -> PollVoter | None:
    """Whose link it is; None for a link that is not one of ours. One query."""
    rows = PollVoter.objects.filter(secret_hash=hash_of_secret(secret))
    return rows.select_related("poll__dossier__pupil", "poll__asked_by", "person", "organisation").first()


def voter_of(actor: Actor, poll: DatePoll) -> PollVoter | None:
    """The actor as he is asked, in the hat that is on."""
    rows = poll.voters.filter(removed_at__isnull=True, person_id=actor.person_id)
    return rows.filter(organisation=actor.organisation_id, capacity=actor.role).first()


def voters_of(poll: DatePoll) -> list[PollVoter]:
    """Who still counts today, family first: also before the worker took somebody off. Three queries."""
    rows = list(
        poll.voters.filter(removed_at__isnull=True).select_related("person", "organisation").order_by("pk")
    )
    lost = {row.pk for row in queries.lost_ground(poll.dossier, rows, on=clock.today())}
    rows = [row for row in rows if row.pk not in lost]
    return sorted(rows, key=lambda row: row.capacity not in FAMILY_ROLES)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment with how many can. mine: the own answer; misses_family: a parent or the child cannot."""

    moment_id: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    yes: int
    if_needed: int
    no: int
    open: int
    mine: str
    misses_family: bool
    is_best: bool

    @property
    def able(self) -> int:
        return self.yes + self.if_needed


def moments_of(poll: DatePoll, voters: Sequence[PollVoter], *, mine: PollVoter | None = None) -> list[Moment]:
    """Every moment in order of time, with counts; the best one is marked once somebody can. Two queries.

    Best: with the whole family, then the fewest that cannot, then the most that gladly can, then the first.
    """
    kept = {voter.pk: voter for voter in voters}
    answers = PollAnswer.objects.filter(voter__in=kept)
    rows = list(poll.moments.order_by("starts_at").prefetch_related(Prefetch("answers", answers, "given")))
    best = min(rows, key=lambda row: _order(row, kept), default=None)
    if best is not None and not any(answer.can != Can.NO for answer in best.given):
        best = None
    return [_moment(poll, row, kept, mine, is_best=row is best) for row in rows]


@as_system("who answers by a link sees how many can, and nothing else")
def moments_for_link(voter: PollVoter) -> list[Moment]:
    """The moments for who came in by a link. Five queries."""
    return moments_of(voter.poll, voters_of(voter.poll), mine=voter)


def _order(row: PollMoment, voters: dict[int, PollVoter]) -> tuple[int, int, int, dt.datetime]:
    given = row.given  # type: ignore[attr-defined]
    cannot = [answer for answer in given if answer.can == Can.NO]
    family = sum(voters[answer.voter_id].capacity in FAMILY_ROLES for answer in cannot)
    gladly = sum(answer.can == Can.YES for answer in given)
    return family, len(cannot), -gladly, row.starts_at


def _moment(
    poll: DatePoll, row: PollMoment, voters: dict[int, PollVoter], mine: PollVoter | None, *, is_best: bool
) -> Moment:
    given = {answer.voter_id: answer.can for answer in row.given}  # type: ignore[attr-defined]
    words = list(given.values())
    return Moment(
        moment_id=row.pk,
        starts_at=row.starts_at,
        ends_at=row.starts_at + dt.timedelta(minutes=poll.minutes),
        yes=words.count(Can.YES),
        if_needed=words.count(Can.IF_NEEDED),
        no=words.count(Can.NO),
        open=len(voters) - len(given),
        mine=given.get(mine.pk, "") if mine else "",
        misses_family=any(can == Can.NO and voters[pk].capacity in FAMILY_ROLES for pk, can in given.items()),
        is_best=is_best,
    )


def may_propose(starts: Sequence[dt.datetime]) -> Decision:
    """Some moments that are still to come, each once, on days on which the country works."""
    rules = date_poll_rules()
    if not rules.fewest_moments <= len(starts) <= rules.most_moments:
        reason = _("Kies minstens %(fewest)s en hoogstens %(most)s momenten.")
        numbers = {"fewest": rules.fewest_moments, "most": rules.most_moments}
        return refuse("poll.how_many", reason % numbers)
    if len(set(starts)) < len(starts):
        return refuse("poll.double", _("Hetzelfde moment staat er twee keer. Kies een ander."))
    if min(localtime(moment).date() for moment in starts) <= clock.today():
        return refuse("poll.too_soon", _("Kies momenten vanaf morgen, dan kan iedereen nog antwoorden."))
    if any(is_free_for_all(moment) for moment in starts):
        return refuse(
            "poll.free_day", _("Een van de dagen is een zaterdag, zondag of feestdag. Kies een andere dag.")
        )
    return ALLOWED


def odd_moments(
    dossier: Dossier, starts: Sequence[dt.datetime], *, minutes: int, organisation_ids: Collection[int | None]
) -> list[str]:
    """What is odd about some moments, in words: a school holiday, and hours at which an organisation does not work."""
    free = kinds_of_school(dossier.region_id, dossier.school_id).free
    kinds = set(
        Organisation.objects.filter(pk__in=[pk for pk in organisation_ids if pk]).values_list(
            "kind", flat=True
        )
    )
    found = []
    if any(in_school_holiday(moment, free) for moment in starts):
        found.append(_("In de schoolvakantie is de school dicht."))
    away = {kind for moment in starts for kind in not_at_work(moment, minutes=minutes, kinds=kinds)}
    if away:
        names = ", ".join(sorted(str(OrganisationKind(kind).label) for kind in away))
        found.append(_("Op een van de momenten werkt meestal niet: %(who)s.") % {"who": names})
    return found


@dataclass(frozen=True, slots=True)
class OpenPoll:
    """A poll in which the reader is asked. to_choose: he began it, and everybody answered or the time is over."""

    poll_id: int
    dossier_id: int
    child: str
    title: str
    asked_by_me: bool
    to_answer: bool
    to_choose: bool
    last_on: dt.date
    answered: int
    asked: int


def open_polls(actor: Actor, dossier_ids: Collection[int], *, on: dt.date) -> list[OpenPoll]:
    """Polls about some children in which the actor is asked, in the hat that is on. One query.

    dossier_ids: of dossiers the actor may see.
    """
    return _open_polls(actor, Q(dossier_id__in=dossier_ids), on)


def my_open_polls(actor: Actor, *, on: dt.date) -> list[OpenPoll]:
    """The same, of every dossier the actor may see. One query."""
    return _open_polls(actor, Q(dossier__in=Dossier.objects.visible_to(actor, on=on).values("pk")), on)


def asked_for_dates(actor: Actor) -> QuerySet[PollVoter]:
    """The actor in polls that are not decided, in the hat that is on, of whatever dossier."""
    rows = PollVoter.objects.filter(removed_at__isnull=True, person_id=actor.person_id)
    open_ones = DatePoll.objects.not_chosen().values("pk")
    return rows.filter(organisation=actor.organisation_id, capacity=actor.role, poll__in=open_ones)


def _open_polls(actor: Actor, which: Q, on: dt.date) -> list[OpenPoll]:
    counted = Q(voters__removed_at__isnull=True)
    mine = asked_for_dates(actor).filter(poll=OuterRef("pk"))
    rows = DatePoll.objects.filter(which, Exists(mine)).select_related("dossier__pupil__person")
    rows = rows.annotate(
        waits_for_me=Exists(mine.filter(answered_at__isnull=True)),
        asked=Count("voters", filter=counted),
        answered=Count("voters", filter=counted & Q(voters__answered_at__isnull=False)),
    )
    return [_open_poll(row, actor, on) for row in rows.order_by("last_on", "pk")]


def _open_poll(poll: Any, actor: Actor, on: dt.date) -> OpenPoll:
    return OpenPoll(
        poll_id=poll.pk,
        dossier_id=poll.dossier_id,
        child=poll.dossier.pupil.person.call_name,
        title=str(poll.get_kind_display()),
        asked_by_me=poll.asked_by_id == actor.person_id,
        to_answer=poll.waits_for_me and poll.is_open_on(on),
        to_choose=poll.asked_by_id == actor.person_id
        and (poll.answered == poll.asked or not poll.is_open_on(on)),
        last_on=poll.last_on,
        answered=poll.answered,
        asked=poll.asked,
    )


def plan_draft(actor: Actor, dossier_id: int) -> dict[str, list[str]]:
    """What the actor typed for a talk and did not plan yet; empty when there is nothing. One query."""
    row = PlanDraft.objects.filter(dossier_id=dossier_id, person_id=actor.person_id).first()
    return json.loads(row.words) if row else {}
