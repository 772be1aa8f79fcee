"""A request: filled from the dossier, checked before it is sent, and who may do what with it (AT-27)."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.arrangements import access, operations, queries
from rondom.arrangements.facts import decided, requested
from rondom.arrangements.models import ArrangementRequest
from rondom.consent.operations import withdraw_consent
from rondom.core.decision import Conflict, Refused
from rondom.dossiers.access import visible_dossier
from rondom.events.models import Notice
from tests.arrangements.conftest import TYPED


def code_of(call) -> str:
    with pytest.raises(Refused) as refusal:
        call()
    return refusal.value.decision.code


def test_at_least_seventy_percent_is_filled_from_the_dossier(request_):
    answers = queries.answers_of(request_)
    fields = queries.fields_of(request_)
    filled = [field.key for field in fields if answers.get(field.key)]
    assert len(filled) / len(fields) >= 0.7
    assert answers["pupil"] == request_.dossier.pupil.person.name
    assert "Sami leest elke dag tien minuten." in answers["goals"]
    assert "Ik wil in de klas blijven." in answers["pupil_view"]


def test_without_a_plan_there_is_less_and_the_request_says_what_misses(world, dossier):
    row = operations.begin_request(world.actors["anouk"], dossier_id=dossier.pk, kind="support")
    assert "Wat gaat goed?" in queries.missing_in(row)
    decision = access.may_send(
        world.actors["anouk"], row, visible_dossier(world.actors["anouk"], dossier_id=dossier.pk)
    )
    assert decision.code == "arrangement.incomplete"
    assert "Wat gaat goed?" in decision.reason


@pytest.mark.parametrize("key", ["daan", "rania", "jorrit", "bram"])
def test_only_the_school_asks(actor, shared, key):
    call = lambda: operations.begin_request(actor(key), dossier_id=shared.pk, kind="support")  # noqa: E731
    assert code_of(call) == "arrangement.school_asks"


def test_one_request_at_a_time_and_of_a_kind_that_is_there(actor, request_):
    begin = operations.begin_request
    about = {"dossier_id": request_.dossier_id}
    assert code_of(lambda: begin(actor("anouk"), kind="support", **about)) == "arrangement.already_asked"
    operations.withdraw_request(actor("anouk"), request_id=request_.pk, **about)
    assert code_of(lambda: begin(actor("anouk"), kind="nothing", **about)) == "arrangement.kind_missing"
    assert begin(actor("anouk"), kind="support", **about).pk != request_.pk


def test_a_request_that_is_written_is_not_seen_outside_the_school(actor, request_):
    for key, there in (("anouk", True), ("rania", True), ("daan", True), ("jorrit", False), ("bram", False)):
        dossier = visible_dossier(actor(key), dossier_id=request_.dossier_id)
        if there:
            assert access.get_request(dossier, request_.pk) == request_
        else:
            with pytest.raises(Http404):
                access.get_request(dossier, request_.pk)


def test_who_is_second_loses_nothing(actor, request_, fill):
    fill(request_)
    with pytest.raises(Conflict) as conflict:
        fill(request_)
    assert conflict.value.revision == 2
    assert queries.answers_of(ArrangementRequest.objects.get())["reason"] == TYPED["reason"]


def test_sending_tells_the_family_and_who_decides(actor, sent, today):
    assert (sent.state, sent.sent_on) == ("sent", today)
    assert sent.expected_on == today + dt.timedelta(days=21)
    to_decide = Notice.objects.filter(template="arrangement_to_decide")
    assert list(to_decide.values_list("recipient_id", flat=True)) == [actor("jorrit").person_id]
    told = set(
        Notice.objects.filter(template="arrangement_request_sent").values_list("recipient_id", flat=True)
    )
    assert told == {actor(key).person_id for key in ("rania", "thomas", "sami")}


def spoil_answer(world, row, fill):
    fill(row)
    row.refresh_from_db()
    save(world, row, {"reason": ""}, row.wanted_from, 80_000)


def spoil_period(world, row, fill):
    save(world, row, TYPED, None, None)


def spoil_amount(world, row, fill):
    fill(row, cents=150_001)


def spoil_consent(world, row, fill):
    fill(row)
    for consent in row.dossier.pupil.consents.filter(recipient=world.organisations["swv"]):
        withdraw_consent(world.actors["thomas"], consent_id=consent.pk)


def save(world, row, answers, first_on, cents):
    wanted = operations.Wanted(first_on=first_on, last_on=first_on, cents=cents)
    operations.save_request(
        world.actors["anouk"],
        dossier_id=row.dossier_id,
        request_id=row.pk,
        answers=answers,
        wanted=wanted,
        revision=row.revision,
    )


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (spoil_answer, "arrangement.incomplete"),
        (spoil_period, "arrangement.period_missing"),
        (spoil_amount, "arrangement.amount"),
        (spoil_consent, "arrangement.nobody_decides"),
    ],
)
def test_sending_is_refused(world, actor, request_, fill, spoil, code):
    spoil(world, request_, fill)
    about = {"dossier_id": request_.dossier_id, "request_id": request_.pk}
    assert code_of(lambda: operations.send_request(actor("anouk"), **about)) == code
    assert ArrangementRequest.objects.get().state == "draft"


def test_what_is_sent_does_not_change_any_more(actor, sent, fill):
    assert code_of(lambda: fill(sent)) == "arrangement.already_sent"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"cents": -1}, "arrangement.cents"),
        ({"last": -1}, "arrangement.period"),
        ({"last": 2000}, "arrangement.period_long"),
        ({"answers": {"reason": "x" * 5001}}, "arrangement.too_long"),
    ],
)
def test_saving_what_cannot_be_is_refused(actor, request_, today, changed, code):
    wanted = operations.Wanted(
        first_on=today,
        last_on=today + dt.timedelta(days=changed.get("last", 1)),
        cents=changed.get("cents", 1),
    )
    call = lambda: operations.save_request(  # noqa: E731
        actor("anouk"),
        dossier_id=request_.dossier_id,
        request_id=request_.pk,
        answers=changed.get("answers", {}),
        wanted=wanted,
        revision=1,
    )
    assert code_of(call) == code


def test_a_request_is_found_in_its_own_dossier(actor, sent):
    dossier = visible_dossier(actor("anouk"), dossier_id=sent.dossier_id)
    with pytest.raises(Http404):
        access.get_request(dossier, sent.pk + 1)


def test_withdrawing_ends_it(actor, sent, today):
    about = {"dossier_id": sent.dossier_id, "request_id": sent.pk}
    row = operations.withdraw_request(actor("anouk"), **about)
    assert (row.state, row.withdrawn_on) == ("withdrawn", today)
    assert code_of(lambda: operations.withdraw_request(actor("anouk"), **about)) == "arrangement.over"


def test_the_facts_are_days(sent, granted, today):
    assert list(requested([sent.dossier_id])) == [("arrangement.requested", sent.dossier_id, today)]
    assert list(decided([sent.dossier_id])) == [("arrangement.decided", sent.dossier_id, today)]
