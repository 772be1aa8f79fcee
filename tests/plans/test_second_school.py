"""AT-04: another school thinks along, and reads exactly the parts that everybody whose yes is needed chose."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import Http404

from rondom.consent import operations as consent
from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.operations import Said
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.core.second_lock import working_for
from rondom.demo.people import Demo
from rondom.dossiers import operations as dossiers
from rondom.dossiers.closing import close_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.second_lock import APP_ROLE, give_rights
from rondom.families.models import Guardianship
from rondom.plans import operations as plans
from rondom.plans import second_school
from rondom.plans.models import Paragraph, ShownPart
from rondom.plans.terms import Section
from rondom.routes import operations as routes
from rondom.routes.models import RouteVersion, StepVisit
from rondom.routes.operations import LIBRARY, publish_route


@pytest.fixture
def hia(world: Demo, dossier: Dossier, today: dt.date) -> Dossier:
    """At the step with another school; how a dossier comes there, tests/routes/test_walk_hia.py says."""
    publish_route(world.system, text=(LIBRARY / "hia.yaml").read_text())
    StepVisit.objects.filter(dossier=dossier).delete()
    StepVisit.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        route=RouteVersion.objects.get(key="hia"),
        track="main",
        step="5",
        arrived_on=today,
        moved_by_id=world.people["anouk"].pk,
    )
    return dossier


@pytest.fixture
def words(world: Demo, hia: Dossier) -> dict[str, Paragraph]:
    """What three people wrote, each in a section of his own."""
    written = {"rania": Section.GOES_WELL, "daan": Section.IS_HARD, "anouk": Section.TRIED}
    return {
        key: plans.write_paragraph(
            world.actors[key], dossier_id=hia.pk, section=section, text=f"Zo ziet {key} het."
        )
        for key, section in written.items()
    }


@pytest.fixture
def place(world: Demo, hia: Dossier, words: object) -> Participant:
    return ask(world, hia)


def ask(world: Demo, dossier: Dossier, who: str = "hanneke", days: int = 60) -> Participant:
    return plans.ask_second_school(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=world.actors[who].membership_id,
        reason="Kan Sami bij u in een kleine groep?",
        valid_until=clock.today() + dt.timedelta(days=days),
    )


def choose(world: Demo, place: Participant, who: str, *paragraphs: Paragraph) -> int:
    for paragraph in paragraphs:
        paragraph.refresh_from_db()
    return plans.choose_parts(
        world.actors[who],
        dossier_id=place.dossier_id,
        participant_id=place.pk,
        keys=[f"paragraph-{row.pk}-{row.revision}" for row in paragraphs],
    )


def read(world: Demo, who: str = "hanneke") -> list[str]:
    """What somebody of the other school reads; nothing at all when there is no place for him."""
    actor = world.actors[who]
    with working_for(actor):
        places = second_school.guest_places(actor, on=clock.today())
        return [
            row.text
            for place in places
            for _heading, parts in second_school.parts_for(place)
            for row in parts
        ]


def code_of(call, *args: object, **values: object) -> str:
    with pytest.raises(Refused) as refusal:
        call(*args, **values)
    return refusal.value.decision.code


def test_at_04_the_school_reads_what_everybody_chose_and_nothing_else(world, place, words) -> None:
    choose(world, place, "rania", words["rania"], words["daan"])
    assert read(world) == []
    choose(world, place, "thomas", words["daan"], words["anouk"])
    assert read(world) == ["Zo ziet daan het."]
    assert not Dossier.objects.visible_to(world.actors["hanneke"], on=clock.today()).exists()
    assert read(world, "esra") == []


def test_choosing_is_a_yes_and_a_yes_alone_shows_nothing(world, place, words) -> None:
    asked = Consent.objects.get()
    consent.answer_consent(world.actors["rania"], consent_id=asked.pk, answer="yes")
    choose(world, place, "thomas", words["daan"])
    assert read(world) == []
    assert Consent.objects.valid_on(clock.today()).exists()
    choose(world, place, "rania", words["daan"])
    assert read(world) == ["Zo ziet daan het."]


def test_who_leaves_a_part_out_closes_it_at_once(world, place, words) -> None:
    for who in ("rania", "thomas"):
        choose(world, place, who, words["daan"], words["anouk"])
    choose(world, place, "thomas", words["anouk"])
    assert read(world) == ["Zo ziet anouk het."]
    choose(world, place, "rania")
    assert read(world) == []


def test_the_school_reads_the_words_of_the_day_of_choosing(world, place, words) -> None:
    for who in ("rania", "thomas"):
        choose(world, place, who, words["daan"])
    plans.write_paragraph(
        world.actors["daan"], dossier_id=place.dossier_id, section=Section.IS_HARD, text="Nieuw.", revision=1
    )
    assert read(world) == ["Zo ziet daan het."]
    choice = second_school.choices_of(place.dossier_id, place_id=place.pk, reader_id=world.people["rania"].pk)
    assert [row.part.text for _heading, rows in choice for row in rows if row.changed] == ["Nieuw."]
    choose(world, place, "rania", words["daan"])
    assert read(world) == []
    choose(world, place, "thomas", words["daan"])
    assert read(world) == ["Nieuw."]


def test_words_that_changed_while_somebody_read_them_are_read_again(world, place, words) -> None:
    stale = f"paragraph-{words['daan'].pk}-{words['daan'].revision + 1}"
    refused = code_of(
        plans.choose_parts,
        world.actors["rania"],
        dossier_id=place.dossier_id,
        participant_id=place.pk,
        keys=[stale],
    )
    assert refused == "second_school.changed"
    assert not ShownPart.objects.exists()


@pytest.fixture
def open_place(world: Demo, place: Participant, words: dict[str, Paragraph]) -> Participant:
    for who in ("rania", "thomas"):
        choose(world, place, who, words["daan"])
    assert read(world) == ["Zo ziet daan het."]
    return place


def _withdraw(world: Demo, place: Participant, travel) -> None:
    consent.withdraw_consent(world.actors["thomas"], consent_id=Consent.objects.get().pk)


def _stop(world: Demo, place: Participant, travel) -> None:
    dossiers.end_participation(world.actors["anouk"], dossier_id=place.dossier_id, participant_id=place.pk)


def _move_on(world: Demo, place: Participant, travel) -> None:
    routes.move(world.actors["anouk"], dossier_id=place.dossier_id, leaving="5", to="2", reason="Terug.")


def _term(world: Demo, place: Participant, travel) -> None:
    travel(60)


def _close(world: Demo, place: Participant, travel) -> None:
    close_dossier(
        world.actors["anouk"], dossier_id=place.dossier_id, outcome="family_stops", reason="Het gezin stopt."
    )


def _authority(world: Demo, place: Participant, travel) -> None:
    """Somebody gets authority who was never asked."""
    Guardianship.objects.create(
        region_id=place.region_id,
        pupil_id=place.dossier.pupil_id,
        person_id=world.people["zeynep"].pk,
        relation="guardian",
        authority="yes",
        proof="register",
        valid_from=clock.today(),
    )


@pytest.mark.parametrize("end", [_withdraw, _stop, _move_on, _term, _close, _authority])
def test_it_ends_with_the_yes_the_stop_the_step_the_term_and_the_dossier(
    world, open_place, time_machine_days, end
) -> None:
    end(world, open_place, time_machine_days)
    assert read(world) == []


def test_the_step_ends_the_place_and_the_question(world, open_place, today) -> None:
    _move_on(world, open_place, None)
    open_place.refresh_from_db()
    assert open_place.valid_until == today
    assert Consent.objects.get().ended_at is not None


def test_a_yes_that_comes_back_does_not_open_what_was_chosen_before(world, open_place) -> None:
    asked = Consent.objects.get().pk
    consent.withdraw_consent(world.actors["thomas"], consent_id=asked)
    consent.answer_consent(world.actors["thomas"], consent_id=asked, answer="yes")
    assert Consent.objects.valid_on(clock.today()).exists()
    assert read(world) == []


@pytest.mark.parametrize(
    ("who", "code"),
    [("daan", "dossier.role_does_not_steer"), ("rania", "dossier.role_does_not_steer")],
)
def test_only_who_steers_asks_another_school(world, hia, who, code) -> None:
    asked = {"dossier_id": hia.pk, "membership_id": world.actors["hanneke"].membership_id}
    later = clock.today() + dt.timedelta(days=9)
    found = code_of(plans.ask_second_school, world.actors[who], **asked, reason="Plek?", valid_until=later)
    assert found == code


def test_there_is_a_place_only_at_the_step_with_another_school(world, hia) -> None:
    StepVisit.objects.filter(dossier=hia).update(step="4")
    assert code_of(ask, world, hia) == "second_school.no_place"


@pytest.mark.parametrize(("who", "code"), [("ilse", "guest.no_school"), ("esra", "consent.own_school")])
def test_only_somebody_of_another_school_is_asked(world, hia, who, code) -> None:
    assert code_of(ask, world, hia, who) == code


@pytest.mark.parametrize("who", ["anouk", "sami"])
def test_only_whose_yes_is_needed_chooses(world, place, words, who) -> None:
    assert code_of(choose, world, place, who, words["daan"]) == "second_school.family_chooses"


def test_a_stranger_has_no_place(world, open_place) -> None:
    with pytest.raises(Http404):
        second_school.look_as_guest(world.actors["esra"], open_place.pk)


@contextmanager
def as_application() -> Iterator[None]:
    """The role of the application, whom the row policies bind."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"DO $$ BEGIN CREATE ROLE {APP_ROLE} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation "
            "THEN NULL; END $$"
        )
        give_rights(connection)
        cursor.execute(f"SET LOCAL ROLE {APP_ROLE}")
        yield
        cursor.execute("RESET ROLE")


@pytest.mark.postgresql
def test_the_second_lock_shows_these_words_and_no_other_table(world, open_place) -> None:
    pupil_id = open_place.dossier.pupil_id
    with as_application():
        assert read(world) == ["Zo ziet daan het."]
        with working_for(world.actors["hanneke"]):
            assert ShownPart.objects.count() == 2
            for table in (Dossier, Paragraph, Participant, StepVisit, Consent):
                assert not table.objects.exists(), table
            # The sister goes to this school; of the brother it knows no family.
            assert not Guardianship.objects.filter(pupil_id=pupil_id).exists()
        for nobody in ("esra", "ilse"):
            with working_for(world.actors[nobody]):
                assert not ShownPart.objects.exists()


@pytest.mark.postgresql
def test_the_second_lock_closes_with_the_yes(world, open_place) -> None:
    consent.withdraw_consent(world.actors["rania"], consent_id=Consent.objects.get().pk)
    with as_application(), working_for(world.actors["hanneke"]):
        assert not ShownPart.objects.exists()


# On paper, for who does not sign in --------------------------------------------------------


def said(on: dt.date, **more: object) -> Said:
    values: dict[str, Any] = {"method": "spoken", "on": on, "how": "aan tafel, tegen Anouk"}
    return Said(**values | more)


def record(world: Demo, place: Participant, whose: str, *paragraphs: Paragraph, **more: Any) -> int:
    """Written down by Anouk: what Rania or Thomas chose."""
    giver = ConsentGiver.objects.get(consent__recipient_role="second_school", person=world.people[whose])
    values = {"said": said(clock.today())} | more
    return plans.record_parts(
        world.actors[values.pop("by", "anouk")],
        dossier_id=place.dossier_id,
        giver_id=giver.pk,
        keys=[f"paragraph-{row.pk}-{row.revision}" for row in paragraphs],
        **values,
    )


def test_a_parent_without_an_account_chooses_on_paper(world, place, words) -> None:
    choose(world, place, "rania", words["daan"], words["anouk"])
    assert record(world, place, "thomas", words["daan"], words["rania"]) == 2
    assert read(world) == ["Zo ziet daan het."]
    rows = ShownPart.objects.filter(chosen_by=world.people["thomas"])
    assert set(rows.values_list("recorded_by", flat=True)) == {world.people["anouk"].pk}
    giver = ConsentGiver.objects.get(person=world.people["thomas"])
    assert (giver.answer, giver.method, giver.recorded_by_id) == ("yes", "spoken", world.people["anouk"].pk)
    record(world, place, "thomas", words["anouk"])
    assert read(world) == ["Zo ziet anouk het."]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"by": "daan"}, "dossier.role_does_not_steer"),
        ({"by": "rania"}, "dossier.role_does_not_steer"),
        ({"said": {"method": "paper"}}, "consent.paper_needed"),
        ({"said": {"how": " "}}, "consent.how_needed"),
        ({"said": {"method": "login"}}, "consent.not_for_another"),
        ({"said": {"on": dt.date(2090, 1, 1)}}, "consent.said_later"),
    ],
    ids=[
        "who does not steer",
        "a parent for the other",
        "no scan",
        "not how",
        "as if signed in",
        "a day to come",
    ],
)
def test_what_was_said_is_written_down_with_proof_by_who_steers(world, place, words, today, spoil, code):
    values = dict(spoil)
    if "said" in values:
        values["said"] = said(**({"on": today} | values["said"]))
    assert code_of(record, world, place, "thomas", words["daan"], **values) == code
    assert not ShownPart.objects.exists()
    assert record(world, place, "thomas", words["daan"]) == 1


def test_what_somebody_chose_himself_stays(world, place, words) -> None:
    choose(world, place, "thomas", words["anouk"])
    assert code_of(record, world, place, "thomas", words["daan"]) == "consent.answered_later"
    assert ShownPart.objects.get().item_id == words["anouk"].pk


def test_after_paper_a_choice_of_ones_own_stays_too(world, place, words) -> None:
    """The yes is on paper; the parts he changed himself afterwards."""
    record(world, place, "thomas", words["daan"])
    choose(world, place, "thomas", words["anouk"])
    assert code_of(record, world, place, "thomas", words["daan"]) == "consent.answered_later"


def test_nothing_and_changed_words_are_not_written_down(world, place, words) -> None:
    assert code_of(record, world, place, "thomas") == "second_school.nothing_chosen"
    Paragraph.objects.filter(pk=words["daan"].pk).update(revision=7)
    assert code_of(record, world, place, "thomas", words["daan"]) == "second_school.changed"
    assert not ConsentGiver.objects.exclude(answer="").exists()


def test_who_writes_it_down_offers_only_what_he_reads_himself(hia, words) -> None:
    shown = {part.key for part in second_school.parts_of(hia.pk, categories=["education"])}
    every = {part.key for part in second_school.parts_of(hia.pk)}
    assert shown <= every
    assert second_school.parts_of(hia.pk, categories=["process"]) == []


def test_a_question_about_somebody_else_has_no_parts(world, place, words, today) -> None:
    other = dossiers.ask_consent(
        world.actors["anouk"],
        dossier_id=place.dossier_id,
        membership_id=world.actors["ilse"].membership_id,
        purpose="think_along",
        categories=["education"],
        valid_until=today + dt.timedelta(days=30),
    )
    with pytest.raises(Http404):
        plans.record_parts(
            world.actors["anouk"],
            dossier_id=place.dossier_id,
            giver_id=other.givers.all()[0].pk,
            keys=[],
            said=said(today),
        )
