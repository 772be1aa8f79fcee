"""Each check of reading in and of the index asked by itself: one thing is different, and the answer is."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.integrations.oso import access as oso
from rondom.integrations.oso.models import OsoAttachment
from rondom.integrations.oso.operations import dossier_of, receive_oso
from rondom.integrations.oso.terms import ImportState
from rondom.integrations.pupil_lists import access as lists
from rondom.integrations.pupil_lists.operations import receive_list
from rondom.integrations.youth_index import access as index
from rondom.integrations.youth_index.jobs import send_waiting
from rondom.integrations.youth_index.models import IndexEntry, IndexMatch
from rondom.integrations.youth_index.operations import ask_registration
from rondom.notes.operations import raise_signal
from rondom.people.terms import Role
from tests.integrations.oso import made_file
from tests.integrations.oso.test_import import read_in
from tests.integrations.pupil_lists.test_import import GOOD
from tests.integrations.youth_index.conftest import actor, case, judged, switched_on, triage

__all__ = ["actor", "case", "judged", "switched_on", "triage"]


@pytest.fixture
def anouk(world):
    return world.actors["anouk"]


@pytest.fixture
def elif_(world, signal_text):
    """The dossier of another child at the school."""
    return raise_signal(world.actors["daan"], pupil_id=world.pupils["elif"].pk, text=signal_text).dossier


# Reading in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["oso", "list"])
def test_what_was_handed_in_is_of_one_person_at_one_school(world, anouk, kind):
    if kind == "oso":
        hand_in, get = lambda: receive_oso(anouk, data=made_file.PLAIN), oso.get_import
    else:
        hand_in, get = lambda: receive_list(anouk, name="lijst.csv", data=GOOD.encode()), lists.get_list
    first, second = hand_in(), hand_in()
    assert [get(anouk, row.pk) for row in (first, second)] == [first, second]
    elsewhere = world.organisations["vaart"].pk
    for who in (
        replace(anouk, person_id=world.people["esra"].pk),
        replace(anouk, organisation_id=elsewhere),
        replace(anouk, role=Role.TEACHER),
    ):
        with pytest.raises(Http404):
            get(who, first.pk)


def test_a_list_that_was_read_in_or_left_stays(anouk):
    row = receive_list(anouk, name="lijst.csv", data=GOOD.encode())
    found = {}
    for state in ("", ImportState.CANCELLED, ImportState.DONE):
        row.state = state or row.state
        found[state] = lists.may_change(row).code
    assert found == {"": "", ImportState.CANCELLED: "import.cancelled", ImportState.DONE: "import.done"}


def test_a_file_needs_the_permission_in_it_or_a_talk_with_the_parents(anouk):
    row = receive_oso(anouk, data=made_file.PLAIN)
    file, unsaid = (
        dossier_of(receive_oso(anouk, data=data))
        for data in (made_file.PLAIN, made_file.with_text("inzage/toestemming", "Nee"))
    )
    assert oso.may_confirm(row, file, told_parents=False)
    assert oso.may_confirm(row, unsaid, told_parents=False).code == "oso.transfer_not_permitted"
    assert oso.may_confirm(row, unsaid, told_parents=True)
    row.state = ImportState.CANCELLED
    assert oso.may_confirm(row, file, told_parents=True).code == "import.cancelled"


def test_a_dossier_that_runs_gets_it_from_who_takes_part(world, anouk, dossier, elif_):
    row = receive_oso(anouk, data=made_file.PLAIN)
    sami, fresh = world.pupils["sami"], world.pupils["lina"]
    assert oso.running_dossier(sami) == dossier
    assert oso.running_dossier(fresh) is None
    esra = world.actors["esra"]
    assert oso.may_begin(anouk, row, sami)
    assert oso.may_begin(esra, row, sami).code == "dossier.not_participant"
    assert oso.may_begin(esra, row, fresh)
    assert oso.may_begin(esra, row, None)
    assert oso.may_begin(world.actors["hanneke"], row, None).code == "dossier.not_your_school"
    Dossier.objects.filter(pk=dossier.pk).update(
        opened_on=clock.today() - dt.timedelta(days=9), closed_on=clock.today()
    )
    assert oso.running_dossier(sami) is None


@pytest.mark.parametrize("spoil", ["another child", "another number", "another category", "no file"])
def test_a_document_is_opened_in_its_own_dossier_and_category(world, anouk, elif_, spoil):
    dossier = read_in(world).dossier
    row = dossier.oso_attachments.filter(file__isnull=False, category="education").first()
    get = lambda number: oso.get_attachment(anouk, ref=dossier.ref, file_id=number)  # noqa: E731
    assert get(row.file_id) == row.file
    number, rows = row.file_id, OsoAttachment.objects.filter(pk=row.pk)
    if spoil == "another child":
        rows.update(dossier=elif_)
    elif spoil == "another number":
        number = 0
    elif spoil == "another category":
        rows.update(category="medical")
    else:
        rows.delete()
    with pytest.raises(Http404):
        get(number)


# The index ----------------------------------------------------------------------------------


def test_one_registers_after_the_triage_where_the_gemeente_uses_it(actor, case, elif_, switched_on, judged):
    seen = lambda key: visible_dossier(actor(key), dossier_id=case.pk)  # noqa: E731
    assert index.may_register(actor("maaike"), seen("maaike"))
    closed = seen("maaike")
    closed.closed_on = clock.today()
    assert index.may_register(actor("maaike"), closed).code == "dossier.closed"
    assert index.may_register(actor("anouk"), visible_dossier(actor("anouk"), dossier_id=elif_.pk)).code in (
        "youth_index.triage_first",
        "triage.none",
    )


@pytest.mark.parametrize("spoil", ["another child", "another organisation", "failed"])
def test_an_organisation_stands_there_once(world, actor, case, elif_, switched_on, judged, spoil):
    ask_registration(actor("maaike"), dossier_id=case.pk)
    samira = lambda: index.may_register(actor("samira"), visible_dossier(actor("samira"), dossier_id=case.pk))  # noqa: E731
    assert samira().code == "youth_index.already"
    rows = IndexEntry.objects.all()
    if spoil == "another child":
        rows.update(dossier=elif_)
    elif spoil == "another organisation":
        rows.update(organisation=world.organisations["ggd"])
    else:
        rows.update(state="failed")
    assert samira()


def test_a_match_is_found_by_who_sees_the_triage_of_this_child(actor, case, elif_, switched_on, judged):

    ask_registration(actor("maaike"), dossier_id=case.pk)
    send_waiting()
    first, second = IndexMatch.objects.order_by("pk")[:2]
    seen = visible_dossier(actor("maaike"), dossier_id=case.pk)
    assert [index.get_match(seen, row.pk) for row in (first, second)] == [first, second]
    with pytest.raises(Http404):
        index.get_match(seen, 0)
    other = visible_dossier(actor("anouk"), dossier_id=elif_.pk)
    other.categories = seen.categories
    with pytest.raises(Http404):
        index.get_match(other, first.pk)
    seen.categories = frozenset({"process"})
    with pytest.raises(Http404):
        index.get_match(seen, first.pk)


def test_an_administrator_switches_it(world):
    fenna, maaike = world.actors["fenna"], world.actors["maaike"]
    assert [index.sees_switches(who) for who in (fenna, maaike)] == [True, False]
    assert index.may_switch(fenna)
    assert index.may_switch(maaike).code == "youth_index.not_administrator"
