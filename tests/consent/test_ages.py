"""Who must say yes at every age, also in a region with other ages: the rows that hold and the givers that are asked
are found by the same rules."""

import itertools

import pytest

from rondom.consent import givers, models, rules
from rondom.consent.givers import required_givers
from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.rules import AgeRule, AgeRules
from rondom.core import clock
from rondom.dossiers.jobs import look_after_grounds
from rondom.families.models import Pupil
from rondom.people.operations import create_region

AGES = (None, 0, 9, 10, 13, 14, 16, 17, 20)
USUAL = (AgeRule(0, pupil=False, guardians=True), AgeRule(14, pupil=True, guardians=False))
ODD = (
    AgeRule(0, pupil=False, guardians=True),
    AgeRule(10, pupil=True, guardians=False),
    AgeRule(14, pupil=False, guardians=True),
    AgeRule(17, pupil=True, guardians=True),
)


@pytest.fixture
def other_ages(monkeypatch):
    """other_ages(veenrand=ODD): the file of the ages says so."""

    def put(**regions):
        ages = AgeRules(valid_from=clock.today(), source="toets", rules=USUAL, regions=regions)
        for module in (givers, models, rules):
            monkeypatch.setattr(module, "age_rules", lambda: ages)

    return put


@pytest.fixture
def consent(dossier, ask):
    return ask(dossier, "ilse")


def of_age(consent, age, today):
    person = consent.pupil.person
    person.born_on = None if age is None else today.replace(year=today.year - age)
    person.save()
    return Pupil.objects.select_related("person", "region").get(pk=consent.pupil_id)


def said_by(world, consent, who):
    consent.givers.all().delete()
    for key in who:
        ConsentGiver.objects.create(
            consent=consent, person=world.people[key], capacity=key, answer="yes", answered_at=clock.now()
        )


@pytest.mark.parametrize(
    "regions", [{}, {"veenrand": ODD}, {"elders": ODD}, {"elders": USUAL, "veenrand": ODD}]
)
@pytest.mark.parametrize("age", AGES)
def test_it_holds_when_everybody_who_is_asked_said_yes(
    world, consent, other_ages, holds, today, regions, age
):
    other_ages(**regions)
    asked = {giver.person_id for giver in required_givers(of_age(consent, age, today), on=today)}
    people = ("sami", "rania", "thomas")
    for who in itertools.chain.from_iterable(itertools.combinations(people, count) for count in (1, 2, 3)):
        said_by(world, consent, who)
        assert holds(consent) is (asked <= {world.people[key].pk for key in who}), who


@pytest.mark.parametrize("age", AGES)
def test_only_who_must_say_yes_and_has_no_row_is_still_asked(world, consent, other_ages, today, age):
    other_ages(veenrand=ODD)
    pupil = of_age(consent, age, today)
    asked = {giver.person_id for giver in required_givers(pupil, on=today)}
    said_by(world, consent, [])
    lacking = Consent.objects.lacking_givers(today)
    assert set(lacking) == {consent}
    look_after_grounds()
    assert set(consent.givers.values_list("person_id", flat=True)) == asked
    assert not lacking.all().exists()


def test_a_region_without_rules_of_its_own_has_the_usual_ones(consent, other_ages, holds, today):
    other_ages(elders=ODD)
    elsewhere = create_region(name="Regio Elders", slug="elders")
    of_age(consent, 12, today)
    for giver in consent.givers.all():
        giver.answer, giver.answered_at = "yes", clock.now()
        giver.save()
    assert holds(consent), "both parents, until 14"
    Consent.objects.filter(pk=consent.pk).update(region=elsewhere)
    assert not holds(consent), "the pupil, from 10"
