"""Goals with what everybody thinks of them, side by side."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from rondom.plans.content import with_everything
from rondom.plans.models import Goal, GoalScore
from rondom.plans.terms import GoalState, Voice


@dataclass(frozen=True, slots=True)
class Score:
    """voice_label with a capital, as the table and the picture show it."""

    voice: str
    voice_label: str
    author_name: str
    value: Decimal
    scored_on: dt.date
    author_id: int


@dataclass(frozen=True, slots=True)
class GoalAct:
    what: str
    who: str
    due_on: dt.date
    done_on: dt.datetime | None
    is_own_network: bool


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal as a page shows it; the names the goal_scale picture asks for are among the fields.

    voices: latest score per voice (school, parents, pupil …) as (label, value); scores: all, newest first.
    """

    goal_id: int
    text: str
    domain: str
    domain_label: str
    owner_id: int
    owner_name: str
    measure: str
    start: Decimal
    target: Decimal
    minimum: Decimal
    maximum: Decimal
    target_on: dt.date
    effort: str
    state: str
    state_label: str
    plan_kind: str
    revision: int
    voices: tuple[tuple[str, Decimal], ...]
    scores: tuple[Score, ...]
    actions: tuple[GoalAct, ...]

    @property
    def label(self) -> str:
        return self.measure

    @property
    def unit(self) -> str:
        return ""

    @property
    def is_open(self) -> bool:
        return self.state == GoalState.OPEN


def goals_of(dossier_id: int, *, kinds: Collection[str]) -> list[GoalCard]:
    """The goals of the open growth document, those we work on first. Three queries.

    kinds: of which plans; what somebody may read of them says kind_access.goal_kinds.
    """
    rows = Goal.objects.filter(
        document__dossier_id=dossier_id, document__closed_on__isnull=True, plan_kind__in=kinds
    )
    return sorted((goal_card(goal) for goal in with_everything(rows)), key=lambda card: not card.is_open)


def goal_card(goal: Goal) -> GoalCard:
    """scores and goal_actions are prefetched."""
    scores = [_score(row) for row in sorted(goal.scores.all(), key=_newest_first)]
    values = [goal.start_value, goal.target_value, *(score.value for score in scores)]
    return GoalCard(
        goal_id=goal.pk,
        text=goal.text,
        domain=goal.domain,
        domain_label=str(goal.get_domain_display()),
        owner_id=goal.owner_id,
        owner_name=goal.owner.name,
        measure=goal.measure,
        start=goal.start_value,
        target=goal.target_value,
        minimum=min(Decimal(0), *values),
        maximum=max(Decimal(10) if max(values) <= 10 else max(values), *values),
        target_on=goal.target_on,
        effort=goal.effort,
        state=goal.state,
        state_label=str(goal.get_state_display()),
        plan_kind=goal.plan_kind,
        revision=goal.revision,
        voices=_latest_per_voice(scores),
        scores=tuple(scores),
        actions=tuple(_acts(goal)),
    )


def _newest_first(row: GoalScore) -> tuple[int, int]:
    return (-row.scored_on.toordinal(), -row.pk)


def _score(row: GoalScore) -> Score:
    label = str(row.get_voice_display())
    return Score(
        row.voice, label[:1].upper() + label[1:], row.author.name, row.value, row.scored_on, row.author_id
    )


def _latest_per_voice(scores: list[Score]) -> tuple[tuple[str, Decimal], ...]:
    """In the order of the voices: the pupil first."""
    latest: dict[str, Score] = {}
    for score in scores:
        latest.setdefault(score.voice, score)
    order = [voice.value for voice in Voice]
    return tuple(
        (latest[voice].voice_label, latest[voice].value) for voice in sorted(latest, key=order.index)
    )


def _acts(goal: Goal) -> list[GoalAct]:
    rows = sorted(goal.goal_actions.all(), key=lambda row: (row.action.due_on, row.pk))
    return [
        GoalAct(
            what=row.action.what,
            who=row.action.owner.name if row.action.owner else row.action.owner_name,
            due_on=row.action.due_on,
            done_on=row.action.done_at,
            is_own_network=row.action.owner_id is None,
        )
        for row in rows
    ]
