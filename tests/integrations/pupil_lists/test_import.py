"""From a list of pupils to registered pupils."""

import io

import pytest
from django.http import Http404
from openpyxl import Workbook

from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.families.models import Guardianship, Pupil
from rondom.families.terms import Authority, Proof
from rondom.files.models import StoredFile
from rondom.integrations.pupil_lists.models import ListImport
from rondom.integrations.pupil_lists.operations import (
    cancel_list,
    choose_rows,
    confirm_list,
    list_of,
    receive_list,
    split_name,
)
from rondom.integrations.pupil_lists.queries import judged_rows, my_lists, results
from rondom.integrations.pupil_lists.terms import ImportState, RowState

HEAD = "Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Groep;Ouder 1;Ouder 1 gezag;BSN\n"
GOOD = HEAD + (
    "Mila;;Jansen;1-2-2017;groep 5;Anna Jansen;ja;123456782\n"
    "Bo;van;Dam;3-4-2016;groep 6;Kees van Dam;nee;123456782\n"
    "Bo;van;Dam;3-4-2016;groep 6;Kees van Dam;nee;123456782\n"
    ";;Zonder;3-4-2016;groep 6;;;123456782\n"
    "Laat;;Geboren;3-4-2090;groep 6;;;123456782\n"
    f"{'x' * 300};;Lang;3-4-2016;groep 6;;;123456782\n"
    "Pip 🦄;;Eenhoorn;3-4-2016;groep 6;;;123456782\n"
)


def hand_in(world: Demo, text: str = GOOD, name: str = "lijst.csv") -> ListImport:
    return receive_list(world.actors["anouk"], name=name, data=text.encode())


def states(row: ListImport) -> dict[int, str]:
    return {number: result.state for number, result in results(row.pk).items()}


def test_rows_are_judged_before_anybody_is_registered(world: Demo) -> None:
    row = hand_in(world)
    judged = judged_rows(list_of(row), row.school_id)
    assert [each.state for each in judged] == [
        RowState.GOOD,
        RowState.GOOD,
        RowState.DOUBLE,
        RowState.PROBLEM,
        RowState.PROBLEM,
        RowState.PROBLEM,
        RowState.GOOD,
    ]
    assert not Pupil.objects.filter(person__last_name="Jansen").exists()
    assert "BSN" in [each.header for each in list_of(row).unused_columns]


def test_confirm_registers_the_good_rows_and_reports_the_others(world: Demo) -> None:
    row = confirm_list(world.actors["anouk"], import_id=hand_in(world).pk)
    assert row.state == ImportState.DONE
    assert states(row) == {
        2: "registered",
        3: "registered",
        4: "double",
        5: "problem",
        6: "problem",
        7: "problem",
        8: "registered",
    }
    mila = Pupil.objects.get(person__last_name="Jansen")
    assert mila.enrolments.get().group == "groep 5"
    guardian = Guardianship.objects.get(pupil=mila)
    assert (guardian.person.name, guardian.authority, guardian.proof) == (
        "Anna Jansen",
        Authority.YES,
        Proof.NONE,
    )


def test_same_list_again_adds_nobody(world: Demo) -> None:
    confirm_list(world.actors["anouk"], import_id=hand_in(world).pk)
    count = Pupil.objects.count()
    again = confirm_list(world.actors["anouk"], import_id=hand_in(world).pk)
    assert Pupil.objects.count() == count
    assert states(again)[2] == "known"
    confirm_list(world.actors["anouk"], import_id=again.pk)
    assert Pupil.objects.count() == count


def test_row_that_is_not_chosen_is_left_out(world: Demo) -> None:
    actor, row = world.actors["anouk"], hand_in(world)
    choose_rows(actor, import_id=row.pk, shown=[2, 3], chosen=[3])
    choose_rows(actor, import_id=row.pk, shown=[8], chosen=[8])
    confirm_list(actor, import_id=row.pk)
    assert (states(row)[2], states(row)[3], states(row)[8]) == ("left_out", "registered", "registered")


def test_cancelled_list_registers_nobody(world: Demo) -> None:
    actor, row = world.actors["anouk"], hand_in(world)
    cancel_list(actor, import_id=row.pk)
    with pytest.raises(Refused) as refused:
        confirm_list(actor, import_id=row.pk)
    assert refused.value.decision.code == "import.cancelled"
    assert not Pupil.objects.filter(person__last_name="Jansen").exists()


def test_list_of_somebody_else_is_not_there(world: Demo) -> None:
    row = hand_in(world)
    for key in ("esra", "hanneke", "daan"):
        with pytest.raises(Http404):
            confirm_list(world.actors[key], import_id=row.pk)
    assert list(my_lists(world.actors["anouk"])) == [row]


@pytest.mark.parametrize(
    ("key", "code"), [("daan", "pupil.role_does_not_register"), ("fenna", "pupil.not_a_school")]
)
def test_only_registering_roles_of_a_school_hand_in(world: Demo, key: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        receive_list(world.actors[key], name="lijst.csv", data=GOOD.encode())
    assert refused.value.decision.code == code
    assert receive_list(world.actors["carla"], name="lijst.csv", data=GOOD.encode()).pk


def merged_workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Roepnaam", "Achternaam", "Geboortedatum"])
    sheet.append(["Mila", "Jansen", "1-2-2017"])
    sheet.append(["Bo", "Dam", "1-2-2017"])
    sheet.merge_cells("A2:A3")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_merged_cells_are_named_and_the_row_waits(world: Demo) -> None:
    row = receive_list(world.actors["anouk"], name="lijst.xlsx", data=merged_workbook())
    judged = judged_rows(list_of(row), row.school_id)
    assert [each.state for each in judged] == [RowState.GOOD, RowState.PROBLEM]
    assert "samengevoegd" in judged[1].words[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_list_in_any_usual_encoding_is_kept_and_read_again(world: Demo, encoding: str) -> None:
    text = HEAD + "Zoë;;Désiré;1-2-2017;groep 5;;;\n"
    row = receive_list(world.actors["anouk"], name="lijst.csv", data=text.encode(encoding))
    pupil = list_of(row).rows[0].pupil
    assert pupil is not None
    assert (pupil.call_name, pupil.last_name) == ("Zoë", "Désiré")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("lijst.csv", b"", "list.empty"),
        ("lijst.csv", b"Naam;Kleur\nMila;rood\n", "list.missing_columns"),
        ("lijst.xlsx", b"PK\x03\x04kapot", "list.broken"),
        ("lijst.xls", b"x", "list.old_excel"),
        ("foto.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "list.wrong_type"),
        ("foto.csv", b"\x89PNG\r\n\x1a\n\xff" + b"\0" * 50, "list.wrong_type"),
        ("lijst.pdf", b"%PDF-1.7", "list.wrong_type"),
    ],
)
def test_unreadable_list_is_refused_before_it_is_stored(
    world: Demo, name: str, data: bytes, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        receive_list(world.actors["anouk"], name=name, data=data)
    assert refused.value.decision.code == code
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Thomas de Wit", ("Thomas", "de", "Wit")),
        ("Rania Haddad", ("Rania", "", "Haddad")),
        ("Rania", ("Rania", "", "")),
        ("", ("", "", "")),
        ("Jan van der Ham - Smit", ("Jan", "van der", "Ham - Smit")),
        ("Jan van den bos", ("Jan", "van den", "bos")),
        (f"Jan {'a ' * 30}Bos", ("Jan", "", f"{'a ' * 30}Bos")),
    ],
)
def test_name_of_a_parent_is_split(name: str, parts: tuple[str, str, str]) -> None:
    assert split_name(name) == parts
