"""Ons gezin and Mijn plan on a phone, in a real browser (AT-43, AT-44 and AT-45, what exists of them)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import HERE, FreshPupil
from tests.e2e.running_site import Site

PHONE = {"width": 360, "height": 780}
Visit = Callable[[str], Page]


@pytest.fixture
def on_phone(visit: Visit) -> Visit:
    def open_page(key: str) -> Page:
        page = visit(key)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.goto("/ons-gezin/")
        return page

    return open_page


@pytest.fixture
def asked(running: Site, fresh_pupil: Callable[..., FreshPupil]) -> Callable[..., FreshPupil]:
    """An own pupil, with a social worker in the circle for whom the family is asked to say yes."""

    def ask(**values: int) -> FreshPupil:
        pupil = fresh_pupil(**values)
        running.run(str(HERE / "ask_family.py"), str(pupil.dossier_id))
        return pupil

    return ask


def test_parent_says_yes_then_stops_and_an_open_tab_closes_too(
    asked: Callable[..., FreshPupil], visit: Visit, on_phone: Visit
) -> None:
    pupil = asked()
    child = f"/kinderen/{pupil.reference}/"
    priya = visit("priya")
    assert _status(priya, child) == 404
    parent = on_phone(pupil.parent)
    expect(parent.get_by_text("Nu aan u")).to_be_visible()
    parent.get_by_role("link", name="Lees de vraag en kies").click()
    parent.get_by_role("button", name="Ja, dat mag").click()
    expect(parent.get_by_text("U zei ja.")).to_be_visible()
    assert _status(priya, child) == 200
    parent.get_by_role("button", name=re.compile("^Stop")).click()
    expect(parent.get_by_text("U zei geen ja tegen")).to_be_visible()
    answer = priya.reload()
    assert answer is not None
    assert answer.status == 404


def test_daughter_of_13_is_asked_and_her_no_is_her_own(
    asked: Callable[..., FreshPupil], visit: Visit, on_phone: Visit
) -> None:
    pupil = asked(age=13)
    parent = on_phone(pupil.parent)
    parent.get_by_role("button", name="Ja, dat mag").click()
    child = on_phone(pupil.pupil)
    child.get_by_role("button", name="Nee, dat mag niet").click()
    expect(child.get_by_text("Jij zei geen ja tegen")).to_be_visible()
    parent.reload()
    expect(parent.get_by_text("Ziet nog niets. Nog geen ja van:")).to_be_visible()
    expect(parent.get_by_text("Zei nee")).to_have_count(0)
    assert _status(visit("priya"), f"/kinderen/{pupil.reference}/") == 404


def test_parent_writes_own_words_that_are_kept_while_typing(
    fresh_pupil: Callable[..., FreshPupil], on_phone: Visit
) -> None:
    pupil = fresh_pupil()
    parent = on_phone(pupil.parent)
    parent.get_by_role("link", name="Schrijf uw eigen woorden").click()
    wish = parent.get_by_label("Dit wil ik", exact=True)
    wish.press_sequentially("Rust na school")
    form = parent.locator("form#wish")
    expect(form.locator("[data-autosave-status][data-state=saved]")).to_be_visible()
    wish.press_sequentially(" en thuis")
    expect(form.locator("input[name=revision]")).to_have_value("2")
    parent.goto("/ons-gezin/")
    expect(parent.get_by_text("Rust na school en thuis")).to_be_visible()


def test_parent_sees_who_may_see_what_and_who_looked(
    asked: Callable[..., FreshPupil], visit: Visit, on_phone: Visit
) -> None:
    pupil = asked()
    visit("daan").goto(f"/kinderen/{pupil.reference}/")
    parent = on_phone(pupil.parent)
    parent.goto("/ons-gezin/wie-mag-wat-zien/")
    expect(parent.get_by_text("Ziet nog niets. Wacht op toestemming.")).to_be_visible()
    parent.get_by_role("link", name="Wie keek er?").click()
    expect(parent.get_by_text("Daan Kuipers").first).to_be_visible()


def test_turkish_parent_reads_the_page_in_her_language(on_phone: Visit, visit: Visit) -> None:
    parent = on_phone("zeynep")
    parent.locator("summary.rondom-language").click()
    parent.get_by_role("button", name="Türkçe").click()
    expect(parent.locator("html")).to_have_attribute("lang", "tr")
    expect(parent.locator("h1 bdi")).to_have_text("Zeynep")


@pytest.mark.parametrize("key", ["rania", "zeynep", "lina", "sami"])
def test_pages_are_accessible(on_phone: Visit, check_axe: Callable[[Page], None], key: str) -> None:
    page = on_phone(key)
    check_axe(page)
    for address in ("/ons-gezin/wie-mag-wat-zien/", "/ons-gezin/wie-keek/?gezin=1"):
        page.goto(address)
        check_axe(page)


def test_page_with_a_question_is_accessible_from_right_to_left_too(
    asked: Callable[..., FreshPupil], on_phone: Visit, site: str, check_axe: Callable[[Page], None]
) -> None:
    pupil = asked(age=13)
    for key in (pupil.parent, pupil.pupil):
        page = on_phone(key)
        check_axe(page)
        page.context.add_cookies([{"name": "django_language", "value": "ar", "url": site}])
        page.reload()
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        check_axe(page)
        page.goto(f"/ons-gezin/{pupil.reference}/woorden/")
        check_axe(page)


def test_pupil_chooses_how_to_tell_it(fresh_pupil: Callable[..., FreshPupil], on_phone: Visit) -> None:
    pupil = fresh_pupil()
    page = on_phone(pupil.pupil)
    page.get_by_label(re.compile("Ik praat zelf")).check()
    page.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(page.get_by_text("Bewaard. Je mag later iets anders kiezen.")).to_be_visible()
    expect(page.get_by_label(re.compile("Ik praat zelf"))).to_be_checked()


def _status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status
