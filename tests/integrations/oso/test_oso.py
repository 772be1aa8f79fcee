"""The OSO reader: every part is accounted for, and every hostile file gets a plain refusal."""

import dataclasses
import datetime as dt

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from rondom.integrations.oso import landing, profile
from rondom.integrations.oso.dossier import Answer, Gender, OsoDossier
from rondom.integrations.oso.errors import UnreadableFile
from rondom.integrations.oso.growth import growth_sections
from rondom.integrations.oso.reader import read_oso
from rondom.integrations.oso.report import report
from tests.integrations.oso import made_file
from tests.integrations.oso.made_file import PUPIL, changed, find, leaves, packed, with_text, without

TODAY = dt.date(2026, 11, 21)
UNKNOWN = "Dit onderdeel kennen we niet."
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(data: bytes) -> OsoDossier:
    return read_oso(data, today=TODAY)


def refused(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    assert len(caught.value.message) > 20
    return caught.value


def bare(dossier: OsoDossier) -> OsoDossier:
    return dataclasses.replace(dossier, landings=(), warnings=())


def test_read_gives_people_and_school() -> None:
    dossier = read(made_file.PLAIN)
    pupil, guardian = dossier.pupil, dossier.guardians[0]
    assert pupil.first_names == ("Pip", "Anna")
    assert (pupil.call_name, pupil.prefix, pupil.last_name) == ("Pippa", "de", "Vries")
    assert (pupil.born_on, pupil.gender, pupil.address_secret) == (dt.date(2015, 3, 17), Gender.FEMALE, False)
    assert (guardian.relation, guardian.legal_representative) == ("moeder", Answer.YES)
    assert (dossier.school.brin, dossier.school.branch, dossier.school.name) == ("99XX", "00", "De Proef")


def test_content_and_transfer_are_two_answers() -> None:
    view = read(made_file.PLAIN).parents_view
    assert (view.agree_with_content, view.permission_to_transfer) == (Answer.NO, Answer.YES)
    assert (view.seen, view.seen_on, view.reason_not_agreed) == (Answer.YES, dt.date(2026, 1, 1), "Te veel")


def test_attachments_are_unpacked_with_their_category() -> None:
    found = {each.file_name: each for each in read(made_file.PLAIN).attachments}
    assert found["onderzoek.txt"].content == b"Onderzoek"
    assert {name: each.category for name, each in found.items()} == {
        "uitleg.txt": "education",
        "onderzoek.txt": "medical",
        "plan.txt": "education",
        "opp.txt": "education",
        "tlv.txt": "education",
        "verzuim.txt": "absence",
        "toets.txt": "education",
        "groepsplan.txt": "education",
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("%%%", "base64"),
        ("UEsDBAoAAAAA", "ZIP"),
        (packed(b"x", "a.txt", "b.txt"), "2 bestanden"),
        (packed(b"\0" * 30_000_000), "groter dan 25 MB"),
        (packed(b"\0" * 20_000_000), "groeit"),
        ("", "ZIP"),
    ],
)
def test_broken_attachment_is_a_line_not_an_error(content: str, words: str) -> None:
    path = f"{PUPIL}/overigdocumentlijst/document/bestandsinhoud"
    dossier = read(with_text(path, content))
    (broken,) = dossier.broken_attachments
    assert broken.content == b""
    assert words in broken.problem
    assert [each.reason for each in report(dossier) if not each.used].count(broken.problem) == 1
    assert any("groepsplan.txt" in each for each in dossier.warnings)


def test_file_name_of_an_attachment_loses_its_folders() -> None:
    path = f"{PUPIL}/overigdocumentlijst/document/bestandsnaam"
    names = [each.file_name for each in read(with_text(path, "..\\..\\etc/passwd.txt")).attachments]
    assert "passwd.txt" in names


def test_every_value_has_exactly_one_row() -> None:
    rows = report(read(made_file.PLAIN))
    assert len(rows) == len(leaves(made_file.PLAIN))
    assert [each.path for each in rows if each.reason == UNKNOWN] == []


def test_unknown_and_doubled_parts_are_reported_without_their_value() -> None:
    def add(root: etree._Element) -> None:
        pupil = find(root, PUPIL)
        etree.SubElement(pupil, f"{{{made_file.NAMESPACE}}}nieuwveld").text = "verborgen-1"
        etree.SubElement(pupil, f"{{{made_file.NAMESPACE}}}achternaam").text = "verborgen-2"
        etree.SubElement(pupil, "{urn:vreemd}roepnaam").text = "verborgen-3"
        pupil.text = "verborgen-4"

    dossier = read(changed(add))
    assert [each.reason for each in report(dossier)].count(UNKNOWN) == 3
    assert "verborgen" not in repr(dossier)


@pytest.mark.parametrize("secret", ["123456782", "NL91ABNA0417164300", "123456789", "Dokter"])
def test_numbers_we_never_keep_are_nowhere(secret: str) -> None:
    dossier = read(made_file.PLAIN)
    assert secret in made_file.FILE
    assert secret not in repr(dossier)
    assert secret not in repr(growth_sections(dossier))


def test_bsn_as_pupil_number_is_left_out() -> None:
    assert read(with_text(f"{PUPIL}/leerlingid", "123456782")).pupil.number == ""


def test_secret_address_and_number_are_marked_and_hidden_in_the_report() -> None:
    def hide(root: etree._Element) -> None:
        find(root, f"{PUPIL}/adresgeheim").text = "true"
        find(root, f"{PUPIL}/communicatielijst/communicatie/nummer").text = "9999999999"

    dossier = read(changed(hide))
    assert dossier.pupil.address_secret
    assert (dossier.pupil.contacts[0].secret, dossier.pupil.contacts[0].value) == (True, "")
    assert [each.value for each in report(dossier) if each.value == "Straat"] == []


@pytest.mark.parametrize("state", ["OPT-UIT", "VERBODEN"])
@pytest.mark.parametrize(
    ("switch", "part"),
    [
        ("cat_verzuim", "absence"),
        ("cat_toetsresultaten", "tests"),
        ("cat_schoolloopbaan", "career"),
        ("cat_overstapadvies", "advice"),
        ("cat_cijferlijsten", "mark_lists"),
        ("cat_oudersverzorgers", "guardians"),
    ],
)
def test_part_that_is_not_handed_over_stays_empty(state: str, switch: str, part: str) -> None:
    def close(root: etree._Element) -> None:
        find(root, f"metadata/categorie_uitlevering/{switch}").text = state

    dossier = read(changed(close))
    assert not getattr(dossier, part)
    reason = str(profile.CLOSED[state])
    assert sum(each.reason == reason for each in report(dossier)) > 2


def test_used_values_change_the_result_and_unused_ones_do_not() -> None:
    """The account is honest: it says what the reader does, for every single value."""
    base = read(made_file.PLAIN)
    sections = growth_sections(base)
    for number, (leaf, row) in enumerate(zip(leaves(made_file.PLAIN), report(base), strict=True)):
        name = etree.QName(leaf).localname
        if name in ("standaardversie", "overstap", "overdrachtsoort") or leaf.text == "VERBODEN":
            continue
        other = read(_with_leaf(number, _other(leaf.text or "", name)))
        assert (bare(other) != bare(base)) is row.used, row
        if row.lands_in.startswith("groeidocument"):
            assert growth_sections(other) != sections, row


def _with_leaf(number: int, text: str) -> bytes:
    root = etree.fromstring(made_file.PLAIN)
    [each for each in root.iter() if len(each) == 0][number].text = text
    return etree.tostring(root)


def _other(text: str, name: str) -> str:
    swaps = {"true": "false", "false": "true", "Ja": "Nee", "Nee": "Ja", "OPTIONEEL": "VERPLICHT"}
    if name == "geslacht":
        return "2"
    if name == "bestandsinhoud":
        return packed(b"iets anders")
    return swaps.get(text) or ("2022-02-22" if len(text) == 10 and text[4] == "-" else f"{text}9")


def test_paragraphs_are_stored_in_dutch_for_who_chose_another_language() -> None:
    dossier = read(made_file.PLAIN)
    with override("en"):
        title = growth_sections(dossier)[0].title
        stored = [each.text for each in landing.paragraphs(dossier)]
    assert title == "School career"
    assert stored[0].startswith("Uit het overstapdossier\nKomt van:")
    assert stored[1].startswith("Schoolloopbaan\n")


def test_growth_sections_read_as_dutch() -> None:
    sections = {each.key: each for each in growth_sections(read(made_file.PLAIN))}
    assert sections["career"].text.startswith(
        "2024-2025: groep 5, klas 5a, de uilen, van 1-8-2024 tot en met 31-7-2025"
    )
    assert sections["diagnoses"].category == "medical"
    assert sections["diagnoses"].text.splitlines() == [
        "Dyslexie, code F81.0 + F82, vastgesteld op 1-2-2024, door A. Arts, Kliniek",
        "Gebruikt medicijnen: ja",
        "Zie bijlage: onderzoek.txt – Onderzoek",
    ]
    assert set(sections) >= {
        "tests",
        "needs",
        "plans",
        "absence",
        "decisions",
        "advice",
        "marks",
        "early_years",
    }


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"{PUPIL}/achternaam", "achternaam (leerling)"),
        (f"{PUPIL}/geboortedatum", "geboortedatum (leerling)"),
        (f"{PUPIL}/schoolloopbaanlijst", "schoolloopbaan (leerling)"),
        ("huidigeschool/brincode", "BRIN-nummer (school)"),
        ("huidigeschool", "school"),
        ("metadata/categorie_uitlevering", "vrijgegeven onderdelen"),
        (f"{PUPIL}/verzorger", "ouder of verzorger (leerling)"),
        (f"{PUPIL}/onderwijsondersteuning/tlv/tlvcategorie", "tlvcategorie"),
    ],
)
def test_missing_field_is_named(path: str, words: str) -> None:
    refusal = refused(without(path))
    assert refusal.code == "oso.missing_fields"
    assert words in refusal.message


def test_legal_representative_may_be_unknown() -> None:
    guardian = read(without(f"{PUPIL}/verzorger/wettigevertegenwoordiger")).guardians[0]
    assert guardian.legal_representative == Answer.UNKNOWN


def test_every_obligatory_field_of_the_profile_is_used() -> None:
    rows = zip(leaves(made_file.PLAIN), report(read(made_file.PLAIN)), strict=True)
    used = [made_file.path_of(leaf) for leaf, row in rows if row.used]
    fields = [f"{path}/{name}".strip("/") for path, names in profile.MANDATORY.items() for name in names]
    assert [each for each in fields if not any(f"{path}/".startswith(f"{each}/") for path in used)] == []


@pytest.mark.parametrize(
    ("path", "text", "code", "words"),
    [
        (f"{PUPIL}/geboortedatum", "2090-01-01", "oso.birth_date", "toekomst"),
        (f"{PUPIL}/geboortedatum", "2015-02-31", "oso.birth_date", "geen datum"),
        (f"{PUPIL}/achternaam", "a" * 300, "oso.name_too_long", "300 tekens"),
        (f"{PUPIL}/verzorger/achternaam", "a" * 201, "oso.name_too_long", "201 tekens"),
        ("metadata/overstap", "POPO", "oso.wrong_profile", "basisschool naar basisschool"),
        ("metadata/overstap", "POVO", "oso.wrong_profile", "POSWV"),
        ("metadata/overstap", "IETS", "oso.wrong_profile", "IETS"),
        ("overdrachtsoort", "overstapdossier", "oso.wrong_profile", "overstapdossier"),
        ("metadata/standaardversie", "2019.2", "oso.wrong_version", "2019.2"),
    ],
)
def test_wrong_value_is_refused_with_the_reason(path: str, text: str, code: str, words: str) -> None:
    refusal = refused(with_text(path, text))
    assert refusal.code == code
    assert words in refusal.message


@pytest.mark.parametrize("year", ["2018", "2025"])
def test_other_year_is_refused_and_named(year: str) -> None:
    refusal = refused(made_file.PLAIN.replace(b"/2019/dossier", f"/{year}/dossier".encode()))
    assert (refusal.code, year in refusal.message) == ("oso.wrong_version", True)


def test_name_of_200_characters_and_emoji_are_fine() -> None:
    name = "🦄é" * 100
    assert read(with_text(f"{PUPIL}/achternaam", name)).pupil.last_name == name


def test_old_birth_date_is_a_warning() -> None:
    assert any("30 jaar" in each for each in read(with_text(f"{PUPIL}/geboortedatum", "1980-01-01")).warnings)


def test_impossible_other_date_is_left_out_and_told() -> None:
    dossier = read(with_text(f"{PUPIL}/datuminschrijving", "2019-02-31"))
    assert dossier.pupil.enrolled_on is None
    assert "Dit is geen datum die bestaat." in [each.reason for each in report(dossier)]


BOMB = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><dossier>&b;</dossier>'
XXE = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><dossier>&x;</dossier>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "oso.not_xml"),
        (b"zomaar tekst", "oso.not_xml"),
        (b"%PDF-1.7 <", "oso.not_xml"),
        (b"PK\x03\x04<\0\0", "oso.not_xml"),
        (b"<dossier>", "oso.broken_xml"),
        (made_file.PLAIN[:900], "oso.broken_xml"),
        (b"<dossier>\xff\xfe</dossier>", "oso.broken_xml"),
        (b'<?xml version="1.0" encoding="klingon"?><dossier/>', "oso.broken_xml"),
        (BOMB, "oso.entities"),
        (XXE, "oso.entities"),
        (
            XXE.decode().replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16"),
            "oso.entities",
        ),
        (b"<html><body/></html>", "oso.wrong_root"),
        (b"<dossier/>", "oso.wrong_root"),
        (b"<a>" * 100 + b"</a>" * 100, "oso.too_deep"),
        (b"<a>" * 1000 + b"</a>" * 1000, "oso.too_deep"),
        (b"<a>" + b"<b/>" * 500_000 + b"</a>", "oso.too_large"),
        (b"<a>" + b"x" * 11_000_000 + b"</a>", "oso.too_large"),
        (b"<" + b" " * (60 * 1024 * 1024), "oso.too_large"),
        (f'<dossiers xmlns="{made_file.NAMESPACE}"><dossier/></dossiers>'.encode(), "oso.wrong_root"),
        (f'<dossier xmlns="{made_file.NAMESPACE}"/>'.encode(), "oso.missing_fields"),
    ],
)
def test_hostile_file_is_refused(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_broken_xml_names_the_line() -> None:
    assert "regel 3" in refused(b"<dossier>\n<a>\n</b></dossier>").message


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(data)


@QUICK
@given(st.integers(0, len(made_file.PLAIN) - 1), st.binary(min_size=1, max_size=6))
def test_damaged_file_is_read_or_refused(position: int, noise: bytes) -> None:
    data = made_file.PLAIN[:position] + noise + made_file.PLAIN[position + len(noise) :]
    try:
        read(data)
    except UnreadableFile as refusal:
        assert refusal.message  # noqa: PT017  either outcome is right


@QUICK
@given(st.data())
def test_file_with_any_part_removed_is_read_or_refused(data: st.DataObject) -> None:
    root = etree.fromstring(made_file.PLAIN)
    parts = [each for each in root.iter() if each.getparent() is not None]
    part = parts[data.draw(st.integers(0, len(parts) - 1))]
    parent = part.getparent()
    assert parent is not None
    parent.remove(part)
    try:
        dossier = read(etree.tostring(root))
    except UnreadableFile as refusal:
        assert refusal.code in ("oso.missing_fields", "oso.wrong_version")  # noqa: PT017
    else:
        assert len(report(dossier)) >= 200
        assert growth_sections(dossier)
