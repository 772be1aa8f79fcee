"""AT-11: registering at Zorg voor Jeugd: off until it is on, only that-data, and every match is followed up."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.social_team import bring_in, triage_of

Visit = Callable[[str], Page]


def test_a_match_with_two_others_is_followed_up(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None]
) -> None:
    pupil = fresh_pupil()
    _anouk, parent, maaike = bring_in(visit, pupil)
    expect(maaike.get_by_text("De gemeente gebruikt deze aansluiting nog niet.")).to_be_visible()
    fenna = visit("fenna")
    fenna.goto("/beheer/bewaren/")
    fenna.get_by_role("link", name="Naar de aansluitingen van de gemeenten").click()
    expect(fenna.get_by_text("Staat uit")).to_be_visible()
    check_axe(fenna)
    fenna.get_by_role("button", name="Zet aan").click()
    expect(fenna.get_by_text("De aansluiting staat aan.").first).to_be_visible()

    maaike.goto(triage_of(pupil))
    maaike.get_by_role("link", name="Registreer uw inzet bij Zorg voor Jeugd").click()
    expect(maaike.get_by_text("naam en geboortedag van het kind")).to_be_visible()
    check_axe(maaike)
    maaike.get_by_role("button", name="Registreer").click()
    answered(maaike, pupil)
    expect(maaike.get_by_text("Er zijn 2 andere organisaties betrokken.")).to_be_visible()
    check_axe(maaike)
    maaike.goto("/mijn-werk/?alles=you")
    expect(maaike.get_by_text("Neem contact op met Jeugdhulp Noord").first).to_be_visible()

    maaike.goto("/triage/opvolgen/")
    mine = maaike.get_by_role("listitem").filter(has_text=pupil.name)
    expect(mine).to_have_count(2)
    expect(maaike.get_by_text("Onder de norm van 60%")).to_be_visible()
    check_axe(maaike)
    maaike.goto(triage_of(pupil))
    for _match in range(2):
        maaike.get_by_role("link", name="Schrijf op wat eruit kwam").first.click()
        maaike.get_by_label("Wat kwam eruit?").fill("Gebeld: wij werken samen.")
        maaike.get_by_role("button", name="Bewaar, dit is klaar").click()
        expect(maaike.get_by_text("De afspraak is klaar.").first).to_be_visible()
    maaike.goto("/triage/opvolgen/")
    expect(
        maaike.get_by_role("listitem").filter(has_text=pupil.name).get_by_text("Contact gehad")
    ).to_have_count(2)
    expect(maaike.get_by_text("Op of boven de norm van 60%")).to_be_visible()

    parent.goto("/ons-gezin/")
    expect(
        parent.get_by_text("Daar staat alleen wie er helpt en wie uw kind is. Niet waarom.")
    ).to_be_visible()
    fenna.get_by_role("button", name="Zet uit").click()
    expect(fenna.get_by_text("De aansluiting staat uit.").first).to_be_visible()


def answered(page: Page, pupil: FreshPupil) -> None:
    """The worker sends it every two seconds."""
    for _turn in range(20):
        page.goto(triage_of(pupil))
        if page.get_by_text("andere organisaties betrokken").count():
            return
        page.wait_for_timeout(500)
