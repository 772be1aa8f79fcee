"""AT-47: a mail says what changed and which party did it; no name, no content; never about one's own act."""

import time
from collections.abc import Callable
from email.message import EmailMessage

from playwright.sync_api import Page, expect

from tests.e2e.conftest import HERE, FreshPupil
from tests.e2e.running_site import Site
from tests.e2e.test_at_01_ihi import open_child

Visit = Callable[[str], Page]
Mails = Callable[[], list[EmailMessage]]
PREFERENCES = "/berichten/instellingen/"


def texts_to(mails: Mails, key: str) -> str:
    """Everything that was mailed to somebody of the demo, with the subjects."""
    found = [mail for mail in mails() if mail["To"] == f"{key}@demo.example"]
    return "\n".join(f"{mail['Subject']}\n{mail.get_body(('plain',)).get_content()}" for mail in found)


def wait_for(mails: Mails, key: str, words: str) -> None:
    """The worker mails within seconds."""
    for _try in range(60):
        if words in texts_to(mails, key):
            return
        time.sleep(0.5)
    raise AssertionError(f"no mail to {key} with: {words}\n{texts_to(mails, key)}")


def choose(page: Page, group: str, channel: str) -> None:
    page.get_by_role("group", name=group).get_by_label(channel).check()


def write_note(page: Page, child: str) -> None:
    page.goto(f"{child}verslag/nieuw/")
    page.get_by_label("Met wie sprak u?").fill("moeder")
    page.get_by_label("Waar ging het over?").fill("Rekenen lukt beter met blokjes.")
    page.get_by_label("Wat spraken jullie af?").fill("Elke dag tien minuten met blokjes.")
    page.get_by_role("button", name="Bewaar verslag").click()
    expect(page.get_by_text("Het verslag is bewaard.")).to_be_visible()


def test_a_mail_says_what_changed_and_never_who(
    running: Site,
    visit: Visit,
    fresh_pupil: Callable[..., FreshPupil],
    mails: Mails,
    check_axe: Callable[[Page], None],
) -> None:
    pupil = fresh_pupil()
    parent, daan = visit(pupil.parent), visit("daan")

    running.run(str(HERE / "ask_family.py"), str(pupil.dossier_id))
    wait_for(mails, pupil.parent, "De school vraagt om uw toestemming.")

    parent.goto(PREFERENCES)
    check_axe(parent)
    choose(parent, "Wat er verandert", "Meteen een e-mail.")
    parent.get_by_label("Wanneer komt de e-mail van de dag?").select_option("20")
    parent.get_by_role("button", name="Bewaar mijn keuze").click()
    expect(parent.get_by_text("Wij hebben uw keuze bewaard.")).to_be_visible()
    parent.goto(PREFERENCES)
    expect(parent.get_by_label("Wanneer komt de e-mail van de dag?")).to_have_value("20")

    before = texts_to(mails, "daan")
    open_child(daan, pupil.name)
    write_note(daan, daan.url)
    wait_for(mails, pupil.parent, "De school schreef een nieuwe notitie.")

    said = texts_to(mails, pupil.parent)
    for word in (*pupil.name.split(), *pupil.guardian_name.split(), "Daan", "Kuipers", "Klimboom", "blokjes"):
        assert word not in said, word
    assert texts_to(mails, "daan") == before, "nothing about his own act"

    parent.goto("/berichten/")
    row = parent.get_by_role("listitem").filter(has_text="Een nieuwe notitie").first
    expect(row).to_contain_text(f"Er staat een nieuwe notitie bij {pupil.name}")
    expect(row).to_contain_text("door Daan Kuipers")
    check_axe(parent)
