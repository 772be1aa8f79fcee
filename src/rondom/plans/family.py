"""What the family's own pages show of growth documents and plans, for several dossiers at once."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from rondom.plans.models import (
    FamilyDraft,
    Goal,
    GoalScore,
    Hearing,
    HearingFile,
    Paragraph,
    PlanVersion,
    SignatureSlot,
)
from rondom.plans.queries.hearing import with_files_and_signatures
from rondom.plans.terms import VIEW_SECTIONS, FamilyPart, GoalState, PlanState, Section, SlotState, Voice


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What somebody wrote himself in one section; revision 0: nothing yet."""

    section: str
    title: str
    text: str = ""
    nothing_to_add: bool = False
    revision: int = 0
    changed_at: dt.datetime | None = None
    told_to: str = ""


def own_words(dossier_ids: Collection[int], *, person_id: int) -> dict[int, list[OwnWords]]:
    """The three short texts of this person per dossier, also the empty ones. One query."""
    rows = Paragraph.objects.filter(
        document__dossier_id__in=dossier_ids,
        document__closed_on__isnull=True,
        author_id=person_id,
        voice__in=(Voice.PARENT, Voice.PUPIL),
        section__in=VIEW_SECTIONS,
        source="",
    )
    rows = rows.select_related("told_to").order_by("changed_at")
    stored = {
        (dossier_id, row.section): _words(row)
        for dossier_id, row in ((row.document.dossier_id, row) for row in rows.select_related("document"))
    }
    return {
        dossier_id: [
            stored.get((dossier_id, section.value), OwnWords(section.value, str(section.label)))
            for section in VIEW_SECTIONS
        ]
        for dossier_id in dossier_ids
    }


def _words(row: Paragraph) -> OwnWords:
    return OwnWords(
        section=row.section,
        title=str(Section(row.section).label),
        text=row.text,
        nothing_to_add=row.nothing_to_add,
        revision=row.revision,
        changed_at=row.changed_at,
        told_to=row.told_to.name if row.told_to else "",
    )


@dataclass(frozen=True, slots=True)
class PlanLine:
    """How far the newest plan of a dossier is, for one reader. mine: SlotState, or "" when nothing is asked."""

    kind: str
    number: int
    state: str
    in_force_on: dt.date | None
    mine: str
    waits_for: tuple[str, ...]

    @property
    def to_sign_by_me(self) -> bool:
        return self.state == PlanState.TO_SIGN and self.mine == SlotState.OPEN


def plan_lines(dossier_ids: Collection[int], *, person_id: int) -> dict[int, dict[str, PlanLine]]:
    """{dossier: {kind of plan: its newest frozen version}}, of what is there. Two queries."""
    rows = PlanVersion.objects.filter(
        plan__dossier_id__in=dossier_ids, state__in=(PlanState.TO_SIGN, PlanState.IN_FORCE)
    )
    rows = (
        rows.select_related("plan")
        .prefetch_related(Prefetch("slots", SignatureSlot.objects.select_related("person").order_by("pk")))
        .order_by("number")
    )
    found: dict[int, dict[str, PlanLine]] = {}
    for row in rows:
        found.setdefault(row.plan.dossier_id, {})[row.plan.kind] = _plan_line(row, person_id)
    return found


def _plan_line(version: PlanVersion, person_id: int) -> PlanLine:
    slots = list(version.slots.all())
    mine = next((slot.state for slot in slots if slot.person_id == person_id), "")
    others = [slot for slot in slots if slot.person_id != person_id and slot.state == SlotState.OPEN]
    return PlanLine(
        kind=version.plan.kind,
        number=version.number,
        state=version.state,
        in_force_on=version.in_force_on,
        mine=mine,
        waits_for=tuple(slot.person.call_name for slot in others),
    )


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal in dots: how many of the steps between start and target are there. unit: the measure."""

    plan_kind: str
    owner: str
    text: str
    measure: str
    start: str
    target: str
    now: str
    target_on: dt.date
    dots: tuple[bool, ...]
    is_reached: bool


def aims_of(dossier_ids: Collection[int]) -> dict[int, list[Aim]]:
    """Goals of the open documents with the newest score of anybody. Two queries."""
    goals = list(
        Goal.objects.filter(document__dossier_id__in=dossier_ids, document__closed_on__isnull=True)
        .exclude(state=GoalState.STOPPED)
        .select_related("document", "owner")
        .order_by("pk")
    )
    scores = GoalScore.objects.filter(goal__in=goals).order_by("scored_on", "pk")
    newest = {score.goal_id: score for score in scores}
    found: dict[int, list[Aim]] = {dossier_id: [] for dossier_id in dossier_ids}
    for goal in goals:
        found[goal.document.dossier_id].append(_aim(goal, newest.get(goal.pk)))
    return found


DOTS = 5


def _aim(goal: Goal, score: GoalScore | None) -> Aim:
    value = score.value if score else goal.start_value
    share = (value - goal.start_value) / (goal.target_value - goal.start_value)
    filled = max(0, min(DOTS, int(share * DOTS)))
    return Aim(
        plan_kind=goal.plan_kind,
        owner=goal.owner.call_name,
        text=goal.text,
        measure=goal.measure,
        start=_plain(goal.start_value),
        target=_plain(goal.target_value),
        now=_plain(value) if score else "",
        target_on=goal.target_on,
        dots=tuple(place < filled for place in range(DOTS)),
        is_reached=goal.state == GoalState.REACHED,
    )


def _plain(value: object) -> str:
    return f"{float(str(value)):g}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Heard:
    """How the pupil chose to be heard, what was said and what was done with it."""

    ways: tuple[str, ...] = ()
    words: str = ""
    heard_on: dt.date | None = None
    heard_by: str = ""
    heard_by_id: int | None = None
    revision: int = 0
    through: str = ""
    files: tuple[HearingFile, ...] = ()
    influence: str = ""
    message: str = ""
    not_wanted: str = ""
    told_back_on: dt.date | None = None
    told_back_by: str = ""


def heard_in(dossier_ids: Collection[int]) -> dict[int, Heard]:
    """What was heard of the pupil in every open document. Three queries."""
    rows = Hearing.objects.filter(document__dossier_id__in=dossier_ids, document__closed_on__isnull=True)
    rows = rows.select_related("document", "heard_by", "told_back_by")
    found: Iterable[Any] = rows.prefetch_related(*with_files_and_signatures())
    return {
        row.document.dossier_id: Heard(
            ways=tuple(row.ways),
            words=row.words,
            heard_on=row.heard_on,
            heard_by=row.heard_by.call_name if row.heard_by else "",
            heard_by_id=row.heard_by_id,
            revision=row.revision,
            through=row.through,
            files=tuple(row.shown_files),
            influence=row.influence,
            message=row.message,
            not_wanted=row.not_wanted,
            told_back_on=row.told_back_on,
            told_back_by=row.told_back_by.call_name if row.told_back_by else "",
        )
        for row in found
    }


@dataclass(frozen=True, slots=True)
class FamilyText:
    """One part of the family's own plan; revision 0: nothing yet."""

    part: str
    title: str
    text: str = ""
    revision: int = 0
    changed_at: dt.datetime | None = None
    changed_by: str = ""
    shared_at: dt.datetime | None = None
    is_shared: bool = False


def family_draft(dossier_id: int) -> list[FamilyText]:
    """The three parts, also the empty ones. For the family only: nobody else may call this. One query."""
    rows = FamilyDraft.objects.filter(dossier_id=dossier_id).select_related("changed_by")
    stored = {row.part: row for row in rows}
    return [_family_text(part, stored.get(part)) for part in FamilyPart]


def _family_text(part: FamilyPart, row: FamilyDraft | None) -> FamilyText:
    if row is None:
        return FamilyText(part.value, str(part.label))
    return FamilyText(
        part=part.value,
        title=str(part.label),
        text=row.text,
        revision=row.revision,
        changed_at=row.changed_at,
        changed_by=row.changed_by.call_name if row.changed_by else "",
        shared_at=row.shared_at,
        is_shared=row.shared_revision == row.revision,
    )
