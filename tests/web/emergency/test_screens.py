"""Noodtoegang on the screen: open, the red bar everywhere, what the family sees, and the review."""

import pytest
from django.urls import reverse

from rondom.core import clock
from rondom.dossiers.models import EmergencyAccess
from rondom.web.work.rows import work_of

OPEN = reverse("emergency:open")


@pytest.fixture
def opened(world, dossier, as_):
    answer = as_("priya").post(
        OPEN,
        {
            "reason": "Moeder belde in paniek en hing op.",
            "last_name": "de Wit",
            "born_on": dossier.pupil.person.born_on.isoformat(),
            "school": "",
        },
    )
    assert answer["Location"] == reverse("child:page", args=[dossier.ref])
    return EmergencyAccess.objects.get()


def words(client, url) -> str:
    return " ".join(client.get(url).content.decode().split())


@pytest.mark.parametrize(
    "name", ["child:page", "child:events", "child:looks", "child:details", "plan:plan", "plan:document"]
)
def test_a_red_bar_on_every_page_and_nothing_to_write(dossier, opened, as_, name):
    page = words(as_("priya"), reverse(name, args=[dossier.ref]))
    assert "U leest dit dossier tot" in page
    assert "U leest dit dossier tot" not in words(as_("anouk"), reverse(name, args=[dossier.ref]))


def test_what_was_typed_stays_when_it_does_not_open(dossier, as_):
    typed = {"reason": "Moeder belde in paniek en hing op.", "last_name": "Niemand", "born_on": "2016-01-01"}
    answer = as_("priya").post(OPEN, typed).content.decode()
    assert "Met deze gegevens kunnen wij geen dossier openen" in answer
    assert "Niemand" in answer
    assert not EmergencyAccess.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("priya", 200), ("ilse", 200), ("rania", 404), ("sami", 404)])
def test_who_has_the_page(world, as_, who, status):
    assert as_(who).get(OPEN).status_code == status


def test_another_role_reads_why_not(world, as_):
    assert "In uw rol heeft u geen noodtoegang" in words(as_("ilse"), OPEN)


def test_the_family_sees_who_opened_it_and_who_looked(dossier, opened, as_):
    assert "Priya Ramdin" not in words(as_("zeynep"), reverse("family:readers"))
    as_("priya").get(reverse("child:page", args=[dossier.ref]))
    for name in ("family:readers", "family:looks"):
        assert "Priya Ramdin" in words(as_("rania"), reverse(name))
    assert "Iemand opende het dossier met noodtoegang." in words(as_("rania"), reverse("family:home"))
    assert "Moeder belde" not in words(as_("rania"), reverse("family:readers"))


def test_the_director_reviews_from_mijn_werk(world, dossier, opened, as_, time_machine_days):
    url = reverse("emergency:review", args=[opened.pk])
    carla = as_("carla")
    assert url in words(carla, reverse("work:home"))
    assert "Noodtoegang om na te kijken" in words(carla, reverse("inbox:list"))
    page = words(carla, url)
    assert "Moeder belde in paniek" in page
    assert "Sami" not in page
    assert (
        "Schrijf op hoe u tot uw oordeel komt" in carla.post(url, {"verdict": "justified"}).content.decode()
    )
    time_machine_days(15)
    carla = as_("carla")
    assert [row.url for row in work_of(world.actors["carla"], now=clock.now()).late] == [url]
    assert carla.post(url, {"verdict": "justified", "review": "Dit kon niet wachten."}).status_code == 302
    overview = words(carla, reverse("emergency:overview"))
    assert "1 keer" in overview
    assert "0 nog niet nagekeken" in overview


@pytest.mark.parametrize("who", ["anouk", "priya", "hanneke", "rania"])
def test_who_does_not_review_has_no_such_page(opened, as_, who):
    for url in (reverse("emergency:overview"), reverse("emergency:review", args=[opened.pk])):
        assert as_(who).get(url).status_code == 404
