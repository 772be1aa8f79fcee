"""Messages as sentences: names come from what the reader may see now, in any of his hats."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import working_for
from rondom.dossiers.queries import Sight, sight_of
from rondom.dossiers.rights.access import answers_requests
from rondom.dossiers.terms import FAMILY_PLAN, SCHOOL_CAPACITIES
from rondom.moving.access import answers_moves
from rondom.notifications.texts import NO_NAME, NOT_SHOWN, NOT_YOURS, NoticeText, text_of
from rondom.safeguarding.queries import is_named
from rondom.support.access import has_desk as has_team_desk
from rondom.support.queries import has_point_desk
from rondom.watch.absence_access import has_reports_desk
from rondom.watch.access import has_desk
from rondom.web.hats import Choice
from rondom.web.links import address, address_of_child, address_of_meeting, address_of_plan

# Pages for who does not see the dossier: the message names no child.
RIGHTS_DESK, MOVE_DESK, GUEST = "rights_desk", "move_desk", "second_school"
STUCK_DESK, ATTENDANCE_DESK = "stuck_desk", "attendance_desk"
TEAM_DESK, POINT_DESK = "team_desk", "point_desk"
DESKS = frozenset({RIGHTS_DESK, MOVE_DESK, GUEST, STUCK_DESK, ATTENDANCE_DESK, TEAM_DESK, POINT_DESK})
WALL = "safety"
# {place of a message: address}: by the child, only for the family, and by a number of the message.
OF_CHILD = {
    "absence": "watch:absence",
    "admission": "watch:admissions",
    "arrangement": "arrangements:page",
    "tlv": "tlv:page",
    "evaluations": "plan:evaluations",
    "both": "plan:both",
    "hearing": "plan:hearing",
    "sendings": "sending:list",
    "stuck": "watch:page",
    "team_questions": "support:child",
}
OF_FAMILY = {"rights": "rights:family", "sharing": "rights:sharing"}
BY_NUMBER = {"poll": ("meeting:poll", "poll_id"), "sending": ("sending:mine", "sending_id")}


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A message as shown. url is empty when there is nothing (more) to open in the hat that is on.

    other_hat: the label of the role in which it can be opened, when that is not the role of now.
    by: the name of who did it, for who may see the dossier.
    """

    notice_id: int
    at: dt.datetime
    title: str
    text: str
    url: str
    other_hat: str
    is_new: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """A dossier the reader may see; other_hat: the role in which he may, when it is not the one of now."""

    sight: Sight
    other_hat: str


@dataclass(frozen=True, slots=True)
class Walled:
    """Where a message about safety leads; other_hat: as for an InboxRow."""

    url: str
    other_hat: str


def inbox_rows(notices: Sequence[Any], actor: Actor, hats: Sequence[Choice]) -> list[InboxRow]:
    """actor: in the hat that is on; hats: every hat of this person. Cost: one query per hat, three from outside a school.

    The policy is asked again, also for the kind of data: a message from before a withdrawal says nothing of it.
    """
    wanted = {row.dossier_id for row in notices if row.dossier_id}
    found: dict[int, list[Seen]] = {}
    for choice in sorted(hats, key=lambda choice: choice.actor != actor):
        with working_for(choice.actor):
            seen = sight_of(choice.actor, wanted, on=clock.today())
        for dossier_id, sight in seen.items():
            other_hat = "" if choice.actor == actor else choice.label
            found.setdefault(dossier_id, []).append(Seen(sight, other_hat))
    walled = _behind_the_wall(notices, actor, hats)
    return [_row(notice, actor, found.get(notice.dossier_id, []), walled) for notice in notices]


def _behind_the_wall(notices: Sequence[Any], actor: Actor, hats: Sequence[Choice]) -> Walled:
    """Where messages about safety lead: only for who is named in a case. Asked only when there is such a message."""
    if any(text_of(row.template, row.payload).place == WALL for row in notices):
        for choice in sorted(hats, key=lambda choice: choice.actor != actor):
            if is_named(choice.actor, on=clock.today()):
                is_on = choice.actor == actor
                return Walled(address("safety:list") if is_on else "", "" if is_on else choice.label)
    return Walled("", "")


def _row(notice: Any, actor: Actor, places: Sequence[Seen], walled: Walled) -> InboxRow:
    words = text_of(notice.template, notice.payload)
    if words.place in DESKS:
        return _desk_row(notice, actor, words)
    is_walled = words.place == WALL
    open_ = [] if notice.dropped_at else places
    shown = [seen for seen in open_ if not notice.category or notice.category in seen.sight.categories]
    seen = next(iter(shown or open_), None)
    if notice.dossier_id and not shown:
        words = NOT_SHOWN if seen else NOT_YOURS
    return InboxRow(
        notice_id=notice.pk,
        at=notice.created_at,
        title=str(words.title),
        text=str(words.text) % {"child": seen.sight.child if seen else str(NO_NAME)},
        url=walled.url if is_walled else _address(notice, actor, words.place, seen),
        other_hat=walled.other_hat if is_walled else seen.other_hat if seen else "",
        is_new=notice.read_at is None,
        by=notice.by_person.name if seen and notice.by_person and words.shows_name else "",
    )


def _address(notice: Any, actor: Actor, place: str, seen: Seen | None) -> str:
    """Where it can be read in the hat that is on; what is about no dossier has a page of its own."""
    if place == "emergency":
        return address("emergency:review", emergency_id=notice.payload["emergency_id"])
    if place in ("plan", "signature") and notice.category == FAMILY_PLAN and seen and not seen.other_hat:
        return address_of_plan(actor, seen.sight.ref, is_family_plan=True)
    return _url(actor, place, seen.sight, notice.payload) if seen and not seen.other_hat else ""


def _desk_row(notice: Any, actor: Actor, words: NoticeText) -> InboxRow:
    """A request to answer, or something to read for another school: who reads this need not stand around the child."""
    return InboxRow(
        notice_id=notice.pk,
        at=notice.created_at,
        title=str(words.title),
        text=str(words.text),
        url=_desk_address(actor, words.place),
        other_hat="",
        is_new=notice.read_at is None,
    )


def _desk_address(actor: Actor, place: str) -> str:
    if place == GUEST:
        return address("second_school:list") if actor.role in SCHOOL_CAPACITIES else ""
    if place == ATTENDANCE_DESK:
        return address("watch:reports") if has_reports_desk(actor) else ""
    if place == TEAM_DESK:
        return address("support:desk") if has_team_desk(actor) else ""
    if place == POINT_DESK:
        return address("support:tickets") if has_point_desk(actor) else ""
    if place == STUCK_DESK:
        return address("watch:desk") if has_desk(actor) else ""
    if place == MOVE_DESK:
        return address("moving:overview") if answers_moves(actor) else ""
    return address("rights:desk") if answers_requests(actor) else ""


def _url(actor: Actor, place: str, sight: Sight, payload: Mapping[str, Any]) -> str:
    if place in ("plan", "signature"):
        return address_of_plan(actor, sight.ref)
    if place in OF_CHILD:
        return address(OF_CHILD[place], ref=sight.ref)
    if place in OF_FAMILY:
        return address(OF_FAMILY[place], ref=sight.ref) if actor.is_family else ""
    if place == "meeting" and payload.get("meeting_id"):
        return address_of_meeting(actor, sight.ref, payload["meeting_id"])
    name, number = BY_NUMBER.get(place, ("", ""))
    if name and payload.get(number):
        return address(name, **{number: payload[number]})
    return address_of_child(actor, sight.ref)
