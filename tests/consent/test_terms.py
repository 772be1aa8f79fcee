"""How long a consent may run: the longest term, and the birthday at which others must say yes."""

import datetime as dt

import pytest

from rondom.consent.givers import latest_until
from rondom.consent.models import ConsentGiver
from rondom.consent.operations import answer_consent
from rondom.consent.rules import terms, texts
from rondom.core.decision import Refused
from rondom.core.periods import birthday


def born(pupil, day):
    pupil.person.born_on = day
    pupil.person.save()


@pytest.mark.parametrize(
    ("days_to_birthday", "age", "days", "reason"),
    [(10, 12, 10, 12), (10, 16, 10, 16), (10, 9, 366, None), (366, 12, 366, 12), (367, 12, 366, None)],
)
def test_until_the_longest_term_or_the_birthday(world, today, days_to_birthday, age, days, reason):
    turns = today + dt.timedelta(days=days_to_birthday)
    pupil = world.pupils["sami"]
    pupil.person.born_on = birthday(turns, -age)
    latest = latest_until(pupil, start=today)
    assert (latest.on, latest.age) == (today + dt.timedelta(days=days), reason)


@pytest.mark.parametrize(
    ("days", "code"), [(366, ""), (367, "consent.too_long"), (0, "consent.day_has_passed")]
)
def test_not_longer_than_the_longest_term(dossier, ask, today, days, code):
    until = today + dt.timedelta(days=days)
    if not code:
        assert ask(dossier, "ilse", valid_until=until).valid_until == until
        return
    with pytest.raises(Refused) as refusal:
        ask(dossier, "ilse", valid_until=until)
    assert refusal.value.decision.code == code


@pytest.mark.parametrize("days_after", [0, 1])
def test_not_past_the_birthday(dossier, ask, today, days_after):
    turns = today + dt.timedelta(days=50)
    born(dossier.pupil, birthday(turns, -12))
    until = turns + dt.timedelta(days=days_after)
    if not days_after:
        assert ask(dossier, "ilse", valid_until=until).valid_until == turns
        return
    with pytest.raises(Refused) as refusal:
        ask(dossier, "ilse", valid_until=until)
    assert refusal.value.decision.code == "consent.past_birthday"
    assert "wordt Sami 12 jaar" in refusal.value.decision.reason


def test_an_unknown_birth_date_is_the_youngest_with_the_longest_term(world, today):
    pupil = world.pupils["sami"]
    pupil.person.born_on = None
    assert latest_until(pupil, start=today).on == today + dt.timedelta(days=terms().longest_days)


def test_an_answer_keeps_the_version_of_the_words_that_were_read(world, dossier, ask):
    consent = ask(dossier, "ilse")
    answer_consent(world.actors["rania"], consent_id=consent.pk, answer="no")
    rows = dict(ConsentGiver.objects.filter(consent=consent).values_list("person__call_name", "text_version"))
    assert rows == {"Rania": texts().version, "Thomas": ""}
