"""After a change of school: the coordinator reads what ended in Mijn werk and on the page, and asks it with one press."""

import datetime as dt

import pytest
from django.urls import reverse

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.dossiers.jobs import end_after_school_change
from rondom.families.models import Enrolment
from rondom.web.work.rows import work_of
from tests.web.child.test_grounds import words


@pytest.fixture
def ended(world, dossier, ask, join, today):
    join(dossier, "ilse")
    consent = ask(dossier, "ilse", "rania", "thomas", valid_until=today + dt.timedelta(days=100))
    Enrolment.objects.filter(pupil=dossier.pupil).update(
        school=world.organisations["vaart"], valid_from=today
    )
    assert end_after_school_change() == 1
    return consent


def rows(world, who="anouk"):
    work = work_of(world.actors[who], now=clock.now())
    return [row.what for row in (*work.you, *work.waits)]


def test_the_coordinator_reads_it_and_asks_with_one_press(world, dossier, address, as_, ended):
    name = ended.recipient.name
    assert f"Vraag opnieuw toestemming voor {name}" in rows(world)
    page = address("consent_ask", dossier)
    before = words(as_("anouk"), page)
    assert "Gestopt door de andere school" in before
    url = address("consent_again", dossier, consent_id=ended.pk)
    assert url in before

    assert as_("anouk").post(url).status_code == 302

    after = words(as_("anouk"), page)
    assert "Gestopt door de andere school" not in after
    assert "na de andere school opnieuw gevraagd" in after
    assert f"Vraag opnieuw toestemming voor {name}" not in rows(world)
    work = work_of(world.actors["anouk"], now=clock.now())
    waiting = next(row for row in work.waits if row.what.startswith("Opnieuw toestemming"))
    assert waiting.why == f"Andere school: zonder nieuw ja kan {name} niet meedoen"
    assert "want Sami ging naar een andere school" in words(as_("rania"), reverse("family:home"))
    assert Consent.objects.filter(renews=ended).count() == 1


@pytest.mark.parametrize("who", ["daan", "rania"])
def test_it_is_for_who_steers(world, dossier, address, as_, ended, who):
    assert "Gestopt door de andere school" not in words(as_(who), address("consent_ask", dossier))
    as_(who).post(address("consent_again", dossier, consent_id=ended.pk))
    assert not Consent.objects.filter(renews=ended).exists()


def test_a_look_does_not_ask(dossier, address, as_, ended):
    assert as_("anouk").get(address("consent_again", dossier, consent_id=ended.pk)).status_code == 405
