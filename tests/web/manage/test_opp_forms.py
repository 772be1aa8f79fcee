"""Beheer: how the plan of a kind of school is laid out, up to the plan that the school writes."""

from rondom.plans.opp_form import form_for
from tests.plans.conftest import *  # noqa: F403

PAGE = "/beheer/plan/po/"
KEYS = [
    "hearing",
    "destination",
    "foundation",
    "guidance",
    "deviations",
    "needs",
    "school_career",
    "didactic",
    "tried",
    "picture",
]


def typed(**more: str) -> dict[str, str]:
    """The form with the voice of the child first."""
    values = {"revision": "0"}
    for number, key in enumerate(KEYS, start=1):
        values |= {f"{key}-place": str(number), f"{key}-help": ""}
    return values | {name.replace("__", "-"): value for name, value in more.items()}


def test_what_the_administrator_lays_out_the_school_meets(as_, world, whole_plan):
    fenna, page = as_("fenna"), f"/plan/{whole_plan.dossier.ref}/"
    assert "/beheer/plan/" in fenna.get("/beheer/").content.decode()
    assert "Voortgezet speciaal onderwijs" in fenna.get("/beheer/plan/").content.decode()
    values = typed(needs__on="on", hearing__help="Vraag het op een rustig moment.")
    saved = fenna.post(PAGE, values, follow=True).content.decode()
    assert "De opbouw is bewaard" in saved
    assert "Vraag het op een rustig moment." in saved
    html = as_("anouk").get(page).content.decode()
    assert "1. De stem van Sami" in html
    assert "6. Wat er nodig is" in html
    assert "Vraag het op een rustig moment." in html
    assert "Schoolloopbaan" not in html


def test_what_is_no_good_keeps_what_was_typed(as_, world):
    html = as_("fenna").post(PAGE, typed(tried__place="elf", tried__help="Heel kort.")).content.decode()
    assert "Vul een getal in van 1 tot 10" in html
    assert "Heel kort." in html


def test_two_administrators_both_see_what_the_other_wrote(as_, world):
    fenna = as_("fenna")
    fenna.post(PAGE, typed(hearing__help="Van de ander."))
    page = fenna.post(PAGE, typed(hearing__help="Van mij."))
    html = page.content.decode()
    assert page.status_code == 409
    assert "Van de ander." in html
    assert "Van mij." in html
    assert 'name="revision" value="1"' in html


def test_a_kind_of_school_that_is_not_there(as_, world):
    assert as_("fenna").get("/beheer/plan/mbo/").status_code == 404


def test_the_school_chooses_where_the_child_goes(as_, world, whole_plan):
    anouk, page = as_("anouk"), f"/plan/{whole_plan.dossier.ref}/"
    assert f"{page}deel/exit/" in anouk.get(page).content.decode()
    form = anouk.get(f"{page}deel/exit/").content.decode()
    assert "vmbo, kaderberoepsgerichte leerweg" in form
    assert "dagbesteding</option>" not in form
    saved = anouk.post(f"{page}deel/exit/", {"value": "havo", "revision": "0"}, follow=True)
    assert "<strong>Havo</strong>" in saved.content.decode()
    again = anouk.post(f"{page}deel/exit/", {"value": "vwo", "revision": "0"})
    assert again.status_code == 409


def test_a_school_without_a_kind_is_told_who_chooses_it(as_, world, whole_plan):
    school = whole_plan.dossier.school
    school.school_type = ""
    school.save()
    html = as_("anouk").get(f"/plan/{whole_plan.dossier.ref}/").content.decode()
    assert "De beheerder van de regio kan dat doen" in html
    assert "deel/exit/" not in html


def test_a_part_that_is_moved_stands_where_it_was_put(as_, world):
    fenna = as_("fenna")
    usual = [
        "destination",
        "foundation",
        "guidance",
        "deviations",
        "hearing",
        "needs",
        "school_career",
        "didactic",
        "tried",
        "picture",
    ]
    values = {"revision": "0"} | {f"{key}-place": str(at) for at, key in enumerate(usual, start=1)}
    fenna.post(PAGE, values | {"hearing-place": "1"})
    order = form_for(world.region.pk, "po").order
    assert order == ["hearing", "destination", "foundation", "guidance", "deviations"]
    values = {"revision": "1"} | {
        f"{key}-place": str(at) for at, key in enumerate([*order, *usual[5:]], start=1)
    }
    fenna.post(PAGE, values | {"hearing-place": "5"})
    assert form_for(world.region.pk, "po").order == usual[:5]
