"""AT-33, first part: who sits at home, for the regievoerder of the board; the list of a quarter; the part of the school."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil, Site
from tests.e2e.test_at_43_consent_age_12 import opens

Visit = Callable[[str], Page]
PROGRAM = Path(__file__).parent / "sit_at_home.py"
DAYS_AT_SCHOOL = 200


def test_at_33_the_board_follows_who_sits_at_home(
    visit: Visit, fresh_pupil: Callable[..., FreshPupil], check_axe: Callable[[Page], None], running: Site
) -> None:
    pupil = fresh_pupil(days_at_school=DAYS_AT_SCHOOL)
    running.run(str(PROGRAM), str(pupil.dossier_id))
    nadine, fenna, parent = visit("nadine"), visit("fenna"), visit(pupil.parent)
    fenna.goto("/beheer/scholen/")
    fenna.get_by_label("Deelverband: basisschool De Klimboom").fill("Noord")
    fenna.get_by_role("button", name=re.compile("Bewaar het deelverband.*De Klimboom")).click()
    expect(fenna.get_by_text("Het deelverband van deze school is bewaard.").first).to_be_visible()
    check_axe(fenna)

    nadine.get_by_role("link", name="Wie zit thuis, en wie loopt risico?").click()
    row = nadine.get_by_role("listitem").filter(has_text=pupil.name)
    for words in ("dagen zonder onderwijs", "Noord", "er is nog geen plan", "nog niet bekend"):
        expect(row.get_by_text(words).first).to_be_visible()
    check_axe(nadine)
    row.get_by_role("link").click()
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    nadine.get_by_label("Wanneer was er het laatst contact met het gezin?").fill(today.isoformat())
    nadine.get_by_label("Wat is de volgende stap?").fill("Kijken bij een kleine klas.")
    nadine.get_by_role("button", name="Bewaar").click()
    expect(nadine.get_by_text("met een dag erbij").first).to_be_visible()
    nadine.get_by_label("Op welke dag is die stap?").fill((today + dt.timedelta(days=4)).isoformat())
    nadine.get_by_label("nee, nog niet").check()
    check_axe(nadine)
    nadine.get_by_role("button", name="Bewaar").click()
    expect(row.get_by_text("Kijken bij een kleine klas.")).to_be_visible()
    assert not opens(nadine, f"/kinderen/{pupil.reference}/"), (
        "who, since when and what next; not the dossier"
    )

    parent.goto(f"/vast/{pupil.reference}/verzuim/")
    expect(parent.get_by_text("Kijken bij een kleine klas.")).to_be_visible()
    check_axe(parent)
    parent.goto("/ons-gezin/wie-keek/")
    expect(parent.get_by_text("Nadine").first).to_be_visible()

    nadine.goto("/vast/bestuur/?deelverband=Noord")
    with nadine.expect_download() as caught:
        nadine.get_by_role("link", name="Haal de lijst van").click()
    text = Path(caught.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith("kwartaal;nummer;soort")
    assert pupil.name not in text
