"""AT-19: a pupil chooses how to be heard and does it in an own form; what was done comes back, and stands in the plan."""

import re
from collections.abc import Callable
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later
from tests.files.samples import wav

PHONE = {"width": 360, "height": 780}
Visit = Callable[[str], Page]
CheckAxe = Callable[[Page], None]


def drawing() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (600, 400), "#7a5cc7").save(buffer, "PNG")
    return buffer.getvalue()


def put(page: Page, summary: str, label: str, button: str, name: str, kind: str, data: bytes) -> None:
    page.get_by_text(summary).click()
    page.get_by_label(label, exact=True).set_input_files({"name": name, "mimeType": kind, "buffer": data})
    page.get_by_role("button", name=button).click()


def begin_plan(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/")
    page.get_by_label("Wanneer begon de extra hulp?").fill(later(0))
    page.get_by_role("button", name="Begin het plan").click()


def test_heard_in_an_own_form(
    fresh_pupil: Callable[..., FreshPupil], visit: Visit, check_axe: CheckAxe
) -> None:
    pupil = fresh_pupil(age=13)
    child, anouk = visit(pupil.pupil), visit("anouk")
    child.set_viewport_size(PHONE)  # type: ignore[arg-type]
    child.goto("/ons-gezin/mijn-plan/")
    child.get_by_label("Ik spreek iets in").check()
    child.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(child.get_by_text("Bewaard.", exact=False).first).to_be_visible()

    # What is no sound is refused in plain words; sound and a drawing stay, and can be heard and seen.
    put(
        child,
        "Laat je stem horen",
        "Opname van de stem",
        "Zet de opname erbij",
        "a.mp3",
        "audio/mpeg",
        drawing(),
    )
    expect(child.get_by_text("Dit is geen opname van een stem", exact=False)).to_be_visible()
    put(child, "Laat je stem horen", "Opname van de stem", "Zet de opname erbij", "a.wav", "audio/wav", wav())
    expect(child.locator("audio")).to_have_count(1)
    put(
        child,
        "Laat een tekening of foto zien",
        "Tekening of foto",
        "Zet de tekening erbij",
        "a.png",
        "image/png",
        drawing(),
    )
    picture = child.get_by_role("img", name=re.compile("^Tekening of foto"))
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 600
    assert (
        child.locator("audio").evaluate(
            "sound => new Promise(done => { sound.onloadedmetadata = () => done(sound.duration); sound.onerror = () => done(-1); sound.load(); sound.preload = 'metadata'; sound.load(); })"
        )
        == 1
    )
    check_axe(child)

    # The school hears it, does something with it, and tells it back. Before that the plan says what is missing.
    begin_plan(anouk, pupil.reference)
    expect(anouk.get_by_text("wat er met die woorden is gedaan", exact=False).first).to_be_attached()
    expect(anouk.locator("audio")).to_have_count(1)
    check_axe(anouk)
    anouk.goto(f"/plan/{pupil.reference}/stem/")
    anouk.get_by_label("Wat deden wij daarmee?").fill("Er komt een rustige plek.")
    anouk.get_by_role("button", name="Bewaar wat wij deden").click()
    anouk.get_by_label("Wat zeiden jullie tegen het kind?").fill("Jouw plek is bij het raam.")
    check_axe(anouk)
    anouk.get_by_role("button", name="Het is teruggezegd").click()
    expect(anouk.get_by_text("Bewaard dat het is teruggezegd.")).to_be_visible()
    child.goto("/ons-gezin/mijn-plan/")
    expect(child.get_by_text("Jouw plek is bij het raam.")).to_be_visible()
    check_axe(child)


def test_who_wants_to_say_nothing(
    fresh_pupil: Callable[..., FreshPupil], visit: Visit, check_axe: CheckAxe
) -> None:
    pupil = fresh_pupil(age=13)
    address = f"/plan/{pupil.reference}/stem/"
    child, anouk, mother = visit(pupil.pupil), visit("anouk"), visit(pupil.parent)
    child.goto("/ons-gezin/mijn-plan/")
    child.get_by_label("Ik wil nu niets zeggen").check()
    child.get_by_role("button", name="Bewaar mijn keuze").click()
    begin_plan(anouk, pupil.reference)
    expect(anouk.get_by_text("waarom het kind nu niets wil zeggen", exact=False).first).to_be_attached()
    anouk.goto(address)
    anouk.get_by_label("Waarom wil het kind nu niets zeggen?").fill("Zij is er nu te moe voor.")
    anouk.get_by_role("button", name="Bewaar de reden").click()
    anouk.get_by_label("Ik ben dit zelf").check()
    anouk.get_by_role("button", name="Teken dat het zo is gegaan").click()
    expect(anouk.get_by_text("Uw handtekening staat erbij.")).to_be_visible()
    # One person is not two.
    expect(anouk.get_by_text("U hebt al getekend.", exact=False)).to_be_visible()
    expect(anouk.get_by_role("button", name="Teken dat het zo is gegaan")).to_have_attribute(
        "aria-disabled", "true"
    )
    check_axe(anouk)
    mother.goto(address)
    check_axe(mother)
    mother.get_by_label("Ik ben dit zelf").check()
    mother.get_by_role("button", name="Teken dat het zo is gegaan").click()
    expect(mother.get_by_text("Uw handtekening staat erbij.")).to_be_visible()
    anouk.goto(f"/plan/{pupil.reference}/")
    expect(anouk.get_by_text("waarom het kind nu niets wil zeggen", exact=False)).to_have_count(0)
    check_axe(anouk)
