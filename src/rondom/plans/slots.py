"""Whose signature a plan asks: a pure rule over who is around the child."""

from collections.abc import Sequence
from dataclasses import dataclass

from rondom.people.terms import FAMILY_ROLES, Role
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
    school_id: int,
    rule: SignatureRule,
) -> list[Asked]:
    """Parents first, then the pupil, the school, and the others of the circle, who may sign but need not.

    Nobody is asked twice: who is parent and professional signs as parent. guardians: those who decide.
    """
    asked = [Asked(guardian, SlotNeed.REQUIRED) for guardian in _once(guardians)]
    taken = {guardian.person_id for guardian in guardians} | {pupil.person_id}
    asked.append(Asked(pupil, pupil_need(age, rule)))
    school = school_signer([row for row in around if row.person_id not in taken], school_id, rule)
    if school:
        asked.append(Asked(school, SlotNeed.REQUIRED))
        taken.add(school.person_id)
    others = [row for row in _once(around) if row.capacity not in FAMILY_ROLES]
    return asked + [Asked(row, SlotNeed.OPTIONAL) for row in others if row.person_id not in taken]


def pupil_need(age: int | None, rule: SignatureRule) -> SlotNeed:
    """A child of unknown age is asked, and the plan does not wait for it."""
    if age is None:
        return SlotNeed.ASKED
    if age >= rule.pupil_required_from_age:
        return SlotNeed.REQUIRED
    return SlotNeed.ASKED if age >= rule.pupil_asked_from_age else SlotNeed.OPTIONAL


def school_signer(around: Sequence[Signer], school_id: int, rule: SignatureRule) -> Signer | None:
    """Who signs for the school: the first role of the rule that somebody of the school has."""
    at_school = [row for row in around if row.organisation_id == school_id]
    for role in rule.school:
        for row in at_school:
            if Role(row.capacity) == role:
                return row
    return None


def _once(rows: Sequence[Signer]) -> list[Signer]:
    """The first row of every person."""
    return list({row.person_id: row for row in reversed(rows)}.values())[::-1]
