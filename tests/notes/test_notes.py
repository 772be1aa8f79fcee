"""Signals and notes: three parts, the writer's own, and nobody overwrites unseen."""

import dataclasses
import datetime as dt

import pytest

from rondom.core.decision import Conflict, Refused
from rondom.dossiers.models import Dossier
from rondom.notes.models import Note
from rondom.notes.operations import change_note, raise_signal, write_note


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"talked_with": " "}, "note.with_whom_missing"),
        ({"talked_on": dt.date(2090, 1, 1)}, "note.day_to_come"),
        ({"what": ""}, "note.what_missing"),
        ({"agreements": ""}, "note.agreements_missing"),
        ({"no_agreements": True}, "note.agreements_missing"),
    ],
)
def test_a_signal_misses_a_part(world, signal_text, spoil, code):
    with pytest.raises(Refused) as refusal:
        raise_signal(
            world.actors["daan"],
            pupil_id=world.pupils["sami"].pk,
            text=dataclasses.replace(signal_text, **spoil),
        )
    assert refusal.value.decision.code == code
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("who", ["ruben", "ilse", "rania", "fenna"])
def test_who_may_not_begin_a_dossier(world, signal_text, who):
    with pytest.raises(Refused) as refusal:
        raise_signal(world.actors[who], pupil_id=world.pupils["sami"].pk, text=signal_text)
    assert refusal.value.decision.code == "dossier.not_your_school"


def test_one_open_dossier_per_child(world, dossier, signal_text):
    with pytest.raises(Refused) as refusal:
        raise_signal(world.actors["anouk"], pupil_id=world.pupils["sami"].pk, text=signal_text)
    assert refusal.value.decision.code == "dossier.already_open"


def test_emoji_and_long_texts_are_kept(world, dossier, signal_text):
    text = dataclasses.replace(signal_text, what="🙂 " + "x" * 15000)
    note = write_note(world.actors["anouk"], dossier_id=dossier.pk, kind="talk", text=text)
    assert Note.objects.get(pk=note.pk).what == text.what


def test_two_people_saving_is_seen(world, dossier, signal_text):
    note = write_note(world.actors["anouk"], dossier_id=dossier.pk, kind="talk", text=signal_text)
    first = dataclasses.replace(signal_text, what="Eerst dit.")
    change_note(world.actors["anouk"], note_id=note.pk, text=first, revision=1)
    with pytest.raises(Conflict) as conflict:
        change_note(
            world.actors["anouk"],
            note_id=note.pk,
            text=dataclasses.replace(signal_text, what="Dit."),
            revision=1,
        )
    assert (conflict.value.theirs, conflict.value.revision) == ("Eerst dit.", 2)


def test_only_the_writer_changes_a_note(world, dossier, signal_text):
    note = write_note(world.actors["anouk"], dossier_id=dossier.pk, kind="talk", text=signal_text)
    with pytest.raises(Refused) as refusal:
        change_note(world.actors["daan"], note_id=note.pk, text=signal_text, revision=1)
    assert refusal.value.decision.code == "note.not_yours"


def test_the_family_writes_its_own_words_on_its_own_page(world, dossier, signal_text):
    with pytest.raises(Refused) as refusal:
        write_note(world.actors["rania"], dossier_id=dossier.pk, kind="talk", text=signal_text)
    assert refusal.value.decision.code == "note.family_has_own_words"


@pytest.mark.parametrize("category", ["medical", "safety"])
def test_nobody_writes_about_what_he_does_not_see(world, dossier, signal_text, category):
    text = dataclasses.replace(signal_text, category=category)
    with pytest.raises(Refused) as refusal:
        write_note(world.actors["daan"], dossier_id=dossier.pk, kind="talk", text=text)
    assert refusal.value.decision.code == "note.category_not_yours"
