"""From an OSO file to a pupil, a dossier and a growth document."""

import dataclasses
import datetime as dt

import pytest
from django.http import Http404
from lxml import etree

from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.families.models import Guardianship, Household, Pupil
from rondom.families.terms import Authority, Proof
from rondom.files.models import StoredFile
from rondom.integrations.oso import landing
from rondom.integrations.oso.models import OsoImport
from rondom.integrations.oso.operations import (
    GuardianChoice,
    OsoChoice,
    cancel_oso,
    confirm_oso,
    dossier_of,
    receive_oso,
)
from rondom.integrations.oso.queries import attachments, lines_of, my_imports
from rondom.integrations.oso.terms import ImportState
from rondom.meetings.papers_sources import all_offers, content_of
from rondom.plans.models import Paragraph
from tests.integrations.oso import made_file
from tests.integrations.oso.made_file import PUPIL, changed, find, with_text, without
from tests.integrations.oso.standard import EXAMPLES

FILES = [made_file.PLAIN, *(path.read_bytes() for path in EXAMPLES)]


def all_in(row: OsoImport, **values: object) -> OsoChoice:
    """Take everything over as the file has it."""
    found = landing.found_guardians(dossier_of(row))
    guardians = [
        GuardianChoice(position=each.position, take=True, relation=each.relation, authority=each.authority)
        for each in found
    ]
    return OsoChoice(guardians=guardians, **values)  # type: ignore[arg-type]


def read_in(world: Demo, data: bytes = made_file.PLAIN, **values: object) -> OsoImport:
    row = receive_oso(world.actors["anouk"], data=data)
    choice = all_in(row, **({"begin": True, "group": "groep 6"} | values))
    return confirm_oso(world.actors["anouk"], import_id=row.pk, choice=choice)


@pytest.mark.parametrize("data", FILES, ids=range(len(FILES)))
def test_confirm_registers_pupil_parents_and_growth_document(world: Demo, data: bytes) -> None:
    row = read_in(world, data)
    oso = dossier_of(row)
    assert row.state == ImportState.DONE
    assert row.pupil is not None
    assert row.dossier is not None
    person = row.pupil.person
    assert (person.last_name, person.born_on) == (oso.pupil.last_name, oso.pupil.born_on)
    assert row.pupil.enrolments.get().school_id == world.actors["anouk"].organisation_id
    alive = [each for each in oso.guardians if not landing.has_died(each)]
    assert row.pupil.guardianships.count() == len(alive)
    written = Paragraph.objects.filter(document__dossier=row.dossier, source="oso")
    assert written.count() == len(landing.paragraphs(oso))
    assert {each.voice for each in written} == {"school"}
    assert row.attachments.filter(file__isnull=False).exists()
    assert lines_of(row.pk).count() == len(oso.landings)


def test_row_and_lines_hold_no_values(world: Demo) -> None:
    row = read_in(world)
    words = [f"{each.path}|{each.lands_in}|{each.reason}" for each in lines_of(row.pk)]
    for secret in ("Pippa", "Vries", "Annie", "L-77", "Hummel", "9999ZZ"):
        assert not any(secret in each for each in words)
    assert row.file.name == "overstapdossier.xml"


def test_guardian_with_authority_has_the_file_as_proof(world: Demo) -> None:
    row = read_in(world)
    guardian = Guardianship.objects.get(pupil=row.pupil)
    assert (guardian.authority, guardian.proof, guardian.relation) == (
        Authority.YES,
        Proof.OSO,
        "mother",
    )
    assert (guardian.person.name, guardian.person.phone) == ("Annie van Dijk", "0100000002")


def test_authority_that_differs_from_the_file_has_no_proof(world: Demo) -> None:
    actor = world.actors["anouk"]
    row = receive_oso(actor, data=made_file.PLAIN)
    choice = OsoChoice(
        guardians=[GuardianChoice(position=0, take=True, relation="parent", authority=Authority.NO)]
    )
    row = confirm_oso(actor, import_id=row.pk, choice=choice)
    guardian = Guardianship.objects.get(pupil=row.pupil)
    assert (guardian.authority, guardian.proof) == (Authority.NO, Proof.NONE)


def test_guardian_who_died_is_not_taken_over(world: Demo) -> None:
    row = read_in(world, with_text(f"{PUPIL}/verzorger/overleden", "true"))
    assert row.pupil is not None
    assert row.pupil.guardianships.count() == 0


def test_secret_address_stays_secret_and_secret_phone_is_not_kept(world: Demo) -> None:
    def hide(root: etree._Element) -> None:
        find(root, f"{PUPIL}/verzorger/adresgeheim").text = "true"
        find(root, f"{PUPIL}/verzorger/communicatielijst/communicatie/geheim").text = "true"

    row = read_in(world, changed(hide))
    guardian = Guardianship.objects.select_related("household", "person").get(pupil=row.pupil)
    assert guardian.household is not None
    assert guardian.household.is_secret
    assert guardian.person.phone == ""


def test_secret_pupil_makes_the_same_address_of_a_parent_secret(world: Demo) -> None:
    def hide(root: etree._Element) -> None:
        find(root, f"{PUPIL}/adresgeheim").text = "true"
        find(root, f"{PUPIL}/verzorger/adreslijst/adres/straat").text = "Straat"

    row = read_in(world, changed(hide))
    assert row.pupil is not None
    assert [each.is_secret for each in Household.objects.filter(family=row.pupil.family)] == [True]


def test_confirming_twice_imports_once(world: Demo) -> None:
    first = read_in(world)
    again = confirm_oso(world.actors["anouk"], import_id=first.pk, choice=all_in(first, begin=True))
    assert (again.pupil_id, again.dossier_id) == (first.pupil_id, first.dossier_id)
    assert Pupil.objects.filter(person__last_name="Vries").count() == 1


def test_same_child_asks_first_and_overwrites_nothing(world: Demo) -> None:
    first = read_in(world, without(f"{PUPIL}/leerlingid"), begin=False, group="groep 7")
    row = receive_oso(world.actors["anouk"], data=made_file.PLAIN)
    with pytest.raises(Refused) as refused:
        confirm_oso(world.actors["anouk"], import_id=row.pk, choice=all_in(row))
    assert refused.value.decision.code == "oso.say_same_child"
    choice = all_in(row, same_child=True, group="groep 3", begin=True)
    row = confirm_oso(world.actors["anouk"], import_id=row.pk, choice=choice)
    assert (row.matched, row.pupil_id) == (True, first.pupil_id)
    assert row.pupil is not None
    assert row.pupil.external_number == "L-77"
    assert row.pupil.enrolments.get().group == "groep 7"
    assert row.pupil.guardianships.count() == 1


def test_other_child_with_the_same_name_is_registered(world: Demo) -> None:
    first = read_in(world, begin=False)
    second = read_in(world, begin=False, same_child=False)
    assert first.pupil_id != second.pupil_id


def test_second_file_of_one_child_adds_no_paragraph_twice(world: Demo) -> None:
    first = read_in(world)
    count = Paragraph.objects.filter(source="oso").count()
    second = read_in(world, same_child=True)
    assert second.dossier_id == first.dossier_id
    assert Paragraph.objects.filter(source="oso").count() == count


def test_without_a_dossier_the_account_says_so(world: Demo) -> None:
    row = read_in(world, begin=False)
    assert not Dossier.objects.filter(pupil=row.pupil).exists()
    left_out = lines_of(row.pk).filter(reason="Er is nog geen dossier om dit in te zetten.")
    assert left_out.count() > 50
    assert not lines_of(row.pk).filter(used=True, lands_in__startswith="groeidocument").exists()


def test_attachments_follow_the_category_of_the_reader(world: Demo) -> None:
    row = read_in(world)
    assert row.dossier is not None
    seen = attachments(visible_dossier(world.actors["anouk"], dossier_id=row.dossier.pk))
    names = {each.name for each in seen}
    assert "plan.txt" in names
    assert "onderzoek.txt" not in names
    assert row.attachments.filter(category="medical").exists()


def test_broken_attachment_is_listed(world: Demo) -> None:
    path = f"{PUPIL}/overigdocumentlijst/document/bestandsinhoud"
    row = read_in(world, with_text(path, "%%%"))
    (broken,) = row.attachments.exclude(problem="")
    assert (broken.name, broken.file) == ("groepsplan.txt", None)


@pytest.mark.parametrize("answer", ["Nee", ""])
def test_without_permission_the_parents_are_told_first(world: Demo, answer: str) -> None:
    data = with_text("inzage/toestemming", answer)
    with pytest.raises(Refused) as refused:
        read_in(world, data)
    assert refused.value.decision.code == "oso.transfer_not_permitted"
    assert not Pupil.objects.filter(person__last_name="Vries").exists()
    assert read_in(world, data, told_parents=True).state == ImportState.DONE


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("daan", "pupil.role_does_not_register"),
        ("ilse", "pupil.role_does_not_register"),
        ("fenna", "pupil.not_a_school"),
        ("anouk", ""),
    ],
)
def test_only_registering_roles_of_a_school_read_in(world: Demo, key: str, code: str) -> None:
    try:
        receive_oso(world.actors[key], data=made_file.PLAIN)
    except Refused as refused:
        assert refused.decision.code == code  # noqa: PT017
    else:
        assert code == ""


def test_import_of_somebody_else_is_not_there(world: Demo) -> None:
    row = receive_oso(world.actors["anouk"], data=made_file.PLAIN)
    for key in ("esra", "hanneke", "daan"):
        with pytest.raises(Http404):
            confirm_oso(world.actors[key], import_id=row.pk, choice=OsoChoice())
    assert list(my_imports(world.actors["esra"])) == []
    assert list(my_imports(world.actors["anouk"])) == [row]


def test_cancelled_import_is_not_read_in(world: Demo) -> None:
    actor = world.actors["anouk"]
    row = receive_oso(actor, data=made_file.PLAIN)
    cancel_oso(actor, import_id=row.pk)
    with pytest.raises(Refused) as refused:
        confirm_oso(actor, import_id=row.pk, choice=all_in(row))
    assert refused.value.decision.code == "import.cancelled"
    done = read_in(world)
    with pytest.raises(Refused):
        cancel_oso(actor, import_id=done.pk)


BAD = {
    "empty": (b"", "oso.empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "oso.not_xml"),
    "broken": (made_file.PLAIN[:900], "oso.broken_xml"),
    "entities": (b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "oso.entities"),
    "profile": (with_text("metadata/overstap", "POVO"), "oso.wrong_profile"),
    "year": (made_file.PLAIN.replace(b"/2019/dossier", b"/2025/dossier"), "oso.wrong_version"),
    "name": (with_text(f"{PUPIL}/achternaam", "a" * 300), "oso.name_too_long"),
    "prefix": (with_text(f"{PUPIL}/voorvoegsel", "a" * 40), "oso.name_too_long"),
    "birth": (with_text(f"{PUPIL}/geboortedatum", "2090-01-01"), "oso.birth_date"),
}


@pytest.mark.parametrize("name", BAD)
def test_unreadable_file_is_refused_before_it_is_stored(world: Demo, name: str) -> None:
    data, code = BAD[name]
    with pytest.raises(Refused) as refused:
        receive_oso(world.actors["anouk"], data=data)
    assert refused.value.decision.code == code
    assert not StoredFile.objects.exists()


def test_emoji_in_a_name_is_kept(world: Demo) -> None:
    row = read_in(world, with_text(f"{PUPIL}/roepnaam", "Pip 🦄"))
    assert row.pupil is not None
    assert row.pupil.person.call_name == "Pip 🦄"


OPT_OUT = ("cat_verzuim", "cat_toetsresultaten", "cat_overstapadvies", "cat_cijferlijsten")


def test_full_and_opted_out_file_differ_only_in_what_was_held_back(world: Demo) -> None:
    """AT-51: fields land, categories that were not handed over stay empty, the account names them."""

    def close(root: etree._Element) -> None:
        for name in OPT_OUT:
            find(root, f"metadata/categorie_uitlevering/{name}").text = "OPT-UIT"
        find(root, f"{PUPIL}/achternaam").text = "Anders"

    full, less = read_in(world), read_in(world, changed(close))
    sections = [
        set(Paragraph.objects.filter(document__dossier=each.dossier).values_list("section", flat=True))
        for each in (full, less)
    ]
    assert sections[0] - sections[1] == {"absence", "didactic"}
    left_out = (
        lines_of(less.pk)
        .filter(used=False)
        .exclude(path__in=lines_of(full.pk).filter(used=False).values("path"))
    )
    assert any("verzuim" in each.path for each in left_out)
    assert any("toets" in each.path for each in left_out)
    assert all(each.reason for each in left_out)


def test_group_is_the_newest_of_the_career() -> None:
    from rondom.integrations.oso.reader import read_oso  # noqa: PLC0415

    oso = read_oso(made_file.PLAIN, today=dt.date(2026, 11, 21))
    older = dataclasses.replace(oso.career[0], school_year="2019-2020", year_group="1")
    assert landing.group_of(dataclasses.replace(oso, career=(*oso.career, older))) == "groep 5"


def test_a_document_from_an_earlier_school_can_be_a_paper_of_a_talk(world: Demo) -> None:
    row = read_in(world)
    assert row.dossier is not None
    document = row.attachments.filter(file__isnull=False)[0]
    offers = {offer.key: offer for offer in all_offers(row.dossier) if offer.source == "oso"}
    assert offers[f"oso:{document.pk}"].category == document.category
    content = content_of(row.dossier, "oso", str(document.pk))
    assert content is not None
    assert content.file == document.file
    assert content_of(row.dossier, "oso", "0") is None
    assert content_of(row.dossier, "oso", "x") is None
