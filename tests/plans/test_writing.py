"""Everybody writes in his own voice; nobody changes another's words."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core.decision import Conflict, Refused
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.plans import operations as plans
from rondom.plans import queries
from rondom.plans.models import GrowthDocument, Paragraph
from rondom.plans.terms import Section, Voice


def write(world: Demo, dossier: Dossier, key: str, text: str = "Het gaat goed.", **more: object) -> Paragraph:
    values = {"dossier_id": dossier.pk, "section": Section.GOES_WELL, "text": text} | more
    return plans.write_paragraph(world.actors[key], **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "voice"), [("sami", Voice.PUPIL), ("rania", Voice.PARENT), ("daan", Voice.SCHOOL)]
)
def test_the_voice_follows_from_the_role(world: Demo, dossier: Dossier, key: str, voice: Voice) -> None:
    row = write(world, dossier, key)
    assert (row.voice, row.author_id, row.revision) == (voice, world.people[key].pk, 1)
    assert dossier.growth_documents.count() == 1


def test_words_of_two_authors_stand_side_by_side(world: Demo, dossier: Dossier) -> None:
    write(world, dossier, "rania", "Moeder.")
    write(world, dossier, "daan", "School.")
    write(world, dossier, "sami", "Ik.")
    cards = queries.voice_cards(dossier.pk, categories=["education"])
    assert [(card.voice, card.role_label, card.goes_well) for card in cards] == [
        ("pupil", "leerling", "Ik."),
        ("parent", "moeder", "Moeder."),
        ("school", "leerkracht", "School."),
    ]


def test_changing_keeps_the_earlier_text(world: Demo, dossier: Dossier) -> None:
    write(world, dossier, "rania", "Eerst.")
    row = write(world, dossier, "rania", "Daarna.", revision=1)
    assert (row.text, row.revision) == ("Daarna.", 2)
    assert list(row.revisions.values_list("revision", "text")) == [(1, "Eerst.")]


def test_two_saves_from_the_same_start_conflict(world: Demo, dossier: Dossier) -> None:
    write(world, dossier, "rania", "Eerst.")
    write(world, dossier, "rania", "Op de telefoon.", revision=1)
    with pytest.raises(Conflict) as caught:
        write(world, dossier, "rania", "Op de laptop.", revision=1)
    assert (caught.value.theirs, caught.value.revision) == ("Op de telefoon.", 2)
    assert Paragraph.objects.get().text == "Op de telefoon."


def test_saving_the_same_words_again_makes_no_new_version(world: Demo, dossier: Dossier) -> None:
    write(world, dossier, "rania", "Eerst.")
    before = AuditEvent.objects.count()
    assert write(world, dossier, "rania", "Eerst. ", revision=1).revision == 1
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize(
    ("text", "nothing", "code"),
    [
        ("  ", False, "paragraph.empty"),
        ("iets", True, "paragraph.both"),
        ("a" * 20_001, False, "text.too_long"),
        ("a" * 20_000, False, ""),
        ("😀 werkt ook \x00", False, ""),
        ("", True, ""),
    ],
)
def test_what_may_be_written(world: Demo, dossier: Dossier, text: str, nothing: bool, code: str) -> None:
    if code:
        with pytest.raises(Refused) as caught:
            write(world, dossier, "rania", text, nothing_to_add=nothing)
        assert caught.value.decision.code == code
    else:
        assert write(world, dossier, "rania", text, nothing_to_add=nothing).nothing_to_add == nothing


def test_a_section_is_for_who_may_see_it(world: Demo, dossier: Dossier) -> None:
    with pytest.raises(Refused) as caught:
        write(world, dossier, "daan", section=Section.HEALTH)
    assert caught.value.decision.code == "paragraph.section_not_yours"
    assert write(world, dossier, "rania", section=Section.HEALTH).category == "medical"
    seen = queries.growth_document(dossier.pk, categories=["process", "education"])
    assert Section.HEALTH not in {section.section for section in seen}


def test_who_is_not_in_the_circle_writes_nothing(world: Demo, dossier: Dossier) -> None:
    with pytest.raises(Http404):
        write(world, dossier, "zeynep")


def test_words_that_were_told_are_the_words_of_the_teller(
    world: Demo, dossier: Dossier, today: dt.date
) -> None:
    sami = world.people["sami"]
    row = write(world, dossier, "daan", "Ik vind lezen stom.", told_by_person_id=sami.pk)
    assert (row.author_id, row.voice, row.told_to, row.told_on) == (
        sami.pk,
        Voice.PUPIL,
        world.people["daan"],
        today,
    )
    again = write(world, dossier, "daan", "Ik vind lezen saai.", told_by_person_id=sami.pk, revision=1)
    assert again.revision == 2
    with pytest.raises(Refused) as caught:
        write(world, dossier, "anouk", "Iets anders.", told_by_person_id=sami.pk, revision=2)
    assert caught.value.decision.code == "paragraph.not_yours"


def test_words_the_author_touched_are_his_alone(world: Demo, dossier: Dossier) -> None:
    sami = world.people["sami"]
    write(world, dossier, "daan", "Ik vind lezen stom.", told_by_person_id=sami.pk)
    row = write(world, dossier, "sami", "Strips zijn leuk.", revision=1)
    assert (row.told_to, row.told_on) == (None, None)
    with pytest.raises(Refused) as caught:
        write(world, dossier, "daan", "Toch stom.", told_by_person_id=sami.pk, revision=2)
    assert caught.value.decision.code == "paragraph.not_yours"


def test_only_the_family_is_written_down_for(world: Demo, dossier: Dossier) -> None:
    for key, teller, code in (
        ("anouk", "daan", "paragraph.teller_not_family"),
        ("rania", "sami", "paragraph.only_own_words"),
    ):
        with pytest.raises(Refused) as caught:
            write(world, dossier, key, told_by_person_id=world.people[teller].pk)
        assert caught.value.decision.code == code


def test_closing_waits_for_the_goals(world: Demo, dossier: Dossier, goal: object) -> None:
    anouk = world.actors["anouk"]
    with pytest.raises(Refused) as caught:
        plans.close_growth_document(anouk, dossier_id=dossier.pk, reason="klaar")
    assert caught.value.decision.code == "growth_document.goals_open"
    plans.end_goal(anouk, goal_id=goal.pk, state="reached")  # type: ignore[attr-defined]
    closed = plans.close_growth_document(anouk, dossier_id=dossier.pk, reason="Alle doelen zijn gehaald.")
    assert closed.closed_on is not None


def test_only_what_is_picked_travels_on(
    world: Demo, dossier: Dossier, picture: GrowthDocument, views: Callable[..., None]
) -> None:
    anouk = world.actors["anouk"]
    plans.close_growth_document(anouk, dossier_id=dossier.pk, reason="klaar")
    picked = picture.paragraphs.get(author=world.people["rania"])
    following = plans.carry_on(anouk, document_id=picture.pk, paragraph_ids=[picked.pk])
    assert following.successor_of == picture
    assert [(row.author_id, row.text) for row in following.paragraphs.all()] == [
        (picked.author_id, picked.text)
    ]
    with pytest.raises(Refused) as caught:
        plans.carry_on(anouk, document_id=picture.pk)
    assert caught.value.decision.code == "growth_document.cannot_follow"
