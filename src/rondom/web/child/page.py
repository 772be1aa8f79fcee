"""Screen: one child, everything on one page."""

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rondom.consent.queries import Asked, asked_of
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers import access
from rondom.dossiers.closing_rules import readable_until
from rondom.dossiers.history import in_words, newest_events
from rondom.dossiers.queries import Around, actions_of, circle, last_handover
from rondom.dossiers.rights.queries import statements_of
from rondom.families.queries import guardians_of
from rondom.families.terms import Authority
from rondom.meetings.queries import last_closed_meeting, next_meeting
from rondom.meetings.terms import MeetingState
from rondom.notes.access import may_write_note
from rondom.notes.queries import notes_of
from rondom.people.queries import entries_of
from rondom.people.terms import Role
from rondom.plans.queries import due_by_law, plan_card
from rondom.routes.drafting.moving_on import newer_version
from rondom.routes.queries import Place, key_questions, place_of
from rondom.safeguarding.access import has_the_duty
from rondom.triage.access import may_see_triage
from rondom.triage.queries import stands_of
from rondom.triage.terms import TRIAGE_ROLES
from rondom.web.child import line
from rondom.web.child.next_action import Situation, Waiting, next_action
from rondom.web.child.words import capacity_label
from rondom.web.links import address
from rondom.web.middleware import Request

SHOWN_EVENTS = 5
SHOWN_NOTES = 3
LOOK_DAYS = 7


def page(request: Request, ref: uuid.UUID) -> HttpResponse:
    actor = request.actor
    dossier = access.get_dossier(actor, ref, looking_at="child")
    context = {"dossier": dossier, "ref": ref, "actor": actor, "today": clock.today()}
    context |= _head(actor, dossier)
    context |= _sections(actor, dossier, context)
    if context["closed"] is None:
        context["next"] = next_action(_situation(actor, dossier, context))
    return render(request, "child/page.html", context)


def _head(actor: Actor, dossier: access.SeenDossier) -> dict[str, Any]:
    """Name, age, group, coordinator and the offer of the baton."""
    today = clock.today()
    handover = last_handover(dossier)
    is_open = handover is not None and not handover.answer
    guardians = guardians_of(dossier.pupil_id, on=today)
    return {
        "child": dossier.pupil.person.call_name,
        "age": dossier.pupil.age_on(today),
        "guardians": guardians,
        "coordinator": dossier.baton,
        "is_coordinator": access.is_coordinator(actor, dossier),
        "closed": _closed(actor, dossier),
        "handover": handover if is_open else None,
        "refused_handover": handover if _is_fresh_refusal(actor, handover) else None,
        "may_offer": is_open or access.is_coordinator(actor, dossier),
        "sees": {category: category in dossier.categories for category in Category.values},
        "steers": bool(access.may_steer(actor, dossier)),
        "concern_url": address("safety:child", ref=dossier.ref) if has_the_duty(actor) else "",
    }


def _closed(actor: Actor, dossier: access.SeenDossier) -> dict[str, Any] | None:
    if dossier.closed_on is None:
        return None
    return {"until": readable_until(dossier.closed_on), "may_reopen": access.may_reopen(actor, dossier)}


def _is_fresh_refusal(actor: Actor, handover: Any) -> bool:
    return bool(handover and handover.answer == "refused" and handover.from_person_id == actor.person_id)


def _sections(actor: Actor, dossier: access.SeenDossier, head: dict[str, Any]) -> dict[str, Any]:
    """A section that the reader's categories do not include is not fetched at all."""
    sees, today = head["sees"], head["today"]
    found: dict[str, Any] = {
        "place": None,
        "people": [],
        "waiting": (),
        "meeting": None,
        "notes": notes_of(dossier.pk, categories=dossier.categories)[:SHOWN_NOTES],
        "may_write": may_write_note(actor, dossier),
        "statements": statements_of(dossier, actor),
        "rights_url": address("rights:family", ref=dossier.ref) if actor.is_family else "",
    }
    if sees[Category.PROCESS]:
        found |= _process(actor, dossier, head)
    actions = list(actions_of(dossier.pk, categories=dossier.categories))
    stranded = _stranded(actions, found["people"]) if head["is_coordinator"] else ()
    roles = {someone.person_id: someone.label for someone in found["people"]}
    found["agreements"] = line.agreements(
        actions, roles=roles, reader_id=actor.person_id, today=today, stranded=stranded
    )
    if sees[Category.EDUCATION]:
        found["plan"] = plan_card(dossier.pk)
        found["my_slot_url"] = _my_slot_url(actor, dossier, found["plan"])
        found["plan_url"] = address("plan:plan", ref=dossier.ref)
        found["look_back"] = due_by_law(dossier.pk, on=today) if found["plan"] else None
        found["look_back_url"] = address("plan:evaluations", ref=dossier.ref)
        found["document_url"] = address("plan:document", ref=dossier.ref)
        place = found["place"]
        if place:
            found["questions"] = key_questions(dossier.pk, place.route, call_name=head["child"])
        if place and place.route.results:
            found["results"] = line.results(actor, dossier, place)
    return found


def _stranded(actions: list[Any], people: list[Around]) -> list[int]:
    """As oversight.with_stranded, from what the page has read already."""
    may_look = {someone.person_id for someone in people if not someone.waits}
    return [row.pk for row in actions if row.owner_id and row.owner_id not in may_look]


def _process(actor: Actor, dossier: access.SeenDossier, head: dict[str, Any]) -> dict[str, Any]:
    today = head["today"]
    relations = {row.person_id: str(row.get_relation_display()) for row in head["guardians"]}
    asked = asked_of(dossier.pupil_id, on=today)
    people = circle(dossier, on=today, allowed=asked.allowed, relations=relations)
    place = place_of(dossier.pk, on=today)
    waiting = _waiting(asked)
    names = {someone.person_id: someone.name for someone in people}
    since = clock.now() - dt.timedelta(days=LOOK_DAYS)
    events, event_count, looks = newest_events(dossier.pk, actor, since=since, count=SHOWN_EVENTS)
    meeting = next_meeting(dossier.pk, now=clock.now())
    return {
        "people": people,
        "rings": line.rings(people, guardians=head["guardians"]),
        "place": place,
        "newer_version": newer_version(dossier.pk) if place and place.is_running and head["steers"] else None,
        "waiting": waiting,
        "steps": line.steps(place) if place else [],
        "open_steps": _open_steps(actor, dossier, place, head, waiting),
        "meeting": meeting,
        **_meeting_urls(actor, dossier, meeting),
        **_triage(actor, dossier, today),
        "events": in_words(events, names=names),
        "event_count": event_count,
        "looks": looks,
    }


def _triage(actor: Actor, dossier: access.SeenDossier, today: dt.date) -> dict[str, Any]:
    """Everybody who knows the process sees that a question waits; what it is about is on the page of the triage."""
    stand = stands_of([dossier.pk]).get(dossier.pk)
    shows = stand is not None or actor.role in TRIAGE_ROLES
    return {
        "triage": stand,
        "triage_days": stand.days_waited(today) if stand and stand.waiting_since_on else None,
        "triage_url": address("triage:page", ref=dossier.ref) if shows and may_see_triage(dossier) else "",
    }


def _meeting_urls(actor: Actor, dossier: access.SeenDossier, meeting: Any) -> dict[str, str]:
    """Where the card of the meeting leads: the page, the room while it runs, the last one when none is planned."""
    last = None if meeting else last_closed_meeting(dossier.pk)
    runs = meeting is not None and meeting.state == MeetingState.RUNNING and not actor.is_family
    return {
        "meeting_url": address("meeting:detail", meeting_id=meeting.pk) if meeting else "",
        "room_url": address("meeting:room", meeting_id=meeting.pk) if runs else "",
        "last_meeting_url": address("meeting:detail", meeting_id=last.pk) if last else "",
        "new_meeting_url": address("meeting:plan", ref=dossier.ref),
    }


def _my_slot_url(actor: Actor, dossier: access.SeenDossier, plan: Any) -> str:
    """Where the reader signs, when his signature is asked and not there."""
    if plan is None or plan.state != "to_sign":
        return ""
    mine = (row for row in plan.slots if row.person_id == actor.person_id and row.capacity == actor.role)
    slot = next((row for row in mine if row.state == "open"), None)
    return address("plan:sign", ref=dossier.ref, slot_id=slot.slot_id) if slot else ""


def _waiting(asked: Asked) -> tuple[Waiting, ...]:
    return tuple(
        Waiting(
            giver_id=missing.giver_id,
            person_id=missing.person_id,
            capacity=capacity_label(missing.capacity),
            recipient=str(Role(role).label),
            asked_on=missing.asked_on,
            reminded_on=missing.reminded_on,
        )
        for role, missing in asked.missing
    )


def _open_steps(
    actor: Actor,
    dossier: access.SeenDossier,
    place: Place | None,
    head: dict[str, Any],
    waiting: tuple[Waiting, ...],
) -> list[line.OpenStep]:
    if place is None:
        return []
    at_school = actor.organisation_id == dossier.school_id
    reader = line.Reader(
        role=actor.role,
        is_family=actor.is_family,
        at_school=at_school,
        steers=head["steers"],
        sees_care=bool(may_see_triage(dossier)),
    )
    steps = [line.open_step(actor, dossier, place, here, reader=reader) for here in place.outlook.here]
    for step in steps[:1]:
        step.rows.extend(_consent_row(row, actor) for row in waiting)
    return steps


def _consent_row(row: Waiting, actor: Actor) -> dict[str, str]:
    """A yes that is missing, as a part of the step: by capacity, without a reason."""
    mine = actor.is_family and row.person_id == actor.person_id
    day = line.short_day(row.reminded_on or row.asked_on)
    return {
        "kind": "you" if mine else "wait",
        "word": _("Aan u") if mine else _("Wacht op %s") % row.capacity,
        "what": _("Toestemming: de %s mag meedenken") % row.recipient,
        "note": (_("herinnerd op %s") if row.reminded_on else _("gevraagd op %s")) % day,
        "url": address("family:home") if mine else "",
    }


def _situation(actor: Actor, dossier: access.SeenDossier, context: dict[str, Any]) -> Situation:
    offer = context["handover"]
    mine = offer is not None and bool(access.may_answer_handover(actor, offer))
    return Situation(
        ref=dossier.ref,
        child=context["child"],
        person_id=actor.person_id,
        role=actor.role,
        is_family=actor.is_family,
        at_school=actor.organisation_id == dossier.school_id,
        steers=context["steers"],
        sees_care=bool(may_see_triage(dossier)),
        offer_id=offer.pk if mine else None,
        offered_by=offer.from_person.name if mine else "",
        parents_in=_parents_in(context["guardians"], context["people"]) or not context["people"],
        place=context["place"],
        waiting=context["waiting"],
        without_account=_without_account(actor, context),
    )


def _without_account(actor: Actor, context: dict[str, Any]) -> frozenset[int]:
    """Who of the family is waited for, cannot sign in and has no link to do so. Asked only while somebody waits."""
    here = context["place"].outlook.here if context["place"] else ()
    waits = context["waiting"] or any("view.parents" in step.missing for step in here)
    if actor.is_family or not waits:
        return frozenset()
    people = {row.person_id for row in (*context["guardians"], *context["waiting"])}
    known = entries_of(sorted(people), at=clock.now())
    return frozenset(
        person for person in people if not known[person].has_account and not known[person].invited_until
    )


def _parents_in(guardians: list[Any], people: list[Around]) -> bool:
    """As access.parents_take_part, from what the page has read already."""
    deciding = {row.person_id for row in guardians if row.authority != Authority.NO}
    return bool(deciding) and deciding <= {
        someone.person_id for someone in people if someone.capacity == Role.PARENT
    }
