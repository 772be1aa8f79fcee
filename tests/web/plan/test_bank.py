"""The bank of goals at the screens: one click to begin, an offer without names, and a decision in Beheer."""

from rondom.plans.models import BankEntry
from tests.plans.conftest import *  # noqa: F403


def test_one_click_puts_a_text_in_the_form_and_it_is_counted(as_, dossier, picture, world):
    anouk, page = as_("anouk"), f"/plan/{dossier.ref}/doelen/nieuw/"
    html = anouk.get(page).content.decode()
    assert f"{page}?uit=library:reads_daily" in html
    begun = anouk.get(page, {"uit": "library:reads_daily"}).content.decode()
    assert 'value="Leest elke dag een stukje hardop."' in begun
    assert 'name="bank_key" value="library:reads_daily"' in begun
    typed = {
        "text": "Leest elke dag hardop voor aan oma.", "domain": "school", "measure": "dagen per week",
        "owner_id": str(world.people["daan"].pk), "start_value": "1", "target_value": "4",
        "target_on": "2030-01-01", "bank_key": "library:reads_daily",
    }  # fmt: skip
    assert anouk.post(page, typed, follow=True).status_code == 200
    assert picture.goals.get().bank_key == "library:reads_daily"
    assert anouk.get(page, {"uit": "nergens"}).status_code == 200


def test_an_approach_is_chosen_in_one_click_for_the_domain_of_the_goal(as_, dossier, goal):
    page = f"/plan/{dossier.ref}/doelen/{goal.pk}/"
    html = as_("anouk").get(page, {"uit": "library:pre_teaching"}).content.decode()
    assert "Vóór de les krijgt de leerling" in html
    assert 'name="bank_key" value="library:pre_teaching"' in html
    assert "library:evening" not in html


def test_an_offer_is_rewritten_decided_and_used(as_, dossier, goal, world):
    page = f"/plan/{dossier.ref}/doelen/{goal.pk}/"
    offer = f"{page}aanbieden/goal/"
    anouk, fenna = as_("anouk"), as_("fenna")
    assert offer in anouk.get(page).content.decode()
    assert "Sami leest elke dag tien minuten." in anouk.get(offer).content.decode()
    typed = {"text": "Sami leest elke dag.", "measure": "dagen per week", "is_of_no_child": "on"}
    refused = anouk.post(offer, typed).content.decode()
    assert "Er staat nog een naam in" in refused
    assert "Sami leest elke dag.</textarea>" in refused
    unread = anouk.post(offer, {"text": "Leest elke dag.", "measure": "dagen"}).content.decode()
    assert "Lees het na en zet dan het vinkje" in unread
    sent = anouk.post(offer, typed | {"text": "Leest elke dag voor."}, follow=True).content.decode()
    assert "Iemand anders in de regio leest het" in sent

    waiting = fenna.get("/beheer/doelenbank/").content.decode()
    assert "Leest elke dag voor." in waiting
    entry = BankEntry.objects.get()
    act = f"/beheer/doelenbank/{entry.pk}/"
    assert "Schrijf iets op" in fenna.post(act, {"answer": "no", "reason": ""}).content.decode()
    assert "staat in de doelenbank" in fenna.post(act, {"answer": "yes"}, follow=True).content.decode()

    assert "Leest elke dag voor." in anouk.get("/plan/doelenbank/").content.decode()
    assert f"uit=region:{entry.pk}" in anouk.get(f"/plan/{dossier.ref}/doelen/nieuw/").content.decode()
    taken = fenna.post(act, {"answer": "no", "reason": "Te lang."}, follow=True).content.decode()
    assert "staat niet in de doelenbank" in taken
    mine = anouk.get("/plan/doelenbank/").content.decode()
    assert "Te lang." in mine
    assert "Leest elke dag voor." not in mine


def test_the_family_meets_no_bank(as_, dossier, goal):
    rania = as_("rania")
    assert rania.get("/plan/doelenbank/").status_code == 404
    assert rania.get(f"/plan/{dossier.ref}/doelen/{goal.pk}/aanbieden/goal/").status_code == 404
    assert "oelenbank" not in rania.get(f"/plan/{dossier.ref}/doelen/{goal.pk}/").content.decode()
    assert "oelenbank" not in rania.get(f"/plan/{dossier.ref}/doelen/nieuw/").content.decode()


def test_an_approach_that_was_not_chosen_cannot_be_offered(as_, dossier, goal):
    page = f"/plan/{dossier.ref}/doelen/{goal.pk}/aanbieden/"
    assert as_("anouk").get(f"{page}effort/").status_code == 404
    assert as_("anouk").get(f"{page}secret/").status_code == 404
