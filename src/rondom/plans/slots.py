"""Whose signature a plan asks: a pure rule over who is around the child."""

from collections.abc import Sequence
from dataclasses import dataclass

from rondom.people.terms import FAMILY_ROLES
from rondom.plans.rules import SignatureRule
from rondom.plans.terms import SlotNeed


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody around the child. relation: of a parent or guardian, e.g. "father"."""

    person_id: int
    capacity: str
    organisation_id: int | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    signer: Signer
    need: SlotNeed


def slots_for(
    *,
    pupil: Signer,
    age: int | None,
    guardians: Sequence[Signer],
    around: Sequence[Signer],
    leading_id: int,
    rule: SignatureRule,
    leader_id: int | None = None,
) -> list[Asked]:
    """Parents first, then the pupil, who leads the plan, and the others of the circle, who may sign but need not.

    Nobody is asked twice: who is parent and professional signs as parent. guardians: those who decide.
    leading_id: the organisation that leads the plan; leader_id: the person, of a plan that is led by one.
    """
    asked = [Asked(guardian, parents_need(age, rule)) for guardian in _once(guardians)]
    taken = {guardian.person_id for guardian in guardians} | {pupil.person_id}
    asked.append(Asked(pupil, pupil_need(age, rule)))
    free = [row for row in around if row.person_id not in taken]
    leader = leading_signer(free, leading_id, rule, leader_id=leader_id)
    if leader:
        asked.append(Asked(leader, SlotNeed.REQUIRED))
        taken.add(leader.person_id)
    others = [row for row in _once(around) if row.capacity not in FAMILY_ROLES]
    return asked + [Asked(row, SlotNeed.OPTIONAL) for row in others if row.person_id not in taken]


def parents_need(age: int | None, rule: SignatureRule) -> SlotNeed:
    """A child of unknown age is the youngest."""
    until = rule.parents_required_until_age
    return SlotNeed.OPTIONAL if until is not None and age is not None and age >= until else SlotNeed.REQUIRED


def pupil_need(age: int | None, rule: SignatureRule) -> SlotNeed:
    """A child of unknown age is asked, and the plan does not wait for it."""
    if age is None:
        return SlotNeed.ASKED
    if age >= rule.pupil_required_from_age:
        return SlotNeed.REQUIRED
    return SlotNeed.ASKED if age >= rule.pupil_asked_from_age else SlotNeed.OPTIONAL


def leading_signer(
    around: Sequence[Signer], leading_id: int, rule: SignatureRule, *, leader_id: int | None
) -> Signer | None:
    """Who signs for who leads: the leader himself, else the first role of the rule that somebody there has."""
    there = [row for row in around if row.organisation_id == leading_id and row.capacity in rule.leader]
    there.sort(key=lambda row: (row.person_id != leader_id, rule.leader.index(row.capacity)))
    return there[0] if there else None


def _once(rows: Sequence[Signer]) -> list[Signer]:
    """The first row of every person."""
    return list({row.person_id: row for row in reversed(rows)}.values())[::-1]
