"""Rules of dossiers that are set by law or policy. The source stands in data/."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.consent.queries import Share
from rondom.consent.terms import Category
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY, FAMILY_PLAN, OF_EDUCATION

_DATA = Path(__file__).parent / "data"


class EmergencyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/emergency.yaml."""

    valid_from: dt.date
    source: str
    roles: tuple[str, ...]
    open_hours: int
    review_days: int
    tries_per_hour: int
    shortest_reason: int
    reviewers: tuple[str, ...]
    categories: frozenset[str]


class ReviewRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/review.yaml."""

    valid_from: dt.date
    source: str
    every_days: int


class ReminderRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/reminders.yaml."""

    valid_from: dt.date
    source: str
    confirmed: str
    days_before: int
    again_after_days: int
    late_reminders: int


class MedicalRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/medical.yaml."""

    valid_from: dt.date
    source: str
    by_consent: frozenset[str]


@cache
def medical_rules() -> MedicalRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / "medical.yaml"), MedicalRules)


class IndependentRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/independent.yaml. works_for: kinds of organisation, by role."""

    valid_from: dt.date
    source: str
    works_for: dict[str, tuple[str, ...]]


@cache
def independent_rules() -> IndependentRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / "independent.yaml"), IndependentRules)


@cache
def review_rules() -> ReviewRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / "review.yaml"), ReviewRules)


@cache
def reminder_rules() -> ReminderRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / "reminders.yaml"), ReminderRules)


@cache
def emergency_rules() -> EmergencyRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / "emergency.yaml"), EmergencyRules)


def most_by_consent(capacity: str) -> frozenset[str]:
    """What a consent may open at most for a capacity: also what is about health, where it says so."""
    most = CATEGORIES_BY_CAPACITY.get(capacity, frozenset())
    return most | {Category.MEDICAL} if capacity in medical_rules().by_consent else most


def seen_categories(capacity: str, listed: Iterable[str], share: Share | None) -> frozenset[str]:
    """The one rule of who sees which kinds of data: the capacity, narrowed to the list of the participant and, from
    outside the school, to what is shared. share: None for the family and the school.

    Health opens for another role than the doctor only by a consent that names it for that role, and for nobody whose
    list was narrowed.
    """
    most = CATEGORIES_BY_CAPACITY.get(capacity, frozenset())
    seen = most & frozenset(listed)
    if share is None:
        return _with_family_plan(capacity, seen)
    by_name = capacity in share.medical_for & medical_rules().by_consent and seen == most
    shared = (seen & share.categories) | ({Category.MEDICAL} if by_name else frozenset())
    return _with_family_plan(capacity, shared)


def _with_family_plan(capacity: str, seen: frozenset[str]) -> frozenset[str]:
    """The plan of help is for the family and for who helps; education reads of it what the family says (AT-22)."""
    both = {Category.CARE, Category.FAMILY} <= seen
    return seen | {FAMILY_PLAN} if both and capacity not in OF_EDUCATION else seen
