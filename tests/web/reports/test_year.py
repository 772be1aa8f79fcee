"""From money to result on a screen: for the samenwerkingsverband, a board and a school; the plan of a board; the file."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from rondom.arrangements.accounting import accounting_rules
from rondom.arrangements.models import BoardPlan
from rondom.arrangements.money import school_year_of
from rondom.demo.money_year import Place, build_money_year
from rondom.reports.year import figure_rules


@pytest.fixture
def year(today) -> int:
    return school_year_of(today)


@pytest.fixture
def place(world) -> Place:
    schools = [world.organisations["klimboom"], world.organisations["vaart"]]
    return Place(
        world.region.pk,
        world.people["jorrit"],
        world.organisations["swv"],
        world.organisations["jgh"],
        schools,
    )


def html(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_reads_the_own_part_with_the_words_of_every_figure(as_, place, year):
    build_money_year(place, count=60, school_year=year)
    region, board, school = (html(as_(key), reverse("reports:year")) for key in ("jorrit", "bas", "carla"))
    assert "Per bestuur" in region
    assert "Scholen van Stichting Veenrand Onderwijs" in region
    assert "Per school" in board
    assert "basisschool De Klimboom" in board
    assert "Lyceum De Vaart" not in school
    for page in (region, board, school):
        assert all(figure.formula in page for figure in figure_rules().figures)
        assert "Nummer 1" not in page, "no child is named"


def test_with_less_than_five_children_there_are_no_figures(as_, place, year):
    build_money_year(place, count=4, school_year=year)
    page = html(as_("carla"), reverse("reports:year"))
    assert "Dit gaat over minder dan 5 kinderen." in page
    assert "€" not in page.split("Per soort arrangement")[1].split("Wat de cijfers betekenen")[0]


def test_nothing_yet_says_so(as_, world):
    assert "Er is in dit schooljaar nog niets toegekend." in html(as_("carla"), reverse("reports:year"))


@pytest.mark.parametrize("count", [1, 3])
def test_a_fixed_number_of_queries(as_, place, year, count):
    build_money_year(place, count=count, school_year=year)
    jorrit = as_("jorrit")
    jorrit.get(reverse("reports:year"))
    with CaptureQueriesContext(connection) as captured:
        jorrit.get(reverse("reports:year"))
    assert len(captured) <= 22


def test_the_file_opens_and_is_of_the_own_part(as_, place, year):
    build_money_year(place, count=60, school_year=year)
    answer = as_("bas").get(reverse("reports:year_file", args=["xlsx"]), {"jaar": year})
    assert f"schooljaar-{year}-{year + 1}.xlsx" in answer.headers["Content-Disposition"]
    assert "Per school" in load_workbook(io.BytesIO(answer.content)).sheetnames[0]
    assert as_("bas").get(reverse("reports:year_file", args=["pdf"])).status_code == 404


def typed(cents: str = "1.000,50", revision: int = 0) -> dict[str, str]:
    values = {f"cents_{purpose.code}": cents for purpose in accounting_rules().purposes}
    return values | {"words_basis": "Extra handen in de klas", "revision": str(revision)}


def test_a_board_writes_its_plan_and_its_report_and_the_samenwerkingsverband_reads_both(as_, world, year):
    nadine = as_("nadine")
    assert "Maak dat eerst" in html(nadine, reverse("reports:report", args=[year]))
    nadine.post(reverse("reports:plan", args=[year]), typed())
    nadine.post(reverse("reports:report", args=[year]), typed("900", revision=1))
    page = html(as_("jorrit"), reverse("reports:year"))
    assert "Extra handen in de klas" in page
    assert "€ 5.002,50" in page
    assert "€ 4.500,00" in page


def test_a_mistake_keeps_what_was_typed(as_, world, year):
    page = as_("nadine").post(reverse("reports:plan", args=[year]), typed("veel")).content.decode()
    assert "Schrijf een bedrag in euro, bijvoorbeeld 1.250,50" in page
    assert "Extra handen in de klas" in page
    assert not BoardPlan.objects.exists()


def test_who_saves_second_sees_both(as_, world, year):
    as_("nadine").post(reverse("reports:plan", args=[year]), typed("100"))
    page = as_("bas").post(reverse("reports:plan", args=[year]), typed("200")).content.decode()
    assert "Dit staat er nu" in page
    assert "€ 100,00" in page
    assert 'value="200"' in page
    assert 'name="revision" value="1"' in page


def test_the_means_are_divided_on_a_screen(as_, world):
    jorrit = as_("jorrit")
    assert "Er is nog geen verdeling." in html(jorrit, reverse("arrangements:division"))
    schools = {f"pupils_{world.organisations[key].pk}": "100" for key in ("klimboom", "vaart")}
    amounts = {
        "per_school": "1.000",
        "per_pupil": "10,50",
        "expertise": "5.000",
        "pupil": "20.000",
        "revision": "0",
    }
    jorrit.post(reverse("arrangements:division"), amounts | schools)
    page = html(jorrit, reverse("arrangements:division"))
    assert "€ 4.100,00" in page
    assert "Alles samen: € 29.100,00." in page
    again = jorrit.post(reverse("arrangements:division"), amounts | schools).content.decode()
    assert "Iemand anders bewaarde dit net" in again
