"""Answers on paper and by word of mouth: same status as signed in; with proof, never for oneself."""

import datetime as dt

import pytest
from django.http import Http404
from PIL import Image

from rondom.consent import operations
from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.operations import Said, answer_consent, withdraw_consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.sharing import record_answer, record_withdrawal
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from tests.plans.conftest import storage

__all__ = ["storage"]


@pytest.fixture
def scan(tmp_path, storage) -> bytes:
    place = tmp_path / "scan.png"
    Image.new("RGB", (30, 20), "white").save(place)
    return place.read_bytes()


@pytest.fixture
def asked(dossier, ask):
    return ask(dossier, "ilse", "rania")


@pytest.fixture
def thomas(world, asked):
    return ConsentGiver.objects.get(consent=asked, person=world.people["thomas"])


@pytest.fixture
def record(world, dossier, thomas, today):
    """record(): Anouk writes down what Thomas said to her today."""

    def put(by="anouk", answer="yes", giver=None, **more):
        said = Said(**{"method": "spoken", "on": today, "how": "aan de telefoon, tegen Anouk"} | more)
        about = {"dossier_id": dossier.pk, "giver_id": (giver or thomas).pk, "said": said}
        if answer == "withdraw":
            return record_withdrawal(world.actors[by], **about)
        return record_answer(world.actors[by], answer=answer, **about)

    return put


def test_spoken_has_the_same_status_and_he_is_told_and_can_stop_himself(world, asked, holds, record, thomas):
    record()
    assert holds(asked)
    thomas.refresh_from_db()
    assert (thomas.method, thomas.recorded_by_id) == ("spoken", world.people["anouk"].pk)
    assert Notice.objects.filter(recipient=thomas.person, template="consent_recorded").count() == 1
    withdraw_consent(world.actors["thomas"], consent_id=asked.pk)
    assert not holds(asked)


def test_paper_keeps_the_scan_without_a_name_of_the_school(asked, holds, record, thomas, scan):
    record(method="paper", how="", data=scan)
    assert holds(asked)
    thomas.refresh_from_db()
    assert (thomas.scan.name, thomas.scan.purpose) == ("toestemming.png", "signed_paper")


def test_a_withdrawal_keeps_the_proof_of_the_yes(asked, holds, record, thomas, scan):
    record(method="paper", how="", data=scan)
    record(answer="withdraw")
    assert not holds(asked)
    thomas.refresh_from_db()
    assert thomas.scan is not None
    assert (thomas.answer, thomas.withdrawn_how) == ("yes", "aan de telefoon, tegen Anouk")
    record()
    assert holds(asked)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"by": "daan"}, "dossier.role_does_not_steer"),
        ({"by": "rania"}, "dossier.role_does_not_steer"),
        ({"by": "sami"}, "dossier.role_does_not_steer"),
        ({"how": " "}, "consent.how_needed"),
        ({"method": "paper"}, "consent.paper_needed"),
        ({"method": "paper", "data": b"<html>"}, "consent.paper_needed"),
        ({"method": "login"}, "consent.not_for_another"),
        ({"on": dt.date(2020, 1, 1)}, "consent.said_before_asked"),
        ({"on": dt.date(2090, 1, 1)}, "consent.said_later"),
        ({"answer": "withdraw"}, "consent.not_given"),
    ],
)
def test_what_is_not_written_down(record, asked, holds, change, code):
    with pytest.raises(Refused) as refusal:
        record(**change)
    assert refusal.value.decision.code == code
    assert not holds(asked)


def test_what_is_over_is_not_written_down(asked, record, today):
    over = {"valid_from": today - dt.timedelta(days=5), "valid_until": today}
    Consent.objects.filter(pk=asked.pk).update(**over)
    with pytest.raises(Refused) as refusal:
        record()
    assert refusal.value.decision.code == "consent.ended"


def test_a_question_that_was_stopped_is_not_there_any_more(world, asked, thomas, record, today):
    """And who found it just before that, is refused."""
    Consent.objects.filter(pk=asked.pk).update(ended_at=clock.now())
    with pytest.raises(Http404):
        record()
    said = Said(method="spoken", on=today, how="aan de telefoon")
    with pytest.raises(Refused) as refusal:
        operations.record_answer(world.actors["anouk"], giver_id=thomas.pk, answer="yes", said=said)
    assert refusal.value.decision.code == "consent.ended"


def test_who_does_not_take_part_writes_nothing_down(record):
    with pytest.raises(Http404):
        record(by="hanneke")


def test_a_coordinator_never_answers_for_himself(world, dossier, ask, today, record):
    """Anouk is the guardian of Sami, too."""
    Guardianship.objects.create(
        region=world.region, pupil=dossier.pupil, person=world.people["anouk"], relation="other",
        authority="unknown", valid_from=today,
    )  # fmt: skip
    from rondom.dossiers.guardians import guardians_changed  # noqa: PLC0415

    guardians_changed(world.system, pupil_id=dossier.pupil_id)
    consent = ask(dossier, "ilse")
    own = ConsentGiver.objects.get(consent=consent, person=world.people["anouk"])
    with pytest.raises(Refused) as refusal:
        record(giver=own)
    assert refusal.value.decision.code == "consent.own_answer"


@pytest.mark.parametrize("how", ["no", "stopped"])
def test_what_somebody_said_himself_that_day_stays(world, asked, record, holds, how):
    answer_consent(world.actors["thomas"], consent_id=asked.pk, answer="no" if how == "no" else "yes")
    if how == "stopped":
        withdraw_consent(world.actors["thomas"], consent_id=asked.pk)
    with pytest.raises(Refused) as refusal:
        record()
    assert refusal.value.decision.code == "consent.answered_later"
    assert not holds(asked)


def test_who_has_no_authority_any_more_is_not_written_down(world, dossier, record):
    Guardianship.objects.filter(pupil=dossier.pupil, person=world.people["thomas"]).update(authority="no")
    with pytest.raises(Refused) as refusal:
        record()
    assert refusal.value.decision.code == "consent.no_longer_asked"


def test_a_giver_of_another_child_is_not_there(world, dossier, lina, ask, record):
    other = ask(lina, "marloes", by="hanneke").givers.first()
    with pytest.raises(Http404):
        record(giver=other)
