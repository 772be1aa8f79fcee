"""Sealed text: unreadable in the database, readable in the program, and never half of each."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import DataError, connection, transaction
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from rondom.dossiers.models import Participant
from rondom.families.models import Pupil
from rondom.files.sealed import SealedTextField, seal_existing, sealed_bytes
from rondom.files.vault import UnreadableError, key_id_of
from rondom.notes.models import Note

NEW_RING = ["2:" + "11" * 32, "1:" + "00" * 32]


@pytest.fixture
def note(dossier) -> Note:
    return Note.objects.get(dossier=dossier)


def stored(row, column: str) -> str:
    """What stands in the database, past the program."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {row._meta.db_table} WHERE id = %s", [row.pk])
        return cursor.fetchone()[0]


def put(row, column: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", [value, row.pk])


def test_the_database_holds_no_readable_words(note):
    assert note.what
    assert note.what not in stored(note, "what")
    assert key_id_of(sealed_bytes(stored(note, "what"))) == "1"


def test_empty_stays_empty_so_that_constraints_hold(note):
    Note.objects.filter(pk=note.pk).update(agreements="", no_agreements=True)
    assert stored(note, "agreements") == ""
    assert Note.objects.filter(pk=note.pk, agreements="").exists()
    assert not Note.objects.filter(pk=note.pk, what="").exists()


@pytest.mark.django_db
@given(words=st.text(min_size=1, max_size=200))
def test_what_is_written_is_what_is_read(words):
    field = Note._meta.get_field("what")
    column = field.get_db_prep_save(words, connection)
    assert field.from_db_value(column, None, connection) == words


def test_update_and_bulk_update_seal_too(note):
    Note.objects.filter(pk=note.pk).update(what="een")
    assert "een" not in stored(note, "what")
    note.what = "twee"
    Note.objects.bulk_update([note], ["what"])
    assert "twee" not in stored(note, "what")
    assert list(Note.objects.filter(pk=note.pk).values_list("what", flat=True)) == ["twee"]


@pytest.mark.parametrize(
    "question", [{"what": "x"}, {"what__contains": "x"}, {"what__gt": ""}, {"what__in": ["x"]}]
)
def test_the_database_cannot_be_asked_what_it_says(db, question):
    with pytest.raises(FieldError):
        Note.objects.filter(**question).exists()


def test_too_long_is_refused(note):
    with pytest.raises(DataError), transaction.atomic():
        Note.objects.filter(pk=note.pk).update(talked_with="x" * 201)


def test_readable_words_in_the_column_are_an_error(note):
    put(note, "what", "Geschreven buiten het programma om.")
    with pytest.raises(UnreadableError):
        Note.objects.get(pk=note.pk)


def test_a_text_does_not_open_in_another_column(note):
    put(note, "agreements", stored(note, "what"))
    with pytest.raises(UnreadableError):
        Note.objects.get(pk=note.pk)


def test_resealing_gives_every_text_the_current_key(note, capsys):
    with override_settings(FILE_KEYS=NEW_RING):
        call_command("reseal")
        assert " 0 texts" not in capsys.readouterr().out
        call_command("reseal")
        assert " 0 texts" in capsys.readouterr().out
    with override_settings(FILE_KEYS=NEW_RING[:1]):
        assert Note.objects.get(pk=note.pk).what == note.what
        assert all(row.reason for row in Participant.objects.all())


def test_resealing_names_what_does_not_open_and_does_the_rest(note):
    lost = Participant.objects.first()
    put(lost, "reason", "kapot")
    with override_settings(FILE_KEYS=NEW_RING):
        with pytest.raises(CommandError, match=rf"dossiers.Participant.reason {lost.pk}"):
            call_command("reseal", stdout=StringIO())
        assert key_id_of(sealed_bytes(stored(note, "what"))) == "2"


def test_the_migration_seals_what_is_there_and_back(note):
    """Rows of before the change: readable words in the columns."""
    words = (note.talked_with, note.what, note.agreements)
    move = seal_existing("notes", {"Note": ["talked_with", "what", "agreements"]})
    move.reverse_code(apps, None)
    assert stored(note, "what") == note.what
    move.code(apps, None)
    assert note.what not in stored(note, "what")
    again = Note.objects.get(pk=note.pk)
    assert (again.talked_with, again.what, again.agreements) == words


def test_free_words_about_a_child_are_sealed():
    """A new column of free text is sealed, or stands here with the reason."""
    readable = {
        "audit", "events", "people", "notifications", "files",  # codes, names to search, settings
        "RouteVersion.text",  # a route says nothing about a child
        "OwnQuestions.text", "SchoolSection.name",  # of a region, for every family; of a school
        "BankEntry.text", "BankEntry.measure", "BankEntry.reason",  # looked at by two people: of no child
        "SaidCheck.name",  # a code of the route
        "OsoAttachment.name", "OsoAttachment.problem",  # the name of a file, a code of the program
        "OsoImportLine.reason",  # words of the program, never of the file
        "Action.owner_name",  # a name
        "MeetingPaper.item",  # a hash, or the key of a part of the growth document
        "Pupil.home_language", "Meeting.place", "PlannedDate.place",  # of no child
        "YearClosing.reopen_reason", "PlanLine.planned_words", "PlanLine.spent_words",  # of a region or a board, of no child
        "YearFigure.kind", "YearFigure.title", "PlanLine.purpose", "RouteSwitch.route_key",  # of the catalogue and the data
        "Contribution.capacity", "Paragraph.author_label",  # a trade, as beside the name: "fysiotherapeut"
    }  # fmt: skip
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("rondom.") and model._meta.app_label not in readable
        for field in model._meta.local_fields
        if field.get_internal_type() in ("TextField", "CharField")
        and not field.choices
        and (field.max_length or 9999) > 40
        and not isinstance(field, SealedTextField)
    ]
    codes = {
        "digest",
        "plan_digest",
        "confirmed_digest",
        "checksum",
        "path",
        "lands_in",
        "title",
        "hash",
        "secret_hash",
        "code_hash",
    }
    assert {name for name in found if name.split(".")[1] not in codes} - readable == set()


def test_no_number_of_the_nation_has_a_column(db):
    """R-BSN: the imports drop BSN and onderwijsnummer, so there is nothing to show to anybody."""
    names = {
        field.name
        for model in apps.get_models()
        for field in model._meta.local_fields
        if model.__module__.startswith("rondom.")
    }
    assert {name for name in names if "bsn" in name or "education_number" in name or "pgn" in name} == set()
    assert isinstance(Pupil._meta.get_field("external_number"), SealedTextField)
