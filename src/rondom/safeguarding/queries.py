"""What is shown of the cases in which somebody is named. The caller was let in by access."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, Prefetch, Q, QuerySet

from rondom.audit.models import AuditEvent
from rondom.audit.queries import stream
from rondom.core.actor import Actor
from rondom.core.events import kinds, walled_stream
from rondom.core.second_lock import as_system
from rondom.people.models import Membership
from rondom.people.queries import names_of
from rondom.safeguarding import meldcode
from rondom.safeguarding.models import (
    SafetyCase,
    SafetyCaseQuerySet,
    SafetyDecision,
    SafetyEntry,
    SafetyEstimate,
    SafetyMember,
    SafetyWatch,
    SafetyWatchQuerySet,
    Weighing,
)
from rondom.safeguarding.safety_estimate import estimate_rules
from rondom.safeguarding.terms import CLOSING, WALL, Advice, EntryKind, Informed, Step


def is_named(actor: Actor, *, on: dt.date) -> bool:
    """Whether there is a case or an estimate that the actor may see, in this hat."""
    cases, watches = SafetyCase.objects.visible_to(actor, on=on), watches_of(actor, on=on)
    return cases.exists() or watches.exists()


def named(actor: Actor, *, on: dt.date) -> Exists | Q:
    """The same as a question inside another query."""
    cases = Exists(SafetyCase.objects.visible_to(actor, on=on))
    if actor.role not in (estimate_rules().writes, estimate_rules().reads_along):
        return cases
    return Q(cases) | Q(Exists(SafetyWatch.objects.visible_to(actor, on=on)))


def cases_of(actor: Actor, *, on: dt.date, dossier_id: int | None = None) -> SafetyCaseQuerySet:
    """The cases of the actor, running first and newest first."""
    rows = SafetyCase.objects.visible_to(actor, on=on).select_related(
        "dossier__pupil__person", "dossier__school", "organisation"
    )
    rows = rows if dossier_id is None else rows.filter(dossier_id=dossier_id)
    return rows.order_by("-state", "-opened_at", "pk")


@dataclass(frozen=True, slots=True)
class CaseToDo:
    case: SafetyCase
    todo: "ToDo | None"


def cases_to_do(actor: Actor, *, on: dt.date) -> list[CaseToDo]:
    """The cases of the actor with what is next in each. Three queries, however many cases."""
    cases = list(cases_of(actor, on=on))
    found: dict[uuid.UUID, list[Weighing]] = {case.pk: [] for case in cases}
    rows = Weighing.objects.filter(case__in=found).select_related("decision").order_by("-number")
    for weighing in rows:
        found[weighing.case_id].append(weighing)
    return [CaseToDo(case, to_do(case, found[case.pk], on=on)) for case in cases]


def sees(actor: Actor, case_id: uuid.UUID, *, on: dt.date) -> bool:
    return SafetyCase.objects.visible_to(actor, on=on).filter(pk=case_id).exists()


def own_concerns(actor: Actor, dossier_id: int) -> list[SafetyEntry]:
    """What the actor wrote about a child from outside a case, in this hat; nothing of others."""
    rows = SafetyEntry.objects.filter(
        case__dossier_id=dossier_id,
        case__organisation_id=actor.organisation_id or 0,
        author_id=actor.person_id,
        kind=EntryKind.OUTSIDE,
    )
    with as_system("his own words, in a case in which he is not named"):
        return list(rows.order_by("-written_at", "pk"))


def members_of(case_id: uuid.UUID, *, on: dt.date) -> QuerySet[SafetyMember]:
    """Who is in a case today, who leads first."""
    rows = SafetyMember.objects.active_on(on).filter(case_id=case_id).select_related("person")
    return rows.order_by("-leads", "valid_from", "person__last_name", "pk")


def member_ids(case_id: uuid.UUID, *, on: dt.date) -> list[int]:
    return list(members_of(case_id, on=on).values_list("person_id", flat=True))


def leading_ids(case_id: uuid.UUID, *, on: dt.date) -> list[int]:
    """Who leads today. When nobody who leads works here any more, everybody who is left does."""
    rows = list(members_of(case_id, on=on).values_list("person_id", "leads"))
    return [person for person, leads in rows if leads] or [person for person, _leads in rows]


def may_be_let_in(case: SafetyCase, *, on: dt.date) -> list[Membership]:
    """Colleagues who can be named: of the organisation of the case, in a role of the Meldcode, not in it yet."""
    rows = (
        Membership.objects.running_on(on)
        .filter(organisation_id=case.organisation_id, role__in=meldcode.roles())
        .exclude(person_id__in=member_ids(case.pk, on=on))
        .select_related("person")
    )
    return list(rows.order_by("person__last_name", "person__call_name", "pk"))


def entries_of(case_id: uuid.UUID) -> QuerySet[SafetyEntry]:
    return SafetyEntry.objects.filter(case_id=case_id).select_related("author", "corrects").order_by("number")


def weighings_of(case_id: uuid.UUID) -> QuerySet[Weighing]:
    """Newest first, with answers and decision."""
    return (
        Weighing.objects.filter(case_id=case_id)
        .select_related("weighed_by", "decision__decided_by")
        .prefetch_related("answers")
        .order_by("-number")
    )


def last_weighing(case_id: uuid.UUID) -> Weighing | None:
    return weighings_of(case_id).first()


def decision_after(weighing: Weighing | None) -> SafetyDecision | None:
    return getattr(weighing, "decision", None)


@dataclass(frozen=True, slots=True)
class ToDo:
    """What the people in a case do next.

    code: consult, talk, weigh, decide, close, weigh_again, await_answer, ask_answer, await_effect, inform.
    """

    code: str
    due_on: dt.date | None = None
    advice: str = ""
    decision_id: uuid.UUID | None = None


def to_do(case: SafetyCase, weighings: Sequence[Weighing], *, on: dt.date) -> ToDo | None:
    """weighings: of this case, newest first. Nothing for a case that is closed."""
    if not case.is_running:
        return None
    if not weighings:
        return ToDo({Step.SIGNALS: "consult", Step.CONSULT: "talk"}.get(Step(case.current_step), "weigh"))
    decision = decision_after(weighings[0])
    if decision is None:
        advice = weighings[0].advice
        return ToDo("close" if advice in CLOSING else "decide", advice=advice)
    return _after(decision, on=on)


def _after(decision: SafetyDecision, *, on: dt.date) -> ToDo:
    """After a decision: what is late first, then what still waits."""
    waits_for_effect = decision.effect_by_on if decision.helps and not decision.effect_seen_on else None
    if waits_for_effect and on >= meldcode.weigh_again_from(waits_for_effect):
        return ToDo("weigh_again", due_on=waits_for_effect, decision_id=decision.pk)
    if decision.reported_on and not decision.answered_on:
        due_on = meldcode.veilig_thuis_decides_by(decision.reported_on)
        code = "ask_answer" if on > due_on else "await_answer"
        return ToDo(code, due_on=due_on, decision_id=decision.pk)
    if decision.parents_informed == Informed.NOT_YET:
        return ToDo("inform", decision_id=decision.pk)
    if waits_for_effect:
        return ToDo("await_effect", due_on=waits_for_effect, decision_id=decision.pk)
    return ToDo("close", advice=Advice.SAFE if decision.helps else "", decision_id=decision.pk)


@dataclass(frozen=True, slots=True)
class LogLine:
    at: dt.datetime
    what: str
    by: str


def log_of(case_id: uuid.UUID) -> list[LogLine]:
    """What happened in a case and who looked, newest first; at most 200."""
    events = list(stream(walled_stream(WALL, case_id))[:200])
    names = names_of({person for event in events for person in _people(event)})
    return [
        LogLine(event.at, _sentence(event, names), names.get(event.person_id or 0, "")) for event in events
    ]


def _people(event: AuditEvent) -> set[int]:
    return {person for person in (event.person_id, event.payload.get("person_id")) if person}


def _sentence(event: AuditEvent, names: dict[int, str]) -> str:
    plain = str(kinds()[event.name].sentence)
    about = names.get(event.payload.get("person_id") or 0, "")
    return f"{plain}: {about}" if about else plain


# The safety estimate -----------------------------------------------------------------------


def watches_of(actor: Actor, *, on: dt.date, dossier_id: int | None = None) -> SafetyWatchQuerySet:
    """Where the actor keeps an eye on safety, with the estimates newest first. Two queries."""
    newest_first = SafetyEstimate.objects.select_related("author", "advised_by").order_by("-number")
    rows = SafetyWatch.objects.visible_to(actor, on=on).select_related(
        "dossier__pupil__person", "dossier__school", "organisation", "keeper", "scientist"
    )
    rows = rows if dossier_id is None else rows.filter(dossier_id=dossier_id)
    return rows.prefetch_related(Prefetch("estimates", newest_first)).order_by("begun_on", "pk")


def watch(watch_id: uuid.UUID) -> SafetyWatch:
    return SafetyWatch.objects.get(pk=watch_id)


def colleagues_of(organisation_id: int, roles: Collection[str], *, on: dt.date) -> list[Membership]:
    """Who can be named for a safety estimate: of the same organisation, in that role."""
    rows = Membership.objects.running_on(on).filter(organisation_id=organisation_id, role__in=roles)
    return list(rows.select_related("person").order_by("person__last_name", "person__call_name", "pk"))
