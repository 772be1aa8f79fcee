"""Sharing without consent: on a ground, by who may decide it, as little and as short as it allows, and told."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.models import ConsentGiver, LegalShare
from rondom.consent.operations import ParentsKnow, answer_consent, withdraw_consent
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.family import circles, looks_at
from rondom.dossiers.history import events_for, in_words
from rondom.dossiers.queries import circle
from rondom.dossiers.sharing import end_legal_share, share_by_law, tell_parents
from rondom.events.models import Notice
from rondom.people.models import Person

REASON = "Er is direct gevaar en de ouders zijn niet te bereiken."


@pytest.fixture
def decide(world, dossier, today):
    """decide(): Anouk shares with the youth help of Bram because of serious danger; the parents know tomorrow."""

    def put(by="anouk", place="jgh", days=10, in_dossier=dossier, parents=None, **more):
        values = {
            "ground": "vital_interest",
            "categories": ["process", "care"],
            "reason": REASON,
            "valid_until": today + dt.timedelta(days=days),
        } | more
        return share_by_law(
            world.actors[by],
            dossier_id=in_dossier.pk,
            recipient_id=world.organisations[place].pk,
            parents=parents or later(today),
            **values,
        )

    return put


def later(today, days=3):
    return ParentsKnow(not_because="Dat is nu niet veilig.", before_on=today + dt.timedelta(days=days))


def sees(actor, dossier):
    try:
        return visible_dossier(actor, ref=dossier.ref).categories
    except Http404:
        return None


def test_the_recipient_sees_what_was_decided_until_it_stops(world, dossier, decide, join):
    join(dossier, "bram")
    assert sees(world.actors["bram"], dossier) is None
    share = decide()
    assert sees(world.actors["bram"], dossier) == {"process", "care"}
    end_legal_share(world.actors["anouk"], dossier_id=dossier.pk, share_id=share.pk)
    assert sees(world.actors["bram"], dossier) is None
    with pytest.raises(Refused) as refusal:
        end_legal_share(world.actors["anouk"], dossier_id=dossier.pk, share_id=share.pk)
    assert refusal.value.decision.code == "legal_share.ended"


TOLD = ParentsKnow(told_on=dt.date(2024, 1, 1))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"by": "daan"}, "legal_share.role"),
        ({"by": "rania"}, "legal_share.role"),
        ({"place": "klimboom"}, "legal_share.recipient"),
        ({"categories": []}, "legal_share.too_much"),
        ({"categories": ["safety"]}, "legal_share.too_much"),
        ({"ground": "attendance_duty", "place": "leerplicht", "categories": ["care"]}, "legal_share.too_much"),
        ({"reason": "gevaar"}, "legal_share.reason_needed"),
        ({"days": 0}, "legal_share.day_has_passed"),
        ({"days": 15}, "legal_share.too_long"),
        ({"parents": ParentsKnow()}, "legal_share.why_not_told"),
        ({"parents": ParentsKnow(told_on=dt.date(2090, 1, 1))}, "legal_share.told_later"),
        ({"ground": "swv_task", "place": "swv", "categories": ["education"]}, "legal_share.tell_first"),
        ({"ground": "pupil_wishes_it"}, "legal_share.role"),
    ],
)  # fmt: skip
def test_more_or_longer_or_by_another_is_refused(decide, change, code):
    with pytest.raises(Refused) as refusal:
        decide(**change)
    assert refusal.value.decision.code == code
    assert not LegalShare.objects.exists()


def test_telling_waits_no_longer_than_the_ground_says(decide, today):
    with pytest.raises(Refused) as refusal:
        decide(parents=later(today, 15))
    assert refusal.value.decision.code == "legal_share.wait_too_long"
    assert decide(parents=later(today, 14)).tell_before_on


def test_a_ground_or_a_dossier_that_is_not_there(decide, lina):
    with pytest.raises(Http404):
        decide(ground="because")
    with pytest.raises(Http404):
        decide(in_dossier=lina)


# The family -------------------------------------------------------------------------


def family_view(world, dossier, today) -> dict[str, bool]:
    """What Rania finds of Bram: in the circle, among who looked, in the log."""
    rania = world.actors["rania"]
    found = visible_dossier(rania, ref=dossier.ref)
    bram = world.people["bram"].pk
    events = list(events_for(dossier.pk, rania))
    return {
        "circle of the family page": any(
            row.person_id == bram for row in circles([found], on=today)[found.pk]
        ),
        "circle of the child": any(row.person_id == bram for row in circle(found, on=today)),
        "looks": looks_at([dossier.pk]).filter(person_id=bram).exists(),
        "share in the log": any(event.name.startswith("legal_share.") for event in events),
        "entry in the log": any("Bram" in row.what for row in in_words(events)),
    }


@pytest.fixture
def looked(world, dossier, decide):
    """Bram came in on the ground alone, and looked; the parents are told within three days."""
    from rondom.dossiers.access import get_dossier  # noqa: PLC0415
    from rondom.dossiers.operations import add_participant  # noqa: PLC0415

    share = decide()
    add_participant(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=world.actors["bram"].membership_id,
        reason="helpt nu",
    )
    get_dossier(world.actors["bram"], dossier.ref, looking_at="child")
    return share


def test_the_family_sees_nothing_of_it_until_it_is_told(world, dossier, looked, today):
    assert set(family_view(world, dossier, today).values()) == {False}
    assert not Notice.objects.filter(template="legal_share_told").exists()
    others = {event.name for event in events_for(dossier.pk, world.actors["anouk"])}
    assert "legal_share.decided" in others

    tell_parents(world.actors["anouk"], dossier_id=dossier.pk, share_id=looked.pk, told_on=today)

    assert set(family_view(world, dossier, today).values()) == {True}
    told = Notice.objects.filter(template="legal_share_told").values_list("recipient_id", flat=True)
    assert set(told) == {world.people[key].pk for key in ("rania", "thomas", "sami")}


def test_what_the_family_may_know_stays_in_its_log(world, dossier, looked):
    """Rows by the program, and of others, are not hidden along with it."""
    names = {event.name for event in events_for(dossier.pk, world.actors["rania"])}
    assert {"dossier.opened", "participant.added"} <= names


def test_it_shows_by_itself_when_telling_waited_too_long(world, dossier, looked, today, time_machine_days):
    time_machine_days(3)
    assert set(family_view(world, dossier, today + dt.timedelta(days=3)).values()) == {False}
    time_machine_days(1)
    assert set(family_view(world, dossier, today + dt.timedelta(days=4)).values()) == {True}


def test_told_at_once_is_seen_at_once(world, dossier, decide, today):
    decide(parents=ParentsKnow(told_on=today))
    assert Notice.objects.filter(template="legal_share_told", recipient=world.people["rania"]).exists()


@pytest.mark.parametrize(
    ("day", "code"), [(1, "legal_share.told_later"), (-1, "legal_share.told_too_early"), (0, "")]
)
def test_the_day_that_the_parents_were_told(world, dossier, decide, today, day, code):
    share = decide()
    values = {"dossier_id": dossier.pk, "share_id": share.pk, "told_on": today + dt.timedelta(days=day)}
    if code:
        with pytest.raises(Refused) as refusal:
            tell_parents(world.actors["anouk"], **values)
        assert refusal.value.decision.code == code
        return
    tell_parents(world.actors["anouk"], **values)
    with pytest.raises(Refused):
        tell_parents(world.actors["anouk"], **values)


@pytest.mark.parametrize(("who", "answer"), [("daan", Refused), ("rania", Http404)])
def test_only_who_decided_or_steers_looks_after_it(world, dossier, decide, today, who, answer):
    """The family gets the answer of a number that does not exist: it may not know yet."""
    share = decide()
    with pytest.raises(answer):
        tell_parents(world.actors[who], dossier_id=dossier.pk, share_id=share.pk, told_on=today)
    with pytest.raises(answer):
        end_legal_share(world.actors[who], dossier_id=dossier.pk, share_id=share.pk)


# The wish of the pupil ----------------------------------------------------------------


def test_the_pupil_keeps_wanting_it(world, lina, ask, join, decide, today):
    """Lina (13) said yes to Bram and her father did not: the one who helps may go on as long as she wants it."""
    consent = ask(lina, "bram", "rania", by="hanneke")
    join(lina, "priya")
    join(lina, "bram")
    ask(lina, "priya", "rania", "thomas", "lina", by="hanneke")
    wish = {
        "by": "priya", "in_dossier": lina, "ground": "pupil_wishes_it", "categories": ["care"], "days": 100,
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        decide(**wish)
    assert refusal.value.decision.code == "legal_share.pupil_has_not_said_yes"
    born_on = lina.pupil.person.born_on
    for other in (None, today.replace(year=today.year - 11), today.replace(year=today.year - 16)):
        Person.objects.filter(pk=lina.pupil.person_id).update(born_on=other)
        with pytest.raises(Refused) as refusal:
            decide(**wish)
        assert refusal.value.decision.code == "legal_share.age", other
    Person.objects.filter(pk=lina.pupil.person_id).update(born_on=born_on)

    answer_consent(world.actors["lina"], consent_id=consent.pk, answer="yes")
    decide(**wish)
    assert sees(world.actors["bram"], lina) == {"process", "care"}

    withdraw_consent(world.actors["lina"], consent_id=consent.pk)
    assert sees(world.actors["bram"], lina) is None
    assert ConsentGiver.objects.filter(consent=consent, withdrawn_at__isnull=False).count() == 1
