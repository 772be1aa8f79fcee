"""What a plan says: its five statutory parts, chosen from plan and growth document, and what a region takes in beside them."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from rondom.core import clock
from rondom.families.queries import school_of
from rondom.people.terms import Role
from rondom.plans.kinds import kind_rule
from rondom.plans.models import (
    Factor,
    Goal,
    GoalAction,
    GoalScore,
    GrowthDocument,
    Hearing,
    HearingFile,
    HearingSignature,
    Paragraph,
    Plan,
)
from rondom.plans.opp_form import form_for
from rondom.plans.opp_more import more_of
from rondom.plans.terms import FactorKind, GoalState, HearingWay, NotWantedSide, PlanKind, Section

Content = dict[str, Any]


def missing_in(content: Content) -> list[str]:
    """What the law asks and is not there yet, in the order of the plan (R-OPP-2, 3, 5)."""
    return [words for part in parts_of(content).values() for there, words in part if not there]


def parts_of(content: Content) -> dict[str, list[tuple[bool, str]]]:
    """What each part of this kind of plan needs: (is it there, what it is). Which parts: data/plan_kinds.yaml."""
    needs = _family_needs(content) if content["kind"] == PlanKind.FAMILY else _needs(content)
    return {part: needs[part] for part in kind_rule(content["kind"]).parts}


def _family_needs(content: Content) -> dict[str, list[tuple[bool, str]]]:
    """The family gets the chance to make its own plan first; only then help writes along (familiegroepsplan)."""
    own, goals = content["own"], content["guidance"]["goals"]
    return {
        "own": [
            (
                bool(own["words"] or own["offered_on"]),
                _("het eigen plan van het gezin, of de dag waarop het gezin die kans kreeg"),
            )
        ],
        "foundation": [(bool(content["foundation"]["text"]), _("wat het gezin vraagt"))],
        "destination": [
            (bool(content["destination"]["text"]), _("wat het gezin wil bereiken")),
            (bool(content["destination"]["talked_on"]), _("het gesprek met het gezin over dit plan")),
        ],
        "guidance": _guidance_needs(goals, content["guidance"]["evaluate_on"]),
    }


def _guidance_needs(goals: list[Content], evaluate_on: str) -> list[tuple[bool, str]]:
    return [
        (bool(goals), _("een doel")),
        (all(goal["effort"] or goal["actions"] for goal in goals), _("hulp bij elk doel")),
        (bool(evaluate_on), _("de dag waarop we samen terugkijken")),
    ]


def _needs(content: Content) -> dict[str, list[tuple[bool, str]]]:
    goals = content["guidance"]["goals"]
    return {
        "destination": [
            (
                bool(content["destination"]["text"] or content["destination"].get("exit")),
                _("waar we naartoe werken"),
            ),
            (bool(content["destination"]["talked_on"]), _("het gesprek met de ouders over dit plan")),
        ],
        "foundation": [
            (bool(content["foundation"]["promoting"]), _("iets dat helpt")),
            (bool(content["foundation"]["hindering"]), _("iets dat het lastig maakt")),
        ],
        "guidance": _guidance_needs(goals, content["guidance"]["evaluate_on"]),
        "deviations": [(bool(content["deviations"]), _("wat er anders is dan in de klas, of ‘geen’"))],
        "hearing": _heard(content["hearing"]),
    }


def _heard(hearing: Content) -> list[tuple[bool, str]]:
    """What was said, what was done with it, and telling it back; or why not, signed by two (R-OPP-3)."""
    if hearing.get("wants_nothing"):
        signed = {row["side"] for row in hearing.get("signed", [])}
        return [
            (bool(hearing.get("not_wanted")), _("waarom het kind nu niets wil zeggen")),
            (NotWantedSide.SCHOOL in signed, _("daaronder de handtekening van iemand van school")),
            (NotWantedSide.FAMILY in signed, _("daaronder de handtekening van een ouder of het kind")),
        ]
    return [
        (bool(hearing.get("ways") and hearing.get("heard_on")), _("de stem van het kind")),
        (bool(hearing.get("influence")), _("wat er met die woorden is gedaan")),
        (bool(hearing.get("told_back_on")), _("dat dit aan het kind is teruggezegd")),
    ]


def open_goals(plan: Plan) -> list[Goal]:
    """What we work on in this plan, with scores and actions. Three queries."""
    rows = Goal.objects.filter(document_id=plan.document_id, plan_kind=plan.kind, state=GoalState.OPEN)
    return list(with_everything(rows))


def with_everything(goals: QuerySet[Goal]) -> QuerySet[Goal]:
    """With owner, scores and actions, in the order they were made. Three queries."""
    return (
        goals.select_related("owner")
        .prefetch_related(
            Prefetch("goal_actions", GoalAction.objects.select_related("action__owner")),
            Prefetch("scores", GoalScore.objects.select_related("author")),
        )
        .order_by("pk")
    )


def content_of(plan: Plan, goals: list[Goal] | None = None) -> Content:
    """The plan as it stands now, in the words of the plan (Dutch). Without number or moment: equal plans are equal."""
    rows = open_goals(plan) if goals is None else goals
    with override("nl"):
        return _family_content(plan, rows) if plan.kind == PlanKind.FAMILY else _opp_content(plan, rows)


def _opp_content(plan: Plan, rows: list[Goal]) -> Content:
    form = form_for(plan.region_id, plan.dossier.school.school_type)
    more = more_of(plan.document, form.order)
    words: Content = {
        "kind": plan.kind,
        "pupil": _pupil(plan),
        "started_on": _day(plan.started_on),
        "destination": _destination(plan),
        "foundation": _foundation(plan),
        "guidance": _guidance(plan, rows),
        "deviations": plan.deviations,
        "hearing": _hearing(plan.document),
    }
    return words | ({"more": more} if more else {})


def _guidance(plan: Plan, rows: list[Goal]) -> Content:
    return {"goals": [_goal(goal) for goal in rows], "evaluate_on": _day(plan.evaluate_on)}


def _family_content(plan: Plan, rows: list[Goal]) -> Content:
    """Nothing of what only school and family share: no factors, and not what the pupil said for the OPP."""
    return {
        "kind": plan.kind,
        "pupil": _pupil(plan),
        "started_on": _day(plan.started_on),
        "led_by": _led_by(plan),
        "own": {"words": _own_words(plan.document_id), "offered_on": _day(plan.offered_on)},
        "foundation": {"text": plan.foundation},
        "destination": _destination(plan),
        "guidance": _guidance(plan, rows),
    }


def _led_by(plan: Plan) -> Content:
    """A plan of help always has a leader: a constraint of its table."""
    person, organisation = plan.led_by, plan.led_by_organisation
    return {
        "name": person.name if person else "",
        "organisation": organisation.name if organisation else "",
        "since_on": _day(plan.led_since_on),
    }


def _own_words(document_id: int) -> list[Content]:
    """What the family shared of its own plan, in the order of the parts."""
    rows = Paragraph.objects.filter(
        document_id=document_id, section=Section.FAMILY_PLAN, nothing_to_add=False
    ).order_by("pk")
    return [{"title": row.author_label, "text": row.text} for row in rows]


def words_in(value: object) -> int:
    """How many words a reader meets: every text in the content, not the names of its parts."""
    if isinstance(value, dict):
        return sum(words_in(part) for part in value.values())
    if isinstance(value, list):
        return sum(words_in(part) for part in value)
    return len(value.split()) if isinstance(value, str) else 0


def _pupil(plan: Plan) -> Content:
    pupil = plan.dossier.pupil
    enrolment = school_of(pupil.pk, on=clock.today())
    return {
        "name": pupil.person.name,
        "call_name": pupil.person.call_name,
        "born_on": _day(pupil.person.born_on),
        "school": enrolment.school.name if enrolment else "",
        "group": enrolment.group if enrolment else "",
    }


def _destination(plan: Plan) -> Content:
    """Fixed after a talk that aims at agreement; parents have no veto on it (R-OPP-2)."""
    found: Content = {"text": plan.destination, "talked_on": _day(plan.talked_on)}
    more = {"exit": str(plan.get_exit_display()) if plan.exit else "", "talked_with": plan.talked_with}
    return found | {name: value for name, value in more.items() if value}


def _foundation(plan: Plan) -> Content:
    factors = list(Factor.objects.filter(document_id=plan.document_id).order_by("pk"))
    return {
        "text": plan.foundation,
        "promoting": [row.text for row in factors if row.kind == FactorKind.PROMOTING],
        "hindering": [row.text for row in factors if row.kind == FactorKind.HINDERING],
    }


def _goal(goal: Goal) -> Content:
    return {
        "text": goal.text,
        "domain": str(goal.get_domain_display()),
        "owner": goal.owner.name,
        "measure": goal.measure,
        "start": number(goal.start_value),
        "target": number(goal.target_value),
        "target_on": _day(goal.target_on),
        "effort": goal.effort,
        "actions": [
            {
                "what": row.action.what,
                "who": row.action.owner.name if row.action.owner else row.action.owner_name,
                "due_on": _day(row.action.due_on),
            }
            for row in sorted(goal.goal_actions.all(), key=lambda row: row.pk)
        ],
    }


def _hearing(document: GrowthDocument) -> Content:
    return hearing_content(getattr(document, "hearing", None))


def hearing_content(hearing: Hearing | None) -> Content:
    """How the pupil was heard, as a plan says it; empty when he was not asked yet."""
    if hearing is None:
        return {}
    words: Content = {
        "ways": [str(HearingWay(way).label) for way in hearing.ways],
        "words": hearing.words,
        "heard_on": _day(hearing.heard_on),
        "influence": hearing.influence,
        "told_back_on": _day(hearing.told_back_on),
        "told_back_by": hearing.told_back_by.name if hearing.told_back_by else "",
    }
    more: Content = {
        "through": hearing.through,
        "message": hearing.message,
        "files": [_file(row) for row in _shown(hearing)],
        "wants_nothing": hearing.wants_nothing,
        "not_wanted": hearing.not_wanted,
        "signed": [_signed(row) for row in hearing.signatures.all()],
    }
    # Only what is there: a plan that was frozen before these words existed is still the same plan.
    return words | {name: value for name, value in more.items() if value}


def _shown(hearing: Hearing) -> list[HearingFile]:
    """As plan_of reads them; else asked here."""
    found: list[HearingFile] | None = getattr(hearing, "shown_files", None)
    if found is None:
        found = list(hearing.files.filter(removed_at=None).select_related("file").order_by("pk"))
    return found


def _file(row: HearingFile) -> Content:
    return {
        "kind": row.kind,
        "label": str(row.get_kind_display()),
        "number": row.pk,
        "sha256": row.file.sha256,
        "added_on": _day(localdate(row.added_at)),
    }


def _signed(row: HearingSignature) -> Content:
    return {
        "side": row.side,
        "name": row.person.name,
        "capacity": str(Role(row.capacity).label),
        "signed_on": _day(localdate(row.signed_at)),
    }


def number(value: Decimal) -> str:
    """ "3,5" or "4": as people write it."""
    return f"{value.normalize():f}".replace(".", ",")


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
