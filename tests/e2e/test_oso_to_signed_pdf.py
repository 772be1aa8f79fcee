"""A journey: somebody who never saw Rondom goes from an OSO file to a signed plan, by what the screens say is next.

No address is typed after the first screen: every step is a link or a button on the page.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import page as pdf_page
import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.e2e.plan_steps import later, meeting_now
from tests.integrations.oso import made_file

FOLDER = Path(os.environ.get("RONDOM_OSO_DIR") or Path(__file__).resolve().parents[3] / "shared" / "oso")
EXAMPLES = sorted(FOLDER.glob("*.xml"))
TEN_MINUTES = 600
# The keystroke-level model of Card, Moran and Newell: think 1.35, point 1.1, click 0.2, hand to the keys 0.4,
# a letter 0.28 for who does not type for a living. Reading long texts is not in it.
PER_CLICK, PER_FIELD, PER_LETTER = 1.35 + 1.1 + 0.2, 1.35 + 1.1 + 0.2 + 0.4, 0.28
LETTERS_OF_A_DAY = 8
MOST_SIGNERS = 8


@dataclass
class Walk:
    """The page with a counter on it: how much work the journey is for a person."""

    page: Page
    clicks: int = 0
    fields: int = 0
    letters: int = 0
    screens: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    work: dict[str, tuple[int, int, float]] = field(
        default_factory=dict
    )  # clicks, fields, seconds of a person

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def link(self, name: str | re.Pattern[str]) -> None:
        self.click(self.page.get_by_role("link", name=name).first)

    def button(self, name: str | re.Pattern[str]) -> None:
        self.click(self.page.get_by_role("button", name=name).first)

    def fill(self, label: str | Locator, value: str) -> None:
        self.fields += 1
        self.letters += LETTERS_OF_A_DAY if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else len(value)
        place = self.page.get_by_label(label, exact=True) if isinstance(label, str) else label
        place.fill(value)

    def choose(self, label: str, value: str) -> None:
        self.fields += 1
        self.page.get_by_label(label).select_option(label=value)

    def says(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def do_next(self, title: str) -> None:
        """Press the one button of "Nu aan u", which must ask for this."""
        block = self.page.locator(".rondom-next")
        expect(block.get_by_role("heading")).to_contain_text(title)
        expect(block).to_contain_text("Nu aan u")
        self.click(block.get_by_role("link").or_(block.get_by_role("button")).first)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        began, clicks, fields, before = time.monotonic(), self.clicks, self.fields, self.person_seconds
        yield
        self.seconds[name] = time.monotonic() - began
        self.work[name] = (self.clicks - clicks, self.fields - fields, self.person_seconds - before)

    @property
    def person_seconds(self) -> float:
        return self.clicks * PER_CLICK + self.fields * PER_FIELD + self.letters * PER_LETTER


@pytest.fixture
def walk(visit: Callable[[str], Page]) -> Walk:
    found = Walk(visit("anouk"))

    def note(_page: Page) -> None:
        found.screens += 1

    found.page.on("load", note)
    return found


def a_file() -> tuple[FilePayload, str]:
    """The example of the standard, or a file of our own making; and the call name of its pupil.

    Another call name than in the file, so that no other journey has read the same child already.
    """
    if EXAMPLES:
        data, name = EXAMPLES[0].read_bytes().replace(b"<roepnaam>Daan<", b"<roepnaam>Dirk<"), "Dirk"
    else:
        data, name = made_file.PLAIN.replace(b"Pippa", b"Puck"), "Puck"
    return {"name": "overstap.xml", "mimeType": "text/xml", "buffer": data}, name


def scan() -> FilePayload:
    buffer = BytesIO()
    Image.new("RGB", (60, 80), "white").save(buffer, "PNG")
    return {"name": "scan.png", "mimeType": "image/png", "buffer": buffer.getvalue()}


def read_in(walk: Walk, file: FilePayload) -> None:
    """From the first screen to the page of the child."""
    walk.link(re.compile("^Inlezen"))
    walk.link("Overstapdossier inlezen")
    walk.fields += 1
    walk.page.get_by_label("Bestand", exact=True).set_input_files(file)
    walk.button("Bestand nakijken")
    same = walk.page.get_by_label("Ja, dit is hetzelfde kind")
    if same.count():
        walk.click(same)
    told = walk.page.get_by_label("Ik sprak met de ouders", exact=False)
    if told.count():
        walk.click(told)
    walk.click(walk.page.get_by_label("Zet alles meteen in het dossier"))
    walk.button("Overstapdossier inlezen")
    walk.says("Het overstapdossier is ingelezen.")


def begin_route(walk: Walk) -> None:
    walk.do_next("Praat eerst met de ouders")
    walk.do_next("Start een route")
    walk.button("Start Route IHI")
    walk.do_next("Leg vast wat u ziet")
    write_note(walk, "de juf van de vorige school", "Rekenen kost veel moeite.", "Bewaar signaal")
    go_on(walk, "2")
    walk.do_next("Praat met de ouders")
    walk.click(walk.page.get_by_label("Ik sprak met de ouders"))
    write_note(walk, "vader en moeder", "Thuis is rekenen ook lastig.", "Bewaar verslag")
    go_on(walk, "3")
    walk.do_next("Geef advies")
    write_note(walk, "de leerkracht", "Elke dag kort oefenen.", "Bewaar verslag")


def write_note(walk: Walk, who: str, what: str, button: str) -> None:
    walk.fill("Met wie sprak u?", who)
    walk.fill(walk.page.locator("[name=what]"), what)
    walk.click(walk.page.get_by_label("Geen afspraken"))
    walk.button(button)


def go_on(walk: Walk, step: str) -> None:
    walk.do_next(f"Ga naar stap {step}.")
    walk.button(f"Naar stap {step}")
    expect(walk.page.locator("[aria-current=step]")).to_contain_text(f"{step}.")


def give_views(walk: Walk) -> None:
    """The school writes; what the family tells is written down for them, until every view is there."""
    walk.link("Open het groeidocument")
    expect(walk.page.get_by_role("link", name="Wat is ingelezen, en wat niet")).to_be_visible()
    walk.do_next("Schrijf op hoe de school")
    walk.click(walk.page.get_by_text("Schrijf bij ‘Dit is lastig’"))
    walk.fill("Dit is lastig", "Rekenen kost veel tijd.")
    own = walk.page.locator("form").filter(has=walk.page.get_by_label("Dit is lastig", exact=True))
    walk.click(own.get_by_role("button", name="Bewaar mijn woorden"))
    walk.says("Uw woorden zijn bewaard.")
    next_title = walk.page.locator(".rondom-next__title")
    for _teller in range(MOST_SIGNERS):
        if "Vraag ook de anderen" not in next_title.inner_text():
            break
        walk.do_next("Vraag ook de anderen")
        walk.fill("Wat zei hij of zij?", "Het gaat goed met lezen.")
        walk.button("Bewaar de woorden")
        walk.says("Opgeschreven.")


def understand(walk: Walk) -> None:
    """What helps and hinders, and the pupil heard."""
    walk.do_next("Schrijf samen op wat helpt")
    for kind, text in (("helpt", "Houdt van strips."), ("hindert", "Een drukke klas.")):
        walk.click(walk.page.get_by_text("Iets toevoegen dat helpt of hindert"))
        kinds = walk.page.get_by_label("Helpt het of is het lastig?")
        walk.fields += 1
        kinds.select_option("promoting" if kind == "helpt" else "hindering")
        walk.fill("Wat?", text)
        walk.button("Voeg toe")
        walk.says("Toegevoegd.")
    walk.do_next("Luister naar")
    walk.click(walk.page.get_by_label("zelf praten"))
    walk.fill("Wat zegt het kind? hoeft niet", "Ik wil in de klas blijven.")
    walk.button("Bewaar de woorden")
    walk.fill("Wat deden wij daarmee?", "De hulp is in de klas.")
    walk.button("Bewaar wat wij deden")
    walk.button("Het is teruggezegd")
    walk.link("Verder in het groeidocument")


def meet(walk: Walk, child: str) -> None:
    """An IHI meeting: planned, held, closed."""
    walk.link(re.compile(f"^{child} "))
    walk.link("Overleg plannen")
    walk.fill("Doel van het overleg", "Samen kiezen wat helpt bij rekenen")
    for label, value in zip(("Dag", "Van", "Tot"), meeting_now(), strict=True):
        walk.fill(label, value)
    walk.fill("Waar", "De Klimboom, lokaal 4")
    walk.button("Plan het overleg")
    walk.says("Het overleg is gepland.")
    walk.button("Begin het overleg")
    walk.click(walk.page.get_by_text("Leg vast wie er is").first)
    walk.button("Bewaar wie er is")
    walk.fill("Verslag van Overzicht", "Rekenen kost veel moeite.")
    expect(walk.page.get_by_text(re.compile("Bewaard om")).first).to_be_visible()
    sentence = "Anouk belt morgen de specialist"
    walk.fields, walk.letters = walk.fields + 1, walk.letters + len(sentence)
    walk.page.get_by_label("Typ wie, wat en wanneer").press_sequentially(sentence, delay=5)
    walk.button("Maak er een actie van")
    walk.says("De afspraak staat er")
    walk.click(walk.page.get_by_text("Leg een besluit vast"))
    walk.click(walk.page.get_by_label("blijft op deze school"))
    walk.fill("Wat is besloten?", "Hulp in de klas.")
    walk.button("Leg het besluit vast")
    walk.button("Laat het verslag aan iedereen zien")
    walk.button("Sluit het overleg af")
    walk.says("Het overleg is afgesloten.")
    walk.link("Verder met de doelen")


def make_goal(walk: Walk) -> None:
    walk.do_next("Maak een doel")
    walk.fill("Wat willen we bereiken?", "Elke dag tien minuten rekenen.")
    walk.fill("Waaraan zien we het?", "dagen per week")
    walk.fill("Waar beginnen we?", "1")
    walk.fill("Waar willen we heen?", "4")
    walk.fill("Voor wanneer?", later(60))
    walk.button("Bewaar het doel")
    walk.click(walk.page.get_by_text("Kiezen wat het best past"))
    walk.fill("Wat past het best bij dit doel?", "Samen oefenen na de pauze.")
    walk.button("Bewaar de keuze")
    walk.click(walk.page.get_by_text("Een afspraak toevoegen"))
    form = walk.page.locator("form").filter(has=walk.page.get_by_role("button", name="Voeg de afspraak toe"))
    walk.fill(form.get_by_label("Wat gaat iemand doen?"), "Legt de sommen klaar.")
    walk.fill(form.get_by_label("Voor wanneer?"), later(30))
    walk.fields += 1
    form.get_by_label("Wie doet het?").select_option(index=1)
    walk.button("Voeg de afspraak toe")
    walk.link("Verder in het groeidocument")


def write_plan(walk: Walk) -> None:
    """The parts of the law, one after the other, as the plan asks for them."""
    walk.do_next("Ga verder met het plan")
    walk.button("Begin het plan")
    for title, value in (
        ("Waar werken we naartoe", "Naar de volgende groep, daarna vmbo."),
        ("Waar werken we naartoe", later(0)),
        ("Hulp en begeleiding", later(120)),
        ("Anders dan de klas", "geen"),
    ):
        walk.do_next(title)
        walk.fill(walk.page.locator("[name=value]"), value)
        walk.button("Bewaar")
        walk.says("Het plan is bewaard.")


def sign(walk: Walk) -> None:
    """The school in its own slot, the family on paper with a witness and a scan; the last one counts."""
    walk.do_next("Leg het plan klaar om te tekenen")
    walk.do_next("Lees het plan en zeg wat u vindt")
    walk.click(walk.page.get_by_label("Ik ben het eens met dit plan"))
    walk.click(walk.page.get_by_label("zelf", exact=False).last)
    walk.button("Geef mijn antwoord")
    walk.says("Uw handtekening staat onder het plan.")
    for _slot in range(MOST_SIGNERS):
        if not walk.page.locator(".rondom-next").count():
            break
        walk.do_next("tekenen")
        walk.choose("Wie zag dat?", "Anouk Terpstra, intern begeleider")
        walk.fields += 1
        walk.page.get_by_label("Scan of foto van het papier").set_input_files(scan())
        walk.button("Bewaar de handtekening")
        walk.says("De handtekening op papier is bewaard.")
    expect(walk.page.locator(".rondom-status--badge")).to_have_text("Geldt")


def download(walk: Walk) -> bytes:
    """The paper comes by itself."""
    link = walk.page.get_by_role("link", name="Download de pdf")
    for _attempt in range(30):
        if link.count():
            break
        walk.page.wait_for_timeout(1000)
        walk.page.reload()
    with walk.page.expect_download() as download:
        walk.click(link)
    return download.value.path().read_bytes()


def test_from_oso_file_to_signed_pdf(walk: Walk, check_axe: Callable[[Page], None]) -> None:
    file, child = a_file()
    with walk.part("inlezen"):
        read_in(walk, file)
    with walk.part("route"):
        begin_route(walk)
    with walk.part("beelden"):
        give_views(walk)
        understand(walk)
    with walk.part("overleg"):
        meet(walk, child)
    with walk.part("doelen"):
        make_goal(walk)
    with walk.part("plan"):
        write_plan(walk)
    with walk.part("tekenen"):
        sign(walk)
        data = download(walk)
    assert pdf_page.is_pdf_compliant_bytes(data, profile="ua1")
    assert pdf_page.is_pdf_compliant_bytes(data, profile="3a")
    report(walk)
    assert walk.person_seconds < TEN_MINUTES
    check_axe(walk.page)


def report(walk: Walk) -> None:
    """What the journey costs; shown with `pytest -s`."""
    parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in walk.seconds.items())
    sys.stdout.write(
        f"\n{walk.screens} screens, {walk.clicks} clicks, {walk.fields} fields, {walk.letters} letters; "
        f"a robot: {sum(walk.seconds.values()):.0f} s ({parts}); a person, reckoned: {walk.person_seconds:.0f} s\n"
    )
    for name, (clicks, fields, seconds) in walk.work.items():
        sys.stdout.write(f"{name}: {clicks} clicks, {fields} fields, a person {seconds:.0f} s\n")
