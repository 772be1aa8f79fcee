"""Ons gezin: everything a parent sees of all the children on one page, in a fixed number of reads."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rondom.consent.queries import consents_of, family_shares_in
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.family import FamilyAction, FamilyDossier, circles, named_looks, newest_looks, promises
from rondom.dossiers.oversight import emergencies_in
from rondom.dossiers.queries import Around
from rondom.dossiers.terms import Going
from rondom.families.queries import OwnHome, own_homes
from rondom.meetings.family import invitations_of
from rondom.meetings.polls import OpenPoll, open_polls
from rondom.web.family.children import Child, Visit, children_of
from rondom.web.family.consents import Question, questions_for
from rondom.web.family.links import dial
from rondom.web.family.next_steps import Next, next_steps
from rondom.web.family.readers import Reader, readers_of
from rondom.web.family.rights import RightsLink, rights_links
from rondom.web.family.words import names
from rondom.web.parts import part_label

SHOW_DONE_FOR = dt.timedelta(days=14)
READERS_SHOWN = 5
LOOKS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Coordinator:
    name: str
    call_name: str
    initials: str
    organisation: str
    phone: str
    since_on: dt.date

    @property
    def dial(self) -> str:
        return dial(self.phone)


@dataclass(frozen=True, slots=True)
class Promise:
    """Who does what before when. going: in words, as the owner told it; empty before he did."""

    action_id: int
    ref: uuid.UUID
    who: str
    is_mine: bool
    what: str
    child: str
    due_on: dt.date
    is_done: bool
    is_late: bool
    going: str
    is_stuck: bool


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helps, and for which children."""

    name: str
    initials: str
    label: str
    organisation: str
    children: SafeString


@dataclass(frozen=True, slots=True)
class Home:
    """The whole page."""

    children: list[Child]
    call_names: SafeString
    nexts: list[Next]
    coordinators: list[Coordinator]
    questions: list[Question]
    visits: list[Visit]
    polls: list[OpenPoll]
    promises: list[Promise]
    helpers: list[Helper]
    readers: list[Reader]
    reader_count: int
    looks: list[dict[str, Any]]
    look_count: int
    looker_count: int
    homes: list[OwnHome]
    rights: list[RightsLink]
    emergency_count: int

    @property
    def open_questions(self) -> list[Question]:
        return [question for question in self.questions if not question.mine]

    @property
    def given(self) -> list[Question]:
        return [question for question in self.questions if question.mine == "yes"]

    @property
    def not_given(self) -> list[Question]:
        return [question for question in self.questions if question.mine == "no"]


def home_page(actor: Actor, dossiers: list[FamilyDossier]) -> Home:
    """Read everything once for all children. dossiers: as fetched for the actor."""
    today = clock.today()
    ids = [dossier.pk for dossier in dossiers]
    pupil_ids = [dossier.pupil_id for dossier in dossiers]
    consents = list(consents_of(pupil_ids, on=today))
    around = circles(dossiers, on=today, shares=family_shares_in(consents, pupil_ids, on=today))
    calls = {dossier.pk: dossier.pupil.person.call_name for dossier in dossiers}
    questions = questions_for(actor.person_id, consents, around.values(), on=today)
    visits = [Visit(row, calls[row.dossier_id]) for row in invitations_of(ids, person_id=actor.person_id)]
    children = children_of(actor, dossiers, today)
    polls = open_polls(actor, ids, on=today)
    readers = readers_of(dossiers, around, reader_id=actor.person_id)
    newest, look_count, looker_count = newest_looks(ids, count=LOOKS_SHOWN)
    found = named_looks(newest, around=[someone for people in around.values() for someone in people])
    return Home(
        children=children,
        call_names=names(list(calls.values())),
        nexts=next_steps(questions, children, visits, polls),
        coordinators=coordinators_of(dossiers),
        questions=questions,
        visits=visits,
        polls=polls,
        promises=promises_in(ids, actor.person_id, today),
        helpers=helpers_of(dossiers, around),
        readers=[reader for reader in readers if not reader.is_all][:READERS_SHOWN],
        reader_count=len({reader.person_id for reader in readers}),
        looks=[
            {"look": look, "child": calls[look.dossier_id], "part": part_label(look.part)} for look in found
        ],
        look_count=look_count,
        looker_count=looker_count,
        homes=own_homes(actor.person_id, on=today),
        rights=rights_links(actor.person_id, dossiers),
        emergency_count=len(emergencies_in(ids)),
    )


def coordinators_of(dossiers: list[FamilyDossier]) -> list[Coordinator]:
    """One for the family; more only when the children are of different families."""
    batons = {dossier.baton_id: dossier.baton for dossier in dossiers}
    return [
        Coordinator(
            name=baton.holder.name,
            call_name=baton.holder.call_name,
            initials=baton.holder.initials,
            organisation=baton.organisation.name,
            phone=baton.holder.phone or baton.organisation.phone,
            since_on=baton.since_on,
        )
        for baton in batons.values()
    ]


def promises_in(dossier_ids: list[int], person_id: int, today: dt.date) -> list[Promise]:
    """Own ones first, then by day; what was done lately at the end."""
    rows = [
        _promise(row, person_id, today)
        for row in promises(dossier_ids, done_since=clock.now() - SHOW_DONE_FOR)
    ]
    return sorted(rows, key=lambda row: (row.is_done, not row.is_mine, row.due_on))


def _promise(row: FamilyAction, person_id: int, today: dt.date) -> Promise:
    return Promise(
        action_id=row.pk,
        ref=row.dossier.ref,
        who=row.owner.call_name if row.owner else row.owner_name,
        is_mine=row.owner_id == person_id,
        what=row.what,
        child=row.dossier.pupil.person.call_name,
        due_on=row.due_on,
        is_done=row.done_at is not None,
        is_late=row.done_at is None and row.due_on < today,
        going=str(row.get_going_display()),
        is_stuck=row.going == Going.STUCK,
    )


def helpers_of(dossiers: list[FamilyDossier], around: dict[int, list[Around]]) -> list[Helper]:
    """Everybody from outside the family who may think along, once, with the children he is there for."""
    calls = {dossier.pk: dossier.pupil.person.call_name for dossier in dossiers}
    found: dict[tuple[int, str], list[tuple[str, Around]]] = {}
    for dossier_id, people in around.items():
        for person in people:
            if person.organisation_id and not person.waits:
                found.setdefault((person.person_id, person.capacity), []).append((calls[dossier_id], person))
    return [_helper([call for call, _row in rows], rows[0][1]) for rows in found.values()]


def _helper(call_names: list[str], person: Around) -> Helper:
    return Helper(
        name=person.name,
        initials=person.initials,
        label=person.label,
        organisation=person.organisation,
        children=format_html("{}", names(call_names)),
    )
