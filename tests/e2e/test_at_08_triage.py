"""AT-08: the social team does the triage; what each outcome asks, and what the parents see."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.social_team import bring_in, confirm, fill_in, triage_of
from tests.e2e.test_at_43_consent_age_12 import opens

Visit = Callable[[str], Page]


def test_a_case_waits_and_is_then_judged_and_confirmed(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    anouk, parent, maaike = bring_in(visit, pupil)
    check_axe(maaike)
    maaike.get_by_role("button", name="Zet in de werkvoorraad").click()
    expect(maaike.get_by_text("De dagen tellen, en de ouders zien dat.").first).to_be_visible()
    parent.goto("/ons-gezin/")
    expect(parent.get_by_text("wacht 0 dagen op een casemanager van de gemeente.")).to_be_visible()
    check_axe(parent)
    anouk.goto(f"/kinderen/{pupil.reference}/")
    expect(anouk.get_by_text("Wacht 0 dagen op een casemanager")).to_be_visible()
    anouk.goto("/mijn-werk/?alles=waits")
    expect(anouk.get_by_text("De vraag staat in de werkvoorraad").first).to_be_visible()
    maaike.goto(triage_of(pupil))
    maaike.get_by_role("button", name="Pak de vraag op").click()
    expect(maaike.get_by_text("U hebt de vraag opgepakt.").first).to_be_visible()

    maaike.get_by_role("link", name="Vul vragen en uitkomst in").click()
    for words in ("Eén duidelijk probleem", "Meer problemen tegelijk", "Ingewikkelde problemen"):
        expect(maaike.get_by_text(words)).to_be_visible()
    check_axe(maaike)
    fill_in(maaike, pupil, learning="single", living="complex", outcome="multiple")
    expect(maaike.get_by_text("De gedragswetenschapper bevestigt de triage.")).to_be_visible()
    jesse = visit("jesse")
    jesse.goto("/mijn-werk/?alles=you")
    expect(jesse.get_by_text("Bevestig de triage").first).to_be_visible()
    confirm(jesse, pupil)
    expect(jesse.get_by_text("Schrijf eerst op wat u afspreekt om een crisis te voorkomen.")).to_be_visible()
    jesse.get_by_role("link", name="Schrijf op wat u afspreekt als het misgaat").click()
    check_axe(jesse)
    jesse.get_by_label("Wat spreekt u af?").fill("Oma vangt haar op. Maaike belt elke dag.")
    jesse.get_by_role("button", name="Bewaar de afspraak").click()
    jesse.get_by_role("button", name="Rond de triage af").click()
    expect(jesse.get_by_text("De triage is klaar.").first).to_be_visible()
    check_axe(jesse)
    assert opens(maaike, triage_of(pupil)), "the gemeente stays"
    parent.goto("/ons-gezin/")
    parent.get_by_role("link", name="Lees meer over deze vraag").click()
    expect(parent.get_by_text("Oma vangt haar op.")).to_be_visible()
    expect(parent.get_by_role("button", name="Rond de triage af")).to_have_count(0)
    check_axe(parent)


def test_a_single_problem_ends_the_access_of_the_gemeente(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    _anouk, parent, maaike = bring_in(visit, pupil)
    fill_in(maaike, pupil, learning="none", living="single", outcome="single")
    confirm(visit("jesse"), pupil)
    maaike.goto(triage_of(pupil))
    expect(maaike.get_by_text("Na het afronden ziet uw team dit kind niet meer.")).to_be_visible()
    maaike.get_by_role("button", name="Rond de triage af").click()
    expect(maaike.get_by_role("heading", level=1)).to_have_text("Mijn werk")
    for place in (triage_of(pupil), f"/kinderen/{pupil.reference}/"):
        assert not opens(maaike, place)
    parent.goto("/ons-gezin/wie-mag-wat-zien/")
    expect(parent.get_by_text("Maaike Visser").first).to_be_visible()
    check_axe(parent)
    assert opens(parent, triage_of(pupil)), "the family reads what came out"
