"""A copy of the dossier: everything the reader may see, nothing else, whole and readable."""

import datetime as dt
import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import page as pdf_page
import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.consent.operations import answer_consent
from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.rights.operations import add_statement, request_right
from rondom.files.models import StoredFile
from rondom.notes.operations import NoteText, write_note
from rondom.people.models import Account
from rondom.plans.models import PlanVersion
from rondom.plans.operations import record_hearing, write_paragraph
from rondom.plans.operations.paper import make_paper
from tests.documents.conftest import finished
from tests.files.test_pdf import text_of as pdf_text
from tests.meetings.conftest import plan, running
from tests.plans.conftest import (
    evaluation,
    goal,
    goal_text,
    in_force,
    look_back,
    picture,
    slot_of,
    storage,
    version,
    views,
    whole_plan,
)
from tests.sending.conftest import send, teacher
from tests.web.family.conftest import AskConsent, ask, lina
from tests.web.family.test_home import As

__all__ = [
    "ask",
    "evaluation",
    "finished",
    "goal",
    "goal_text",
    "in_force",
    "lina",
    "look_back",
    "picture",
    "plan",
    "running",
    "send",
    "slot_of",
    "storage",
    "teacher",
    "version",
    "views",
    "whole_plan",
]
Take = Callable[..., zipfile.ZipFile]
# A word of every chapter.
PARTS = (
    "Kopie van het dossier",
    "Wie er om het kind staan",
    "Anouk Terpstra, intern begeleider",
    "Het gaat niet goed met lezen.",
    "Rust helpt thuis",
    "Zo ziet daan het.",
    "Ik wil in de klas blijven.",
    "Naar groep 6, daarna vmbo",
    "Versie 1, vastgelegd op",
    "Samen kiezen wat Sami helpt",
    "Dat zien wij anders",
    "Waarvoor is dit",
)


@pytest.fixture
def take(as_: As) -> Take:
    """take("rania", dossier): the copy she gets."""

    def get(key: str, dossier: Dossier) -> zipfile.ZipFile:
        answer = as_(key).post(f"/rechten/gezin/{dossier.ref}/kopie/", {"is_me": "on"})
        assert answer["Content-Type"] == "application/zip"
        assert answer["Content-Disposition"].startswith("attachment")
        return zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))

    return get


def words(archive: zipfile.ZipFile) -> str:
    """Without spaces, so that a line that is broken reads on."""
    return re.sub(r"[\s\u00ad‐-]+", "", pdf_text(archive.read("dossier.pdf")))


def has(archive: zipfile.ZipFile, text: str) -> bool:
    return re.sub(r"[\s-]+", "", text) in words(archive)


def test_everything_is_in_it_and_every_file_is_whole(
    world: Demo,
    dossier: Dossier,
    version: PlanVersion,
    take: Take,
    plan: Callable[..., object],
    today: dt.date,
) -> None:
    make_paper(version_id=version.pk)
    plan(hours=50)
    text = NoteText(
        talked_with="moeder", talked_on=today, what="Rust helpt thuis", agreements="Bellen", category="care"
    )
    write_note(world.actors["anouk"], dossier_id=dossier.pk, kind="talk", text=text)
    add_statement(world.actors["rania"], dossier_id=dossier.pk, text="Dat zien wij anders")
    request_right(world.actors["rania"], dossier_id=dossier.pk, kind="see", text="Waarvoor is dit")
    archive = take("rania", dossier)
    assert [part for part in PARTS if not has(archive, part)] == []
    names = archive.namelist()
    assert names == ["dossier.pdf", "bestanden/01-ontwikkelingsperspectief-versie-1.pdf", "inhoud.txt"]
    sums = dict(
        reversed(line.split("  "))
        for line in archive.read("inhoud.txt").decode().splitlines()
        if "  " in line
    )
    assert sums == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names[:2]}
    event = AuditEvent.objects.get(name="dossier.copied")
    assert (event.payload["part"], event.payload["digest"]) == ("all", sums["dossier.pdf"])


@pytest.mark.parametrize(
    "profile", [pdf_page.ValidationProfile.PDF_UA_1, pdf_page.ValidationProfile.PDF_A_3A]
)
def test_the_pages_are_for_everybody_and_for_later(
    dossier: Dossier, version: PlanVersion, take: Take, profile: pdf_page.ValidationProfile
) -> None:
    report = pdf_page.validate_pdf_bytes(take("rania", dossier).read("dossier.pdf"), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def test_the_other_house_and_the_answer_of_another_are_not_in_it(
    world: Demo, dossier: Dossier, take: Take, ask: AskConsent
) -> None:
    consent = ask(dossier, "priya")
    answer_consent(world.actors["rania"], consent_id=consent.pk, answer="yes")
    before = words(take("rania", dossier)).count("Geenjavaniedereen")
    answer_consent(world.actors["thomas"], consent_id=consent.pk, answer="no")
    hers, his = take("rania", dossier), take("thomas", dossier)
    assert words(hers).count("Geenjavaniedereen") == before
    assert has(hers, "Lindelaan 4")
    assert not has(hers, "Kade 12")
    assert has(his, "Kade 12")
    assert not has(his, "Lindelaan 4")
    assert has(hers, "U zei ja op")
    assert not has(hers, "zei nee")
    assert has(his, "U zei nee op")


def test_a_category_that_the_reader_does_not_see_is_not_in_it(
    world: Demo, dossier: Dossier, take: Take, today: dt.date
) -> None:
    text = NoteText(
        talked_with="moeder", talked_on=today, what="Rust helpt thuis", agreements="Bellen", category="care"
    )
    write_note(world.actors["anouk"], dossier_id=dossier.pk, kind="talk", text=text)
    row = Participant.objects.get(dossier=dossier, person=world.people["thomas"])
    assert has(take("thomas", dossier), "Rust helpt thuis")
    row.categories = ["education"]
    row.save()
    archive = take("thomas", dossier)
    assert has(archive, "Het gaat niet goed met lezen.")
    assert not has(archive, "Rust helpt thuis")
    assert not has(archive, "Kade 12")


def test_another_child_is_not_in_it(world: Demo, dossier: Dossier, lina: Dossier, take: Take) -> None:
    write_paragraph(world.actors["lina"], dossier_id=lina.pk, section="wish", text="Alleen van Lina")
    assert has(take("rania", lina), "Alleen van Lina")
    assert not has(take("rania", dossier), "Alleen van Lina")


def test_from_12_a_pupil_gets_his_own_words(world: Demo, lina: Dossier, take: Take, today: dt.date) -> None:
    write_paragraph(world.actors["lina"], dossier_id=lina.pk, section="wish", text="Hulp na de les")
    write_paragraph(world.actors["rania"], dossier_id=lina.pk, section="wish", text="Woorden van moeder")
    record_hearing(
        world.actors["lina"], dossier_id=lina.pk, ways=["writing"], words="Niet uit de klas", heard_on=today
    )
    for key, text in (("lina", "Ik was er niet bij"), ("rania", "Verklaring van moeder")):
        add_statement(world.actors[key], dossier_id=lina.pk, text=text)
    archive = take("lina", lina)
    for own in ("Hulp na de les", "Niet uit de klas", "Ik was er niet bij"):
        assert has(archive, own), own
    for other in ("Woorden van moeder", "Verklaring van moeder", "Het gaat niet goed met lezen."):
        assert not has(archive, other), other
    assert archive.namelist() == ["dossier.pdf", "inhoud.txt"]


def test_who_does_not_show_who_he_is_gets_nothing(as_: As, dossier: Dossier) -> None:
    answer = as_("rania").post(f"/rechten/gezin/{dossier.ref}/kopie/", {})
    assert answer["Content-Type"].startswith("text/html")
    assert "Laat eerst nog een keer zien dat u het bent." in answer.content.decode()
    assert not AuditEvent.objects.filter(name="dossier.copied").exists()


def test_a_young_child_reads_who_can(as_: As, dossier: Dossier) -> None:
    answer = as_("sami").post(f"/rechten/gezin/{dossier.ref}/kopie/", {"is_me": "on"})
    assert "Nu kunnen je ouders dat doen." in answer.content.decode()
    assert not AuditEvent.objects.filter(name="dossier.copied").exists()


@pytest.fixture
def real(world: Demo, settings: Any) -> Iterator[Callable[[dt.timedelta], Client]]:
    """real(ago): Rania outside the demo, with a second factor, who signed in so long ago."""
    settings.DEMO = False

    def sign_in(ago: dt.timedelta) -> Client:
        account = Account.objects.get(pk=world.actors["rania"].account_id)
        TOTP.activate(account, "JBSWY3DPEHPK3PXP")
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        moment = (clock.now() - ago).timestamp()
        session["account_authentication_methods"] = [{"method": "password", "at": moment}]
        session["account_authentication_methods_user"] = str(account.pk)
        session.save()
        return client

    return sign_in


@pytest.mark.parametrize(("minutes", "kind"), [(14, "application/zip"), (16, "text/html")])
def test_outside_the_demo_the_sign_in_must_be_fresh(
    real: Callable[[dt.timedelta], Client], dossier: Dossier, minutes: int, kind: str
) -> None:
    client = real(dt.timedelta(minutes=minutes))
    url = f"/rechten/gezin/{dossier.ref}/kopie/"
    again = f"{reverse('account_reauthenticate')}?next={url}" in client.get(url).content.decode()
    assert again is (minutes > 15)
    answer = client.post(url, {"is_me": "on"})
    assert answer["Content-Type"].startswith(kind)


def test_a_file_that_cannot_be_opened_is_named(dossier: Dossier, version: PlanVersion, take: Take) -> None:
    stored = make_paper(version_id=version.pk)
    StoredFile.objects.filter(pk=stored.pk).update(state="quarantine")
    archive = take("rania", dossier)
    assert archive.namelist() == ["dossier.pdf", "inhoud.txt"]
    assert "niet meegegeven" in archive.read("inhoud.txt").decode()


def test_the_copy_stands_in_the_share_log_of_the_family_only(as_: As, dossier: Dossier, take: Take) -> None:
    take("rania", dossier)
    shared = as_("thomas").get(f"/rechten/gezin/{dossier.ref}/gedeeld/").content.decode()
    assert "Een kopie van het dossier gemaakt" in shared
    events = as_("anouk").get(f"/kinderen/{dossier.ref}/gebeurtenissen/").content.decode()
    assert "Een kopie van het dossier gemaakt" not in events


def test_looking_back_and_what_was_sent_stand_in_it(
    dossier: Dossier, finished, teacher, send, take: Take
) -> None:
    send(teacher, "document:terugblik")
    archive = take("rania", dossier)
    for text in (
        "Hij leest drie keer.",
        "Ja, samen lezen.",
        "Terugblik op de doelen",
        "verstuurd door Anouk",
    ):
        assert has(archive, text), text
