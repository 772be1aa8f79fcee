"""Ask when everybody can, answer, choose a moment or stop."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_code, hash_of_secret, is_code, new_code, new_secret
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import Around, circle
from rondom.events.record import happened
from rondom.meetings import polls, queries
from rondom.meetings.models import DatePoll, Meeting, PollAnswer, PollMoment, PollVoter
from rondom.meetings.operations.drafts import forget_plan_draft
from rondom.meetings.operations.invitations import check_may_be_asked
from rondom.meetings.operations.planning import (
    check_moment,
    check_words,
    dossier_to_talk_about,
    plan_meeting,
    who_is_asked,
)
from rondom.meetings.poll_days import date_poll_rules, last_day_to_answer
from rondom.meetings.poll_events import (
    DateChosen,
    DatesAnswered,
    DatesAsked,
    EverybodyAnswered,
    PollLinkBlocked,
    PollLinkRenewed,
    PollStopped,
    PollVoterAdded,
    PollVoterRemoved,
)
from rondom.meetings.poll_mail import link_of, mail_link
from rondom.meetings.terms import Can, MeetingKind, WhyRemoved
from rondom.people.models import Account


@dataclass(frozen=True, slots=True)
class VoterLink:
    """What is shown once to who asked; neither the link nor the code is stored."""

    name: str
    email: str
    link: str
    code: str


@dataclass(frozen=True, slots=True)
class AskedDates:
    """links: of who has no account."""

    poll: DatePoll
    links: list[VoterLink]


@transaction.atomic
def ask_dates(
    actor: Actor,
    *,
    dossier_id: int,
    kind: str,
    starts: Sequence[dt.datetime],
    minutes: int,
    place: str,
    goal: str,
    participant_ids: Collection[int],
    own_points: Sequence[str] = (),
    link: str = "",
    anyway: bool = False,
) -> AskedDates:
    """Ask when everybody can for a talk; the family always, as for the talk itself.

    anyway: also at an odd moment. Errors: Refused (as plan_meeting; a moment that cannot be), Http404.
    """
    dossier = dossier_to_talk_about(actor, dossier_id, kind=kind, place=place, link=link)
    _check(starts, minutes, place, goal, own_points)
    people = who_is_asked(actor, dossier, kind=kind, participant_ids=participant_ids)
    _check_odd(dossier, starts, minutes, [] if anyway else people)
    poll = DatePoll.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        kind=MeetingKind(kind),
        minutes=minutes,
        place=place.strip(),
        link=link.strip(),
        goal=goal.strip(),
        own_points="\n".join(own_points),
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        last_on=last_day_to_answer(starts, today=clock.today()),
    )
    PollMoment.objects.bulk_create(PollMoment(poll=poll, starts_at=moment) for moment in starts)
    links = [made for around in people if (made := _ask(poll, around))]
    forget_plan_draft(actor, dossier_id=dossier.pk)
    happened(DatesAsked(**_about(poll), kind=str(kind)), by=actor)
    return AskedDates(poll, links)


def _check(
    starts: Sequence[dt.datetime], minutes: int, place: str, goal: str, own_points: Sequence[str]
) -> None:
    check_words(place, goal, own_points)
    polls.may_propose(starts).enforce()
    for moment in starts:
        check_moment(moment, moment + dt.timedelta(minutes=minutes))


def _check_odd(
    dossier: Dossier, starts: Sequence[dt.datetime], minutes: int, people: Sequence[Around]
) -> None:
    """Whoever asks says that he is sure; without people nothing is odd."""
    if not people:
        return
    organisations = {row.organisation_id for row in people}
    odd = polls.odd_moments(dossier, starts, minutes=minutes, organisation_ids=organisations)
    if odd:
        refuse("poll.odd", " ".join([*odd, _("Wilt u dit toch? Zet dan een vinkje.")])).enforce()


def _ask(poll: DatePoll, around: Around) -> VoterLink | None:
    """Put somebody on the list; with a link for who has no account."""
    voter = PollVoter.objects.create(
        region_id=poll.region_id,
        poll=poll,
        person_id=around.person_id,
        organisation_id=around.organisation_id,
        capacity=around.capacity,
    )
    has_account = Account.objects.filter(person_id=voter.person_id, is_active=True).exists()
    return None if has_account else _new_link(poll, voter)


def _new_link(poll: DatePoll, voter: PollVoter) -> VoterLink:
    """The mail leaves when everything is stored: a mail server that is away stops nobody."""
    secret, code = new_secret(), new_code()
    voter.secret_hash, voter.code_hash = hash_of_secret(secret), hash_of_code(secret, code)
    voter.wrong_codes, voter.blocked_at = 0, None
    voter.save(update_fields=["secret_hash", "code_hash", "wrong_codes", "blocked_at"])
    person = voter.person
    if person.email:
        send = partial(mail_link, person.email, secret=secret, last_on=poll.last_on, language=person.language)
        transaction.on_commit(send)
    return VoterLink(person.name, person.email, link_of(secret), code)


@transaction.atomic
def add_voter(actor: Actor, *, poll_id: int, participant_id: int) -> VoterLink | bool:
    """Ask somebody more while the poll is open; the link of who has no account. Errors: Refused, Http404."""
    poll = _led(actor, poll_id)
    around = next(
        (row for row in circle(poll.dossier, on=clock.today()) if row.participant_id == participant_id), None
    )
    if around is None:
        refuse("meeting.not_around", _("Kies iemand uit de kring om het kind.")).enforce()
        raise AssertionError("enforce raised")
    if poll.voters.filter(person_id=around.person_id, removed_at__isnull=True).exists():
        return True
    check_may_be_asked(poll.dossier, around, kind=poll.kind)
    link = _ask(poll, around)
    happened(PollVoterAdded(**_about(poll), person_id=around.person_id), by=actor)
    return link or True


@transaction.atomic
def renew_voter_link(actor: Actor, *, poll_id: int, voter_id: int) -> VoterLink:
    """A new link and code for who has no account; the old link stops at once. Errors: Refused, DoesNotExist."""
    poll = _led(actor, poll_id)
    voter = poll.voters.get(pk=voter_id, removed_at__isnull=True, secret_hash__isnull=False)
    link = _new_link(poll, voter)
    happened(PollLinkRenewed(**_about(poll), person_id=voter.person_id), by=actor)
    return link


@transaction.atomic
def answer_dates(actor: Actor, *, poll_id: int, answers: Mapping[int, str]) -> PollVoter:
    """Say for oneself when one can: {moment: answer}. A later answer replaces an earlier one.

    A moment that is left out stays as it was. Errors: Refused, Http404."""
    DatePoll.objects.select_for_update().filter(pk=poll_id).first()
    poll = polls.visible_poll(actor, poll_id)
    voter = polls.voter_of(actor, poll)
    polls.may_vote(actor, poll, voter).enforce()
    assert voter is not None  # noqa: S101 - may_vote refused
    return _answered(poll, voter, answers, by=actor)


@as_system("who has a link is nobody who is signed in")
@transaction.atomic
def answer_by_link(voter: PollVoter, *, answers: Mapping[int, str]) -> PollVoter:
    """The same, for who came in by the link and the code. Errors: Refused."""
    poll = DatePoll.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=voter.poll_id)
    voter.poll = poll
    polls.may_vote_by_link(voter).enforce()
    actor = Actor(person_id=voter.person_id, role=polls.LINK_ROLE, region_id=voter.region_id)
    return _answered(poll, voter, answers, by=actor)


def _answered(poll: DatePoll, voter: PollVoter, answers: Mapping[int, str], *, by: Actor) -> PollVoter:
    moments = set(poll.moments.values_list("pk", flat=True))
    if not answers or set(answers) - moments or not all(can in Can.values for can in answers.values()):
        refuse("poll.choose", _("Kies bij een moment of u kunt.")).enforce()
    PollAnswer.objects.bulk_create(
        [PollAnswer(voter=voter, moment_id=moment, can=can) for moment, can in answers.items()],
        update_conflicts=True,
        unique_fields=["voter", "moment"],
        update_fields=["can"],
    )
    is_first = voter.answered_at is None
    voter.answered_at = clock.now()
    voter.save(update_fields=["answered_at"])
    happened(DatesAnswered(**_about(poll), person_id=voter.person_id), by=by)
    waiting = poll.voters.filter(removed_at__isnull=True, answered_at__isnull=True)
    if is_first and not waiting.exists():
        happened(EverybodyAnswered(**_about(poll), asked_by_id=poll.asked_by_id), by=by)
    return voter


@as_system("who has a link is nobody who is signed in")
@transaction.atomic
def open_by_code(secret: str, *, code: str) -> bool:
    """Whether the code of a link is right. After a few wrong ones the link is blocked and who asked is told.

    Refuses nothing by raising: a wrong try must be stored. The same False for every reason.
    """
    rows = PollVoter.objects.select_for_update(of=("self",)).select_related("poll__dossier")
    voter = rows.filter(secret_hash=hash_of_secret(secret)).first()
    if voter is None or not polls.may_vote_by_link(voter):
        return False
    if is_code(voter.code_hash, secret, code):
        voter.wrong_codes = 0
        voter.save(update_fields=["wrong_codes"])
        return True
    voter.wrong_codes += 1
    if voter.wrong_codes >= date_poll_rules().wrong_codes_max:
        voter.blocked_at = clock.now()
        about = {"person_id": voter.person_id, "asked_by_id": voter.poll.asked_by_id}
        happened(PollLinkBlocked(**_about(voter.poll), **about), by=system_actor(voter.region_id))
    voter.save(update_fields=["wrong_codes", "blocked_at"])
    return False


@transaction.atomic
def choose_moment(actor: Actor, *, poll_id: int, moment_id: int) -> Meeting:
    """Plan the talk at one of the moments, with everybody who was asked and may still come.

    Errors: Refused (also everything plan_meeting refuses on this day), Http404, PollMoment.DoesNotExist.
    """
    poll = _led(actor, poll_id)
    moment = poll.moments.get(pk=moment_id)
    drop_lost_voters(poll)
    asked = {(row.person_id, row.organisation_id, row.capacity) for row in polls.voters_of(poll)}
    chosen = [
        row.participant_id
        for row in circle(poll.dossier, on=clock.today())
        if (row.person_id, row.organisation_id, row.capacity) in asked
    ]
    meeting = plan_meeting(
        actor,
        dossier_id=poll.dossier_id,
        kind=poll.kind,
        starts_at=moment.starts_at,
        ends_at=moment.starts_at + dt.timedelta(minutes=poll.minutes),
        place=poll.place,
        goal=poll.goal,
        participant_ids=chosen,
        own_points=poll.own_points.splitlines(),
        link=poll.link,
    )
    poll.meeting, poll.closed_at = meeting, clock.now()
    poll.save(update_fields=["meeting", "closed_at"])
    happened(DateChosen(**_about(poll), meeting_id=meeting.pk), by=actor)
    return meeting


@transaction.atomic
def stop_poll(actor: Actor, *, poll_id: int) -> DatePoll:
    """No talk comes out of it; everybody who was asked hears it. Errors: Refused, Http404."""
    poll = _led(actor, poll_id)
    poll.closed_at = clock.now()
    poll.save(update_fields=["closed_at"])
    happened(PollStopped(**_about(poll)), by=actor)
    return poll


def drop_lost_voters(poll: DatePoll) -> int:
    """Take everybody off who may not know of the child any more; answers how many. Call it in a transaction."""
    rows = list(poll.voters.filter(removed_at__isnull=True))
    lost = queries.lost_ground(poll.dossier, rows, on=clock.today())
    for voter in lost:
        voter.removed_at, voter.removed_why = clock.now(), WhyRemoved.NO_CONSENT
        voter.save(update_fields=["removed_at", "removed_why"])
        event = PollVoterRemoved(**_about(poll), person_id=voter.person_id, why=str(WhyRemoved.NO_CONSENT))
        happened(event, by=system_actor(poll.region_id))
    return len(lost)


def _led(actor: Actor, poll_id: int) -> DatePoll:
    """Lock the poll, for who leads it. Errors: Refused, Http404."""
    DatePoll.objects.select_for_update().filter(pk=poll_id).first()
    poll = polls.visible_poll(actor, poll_id)
    polls.may_lead_poll(actor, poll).enforce()
    return poll


def _about(poll: DatePoll) -> dict[str, int]:
    return {"dossier_id": poll.dossier_id, "region_id": poll.region_id, "poll_id": poll.pk}
