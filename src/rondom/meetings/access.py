"""Who may plan, lead, write, read and close a meeting."""

from collections.abc import Collection

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.consent.queries import asked_of
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import (
    get_dossier,
    is_coordinator,
    may_steer,
    parents_take_part,
    takes_part,
    visible_dossier,
)
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import emergency_until
from rondom.dossiers.untold import by_secret
from rondom.families.terms import Relation
from rondom.meetings import asked_by_route, queries
from rondom.meetings.models import Invitee, Meeting
from rondom.meetings.terms import (
    NEEDS_BRIDGING,
    OUTCOMES,
    SWV_MANDATE,
    DecisionKind,
    MeetingKind,
    MeetingState,
)
from rondom.people.terms import FAMILY_ROLES, Role


def visible_meeting(actor: Actor, meeting_id: int) -> Meeting:
    """A meeting of a dossier the actor may see today. Writes no look. Errors: Http404.

    In an emergency fetched_for stays empty, so that every act asks again whether he takes part.
    """
    meeting = (
        Meeting.objects.visible_to(actor, on=clock.today())
        .select_related(
            "dossier__pupil__person", "dossier__baton", "dossier__school", "organiser", "closed_by"
        )
        .annotate(
            emergency_until=emergency_until(actor, dossier="dossier"),
            by_secret=by_secret(actor, pupil="dossier__pupil", on=clock.today()),
        )
        .filter(pk=meeting_id)
        .first()
    )
    if meeting is None:
        raise Http404
    meeting.fetched_for = actor
    meeting.may_only_read = bool(meeting.emergency_until or meeting.by_secret)
    return meeting


def _takes_part(actor: Actor, meeting: Meeting) -> Decision:
    """As dossiers.access.takes_part, without asking again for the actor the row was just fetched for.

    Whoever came in by emergency, or without the parents knowing it, is asked again: he may only read, also where he is
    still on the list.
    """
    if meeting.fetched_for != actor or meeting.may_only_read:
        return takes_part(actor, meeting.dossier)
    if meeting.dossier.closed_on is not None:
        return refuse("dossier.closed", _("Dit dossier is gesloten."))
    return ALLOWED


def get_meeting(actor: Actor, *, meeting_id: int, looking_at: str) -> Meeting:
    """A meeting for a screen, with what the actor may see of the dossier; writes one look. Errors: Http404."""
    meeting = visible_meeting(actor, meeting_id)
    meeting.dossier = get_dossier(actor, meeting.dossier.ref, looking_at=looking_at)
    return meeting


def may_lead(actor: Actor, meeting: Meeting) -> Decision:
    """Move, start, show and close: the coordinator or a coordinating role, in the hat that is on.

    Whoever called the meeting had such a hat on; in another hat he leads nothing.
    """
    part = _takes_part(actor, meeting)
    if not part:
        return part
    return may_steer(actor, meeting.dossier)


def may_read_content(actor: Actor, meeting: Meeting) -> Decision:
    """What the talk is about: its goal, agenda, minutes and decisions.

    That there is a talk, when and with whom, everybody in the circle may know. What it is about, is for who is
    asked in this hat, the family, who has the regie, and who may see what is about school.
    """
    dossier = meeting.dossier
    if dossier.seen_by != actor:
        dossier = visible_dossier(actor, dossier_id=dossier.pk)
    belongs = actor.role in FAMILY_ROLES or is_coordinator(actor, dossier)
    if belongs or Category.EDUCATION in dossier.categories or is_at_the_table(actor, meeting):
        return ALLOWED
    return refuse(
        "meeting.not_asked", _("U ziet dat er een overleg is. Waar het over gaat, ziet wie is uitgenodigd.")
    )


def may_change_plan(actor: Actor, meeting: Meeting) -> Decision:
    lead = may_lead(actor, meeting)
    if not lead:
        return lead
    return _in_state(meeting, MeetingState.PLANNED)


def may_hold(actor: Actor, dossier: Dossier, *, kind: str) -> Decision:
    """Put a child on the agenda of a meeting of this kind: everything is there that the route wants first (AT-03)."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    missing = asked_by_route.missing_for_kind(dossier.pk, kind=kind, on=clock.today())
    if not missing:
        return ALLOWED
    waits = [missing.capacity for _role, missing in asked_of(dossier.pupil_id, on=clock.today()).missing]
    words = _("Dit kind kan nog niet op de agenda. Eerst nodig: %(missing)s.") % {
        "missing": ", ".join(missing)
    }
    if waits:
        names = ", ".join(dict.fromkeys(_giver(capacity) for capacity in waits))
        words = f"{words} " + _("Nog geen antwoord van: %(who)s.") % {"who": names}
    return refuse("meeting.kind_needs", words)


def may_ask_outside(dossier: Dossier, *, kind: str) -> Decision:
    """Put somebody from outside the school on the list: with what prepares him (HIA: the growth document)."""
    missing = asked_by_route.missing_for_kind(dossier.pk, kind=kind, on=clock.today(), outside=True)
    if not missing:
        return ALLOWED
    return refuse(
        "meeting.prepare_first",
        _("Er komt iemand van buiten de school. Daarvoor is eerst nodig: %(missing)s.")
        % {"missing": ", ".join(missing)},
    )


def has_everybody(dossier: Dossier, *, kind: str, capacities: Collection[str]) -> Decision:
    """Whether everybody is asked without whom a meeting of this kind is not held here."""
    wanted = asked_by_route.must_be_asked(dossier.pk, kind=kind, on=clock.today())
    missing = [str(Role(role).label) for role in wanted if role not in capacities]
    if not missing:
        return ALLOWED
    return refuse(
        "meeting.must_be_asked",
        _("Bij dit overleg hoort altijd ook: %(who)s. Zet die op de lijst.") % {"who": ", ".join(missing)},
    )


def _giver(capacity: str) -> str:
    """By capacity: who has to say yes, not what was said."""
    return str(Relation(capacity).label) if capacity in Relation.values else _("het kind zelf")


def may_miss(meeting: Meeting, invitee: Invitee) -> Decision:
    """Whether a meeting of this kind can do without somebody: of every group of contacts one stays, too (AT-06)."""
    others = {row.capacity for row in queries.invitees_of(meeting) if row.pk != invitee.pk}
    everybody = has_everybody(meeting.dossier, kind=meeting.kind, capacities=others)
    if not everybody:
        return everybody
    groups = asked_by_route.contact_groups(meeting.dossier_id, kind=meeting.kind, on=clock.today())
    if all(invitee.capacity not in group or others.intersection(group) for group in groups):
        return ALLOWED
    return refuse(
        "meeting.contact_stays",
        _("Bij dit overleg hoort altijd een contactpersoon van deze kant. Vraag eerst een ander erbij."),
    )


def may_start(actor: Actor, meeting: Meeting) -> Decision:
    """Not the day before: a start by mistake would tell everybody that it began."""
    change = may_change_plan(actor, meeting)
    if not change:
        return change
    if localtime(meeting.starts_at).date() > clock.today():
        return refuse("meeting.too_early", _("U kunt beginnen op de dag van het overleg."))
    return ALLOWED


def may_answer(actor: Actor, meeting: Meeting, invitee: Invitee | None) -> Decision:
    if invitee is None or invitee.person_id != actor.person_id:
        return refuse("meeting.not_invited", _("U staat niet op de lijst van dit overleg."))
    part = _takes_part(actor, meeting)
    if not part:
        return part
    return _in_state(meeting, MeetingState.PLANNED)


def is_at_the_table(actor: Actor, meeting: Meeting) -> bool:
    """Asked, in the hat that is on."""
    return Invitee.objects.filter(
        meeting=meeting,
        person_id=actor.person_id,
        organisation=actor.organisation_id,
        capacity=actor.role,
        removed_at__isnull=True,
    ).exists()


def may_work_at(actor: Actor, meeting: Meeting) -> Decision:
    """Open the big screen: the professionals at the table and who leads."""
    part = _takes_part(actor, meeting)
    if not part:
        return part
    if actor.is_family:
        return refuse(
            "meeting.family_reads", _("U leest mee op de pagina van het overleg. Daar kunt u ook schrijven.")
        )
    if is_at_the_table(actor, meeting) or (may_lead(actor, meeting) and may_read_content(actor, meeting)):
        return ALLOWED
    return refuse("meeting.not_at_the_table", _("U zit niet aan tafel bij dit overleg."))


def may_write(actor: Actor, meeting: Meeting) -> Decision:
    work = may_work_at(actor, meeting)
    if not work:
        return work
    return _in_state(meeting, MeetingState.RUNNING)


def may_write_outlook(actor: Actor, meeting: Meeting) -> Decision:
    """Picture before offer: help is chosen when every view is in (R-MDO-2)."""
    write = may_write(actor, meeting)
    if not write:
        return write
    missing = queries.missing_views(meeting)
    if missing:
        names = ", ".join(view.name for view in missing)
        return refuse(
            "meeting.views_missing",
            _("Doelen en hulp gaan open als iedereen zijn beeld heeft gegeven. Nog niet: %(names)s.")
            % {"names": names},
        )
    return ALLOWED


def may_mark_nothing_to_add(actor: Actor, meeting: Meeting, invitee: Invitee) -> Decision:
    """For oneself, or noted down by who leads; it is recorded by name."""
    if invitee.person_id != actor.person_id:
        lead = may_lead(actor, meeting)
        if not lead:
            return lead
    if meeting.state not in (MeetingState.PLANNED, MeetingState.RUNNING):
        return _in_state(meeting, MeetingState.RUNNING)
    return _takes_part(actor, meeting)


def may_decide(
    actor: Actor, meeting: Meeting, *, kind: str, decided_by: Invitee | None, mandate: str
) -> Decision:
    """A decision has somebody with a mandate; extra means come only from a running IHI meeting (AT-01)."""
    only = asked_by_route.extra_means_kind(meeting.dossier_id, on=clock.today())
    if kind == DecisionKind.EXTRA_MEANS and meeting.kind != (only or meeting.kind):
        return refuse(
            "decision.only_in_ihi",
            _("Extra middelen kunnen alleen in een %(kind)s worden toegekend.")
            % {"kind": MeetingKind(only).label},
        )
    write = may_write_outlook(actor, meeting)
    if not write:
        return write
    if decided_by is None or decided_by.attended is False:
        return refuse("decision.nobody", _("Kies wie aan tafel dit besluit neemt."))
    if kind != DecisionKind.EXTRA_MEANS or decided_by.capacity in SWV_MANDATE or mandate.strip():
        return ALLOWED
    return refuse(
        "decision.no_mandate",
        _(
            "Alleen het samenwerkingsverband kan extra middelen toekennen. Schrijf op wie daar ja zei, en wanneer."
        ),
    )


def may_read_minutes(actor: Actor, meeting: Meeting) -> Decision:
    """At the table, the child and the parents, and who has the regie; from the moment they are shown."""
    part = _takes_part(actor, meeting)
    if not part and part.code != "dossier.closed":
        return part
    belongs = actor.role in FAMILY_ROLES or is_at_the_table(actor, meeting)
    leads = may_lead(actor, meeting) and may_read_content(actor, meeting)
    if not (belongs or is_coordinator(actor, meeting.dossier) or leads):
        return refuse("meeting.not_at_the_table", _("U was niet bij dit overleg. U ziet het verslag niet."))
    if meeting.state == MeetingState.CLOSED or meeting.shown_at or not actor.is_family:
        return ALLOWED
    return refuse("meeting.not_shown", _("Het verslag is nog niet klaar om te lezen."))


def may_add_other_view(actor: Actor, meeting: Meeting) -> Decision:
    """Own words under the minutes, before and after closing."""
    read = may_read_minutes(actor, meeting)
    if not read:
        return read
    if meeting.state in (MeetingState.PLANNED, MeetingState.CANCELLED):
        return refuse("meeting.no_minutes", _("Er is nog geen verslag van dit overleg."))
    return ALLOWED


def may_show(actor: Actor, meeting: Meeting) -> Decision:
    lead = _may_lead_talk(actor, meeting)
    if not lead:
        return lead
    return _in_state(meeting, MeetingState.RUNNING)


def _may_lead_talk(actor: Actor, meeting: Meeting) -> Decision:
    """Who shows or closes the minutes, may read them."""
    return may_lead(actor, meeting) and may_work_at(actor, meeting)


def may_close(actor: Actor, meeting: Meeting, *, next_on: object = None, bridging: str = "") -> Decision:
    """The first thing that is in the way; see gaps for all of them."""
    lead = _may_lead_talk(actor, meeting)
    if not lead:
        return lead
    state = _in_state(meeting, MeetingState.RUNNING)
    if not state:
        return state
    missing = gaps(meeting, next_on=next_on, bridging=bridging)
    return missing[0] if missing else ALLOWED


def gaps(
    meeting: Meeting, *, next_on: object = None, bridging: str = "", record: queries.Record | None = None
) -> list[Decision]:
    """Everything that must be there before a meeting can end (R-MDO-3, AT-16)."""
    record = record or queries.record_of(meeting)
    kinds = {row.kind for row in record.decisions}
    found = [
        _gap(
            parents_take_part(meeting.dossier),
            "meeting.family_cannot_see",
            _("De ouders kunnen dit overleg niet zien. Zet hen eerst erbij."),
        ),
        _attendance_gap(record.invitees),
        _gap(
            bool(record.agreements),
            "meeting.no_agreement",
            _("Maak minstens één afspraak: wie doet wat, en wanneer."),
        ),
        _gap(
            bool(kinds & OUTCOMES) or next_on is not None,
            "meeting.no_outcome",
            _("Leg een uitkomst vast, of kies wanneer u verder praat."),
        ),
        _gap(
            not kinds & NEEDS_BRIDGING or bool(bridging.strip()),
            "meeting.no_bridging",
            _("Schrijf op wat er gebeurt tot de nieuwe hulp begint."),
        ),
        _gap(
            meeting.shown_at is not None,
            "meeting.not_shown",
            _("Laat het verslag eerst aan iedereen zien. Dan kan ieder er nog iets bij schrijven."),
        ),
    ]
    return [gap for gap in found if not gap]


def _gap(fine: bool, code: str, reason: str) -> Decision:  # noqa: FBT001
    return ALLOWED if fine else refuse(code, reason)


def _attendance_gap(invitees: Collection[Invitee]) -> Decision:
    if any(invitee.attended is None for invitee in invitees):
        return refuse("meeting.no_attendance", _("Leg eerst vast wie er is."))
    return ALLOWED


def _in_state(meeting: Meeting, wanted: MeetingState) -> Decision:
    """Why not, in words that fit what happened meanwhile."""
    if meeting.state == wanted:
        return ALLOWED
    if meeting.closed_at and meeting.closed_by:
        return refuse(
            "meeting.closed",
            _("%(name)s heeft dit overleg al afgesloten, om %(time)s. Het verslag verandert niet meer.")
            % {"name": meeting.closed_by.name, "time": date_format(localtime(meeting.closed_at), "H:i")},
        )
    if meeting.state == MeetingState.CANCELLED:
        return refuse("meeting.cancelled", _("Dit overleg gaat niet door."))
    if meeting.state == MeetingState.RUNNING:
        return refuse("meeting.running", _("Het overleg is al begonnen."))
    return refuse("meeting.not_started", _("Het overleg is nog niet begonnen."))
