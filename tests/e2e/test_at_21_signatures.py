"""AT-21: who signs a frozen version, nobody for another, on paper with a witness, and the last one counts."""

from collections.abc import Callable
from io import BytesIO

import page as pdf_page
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil
from tests.e2e.plan_steps import later, whole_plan


def sign(page: Page, reference: str) -> None:
    page.goto(f"/plan/{reference}/")
    page.get_by_role("link", name="Lees en teken").first.click()
    page.get_by_label("Ik ben het eens met dit plan").check()
    page.get_by_label("zelf", exact=False).last.check()
    page.get_by_role("button", name="Geef mijn antwoord").click()
    expect(page.get_by_text("Uw handtekening staat onder het plan.")).to_be_visible()


def scan() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 80), "white").save(buffer, "PNG")
    return buffer.getvalue()


def slot(page: Page, name: str) -> str:
    return page.locator(".rondom-signature").filter(has_text=name).inner_text()


def test_signatures(
    fresh_pupil: Callable[..., FreshPupil],
    visit: Callable[[str], Page],
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil(age=13)
    reference = pupil.reference
    anouk, mother, child = visit("anouk"), visit(pupil.parent), visit(pupil.pupil)
    whole_plan(anouk, mother, child, reference)
    anouk.goto(f"/plan/{reference}/")
    check_axe(anouk)
    anouk.get_by_role("button", name="Leg klaar om te tekenen").first.click()
    expect(anouk.get_by_text("De versie ligt vast.", exact=False)).to_be_visible()
    expect(anouk.get_by_role("button", name="Plan vaststellen")).to_have_attribute("aria-disabled", "true")
    expect(anouk.get_by_text("moeder en intern begeleider moeten nog tekenen", exact=False)).to_have_count(1)

    sign(child, reference)
    assert "Getekend" in slot(child, pupil.name)
    sign(anouk, reference)
    assert "Nog niet getekend" in slot(anouk, pupil.guardian_name)

    # Nobody at the address of another.
    mother.goto(f"/plan/{reference}/")
    address = mother.get_by_role("link", name="Lees en teken").first.get_attribute("href") or ""
    for other in (child, anouk):
        other.goto(address)
        expect(other.get_by_text("U kunt alleen voor uzelf tekenen.")).to_be_visible()
        expect(other.get_by_role("button", name="Geef mijn antwoord")).to_have_count(0)
    mother.goto(address)
    check_axe(mother)

    # The mother signs on paper; Daan saw it. It is the last one.
    anouk.goto(f"/plan/{reference}/")
    anouk.get_by_role("button", name="Nu herinneren").click()
    expect(anouk.get_by_text("De herinnering is gestuurd.")).to_be_visible()
    row = anouk.locator(".rondom-signature").filter(has_text=pupil.guardian_name)
    row.get_by_role("link", name="Op papier getekend").click()
    check_axe(anouk)
    anouk.get_by_label("Op welke dag is er getekend?").fill(later(0))
    anouk.get_by_label("Wie zag dat?").select_option(label="Daan Kuipers, leerkracht")
    anouk.get_by_label("Scan of foto van het papier").set_input_files(
        {"name": "scan.png", "mimeType": "image/png", "buffer": scan()}
    )
    anouk.get_by_role("button", name="Bewaar de handtekening").click()
    expect(anouk.get_by_text("De handtekening op papier is bewaard.")).to_be_visible()
    assert "getuige Daan Kuipers" in slot(anouk, pupil.guardian_name)
    expect(anouk.locator(".rondom-status--badge")).to_have_text("Geldt")

    # The paper comes by itself.
    link = anouk.get_by_role("link", name="Download de pdf")
    for _attempt in range(30):
        if link.count():
            break
        anouk.wait_for_timeout(1000)
        anouk.reload()
    with anouk.expect_download() as download:
        link.click()
    data = download.value.path().read_bytes()
    assert pdf_page.is_pdf_compliant_bytes(data, profile="ua1")
    assert pdf_page.is_pdf_compliant_bytes(data, profile="3a")

    anouk.goto("/plan/controle/")
    anouk.get_by_label("Of de pdf zelf").set_input_files(
        {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    anouk.get_by_role("button", name="Controleer").click()
    expect(anouk.get_by_text("Dit klopt", exact=False)).to_be_visible()
    check_axe(anouk)
