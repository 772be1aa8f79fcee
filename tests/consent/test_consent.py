"""Consent: everybody who must give it says yes; taken back, it stops on the next request."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.models import Consent
from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.core.decision import Refused
from rondom.dossiers.access import get_dossier, visible_dossier
from rondom.dossiers.operations import ask_consent
from rondom.families.models import Guardianship


@pytest.fixture
def asked(world, dossier, today):
    """Anouk asked both parents of Sami (8) whether Ilse of the SWV may think along."""
    return ask_consent(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=world.actors["ilse"].membership_id,
        purpose="think_along",
        categories=["process", "education"],
        valid_until=today + dt.timedelta(days=200),
    )


@pytest.fixture
def ilse_in(world, dossier, asked, join):
    join(dossier, "ilse")
    return asked


def is_valid(consent: Consent, day: dt.date) -> bool:
    return Consent.objects.valid_on(day).filter(pk=consent.pk).exists()


def test_valid_when_everybody_said_yes(world, asked, today):
    assert not is_valid(asked, today)
    answer_consent(world.actors["rania"], consent_id=asked.pk, answer="yes")
    assert not is_valid(asked, today)
    answer_consent(world.actors["thomas"], consent_id=asked.pk, answer="yes")
    assert is_valid(asked, today)


@pytest.mark.parametrize("other", ["no", None], ids=["father says no", "father is silent"])
def test_a_refusal_and_no_answer_look_the_same(world, ilse_in, dossier, today, other):
    answer_consent(world.actors["rania"], consent_id=ilse_in.pk, answer="yes")
    if other:
        answer_consent(world.actors["thomas"], consent_id=ilse_in.pk, answer=other)
    assert not is_valid(ilse_in, today)
    with pytest.raises(Http404):
        get_dossier(world.actors["ilse"], dossier.ref, looking_at="dossier")


def test_withdrawal_works_on_the_next_request(world, ilse_in, dossier, today):
    for parent in ("rania", "thomas"):
        answer_consent(world.actors[parent], consent_id=ilse_in.pk, answer="yes")
    assert get_dossier(world.actors["ilse"], dossier.ref, looking_at="dossier").pk == dossier.pk

    withdraw_consent(world.actors["thomas"], consent_id=ilse_in.pk)

    with pytest.raises(Http404):
        get_dossier(world.actors["ilse"], dossier.ref, looking_at="dossier")


def test_who_is_from_outside_sees_what_was_shared_and_no_more(world, ilse_in, dossier):
    for parent in ("rania", "thomas"):
        answer_consent(world.actors[parent], consent_id=ilse_in.pk, answer="yes")
    assert visible_dossier(world.actors["ilse"], ref=dossier.ref).categories == {"process", "education"}
    assert "family" in visible_dossier(world.actors["anouk"], ref=dossier.ref).categories


def test_it_ends_by_itself(world, ilse_in, today):
    for parent in ("rania", "thomas"):
        answer_consent(world.actors[parent], consent_id=ilse_in.pk, answer="yes")
    assert is_valid(ilse_in, ilse_in.valid_until - dt.timedelta(days=1))
    assert not is_valid(ilse_in, ilse_in.valid_until)


@pytest.mark.parametrize("who", ["zeynep", "anouk", "sami"])
def test_nobody_answers_for_another(world, asked, who):
    with pytest.raises(Refused) as refusal:
        answer_consent(world.actors[who], consent_id=asked.pk, answer="yes")
    assert refusal.value.decision.code == "consent.not_asked_of_you"


def test_no_consent_without_the_parents_in_the_circle(world, signal_text, today):
    """A signal that was not talked about with the parents: nobody from outside yet (AT-01)."""
    import dataclasses  # noqa: PLC0415

    from rondom.notes.operations import raise_signal  # noqa: PLC0415

    alone = dataclasses.replace(signal_text, with_parents=False)
    note = raise_signal(world.actors["daan"], pupil_id=world.pupils["sami"].pk, text=alone)
    with pytest.raises(Refused) as refusal:
        ask_consent(
            world.actors["anouk"],
            dossier_id=note.dossier_id,
            membership_id=world.actors["ilse"].membership_id,
            purpose="think_along",
            categories=["education"],
            valid_until=today + dt.timedelta(days=30),
        )
    assert refusal.value.decision.code == "participant.parents_first"


def test_unknown_authority_keeps_it_open(world, dossier, today):
    Guardianship.objects.filter(pupil=dossier.pupil, person=world.people["thomas"]).update(
        authority="unknown"
    )
    consent = ask_consent(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=world.actors["ilse"].membership_id,
        purpose="think_along",
        categories=["education"],
        valid_until=today + dt.timedelta(days=30),
    )
    answer_consent(world.actors["rania"], consent_id=consent.pk, answer="yes")
    assert not is_valid(consent, today)
