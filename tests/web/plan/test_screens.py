"""The screens of growth document and plan: what is shown, what is refused, and how many questions a page asks."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from rondom.audit.models import AuditEvent
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.people.models import Account
from rondom.plans import operations as plans
from rondom.plans.models import Goal, GrowthDocument, Paragraph, Plan, PlanVersion, SignatureSlot
from tests.plans.conftest import *  # noqa: F403 - the same set-up, at the screens

As = Callable[[str], Client]


def looks() -> int:
    return AuditEvent.objects.filter(name="dossier.viewed").count()


@pytest.mark.parametrize(
    "screen", ["", "groeidocument/", "stem/", "versies/", "deel/destination/", "doelen/nieuw/"]
)
def test_every_page_opens_and_writes_one_look(
    as_: As, dossier: Dossier, version: PlanVersion, screen: str
) -> None:
    before = looks()
    answer = as_("anouk").get(f"/plan/{dossier.ref}/{screen}")
    assert answer.status_code == 200
    assert looks() == before + 1
    assert len(answer.content) < 120_000


@pytest.mark.parametrize("screen", ["", "groeidocument/", "versies/", "versies/1/", "versies/1/plan.pdf"])
def test_who_is_not_around_finds_nothing(
    as_: As, dossier: Dossier, version: PlanVersion, screen: str
) -> None:
    for key in ("zeynep", "carla", "hanneke"):
        assert as_(key).get(f"/plan/{dossier.ref}/{screen}").status_code == 404


def test_the_plan_is_not_for_who_sees_no_education(
    as_: As, world: Demo, dossier: Dossier, version: PlanVersion, join: Callable[..., object]
) -> None:
    row = join(dossier, "esra")
    row.categories = ["process"]  # type: ignore[attr-defined]
    row.save()  # type: ignore[attr-defined]
    client = as_("esra")
    assert client.get(f"/plan/{dossier.ref}/").status_code == 404
    page = client.get(f"/plan/{dossier.ref}/groeidocument/").content.decode()
    assert "Zo ziet rania het." not in page
    assert "Samen lezen" not in page


@pytest.mark.parametrize("screen", ["", "groeidocument/"])
def test_more_rows_ask_no_more_questions(
    as_: As, world: Demo, dossier: Dossier, goal: Goal, goal_text: plans.GoalText, today: dt.date, screen: str
) -> None:
    anouk = world.actors["anouk"]
    plans.start_plan(anouk, dossier_id=dossier.pk, started_on=today)

    def fill(goal_id: int, number: int) -> None:
        plans.score_goal(world.actors["rania"], goal_id=goal_id, value=goal_text.start_value)
        plans.add_goal_action(
            anouk, goal_id=goal_id, what="Iets", due_on=today, owner_id=world.people["daan"].pk
        )
        plans.add_factor(anouk, dossier_id=dossier.pk, domain="home", kind="promoting", text=f"Iets {number}")
        plans.add_need(anouk, dossier_id=dossier.pk, subject="pupil", category="task", text=f"Iets {number}")
        plans.add_hypothesis(anouk, dossier_id=dossier.pk, text=f"Omdat {number}")

    fill(goal.pk, 0)
    client = as_("anouk")
    address = f"/plan/{dossier.ref}/{screen}"
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(address)
    for number in (1, 2):
        more = plans.add_goal(anouk, dossier_id=dossier.pk, goal=replace(goal_text, text=f"Doel {number}"))
        fill(more.pk, number)
        plans.write_paragraph(
            anouk, dossier_id=dossier.pk, section=("wish", "is_hard")[number - 1], text="Meer."
        )
    with CaptureQueriesContext(connection) as three:
        client.get(address)
    assert len(three) == len(one)
    assert len(one) <= 24


def test_own_words_are_saved_while_typing(as_: As, dossier: Dossier, world: Demo) -> None:
    client, address = as_("rania"), f"/plan/{dossier.ref}/groeidocument/schrijf/goes_well/"
    first = client.post(address, {"text": "Hij lacht weer. 😀", "revision": "0"}, headers={"X-Autosave": "1"})
    assert (first.status_code, first.headers["X-Revision"]) == (200, "1")
    row = Paragraph.objects.get()
    assert (row.author, row.text) == (world.people["rania"], "Hij lacht weer. 😀")


def test_two_savers_see_both_texts(as_: As, dossier: Dossier) -> None:
    client, address = as_("rania"), f"/plan/{dossier.ref}/groeidocument/schrijf/goes_well/"
    client.post(address, {"text": "Op de telefoon.", "revision": "0"})
    for headers in ({"X-Autosave": "1"}, {}):
        answer = client.post(address, {"text": "Op de laptop.", "revision": "0"}, headers=headers)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Op de telefoon." in page
        assert "Op de laptop." in page
    assert Paragraph.objects.get().text == "Op de telefoon."


def test_a_text_that_is_too_long_is_kept_on_the_screen(as_: As, dossier: Dossier) -> None:
    address = f"/plan/{dossier.ref}/groeidocument/schrijf/goes_well/"
    page = as_("rania").post(address, {"text": "a" * 20_001, "revision": "0"}).content.decode()
    assert "20001" in page.replace(".", "")
    assert "a" * 20_001 in page


def test_goals_are_locked_with_the_reason(as_: As, dossier: Dossier, views: Callable[..., None]) -> None:
    views("daan", "rania", "sami")
    page = as_("anouk").get(f"/plan/{dossier.ref}/groeidocument/").content.decode()
    assert "Ontbreekt: het beeld van vader." in page
    views("thomas")
    page = as_("anouk").get(f"/plan/{dossier.ref}/groeidocument/").content.decode()
    assert "Ontbreekt" not in page
    assert "Een doel maken" in page


def test_a_goal_with_a_comma(
    as_: As, dossier: Dossier, picture: GrowthDocument, world: Demo, today: dt.date
) -> None:
    values = {
        "text": "Elke dag lezen.",
        "domain": "school",
        "owner_id": world.people["daan"].pk,
        "measure": "dagen",
        "start_value": "1",
        "target_value": "3,5",
        "target_on": (today + dt.timedelta(30)).isoformat(),
    }
    address = f"/plan/{dossier.ref}/doelen/nieuw/"
    client = as_("anouk")
    for wrong in ({"target_value": "drie"}, {"target_value": "1,0"}, {"target_on": "2020-01-01"}):
        page = client.post(address, values | wrong)
        assert page.status_code == 200
        assert "Elke dag lezen." in page.content.decode()
    assert Goal.objects.count() == 0
    assert client.post(address, values).status_code == 302
    assert str(Goal.objects.get().target_value) == "3.50"


def test_the_plan_says_what_is_missing(as_: As, dossier: Dossier, world: Demo, today: dt.date) -> None:
    client = as_("anouk")
    assert "Er is nog geen plan" in client.get(f"/plan/{dossier.ref}/").content.decode()
    client.post(f"/plan/{dossier.ref}/begin/", {"day": today.isoformat()})
    page = client.get(f"/plan/{dossier.ref}/").content.decode()
    assert "Dag 1 van 42" in page
    assert "Dit kan nog niet." in page
    assert "Nog nodig: waar we naartoe werken" in page


def test_a_new_version_is_offered_only_after_a_change(
    as_: As, world: Demo, dossier: Dossier, whole_plan: Plan, version: PlanVersion
) -> None:
    client, address = as_("anouk"), f"/plan/{dossier.ref}/"
    assert "Nieuwe versie klaarleggen" not in client.get(address).content.decode()
    plans.write_plan_part(
        world.actors["anouk"], plan_id=whole_plan.pk, part="deviations", value="Geen gym.", revision=1
    )
    assert "Nieuwe versie klaarleggen" in client.get(address).content.decode()


def test_two_writers_of_a_part_see_both_texts(as_: As, dossier: Dossier, whole_plan: Plan) -> None:
    address = f"/plan/{dossier.ref}/deel/deviations/"
    assert as_("anouk").post(address, {"value": "Geen gym.", "revision": "1"}).status_code == 302
    answer = as_("daan").post(address, {"value": "Geen rekenen.", "revision": "1"})
    assert answer.status_code == 409
    assert "Geen gym." in answer.content.decode()
    assert "Geen rekenen." in answer.content.decode()


@pytest.fixture
def demo(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


def test_signing_shows_the_frozen_words(
    as_: As, dossier: Dossier, slot_of: Callable[[str], SignatureSlot], demo: None
) -> None:
    address = f"/plan/{dossier.ref}/handtekening/{slot_of('rania').pk}/"
    client = as_("rania")
    assert "Ik wil in de klas blijven." in client.get(address).content.decode()
    assert client.post(address, {"answer": "yes"}).status_code == 200  # without the tick
    assert slot_of("rania").state == "open"
    assert (
        client.post(address, {"answer": "partly", "words": "de bestemming", "is_me": "on"}).status_code == 302
    )
    assert (slot_of("rania").state, slot_of("rania").except_for) == ("signed", "de bestemming")


def test_refusing_needs_a_reason(as_: As, dossier: Dossier, slot_of: Callable[[str], SignatureSlot]) -> None:
    address = f"/plan/{dossier.ref}/handtekening/{slot_of('thomas').pk}/"
    client = as_("thomas")
    assert "Schrijf op waarom" in client.post(address, {"answer": "no", "words": ""}).content.decode()
    client.post(address, {"answer": "no", "words": "Eerst praten."})
    assert slot_of("thomas").state == "refused"


def test_nobody_signs_at_the_address_of_another(
    as_: As, dossier: Dossier, slot_of: Callable[[str], SignatureSlot], demo: None
) -> None:
    address = f"/plan/{dossier.ref}/handtekening/{slot_of('thomas').pk}/"
    page = as_("rania").post(address, {"answer": "yes", "is_me": "on"}).content.decode()
    assert "U kunt alleen voor uzelf tekenen." in page
    assert slot_of("thomas").state == "open"


def test_without_a_recent_sign_in_the_page_asks_again(
    as_: As, dossier: Dossier, slot_of: Callable[[str], SignatureSlot], settings: object
) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    rania = as_("rania")
    TOTP.activate(Account.objects.get(email__startswith="rania"), "JBSWY3DPEHPK3PXP")
    page = rania.get(f"/plan/{dossier.ref}/handtekening/{slot_of('rania').pk}/").content.decode()
    assert "Laat zien dat u het bent" in page


def test_a_wrong_scan_is_refused_and_a_right_one_kept(
    as_: As, world: Demo, dossier: Dossier, slot_of: Callable[[str], SignatureSlot], today: dt.date
) -> None:
    address = f"/plan/{dossier.ref}/handtekening/{slot_of('thomas').pk}/papier/"
    client = as_("anouk")
    values = {"signed_on": today.isoformat(), "witness_id": world.people["daan"].pk}
    for name, data in (("scan.pdf", b"gewone tekst"), ("leeg.png", b"")):
        answer = client.post(address, values | {"scan": SimpleUploadedFile(name, data)})
        assert answer.status_code == 200
        assert slot_of("thomas").state == "open"
    picture = BytesIO()
    Image.new("RGB", (30, 30), "white").save(picture, "PNG")
    assert (
        client.post(address, values | {"scan": SimpleUploadedFile("s.png", picture.getvalue())}).status_code
        == 302
    )
    slot = slot_of("thomas")
    assert (slot.state, slot.method) == ("signed", "paper")
    scan = as_("rania").get(f"/plan/{dossier.ref}/handtekening/{slot.pk}/scan/")
    assert scan["Content-Type"] == "image/png"


def test_the_paper_is_there_when_it_is_made_and_can_be_checked(
    as_: As, dossier: Dossier, version: PlanVersion
) -> None:
    client = as_("rania")
    assert client.get(f"/plan/{dossier.ref}/versies/1/plan.pdf").status_code == 404
    assert "Wij maken het papier" in client.get(f"/plan/{dossier.ref}/").content.decode()
    plans.make_paper(version_id=version.pk)
    paper = client.get(f"/plan/{dossier.ref}/versies/1/plan.pdf").content
    assert paper.startswith(b"%PDF-")
    for values, known in (
        ({"paper": SimpleUploadedFile("p.pdf", paper)}, True),
        ({"paper": SimpleUploadedFile("p.pdf", paper + b"x")}, False),
        ({"code": version.digest[:12].upper()}, True),
        ({"code": "FFFF FFFF FFFF"}, False),
    ):
        page = client.post("/plan/controle/", values).content.decode()
        assert ("Dit klopt" in page) == known
    assert "Dit klopt" not in as_("zeynep").post("/plan/controle/", {"code": version.digest}).content.decode()


def test_words_that_are_told_and_the_hearing(as_: As, world: Demo, dossier: Dossier, today: dt.date) -> None:
    client = as_("daan")
    values = {
        "teller": world.people["sami"].pk,
        "section": "wish",
        "told_on": today.isoformat(),
        "text": "Ik wil rust.",
    }
    assert client.post(f"/plan/{dossier.ref}/groeidocument/verteld/", values).status_code == 302
    assert "verteld aan Daan Kuipers" in client.get(f"/plan/{dossier.ref}/groeidocument/").content.decode()
    address = f"/plan/{dossier.ref}/stem/"
    heard = {
        "step": "heard",
        "h-ways": ["talk"],
        "h-words": "Rust.",
        "h-heard_on": today.isoformat(),
        "h-revision": "0",
    }
    assert client.post(address, heard).status_code == 302
    assert client.post(address, heard).status_code == 409
    assert (
        client.post(address, {"step": "influence", "i-text": "Een hoek.", "i-revision": "1"}).status_code
        == 302
    )
    assert client.post(address, {"step": "back", "b-told_back_on": today.isoformat()}).status_code == 302
    assert dossier.growth_documents.get().hearing.is_whole


def test_adding_to_the_picture_and_taking_away_what_is_mine(as_: As, dossier: Dossier) -> None:
    client = as_("daan")
    base = f"/plan/{dossier.ref}/groeidocument/"
    assert (
        client.post(f"{base}erbij/factor/", {"kind": "promoting", "domain": "home", "text": ""}).status_code
        == 200
    )
    client.post(f"{base}erbij/factor/", {"kind": "promoting", "domain": "home", "text": "Oma past op."})
    factor = dossier.growth_documents.get().factors.get()
    as_("rania").post(f"{base}weg/factor/{factor.pk}/")
    assert dossier.growth_documents.get().factors.exists()
    client.post(f"{base}weg/factor/{factor.pk}/")
    assert not dossier.growth_documents.get().factors.exists()


def test_closing_and_carrying_on(as_: As, dossier: Dossier, picture: GrowthDocument, world: Demo) -> None:
    client, base = as_("anouk"), f"/plan/{dossier.ref}/groeidocument/"
    assert client.post(f"{base}sluiten/", {"reason": "Klaar."}).status_code == 302
    picked = picture.paragraphs.get(author=world.people["rania"])
    assert "Zo ziet rania het." in client.get(f"{base}eerder/{picture.pk}/").content.decode()
    client.post(f"{base}eerder/{picture.pk}/", {"paragraph": [str(picked.pk)]})
    following = dossier.growth_documents.get(closed_on=None)
    assert list(following.paragraphs.values_list("text", flat=True)) == ["Zo ziet rania het."]
