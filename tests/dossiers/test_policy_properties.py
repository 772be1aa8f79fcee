"""Who sees what, asked a second time by a slow and plain implementation, over random families, grounds and days."""

import datetime as dt
from dataclasses import dataclass

from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier, EmergencyAccess, Participant
from rondom.families.models import Guardianship

# The answers of the law and of the house, written down once more.
OF_ADVISOR = {"process", "education", "absence"}
IN_EMERGENCY = {"process", "education", "care", "family", "absence", "medical"}
ALL = {"process", "education", "care", "family", "absence", "medical"}
OF_FAMILY = ALL | {"family_plan"}

DAYS = st.integers(-500, 500)


@dataclass
class Period:
    start: int
    length: int | None

    def holds(self, day: int = 0) -> bool:
        return self.start <= day and (self.length is None or day < self.start + self.length)


@dataclass
class Said:
    """asked: whether there is a row; answer: yes, no or nothing."""

    asked: bool
    answer: str
    taken_back: bool

    @property
    def is_yes(self) -> bool:
        return self.asked and self.answer == "yes" and not self.taken_back


@dataclass
class Asked:
    period: Period
    ended: bool
    role: str
    categories: set[str]
    pupil: Said
    rania: Said
    thomas: Said


@dataclass
class Law:
    period: Period
    ended: bool
    categories: set[str]
    wish: bool


@dataclass
class Case:
    age: int | None
    birthday_in: int
    authority: dict[str, tuple[str, Period]]
    circle: Period
    narrowed: set[str]
    consents: list[Asked]
    laws: list[Law]
    emergency_hours: tuple[int, int] | None


periods = st.builds(Period, DAYS, st.none() | st.integers(1, 400))
closed = st.builds(Period, DAYS, st.integers(1, 400))
near = st.builds(Period, st.integers(-20, 2), st.integers(1, 40))
kinds = st.sets(st.sampled_from(sorted(ALL)), min_size=1)
roles = st.sampled_from(["swv_advisor", "swv_advisor", "swv_coordinator"])
said = st.builds(
    Said,
    st.booleans(),
    st.sampled_from(["yes", "yes", "yes", "no", ""]),
    st.sampled_from([False] * 3 + [True]),
)
authorities = st.tuples(
    st.sampled_from(["yes", "no", "unknown", "disputed"]), periods | st.just(Period(-600, None))
)
cases = st.builds(
    Case,
    age=st.none() | st.sampled_from([8, 11, 12, 13, 15, 16, 17]),
    birthday_in=st.integers(-200, 160),
    authority=st.fixed_dictionaries({"rania": authorities, "thomas": authorities}),
    circle=near | st.just(Period(-100, None)),
    narrowed=kinds,
    consents=st.lists(st.builds(Asked, near | closed, st.sampled_from([False, False, True]), roles, kinds, said, said, said), max_size=2),
    laws=st.lists(st.builds(Law, near | closed, st.booleans(), kinds, st.booleans()), max_size=2),
    emergency_hours=st.none() | st.tuples(st.integers(-40, 5), st.integers(1, 30)),
)  # fmt: skip


# The naive implementation ---------------------------------------------------------------


def born_on(case: Case, today: dt.date) -> dt.date | None:
    """Turns `age` or more on a day near today."""
    if case.age is None:
        return None
    turned = today - dt.timedelta(days=case.birthday_in)
    return turned.replace(year=turned.year - case.age, day=min(turned.day, 28))


def years(born: dt.date | None, today: dt.date) -> int:
    if born is None:
        return 0
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (0 if had_birthday else 1)


def everybody_said_yes(case: Case, asked: Asked, age: int) -> bool:
    needed = []
    if age >= 12:
        needed.append(asked.pupil)
    if age < 16:
        for who in ("rania", "thomas"):
            authority, period = case.authority[who]
            if authority != "no" and period.holds():
                needed.append(getattr(asked, who))
    somebody = asked.pupil.is_yes or asked.rania.is_yes or asked.thomas.is_yes
    return somebody and all(row.is_yes for row in needed)


def shared(case: Case, age: int) -> tuple[bool, set[str]]:
    """(whether there is a ground, what may be shared on all grounds together)"""
    found, ground = set(), False
    for asked in case.consents:
        if asked.period.holds() and not asked.ended and everybody_said_yes(case, asked, age):
            ground, found = True, found | asked.categories
    wished = any(row.period.holds() and not row.ended and row.pupil.is_yes for row in case.consents)
    for law in case.laws:
        if law.period.holds() and not law.ended and (wished or not law.wish):
            ground, found = True, found | law.categories
    return ground, found


def of_outsider(case: Case, today: dt.date) -> set[str] | None:
    ground, categories = shared(case, years(born_on(case, today), today))
    seen = None
    if case.circle.holds() and ground:
        seen = (case.narrowed & OF_ADVISOR & categories) | {"process"}
        if case.narrowed >= OF_ADVISOR and any(
            asked.role == "swv_advisor" and "medical" in asked.categories
            for asked in case.consents
            if asked.period.holds() and not asked.ended
            if everybody_said_yes(case, asked, years(born_on(case, today), today))
        ):
            seen |= {"medical"}
    if case.emergency_hours:
        opened, hours = case.emergency_hours
        if opened <= 0 <= opened + hours:  # a minute on both sides, see store_emergency
            seen = (seen or set()) | IN_EMERGENCY
    return seen


def of_parent(case: Case, who: str) -> set[str] | None:
    authority, period = case.authority[who]
    return OF_FAMILY if authority == "yes" and period.holds() else None


# The rows ---------------------------------------------------------------------------------


def between(period: Period, today: dt.date) -> dict[str, dt.date | None]:
    start = today + dt.timedelta(days=period.start)
    return {
        "valid_from": start,
        "valid_until": None if period.length is None else start + dt.timedelta(days=period.length),
    }


def store(world, dossier: Dossier, case: Case, today: dt.date) -> None:
    for model in (Consent, LegalShare, EmergencyAccess):
        model.objects.all().delete()
    pupil = dossier.pupil
    pupil.person.born_on = born_on(case, today)
    pupil.person.save()
    for who, (authority, period) in case.authority.items():
        rows = Guardianship.objects.filter(pupil=pupil, person=world.people[who])
        rows.update(authority=authority, **between(period, today))
    ilse = world.actors["ilse"]
    Participant.objects.filter(dossier=dossier, person_id=ilse.person_id).delete()
    Participant.objects.create(
        region=world.region, dossier=dossier, person_id=ilse.person_id, organisation_id=ilse.organisation_id,
        capacity=ilse.role, categories=sorted(case.narrowed), reason="toets", **between(case.circle, today),
    )  # fmt: skip
    for place, asked in enumerate(case.consents):
        store_consent(world, dossier, asked, today, purpose=("think_along", "deliver_help")[place])
    for law in case.laws:
        store_law(world, dossier, law, today)
    if case.emergency_hours:
        store_emergency(world, dossier, *case.emergency_hours)


def store_consent(world, dossier: Dossier, asked: Asked, today: dt.date, purpose: str) -> None:
    consent = Consent.objects.create(
        region=world.region, pupil=dossier.pupil, dossier_id=dossier.pk, purpose=purpose,
        recipient_id=world.actors["ilse"].organisation_id, recipient_role=asked.role,
        categories=sorted(asked.categories), asked_by=world.people["anouk"], asked_at=clock.now(),
        ended_at=clock.now() if asked.ended else None, **between(asked.period, today),
    )  # fmt: skip
    people = {
        "pupil": dossier.pupil.person,
        "mother": world.people["rania"],
        "father": world.people["thomas"],
    }
    for (capacity, person), row in zip(people.items(), (asked.pupil, asked.rania, asked.thomas), strict=True):
        if row.asked:
            back = row.taken_back and row.answer == "yes"
            row.taken_back = back
            ConsentGiver.objects.create(
                consent=consent, person=person, capacity=capacity, answer=row.answer,
                answered_at=clock.now() if row.answer else None, withdrawn_at=clock.now() if back else None,
            )  # fmt: skip


def store_law(world, dossier: Dossier, law: Law, today: dt.date) -> None:
    LegalShare.objects.create(
        region=world.region, pupil=dossier.pupil, dossier_id=dossier.pk, ground="vital_interest",
        recipient_id=world.actors["ilse"].organisation_id, categories=sorted(law.categories), reason="toets",
        needs_wish_of_pupil=law.wish, decided_by=world.people["anouk"], decided_at=clock.now(),
        decided_for_id=world.actors["anouk"].organisation_id, parents_told_on=today,
        ended_at=clock.now() if law.ended else None, **between(law.period, today),
    )  # fmt: skip


def store_emergency(world, dossier: Dossier, opened: int, hours: int) -> None:
    ilse, at = world.actors["ilse"], clock.now() + dt.timedelta(hours=opened) - dt.timedelta(minutes=1)
    EmergencyAccess.objects.create(
        region=world.region, dossier=dossier, person_id=ilse.person_id, organisation_id=ilse.organisation_id,
        role=ilse.role, reason="toets", opened_at=at, until_at=at + dt.timedelta(hours=hours, minutes=2),
        review_before_on=clock.today(),
    )  # fmt: skip


def seen(actor, dossier: Dossier) -> set[str] | None:
    try:
        return set(visible_dossier(actor, ref=dossier.ref).categories)
    except Http404:
        return None


def in_list(actor, dossier: Dossier, today: dt.date) -> bool:
    return Dossier.objects.visible_to(actor, on=today).filter(pk=dossier.pk).exists()


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(case=cases)
def test_the_policy_says_what_a_naive_one_says(world, dossier, case):
    today = clock.today()
    store(world, dossier, case, today)
    expected = {
        "ilse": of_outsider(case, today),
        "rania": of_parent(case, "rania"),
        "thomas": of_parent(case, "thomas"),
        "anouk": {"process", "education", "absence", "family", "care"},
        "priya": None,
    }
    assert {who: seen(world.actors[who], dossier) for who in expected} == expected
    lists = {who: in_list(world.actors[who], dossier, today) for who in expected}
    assert lists == {who: found is not None for who, found in expected.items()}
