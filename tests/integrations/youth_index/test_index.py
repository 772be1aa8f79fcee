"""Zorg voor Jeugd: off until it is on, only that-data leaves, and a match becomes an action (AT-11)."""

import datetime as dt
import json

import pytest
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.consent.models import Consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.models import Action
from rondom.dossiers.operations import finish_action
from rondom.events.models import Notice
from rondom.integrations.youth_index import operations
from rondom.integrations.youth_index.connector import ConnectorError, Match
from rondom.integrations.youth_index.jobs import send_waiting
from rondom.integrations.youth_index.message import Message
from rondom.integrations.youth_index.models import IndexEntry, IndexMatch
from rondom.integrations.youth_index.queries import follow_up_of, switches
from rondom.integrations.youth_index.rules import SchoolRules, index_rules
from rondom.integrations.youth_index.stand_in import StandIn
from rondom.notes.operations import NoteText, write_note
from rondom.triage import operations as triages
from rondom.triage.models import Registration
from tests.triage.conftest import confirmation

THAT = {
    "organisation": "gemeente Veenrand",
    "worker": "Maaike Visser",
    "child_first_name": "Sami",
    "child_last_name": "de Wit",
}
WORDS = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=12, max_size=60).filter(
    lambda words: len(words.strip()) > 11
)


class Recorder:
    """A connector that keeps what it was given."""

    def __init__(self, *matches: Match) -> None:
        self.sent: list[Message] = []
        self.matches = matches

    def register(self, message: Message) -> tuple[Match, ...]:
        self.sent.append(message)
        return self.matches


class Broken:
    def register(self, message: Message) -> tuple[Match, ...]:
        raise ConnectorError("no answer")


def code_of(operation, actor, **values) -> str:
    with pytest.raises(Refused) as refusal:
        operation(actor, **values)
    return refusal.value.decision.code


def test_off_until_an_administrator_switches_it_on(actor, world, triage):
    gemeente = world.organisations["gemeente"]
    values = {"dossier_id": triage.dossier_id}
    assert code_of(operations.ask_registration, actor("maaike"), **values) == "youth_index.off"
    assert switches(world.region.pk) == [(gemeente.pk, gemeente.name, False)]
    switch = {"organisation_id": gemeente.pk, "on": True}
    assert code_of(operations.switch_index, actor("maaike"), **switch) == "youth_index.not_administrator"
    with pytest.raises(Http404):
        operations.switch_index(actor("fenna"), organisation_id=world.organisations["ggd"].pk, on=True)
    operations.switch_index(actor("fenna"), **switch)
    assert switches(world.region.pk) == [(gemeente.pk, gemeente.name, True)]
    assert operations.ask_registration(actor("maaike"), **values).state == "waiting"
    operations.switch_index(actor("fenna"), organisation_id=gemeente.pk, on=False)
    assert code_of(operations.ask_registration, actor("anouk"), **values) == "youth_index.off"


def test_who_registers(actor, case, switched_on, judged):
    values = {"dossier_id": case.pk}
    assert code_of(operations.ask_registration, actor("rania"), **values) == "registration.professionals"
    for who in ("bram", "daan"):
        with pytest.raises((Http404, Refused)):
            operations.ask_registration(actor(who), **values)
    operations.ask_registration(actor("maaike"), **values)
    for who in ("maaike", "samira"):
        assert code_of(operations.ask_registration, actor(who), **values) == "youth_index.already"
    operations.ask_registration(actor("anouk"), **values)


def test_only_that_data_leaves(actor, triage, switched_on):
    operations.ask_registration(actor("maaike"), dossier_id=triage.dossier_id)
    recorder = Recorder()
    assert send_waiting(recorder) == 1
    assert send_waiting(recorder) == 0, "once"
    (message,) = recorder.sent
    left = json.loads(message.as_text())
    born = triage.dossier.pupil.person.born_on.isoformat()
    assert left == THAT | {"contact": actor_phone(triage, "Maaike"), "child_born_on": born}
    assert IndexEntry.objects.get().sent == message.as_text(), "the family reads what left"


def actor_phone(triage, call_name: str) -> str:
    return triage.dossier.participants.get(person__call_name=call_name).person.phone


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS)
def test_no_free_text_ever_leaves(actor, case, switched_on, words):
    """The same words in every place where somebody may write: they are not in what is sent."""
    maaike, dossier_id = actor("maaike"), case.pk
    IndexEntry.objects.all().delete()
    case.triages.all().delete()
    note = NoteText(talked_with=words, talked_on=clock.today(), what=words, agreements=words, category="care")
    write_note(maaike, dossier_id=dossier_id, kind="talk", text=note)
    triages.begin_triage(maaike, dossier_id=dossier_id)
    judgement = triages.Judgement(learning="single", living="complex", outcome="multi")
    triages.judge(maaike, dossier_id=dossier_id, judgement=judgement)
    triages.confirm(actor("jesse"), dossier_id=dossier_id, confirmation=confirmation(nature=words))
    triages.agree_on_crisis(maaike, dossier_id=dossier_id, text=words, revision=1)
    for kind in ("youth_health", "attendance"):
        triages.leave_open(maaike, dossier_id=dossier_id, kind=kind, reason=words)
    operations.ask_registration(maaike, dossier_id=dossier_id)
    recorder = Recorder()
    send_waiting(recorder)
    assert words.strip() not in recorder.sent[0].as_text()
    assert set(json.loads(recorder.sent[0].as_text())) == set(Message.__struct_fields__)


def test_the_message_has_no_room_for_more():
    assert Message.__struct_fields__ == (
        *("organisation", "worker", "contact"),
        *("child_first_name", "child_last_name", "child_born_on"),
    )


def test_the_stand_in_answers_the_same_for_the_same_child():
    child = {"organisation": "a", "worker": "b", "contact": "c", "child_first_name": "Noor"}
    born = dt.date(2018, 1, 1)
    first = StandIn().register(Message(**child, child_last_name="Jansen", child_born_on=born))
    assert [match.organisation for match in first] == ["Jeugdhulp Noord", "Praktijk De Brug"]
    assert StandIn().register(Message(**child, child_last_name="Jansen", child_born_on=born)) == first
    assert StandIn().register(Message(**child, child_last_name="Ver", child_born_on=born)) == ()


def test_every_match_is_an_action_with_an_owner_a_day_and_an_outcome(actor, triage, switched_on):
    maaike = actor("maaike")
    operations.ask_registration(maaike, dossier_id=triage.dossier_id)
    send_waiting()
    matches = list(IndexMatch.objects.order_by("pk"))
    assert len(matches) == 2
    due_on = clock.today() + dt.timedelta(days=index_rules().follow_up_days)
    for match in matches:
        assert (match.action.owner_id, match.action.due_on) == (maaike.person_id, due_on)
        assert match.organisation_name in match.action.what
        assert match.action.category == "care"
    assert follow_up_of(maaike, on=clock.today()).percent == 0
    finish_action(maaike, action_id=matches[0].action_id, progress="Gebeld: zij stoppen in mei.")
    found = follow_up_of(actor("anouk"), on=clock.today())
    assert (found.done, found.percent, len(found.matches)) == (1, 50, 2)
    assert follow_up_of(actor("daan"), on=clock.today()).percent is None
    assert follow_up_of(actor("hanneke"), on=clock.today()).percent is None


def test_the_item_is_ticked_off_and_the_family_hears_it(actor, triage, switched_on):
    operations.ask_registration(actor("maaike"), dossier_id=triage.dossier_id)
    assert Registration.objects.get(kind="youth_index").status == "open", "not before it left"
    send_waiting()
    assert Registration.objects.get(kind="youth_index").status == "now"
    told = Notice.objects.filter(template="registration_made", payload__about="youth_index")
    assert set(told.values_list("recipient_id", flat=True)) == {
        actor(key).person_id for key in ("rania", "thomas", "sami")
    }


def test_a_school_may_signal_and_does_not_coordinate(actor, triage, switched_on, monkeypatch):
    operations.ask_registration(actor("anouk"), dossier_id=triage.dossier_id)
    send_waiting()
    team = {actor(key).person_id for key in ("maaike", "jesse", "samira")}
    assert set(IndexMatch.objects.values_list("action__owner_id", flat=True)) <= team


@pytest.mark.parametrize(
    ("rules", "answer"),
    [(SchoolRules(False, False), "youth_index.no_schools"), (SchoolRules(True, True), "anouk")],
)
def test_a_region_says_what_schools_may(actor, triage, switched_on, monkeypatch, rules, answer):
    monkeypatch.setitem(index_rules().regions, triage.dossier.region.slug, rules)
    values = {"dossier_id": triage.dossier_id}
    if answer != "anouk":
        assert code_of(operations.ask_registration, actor("anouk"), **values) == answer
        return
    operations.ask_registration(actor("anouk"), **values)
    send_waiting()
    owners = set(IndexMatch.objects.values_list("action__owner_id", flat=True))
    assert owners == {actor("anouk").person_id}


def test_no_answer_is_tried_again_and_then_told(actor, triage, switched_on):
    operations.ask_registration(actor("maaike"), dossier_id=triage.dossier_id)
    for _turn in range(index_rules().most_tries - 1):
        assert send_waiting(Broken()) == 0
    assert IndexEntry.objects.get().state == "waiting"
    send_waiting(Broken())
    assert IndexEntry.objects.get().state == "failed"
    assert Notice.objects.filter(template="index_failed", recipient_id=actor("maaike").person_id).exists()
    assert not Action.objects.filter(category="care").exists()
    operations.ask_registration(actor("maaike"), dossier_id=triage.dossier_id)
    assert send_waiting() == 1


def test_an_answer_after_the_worker_left_is_followed_up_by_another(actor, triage, switched_on, case):
    operations.ask_registration(actor("maaike"), dossier_id=case.pk)
    case.participants.filter(person_id=actor("maaike").person_id).update(valid_until=clock.today())
    send_waiting()
    assert actor("maaike").person_id not in IndexMatch.objects.values_list("action__owner_id", flat=True)
    assert IndexMatch.objects.count() == 2


def test_a_closed_dossier_sends_nothing(actor, triage, switched_on, case):
    operations.ask_registration(actor("maaike"), dossier_id=case.pk)
    type(case).objects.filter(pk=case.pk).update(closed_on=clock.today())
    recorder = Recorder()
    send_waiting(recorder)
    assert recorder.sent == []
    assert IndexEntry.objects.get().state == "failed"


def test_a_consent_without_care_shows_no_match(actor, triage, switched_on, case):
    """The list follows the same rule as the page: what the consent of today covers."""
    operations.ask_registration(actor("maaike"), dossier_id=case.pk)
    send_waiting()
    assert len(follow_up_of(actor("samira"), on=clock.today()).matches) == 2
    Consent.objects.filter(pupil=case.pupil_id).update(categories=["process", "education"])
    assert follow_up_of(actor("samira"), on=clock.today()).matches == ()
