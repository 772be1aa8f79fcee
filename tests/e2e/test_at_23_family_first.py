"""AT-23: the family writes its own plan first and alone; professionals see nothing of it until it is shared."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil

PHONE = {"width": 360, "height": 780}
WISH = "Wij willen rust aan tafel"


def test_the_family_writes_first_and_shares_when_ready(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    document = f"/plan/{pupil.reference}/groeidocument/"
    parent = visit(pupil.parent)
    parent.set_viewport_size(PHONE)  # type: ignore[arg-type]
    parent.goto("/ons-gezin/")
    parent.get_by_role("link", name="Maak eerst uw eigen plan").first.click()
    check_axe(parent)
    parent.get_by_label("Wat willen wij?").press_sequentially(WISH)
    form = parent.locator("form#wants")
    expect(form.locator("[data-autosave-status][data-state=saved]")).to_be_visible()

    anouk = visit("anouk")
    for address in (
        document,
        f"/kinderen/{pupil.reference}/",
        f"/kinderen/{pupil.reference}/gebeurtenissen/",
    ):
        anouk.goto(address)
        expect(anouk.get_by_text(WISH)).to_have_count(0)
        expect(anouk.get_by_text("plan van het gezin")).to_have_count(0)
    answer = anouk.goto(f"/ons-gezin/{pupil.reference}/eigen-plan/")
    assert answer is not None
    assert answer.status == 404

    child = visit(pupil.pupil)
    child.goto(f"/ons-gezin/{pupil.reference}/eigen-plan/")
    expect(child.get_by_label("Wat willen wij?")).to_have_value(WISH)
    expect(child.get_by_text("Je ouders delen het plan.")).to_be_visible()
    check_axe(child)

    parent.reload()
    parent.get_by_role("button", name="Delen").click()
    expect(parent.get_by_text("Gedeeld. Het plan staat nu in het groeidocument.")).to_be_visible()
    expect(parent.get_by_label("Wat willen wij?")).to_have_value(WISH)
    check_axe(parent)
    anouk.goto(document)
    expect(anouk.get_by_text(WISH)).to_be_visible()
    check_axe(anouk)
