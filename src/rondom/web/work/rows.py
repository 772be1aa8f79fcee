"""Everything one person owes and waits for, over all children of the hat that is on. Only queries."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rondom.arrangements.queries import open_work, short_parts
from rondom.consent.queries import all_cut_off_by_school, missing_givers, shares_to_tell
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.oversight import with_stranded
from rondom.dossiers.queries import actions_in, handovers_of, work_dossiers
from rondom.dossiers.reviews import reviews_due
from rondom.dossiers.rights.access import answers_requests
from rondom.dossiers.rights.queries import open_requests
from rondom.dossiers.rules import reminder_rules
from rondom.dossiers.terms import Going
from rondom.meetings.polls import asked_for_dates
from rondom.meetings.queries import meetings_until_tonight
from rondom.moving.queries import at_desk
from rondom.people.queries import which_exist
from rondom.plans.contributions import asked_to_write, open_for
from rondom.plans.queries import opp_terms, plans_in_force, waiting_slots
from rondom.plans.terms import PlanKind
from rondom.routes.queries import open_steps
from rondom.tlv.queries import open_work as open_tlvs
from rondom.triage.queries import triages_of
from rondom.watch.absence_queries import acts_open, leave_on_desk, reports_on_desk
from rondom.watch.queries import calls_to, on_desk
from rondom.web.links import address, address_of_meeting, address_of_plan
from rondom.web.work.arrangement_rows import arrangement_rows, part_rows
from rondom.web.work.desk import Desk, Kind, WorkRow
from rondom.web.work.evaluation_rows import evaluation_rows
from rondom.web.work.ground_rows import (
    consent_rows,
    emergency_rows,
    left_lying_row,
    legal_share_rows,
    school_change_rows,
    stranded_row,
)
from rondom.web.work.move_rows import move_rows
from rondom.web.work.poll_rows import poll_rows
from rondom.web.work.rights import rights_rows
from rondom.web.work.stuck_rows import absence_rows, call_rows, leave_rows, report_rows, stuck_rows
from rondom.web.work.tlv_rows import tlv_rows
from rondom.web.work.triage_rows import triage_rows


@dataclass(frozen=True, slots=True)
class Today:
    """A meeting of today."""

    starts_at: dt.datetime
    title: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class Work:
    """Mijn werk of one person in one hat."""

    late: tuple[WorkRow, ...]
    you: tuple[WorkRow, ...]
    waits: tuple[WorkRow, ...]
    today: tuple[Today, ...]
    children: int

    @property
    def begin(self) -> WorkRow | None:
        """The one thing to begin with."""
        return next(iter((*self.late, *self.you)), None)


def work_of(actor: Actor, *, now: dt.datetime) -> Work:
    """Cost: the same number of queries for one dossier and for a hundred."""
    on = localtime(now).date()
    dossiers = {dossier.pk: dossier for dossier in work_dossiers(actor, on=on)}
    desk = Desk(actor, on, dossiers, open_steps(list(dossiers)))
    meetings = meetings_until_tonight(actor, list(dossiers), on=on)
    requests = open_requests(actor) if answers_requests(actor) else []
    rows = sorted(
        (
            *action_rows(desk),
            *step_rows(desk),
            *emergency_rows(desk),
            *opp_rows(desk),
            *meeting_rows(desk, meetings, now=now),
            *rights_rows(desk, requests),
            *review_rows(desk),
            *seldom_rows(desk),
        ),
        key=lambda row: row.order,
    )
    return Work(
        late=_of(rows, Kind.LATE),
        you=_of(rows, Kind.YOU),
        waits=_of(rows, Kind.WAITS),
        today=tuple(_today(desk, row) for row in meetings if localtime(row.starts_at).date() == on),
        children=len({*dossiers, *(row.dossier_id for row in requests)}),
    )


def seldom_rows(desk: Desk) -> Iterator[WorkRow]:
    """What most people do not have on most days: one query asks what is there, and only that is fetched."""
    dossiers = desk.dossiers.values()
    steered = [dossier.pupil_id for dossier in dossiers if desk.steers(dossier)]
    led = [dossier.pupil_id for dossier in dossiers if desk.has_regie(dossier)]
    with as_system("whether there is anything; what it is, every kind asks for itself under the lock"):
        there = which_exist(
            desk.actor.region_id,
            {
                consent_rows: missing_givers(steered, on=desk.on),
                legal_share_rows: shares_to_tell(led),
                school_change_rows: all_cut_off_by_school(led, on=desk.on),
                baton_rows: handovers_of(desk.actor),
                signature_rows: waiting_slots(dossiers),
                piece_rows: asked_to_write(desk.actor, on=desk.on),
                triage_rows: triages_of(desk.dossiers),
                arrangement_rows: open_work(desk.dossiers),
                tlv_rows: open_tlvs(desk.dossiers),
                part_rows: short_parts(desk.with_regie()),
                move_rows: at_desk(desk.actor, on=desk.on),
                poll_rows: asked_for_dates(desk.actor),
                evaluation_rows: plans_in_force(desk.dossiers),
                stuck_rows: on_desk(desk.actor),
                call_rows: calls_to(desk.actor),
                absence_rows: acts_open(desk.with_regie()),
                report_rows: reports_on_desk(desk.actor),
                leave_rows: leave_on_desk(desk.actor),
            },
        )
    return chain.from_iterable(rows_of(desk) for rows_of in there)


def _of(rows: Iterable[WorkRow], kind: Kind) -> tuple[WorkRow, ...]:
    return tuple(row for row in rows if row.kind is kind)


def action_rows(desk: Desk) -> Iterator[WorkRow]:
    """What I promised, and what others promised where I have the regie."""
    for action in with_stranded(actions_in(list(desk.dossiers)), on=desk.on):
        dossier = desk.dossiers[action.dossier_id]
        if action.owner_id == desk.actor.person_id:
            yield desk.row(
                dossier,
                what=action.what,
                why=_promised(desk, action),
                due_on=action.due_on,
                url=address("child:action", ref=dossier.ref, action_id=action.pk),
                button=_("Zeg hoe het gaat"),
            )
        elif action.stranded and desk.has_regie(dossier):
            yield stranded_row(desk, dossier, action)
        elif action.late_reminders >= reminder_rules().late_reminders and desk.has_regie(dossier):
            yield left_lying_row(desk, dossier, action)
        elif desk.has_regie(dossier):
            seen = desk.sees(dossier, action.category)
            name = action.owner.name if action.owner else action.owner_name
            may_remind = action.owner_id and action.reminded_on != desk.on
            reminder = desk.reminder(dossier, "action", action.pk, name) if may_remind else None
            yield desk.row(
                dossier,
                kind=Kind.WAITS,
                what=action.what if seen else _("Een afspraak"),
                why=_("U heeft de regie") if not action.going else _how_it_goes(action, name),
                who=name,
                due_on=action.due_on,
                reminders=(reminder,) if reminder else (),
            )


def _promised(desk: Desk, action: Any) -> str:
    if action.made_by_id == desk.actor.person_id:
        return _("U sprak dit af")
    return _("%(name)s sprak dit met u af") % {"name": action.made_by.name}


def _how_it_goes(action: Any, name: str) -> str:
    if action.going == Going.STUCK:
        return _("%(name)s zegt: dit lukt niet") % {"name": name}
    return _("%(name)s is begonnen") % {"name": name}


def step_rows(desk: Desk) -> Iterator[WorkRow]:
    """What the step still misses where I have the regie; or that it can go on."""
    for dossier_id in desk.with_regie():
        for step in desk.steps.get(dossier_id, []):
            yield desk.row(
                desk.dossiers[dossier_id],
                step=step,
                what=_missing_words(step.missing, step.first_words),
                why=_("U heeft de regie"),
                due_on=step.due_on,
            )


def _missing_words(missing: Collection[str], first: str) -> str:
    if not missing:
        return _("Kies de volgende stap")
    others = list(missing)[1:]
    words = _("Nog nodig: %(what)s") % {"what": first}
    if not others:
        return words
    return (
        words
        + " "
        + ngettext("en nog %(count)s ding", "en nog %(count)s dingen", len(others)) % {"count": len(others)}
    )


def baton_rows(desk: Desk) -> Iterator[WorkRow]:
    """The regie is offered to me, or by me. The regie is of a family: the row stands once, at one child."""
    by_baton = {dossier.baton_id: dossier for dossier in desk.dossiers.values()}
    for offer in handovers_of(desk.actor):
        dossier = by_baton.get(offer.baton_id)
        if dossier is None:
            continue
        since_on = localtime(offer.offered_at).date()
        if offer.to_person_id == desk.actor.person_id:
            yield desk.row(
                dossier,
                what=_("Neem de regie over, of zeg waarom niet"),
                why=_("%(name)s biedt u de regie aan") % {"name": offer.from_person.name},
                since_on=since_on,
            )
        else:
            yield desk.row(
                dossier,
                kind=Kind.WAITS,
                what=_("Antwoord op uw aanbod van de regie"),
                why=_("U houdt de regie tot het antwoord er is"),
                who=offer.to_person.name,
                since_on=since_on,
            )


def signature_rows(desk: Desk) -> Iterator[WorkRow]:
    """Signatures that are asked of me, and of others where I steer."""
    for slot in waiting_slots(list(desk.dossiers.values())):
        dossier = desk.dossiers[slot.version.plan.dossier_id]
        is_family = slot.version.plan.kind == PlanKind.FAMILY
        url = address_of_plan(desk.actor, dossier.ref, is_family_plan=is_family)
        since_on = localtime(slot.asked_at).date()
        if slot.person_id == desk.actor.person_id:
            yield desk.row(
                dossier,
                what=_("Lees en teken het gezinsplan") if is_family else _("Lees en teken het plan"),
                why=_("Uw handtekening is gevraagd"),
                url=url,
                since_on=since_on,
            )
        elif _leads(desk, dossier, slot.version.plan):
            yield desk.row(
                dossier,
                kind=Kind.WAITS,
                what=_("Handtekening onder het gezinsplan")
                if is_family
                else _("Handtekening onder het plan"),
                why=_("Het plan geldt als iedereen heeft getekend"),
                url=url,
                who=slot.capacity_label.capitalize(),
                since_on=since_on,
            )


def _leads(desk: Desk, dossier: Any, plan: Any) -> bool:
    """Who waits for the signatures of others: the leader of the family plan, who steers for the one of the school."""
    if plan.kind == PlanKind.FAMILY:
        return bool(plan.led_by_id == desk.actor.person_id)
    return desk.steers(dossier)


def opp_rows(desk: Desk) -> Iterator[WorkRow]:
    """The six weeks of the law, from the day of the warning, where I have the regie (R-OPP-1)."""
    for dossier_id, term in opp_terms(desk.with_regie(), on=desk.on).items():
        if term.done_on is None and (term.is_warning or term.is_late):
            dossier = desk.dossiers[dossier_id]
            yield desk.row(
                dossier,
                what=_("Stel het OPP vast"),
                why=_("Dit moet van de wet binnen zes weken"),
                url=address_of_plan(desk.actor, dossier.ref),
                due_on=term.due_on,
                law=True,
            )


def meeting_rows(desk: Desk, meetings: Iterable[Any], *, now: dt.datetime) -> Iterator[WorkRow]:
    """Meetings that are over and not closed, for who called them or has the regie."""
    for meeting in meetings:
        dossier = desk.dossiers[meeting.dossier_id]
        is_mine = meeting.organiser_id == desk.actor.person_id
        if meeting.closed_at or meeting.ends_at > now or not (is_mine or desk.has_regie(dossier)):
            continue
        yield desk.row(
            dossier,
            what=_("Sluit het overleg af"),
            why=_("U riep dit overleg bijeen") if is_mine else _("U heeft de regie"),
            url=address_of_meeting(desk.actor, dossier.ref, meeting.pk),
            due_on=localtime(meeting.starts_at).date(),
        )


def review_rows(desk: Desk) -> Iterator[WorkRow]:
    """Where I have the regie: who may still look, twice a year and when the route ends."""
    mine = [desk.dossiers[key] for key in desk.with_regie()]
    for dossier_id, due in reviews_due(mine, on=desk.on).items():
        dossier = desk.dossiers[dossier_id]
        yield desk.row(
            dossier,
            what=_("Kijk na wie nog mee mag kijken"),
            why=_("De route is klaar") if due.route_ended else _("Dat is lang geleden, of nog nooit gedaan"),
            url=address("child:review", ref=dossier.ref),
            since_on=due.since_on,
        )


def piece_rows(desk: Desk) -> Iterator[WorkRow]:
    """Pieces I am asked to write: the call name of the child and the question, nothing else."""
    for piece in open_for(desk.actor, on=desk.on):
        name, url = piece.dossier.pupil.person.call_name, address("outside:mine", contribution_id=piece.pk)
        yield WorkRow(
            child=name,
            call_name=name,
            child_url=url,
            what=_("Schrijf uw stuk over %(name)s") % {"name": name},
            url=url,
            why=_("%(name)s vraagt u dit") % {"name": piece.asked_by.name},
            kind=Kind.YOU,
            due_on=piece.last_on,
            button=_("Begin met schrijven"),
        )


def _today(desk: Desk, meeting: Any) -> Today:
    dossier = desk.dossiers[meeting.dossier_id]
    title = _("%(kind)s over %(name)s") % {
        "kind": meeting.get_kind_display(),
        "name": dossier.pupil.person.call_name,
    }
    return Today(
        starts_at=localtime(meeting.starts_at),
        title=title[:1].upper() + title[1:],
        about=meeting.place,
        url=address_of_meeting(desk.actor, dossier.ref, meeting.pk),
    )
