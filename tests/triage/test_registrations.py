"""Where a child is known: looked up, registered, or left open with a reason; a plan waits for it (AT-10)."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core import clock, facts
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.events.models import Notice
from rondom.notifications.texts import text_of
from rondom.plans.access import may_freeze
from rondom.plans.operations import start_plan
from rondom.triage import access, operations
from rondom.triage.models import Registration

KINDS = ("youth_health", "attendance", "youth_index")
PROOF = "Gebeld met de balie, kenmerk 7."


def code_of(operation, actor, **values) -> str:
    with pytest.raises(Refused) as refusal:
        operation(actor, **values)
    return refusal.value.decision.code


@pytest.fixture
def check(actor, triage):
    def look(kind, status="checked", *, who="maaike", **changed):
        values = {"dossier_id": triage.dossier_id, "kind": kind, "status": status, "proof": PROOF}
        values |= {"checked_on": clock.today()} | changed
        return operations.check_registration(actor(who), **values)

    return look


def test_a_triage_brings_three_items(triage):
    rows = Registration.objects.filter(dossier=triage.dossier_id)
    assert {row.kind: row.status for row in rows} == dict.fromkeys(KINDS, "open")


@pytest.mark.parametrize("status", ["checked", "already", "now"])
def test_by_whom_when_and_the_proof(actor, check, status):
    row = check("attendance", status, who="anouk")
    assert (row.status, row.checked_by_id, row.checked_on) == (
        status,
        actor("anouk").person_id,
        clock.today(),
    )
    assert Registration.objects.get(kind="attendance").proof == PROOF


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"status": "open"}, "registration.status_missing"),
        ({"status": "maybe"}, "registration.status_missing"),
        ({"proof": " "}, "registration.proof_missing"),
        ({"checked_on": dt.date(2090, 1, 1)}, "registration.day_to_come"),
        ({"who": "rania"}, "registration.professionals"),
    ],
)
def test_an_item_that_misses_something(check, spoil, code):
    with pytest.raises(Refused) as refusal:
        check("attendance", **spoil)
    assert refusal.value.decision.code == code
    check("attendance")


def test_who_does_not_see_care_finds_no_item(check):
    for who in ("daan", "bram"):
        with pytest.raises(Http404):
            check("attendance", who=who)
    with pytest.raises(Http404):
        check("police")


@pytest.mark.parametrize(("status", "told"), [("now", True), ("already", False), ("checked", False)])
def test_the_family_hears_that_a_registration_was_made_and_not_why(actor, check, status, told):
    check("youth_health", status)
    check("youth_health", status, proof="Nog eens nagekeken.")
    rows = Notice.objects.filter(template="registration_made")
    people = {actor(key).person_id for key in ("rania", "thomas", "sami")}
    assert set(rows.values_list("recipient_id", flat=True)) == (people if told else set())
    assert rows.count() == (3 if told else 0), "once"
    for row in rows:
        words = text_of(row.template, row.payload)
        assert "niet waarom" in str(words.text)
        assert PROOF not in str(row.payload)


def test_nothing_of_the_proof_is_in_the_log(check):
    check("youth_health", "now")
    rows = AuditEvent.objects.filter(name__startswith="registration.")
    assert rows.exists()
    assert all(PROOF not in str(row.payload) for row in rows)


def test_a_plan_waits_for_an_open_item_unless_there_is_a_reason(actor, case, check):
    dossier = visible_dossier(actor("anouk"), dossier_id=case.pk)
    assert access.registrations_are_done(dossier).code == "registration.open"
    check("youth_health")
    check("attendance", "already")
    assert "Zorg voor Jeugd" in access.registrations_are_done(dossier).reason
    assert not facts.facts_of([case.pk], ["registration.checked"])[case.pk]
    values = {"dossier_id": case.pk, "kind": "youth_index"}
    assert (
        code_of(operations.leave_open, actor("anouk"), reason="", **values) == "registration.reason_missing"
    )
    operations.leave_open(actor("anouk"), reason="De ouders zijn verhuisd.", **values)
    assert access.registrations_are_done(dossier)
    assert not facts.facts_of([case.pk], ["registration.checked"])[case.pk], "nobody looked"
    check("youth_index", "now")
    assert facts.facts_of([case.pk], ["registration.checked"])[case.pk]
    assert (
        code_of(operations.leave_open, actor("anouk"), reason="Toch niet.", **values)
        == "registration.not_open"
    )


def test_laying_a_plan_ready_is_refused_with_the_item_by_name(actor, case, triage):
    anouk = actor("anouk")
    plan = start_plan(anouk, dossier_id=case.pk, started_on=clock.today())
    dossier = visible_dossier(anouk, dossier_id=case.pk)
    plan.dossier = dossier
    whole = may_freeze(anouk, plan, dossier, content=_whole())
    assert whole.code == "registration.open"
    assert "GGD" in whole.reason
    for kind in KINDS:
        operations.leave_open(anouk, dossier_id=case.pk, kind=kind, reason="Is hier niet nodig.")
    assert may_freeze(anouk, plan, dossier, content=_whole())


def test_without_a_triage_nothing_is_asked(actor, dossier):
    assert access.registrations_are_done(visible_dossier(actor("anouk"), dossier_id=dossier.pk))


def _whole() -> dict[str, object]:
    """What a plan with every part says; only whether something is there counts."""
    heard = dict.fromkeys(("ways", "heard_on", "influence", "told_back_on"), "x")
    return {
        "kind": "opp",
        "destination": {"text": "x", "talked_on": "x"},
        "foundation": {"promoting": ["x"], "hindering": ["x"]},
        "guidance": {"goals": [{"effort": "x", "actions": []}], "evaluate_on": "x"},
        "deviations": "geen",
        "hearing": heard,
    }
