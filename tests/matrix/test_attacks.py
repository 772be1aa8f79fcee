"""The attack list: references guessed and swapped in every address and form, scanners, and signs in names."""

import email
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse

import rondom
from rondom.meetings import mailing
from rondom.people.models import Account, Invitation, Organisation, Person
from rondom.people.operations import invite
from rondom.web.permissions import Row, expanded, rows
from tests.matrix.asking import PARTS, USUAL, Asking, state_of

pytestmark = pytest.mark.django_db

ROWS = [row for found in rows().values() for row in found if "coordinator" in expanded(row.yes)]
# What belongs to another child, whom the coordinator may see too: under the address of Sami it is not there.
OF_ANOTHER_CHILD: dict[str, str] = {
    "note_id": "note_education_elif",
    "participant_id": "participant_of_elif",
    "action_id": "action_process_elif",
    "slot_id": "slot_of_elif",
    "goal_id": "goal_elif",
    "evaluation_id": "evaluation_elif",
    "document_id": "document_elif",
    "item_id": "factor_elif",
    "person_id": "person_zeynep",
    "file_id": "file_elif",
    "sending_id": "sending_elif",
    "receiver": "receiver_of_elif",
    "asked_id": "asked_elif",
    "part_id": "part_of_elif",
    "tlv_id": "tlv_elif",
    "rung_id": "letter_of_elif",
    "team_question_id": "team_question_elif",
    "admission_id": "admission_of_elif",
}
# The same in a form: {name of a field: what is sent instead}.
FIELDS_OF_ANOTHER_CHILD: dict[str, str] = {
    "participant": "participant_of_elif",
    "item": "action_process_elif",
    "guardian": "guardian_of_elif",
    "owner": "person_zeynep",
    "owner_id": "person_zeynep",
    "teller": "person_zeynep",
    "witness_id": "person_zeynep",
    "number": "invitee_of_elif",
}
NOT_THERE = 987_654
LONG_REFERENCES = ("ref", "case_id", "member_id", "decision_id")


def other(row: Row, **changed: object) -> Row:
    values = {name: getattr(row, name) for name in row.__struct_fields__}
    return Row(**(values | changed))


def swaps(row: Row) -> Iterator[tuple[str, Row]]:
    """The row once for every reference in its address, with another child's and with a guess; the child's own too."""
    for part in PARTS[row.address]:
        if "ref" in PARTS[row.address] and part in OF_ANOTHER_CHILD:
            yield f"{part} of another child", other(row, with_=row.with_ | {part: OF_ANOTHER_CHILD[part]})
        if part.endswith("_id") or part in ("number", "ref"):
            guess = str(uuid.UUID(int=7)) if part in LONG_REFERENCES else NOT_THERE
            yield f"{part} guessed", other(row, with_=row.with_ | {part: guess})


def field_swaps(row: Row) -> Iterator[tuple[str, Row]]:
    for name in row.sends or {}:
        if name in FIELDS_OF_ANOTHER_CHILD and row.sends is not None:
            instead = f"${FIELDS_OF_ANOTHER_CHILD[name]}"
            yield f"{name} of another child", other(row, sends=row.sends | {name: instead})
            yield f"{name} guessed", other(row, sends=row.sends | {name: NOT_THERE})


SWAPS = [(row, what, swapped) for row in ROWS for what, swapped in swaps(row)]
FIELD_SWAPS = [(row, what, swapped) for row in ROWS for what, swapped in field_swaps(row)]


def test_the_list_is_not_empty() -> None:
    assert len(SWAPS) > 80
    assert len(FIELD_SWAPS) > 20
    assert set(OF_ANOTHER_CHILD) <= set(USUAL)


def test_a_reference_that_is_swapped_or_guessed_is_not_there(asking: Asking) -> None:
    found = []
    for row, what, swapped in SWAPS:
        with state_of(asking.world, row.state[0]):
            answer = asking.answer(swapped, "coordinator")
        if answer not in ("not found", "refused"):
            found.append((row.address, row.note, what, answer))
    assert found == []


def test_a_number_in_a_form_that_is_swapped_or_guessed_does_nothing(asking: Asking) -> None:
    found = []
    for row, what, swapped in FIELD_SWAPS:
        with state_of(asking.world, row.state[0]):
            answer = asking.answer(swapped, "coordinator")
        if answer not in ("not found", "refused", "nothing"):
            found.append((row.address, row.note, what, answer))
    assert found == []


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_opens_a_link_of_a_mail_changes_nothing(asking: Asking, method: str) -> None:
    demo = asking.world.demo
    with transaction.atomic():
        person = Person.objects.create(region=demo.region, call_name="Iris", last_name="Nieuw")
        _row, secret = invite(demo.system, person=person, address="iris@example.org")
        client = asking.client("anonymous")
        for address in (reverse("account:invitation_link", args=[secret]), reverse("account:invitation")):
            getattr(client, method)(address)
        invitation = Invitation.objects.get(person=person)
        assert (invitation.used_at, invitation.withdrawn_at) == (None, None)
        assert not Account.objects.filter(person=person).exists()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "name", ["family:answer", "family:withdraw", "inbox:open", "meeting:answer", "family:reply"]
)
def test_an_answer_is_never_given_by_opening_an_address(asking: Asking, name: str) -> None:
    row = next(row for found in rows().values() for row in found if row.address == name)
    for method in ("get", "head"):
        response = getattr(asking.client("mother"), method)(asking.url_of(row))
        assert response.status_code in (404, 405)


def test_a_name_brings_no_line_into_a_mail_or_a_calendar(asking: Asking) -> None:
    """Names of people and places with a line end in them, in everything that is mailed about a meeting."""
    demo = asking.world.demo
    evil = "Anouk\r\nBcc: dief@example.org\r\nX-Evil: 1"
    with transaction.atomic():
        Person.objects.filter(pk=demo.people["anouk"].pk).update(call_name=evil, last_name=evil)
        Organisation.objects.filter(pk=demo.organisations["klimboom"].pk).update(name=evil)
        mail.outbox.clear()
        mailing.send_due_invitations()
        transaction.set_rollback(True)
    assert mail.outbox
    for message in mail.outbox:
        parsed = email.message_from_bytes(message.message().as_bytes())
        assert parsed["Bcc"] is None
        assert parsed["X-Evil"] is None
        for part in parsed.walk():
            if part.get_content_type() == "text/calendar":
                lines = part.get_payload(decode=True).decode().splitlines()
                assert not [line for line in lines if re.match(r"Bcc|X-Evil", line)]


def test_nothing_is_exported_to_a_sheet() -> None:
    """A cell that begins with = is a formula in somebody's program. Whoever adds an export: write cells as text.

    The register of plans holds days and a number that is written as text (test_register); the report of a school year
    holds names, each made text (tests/reports/test_year.py::test_names_in_a_file_are_text); the list of a quarter has one word of
    a person, the name of a part of the samenwerkingsverband, without such a beginning (tests/watch/test_board.py).
    """
    source = Path(rondom.__file__).parent
    found = [
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if re.search(r"csv\.writer|DictWriter|Workbook\(|text/csv", path.read_text())
    ]
    assert sorted(found) == ["reports/spreadsheet.py", "web/plan/school.py", "web/watch/board.py"]
