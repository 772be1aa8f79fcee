"""Whose signature is asked, whoever stands around the child."""

from hypothesis import given
from hypothesis import strategies as st

from rondom.people.terms import Role
from rondom.plans.rules import signature_rule
from rondom.plans.slots import Signer, slots_for
from rondom.plans.terms import SlotNeed

SCHOOL = 1
PUPIL = Signer(100, Role.PUPIL)
people = st.integers(min_value=1, max_value=8)
guardians = st.lists(people.map(lambda person: Signer(person, Role.PARENT, relation="parent")), max_size=4)
professionals = st.builds(
    Signer,
    people,
    st.sampled_from([role for role in Role if role not in (Role.PUPIL, Role.PARENT)]),
    st.sampled_from([SCHOOL, 2, 3]),
)
parents_around = people.map(lambda person: Signer(person, Role.PARENT))
ages = st.none() | st.integers(min_value=3, max_value=20)


@given(guardians, st.lists(professionals | parents_around, max_size=8), ages)
def test_everybody_once_parents_always_and_one_for_the_school(
    deciding: list[Signer], around: list[Signer], age: int | None
) -> None:
    rule = signature_rule()
    asked = slots_for(pupil=PUPIL, age=age, guardians=deciding, around=around, leading_id=SCHOOL, rule=rule)
    ids = [row.signer.person_id for row in asked]
    assert len(ids) == len(set(ids))
    required = {row.signer for row in asked if row.need == SlotNeed.REQUIRED}
    deciding_ids = {row.person_id for row in deciding}
    assert deciding_ids == {row.person_id for row in required if row.capacity == Role.PARENT}
    for_school = [row for row in required if row.capacity not in (Role.PARENT, Role.PUPIL)]
    could = [
        row
        for row in around
        if row.organisation_id == SCHOOL and row.capacity in rule.leader and row.person_id not in deciding_ids
    ]
    assert len(for_school) == bool(could)
    assert all(row in could for row in for_school)
    assert [row.need for row in asked if row.signer == PUPIL] == [_pupil(age)]


def _pupil(age: int | None) -> SlotNeed:
    if age is None or 12 <= age < 16:
        return SlotNeed.ASKED
    return SlotNeed.REQUIRED if age >= 16 else SlotNeed.OPTIONAL


@given(st.lists(professionals, min_size=1, max_size=8))
def test_the_director_signs_for_the_school_when_there_is_one(around: list[Signer]) -> None:
    asked = slots_for(
        pupil=PUPIL, age=8, guardians=[], around=around, leading_id=SCHOOL, rule=signature_rule()
    )
    directors = [row for row in around if row.organisation_id == SCHOOL and row.capacity == Role.DIRECTOR]
    school = [row.signer for row in asked if row.need == SlotNeed.REQUIRED]
    assert not directors or school == [directors[0]]
