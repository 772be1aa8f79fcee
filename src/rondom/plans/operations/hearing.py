"""The pupil is heard: what he says, what was done with it, telling it back, and when he does not want to."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.models import Person
from rondom.people.terms import Role
from rondom.plans import access
from rondom.plans.events import (
    HearingNotWanted,
    HearingNotWantedSigned,
    InfluenceTold,
    PupilHeard,
    PupilToldBack,
    WaysChosen,
)
from rondom.plans.models import Hearing, HearingSignature
from rondom.plans.operations.document import about, open_document
from rondom.plans.operations.text import short_text
from rondom.plans.terms import HearingWay


@transaction.atomic
def choose_ways(actor: Actor, *, dossier_id: int, ways: Collection[str]) -> Hearing:
    """Choose, as the pupil, one or more ways to tell it; the words that are there stay. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_hear(actor, dossier).enforce()
    if actor.role != Role.PUPIL:
        refuse("hearing.pupil_chooses", _("Het kind kiest zelf hoe het wordt gehoord.")).enforce()
    hearing = hearing_of(actor, dossier)
    set_ways(hearing, ways)
    hearing.revision += 1
    hearing.save()
    happened(WaysChosen(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing


@transaction.atomic
def record_hearing(
    actor: Actor,
    *,
    dossier_id: int,
    ways: Collection[str],
    words: str,
    heard_on: dt.date,
    through: str = "",
    revision: int | None = None,
) -> Hearing:
    """How the pupil wanted to be heard and what he says; by himself, or by who heard him (R-OPP-3).

    New words ask for telling back anew. through: who told it for him. A parent who tells it changes no ways.
    revision: the one the writer started from, when a form was open. Errors: Refused, Http404, Conflict.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_hear(actor, dossier).enforce()
    hearing = hearing_of(actor, dossier)
    _check_writer(actor, dossier, hearing)
    _check_revision(hearing, revision, theirs=hearing.words)
    hearing.words = short_text(words, 10000, empty=True)
    set_ways(hearing, hearing.ways if actor.role == Role.PARENT else ways)
    if not hearing.words and not hearing.wants_nothing and not _has_files(hearing):
        refuse(
            "hearing.words_missing", _("Schrijf op wat het kind zegt, of kies ‘nu niets zeggen’.")
        ).enforce()
    if heard_on > clock.today():
        refuse("hearing.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    hearing.through = short_text(through, 200, empty=True) or _own_name(actor)
    hearing.heard_on, hearing.heard_by_id = heard_on, actor.person_id
    save_anew(hearing)
    happened(PupilHeard(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing


@transaction.atomic
def tell_influence(actor: Actor, *, dossier_id: int, text: str, revision: int | None = None) -> Hearing:
    """What was done with the words of the pupil. Errors: Refused, Http404, Conflict."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_tell_back(actor, dossier).enforce()
    hearing = hearing_of(actor, dossier)
    if hearing.heard_on is None:
        refuse("hearing.first", _("Leg eerst vast wat het kind zegt.")).enforce()
    _check_revision(hearing, revision, theirs=hearing.influence)
    hearing.influence = short_text(text, 5000)
    save_anew(hearing)
    happened(InfluenceTold(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing


@transaction.atomic
def tell_back(actor: Actor, *, dossier_id: int, told_back_on: dt.date, message: str = "") -> Hearing:
    """Somebody explained to the pupil what was done with his words.

    message: to the pupil, for his own page; without it he reads there what was done, as it was written.
    Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_tell_back(actor, dossier).enforce()
    hearing = hearing_of(actor, dossier)
    if not hearing.influence:
        refuse("hearing.influence_first", _("Schrijf eerst op wat u met zijn woorden deed.")).enforce()
    if told_back_on > clock.today() or (hearing.heard_on and told_back_on < hearing.heard_on):
        refuse("hearing.told_back_day", _("Kies een dag na het gesprek, die al geweest is.")).enforce()
    hearing.message = short_text(message, 3000, empty=True)
    hearing.told_back_on, hearing.told_back_by_id = told_back_on, actor.person_id
    hearing.save(update_fields=["message", "told_back_on", "told_back_by"])
    happened(PupilToldBack(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing


@transaction.atomic
def say_not_wanted(actor: Actor, *, dossier_id: int, reason: str, revision: int | None = None) -> Hearing:
    """Why the pupil, who chose to say nothing, was not heard. Other words ask for both signatures anew.

    Errors: Refused, Http404, Conflict.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_tell_back(actor, dossier).enforce()
    hearing = hearing_of(actor, dossier)
    if not hearing.wants_nothing:
        refuse(
            "hearing.not_nothing", _("Kies eerst bij ‘Luisteren’ dat het kind nu niets wil zeggen.")
        ).enforce()
    _check_revision(hearing, revision, theirs=hearing.not_wanted)
    hearing.not_wanted = short_text(reason, 1000)
    hearing.signatures.all().delete()
    hearing.revision += 1
    hearing.save(update_fields=["not_wanted", "revision"])
    happened(HearingNotWanted(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing


@transaction.atomic
def sign_not_wanted(
    actor: Actor, *, dossier_id: int, revision: int, confirmed_at: dt.datetime | None
) -> HearingSignature:
    """Confirm, for the own side, that the pupil did not want to be heard. Two people do, never one for both.

    revision: of the reason that was read. confirmed_at: when the account last showed who it is.
    Errors: Refused, Http404, Conflict.
    """
    dossier = locked_dossier(actor, dossier_id)
    hearing = hearing_of(actor, dossier)
    access.may_sign_not_wanted(actor, dossier, hearing, confirmed_at=confirmed_at).enforce()
    _check_revision(hearing, revision, theirs=hearing.not_wanted)
    signature = HearingSignature.objects.create(
        region_id=dossier.region_id,
        hearing=hearing,
        side=access.side_of(actor, dossier),
        person_id=actor.person_id,
        capacity=actor.role,
        signed_at=clock.now(),
    )
    event = HearingNotWantedSigned(
        **about(dossier), hearing_id=hearing.pk, person_id=actor.person_id, what=signature.side
    )
    happened(event, by=actor)
    return signature


def hearing_of(actor: Actor, dossier: Dossier) -> Hearing:
    """The hearing of the open document. The caller has locked the dossier and asked the policy."""
    return Hearing.objects.get_or_create(document=open_document(actor, dossier))[0]


def save_anew(hearing: Hearing) -> None:
    """Something new was said or done: telling back has to be done again."""
    hearing.told_back_on, hearing.told_back_by, hearing.message = None, None, ""
    hearing.revision += 1
    hearing.save()


def set_ways(hearing: Hearing, ways: Collection[str]) -> None:
    """In a fixed order; "nothing" goes with nothing else. Who says something, did want to."""
    chosen = [way.value for way in HearingWay if way.value in set(ways)]
    if not chosen:
        refuse("hearing.choose_a_way", _("Kies eerst hoe het kind het wil vertellen.")).enforce()
    if HearingWay.NOTHING in chosen and (len(chosen) > 1 or hearing.words or _has_files(hearing)):
        refuse(
            "hearing.nothing_alone",
            _("‘Nu niets zeggen’ gaat niet samen met iets anders, of met wat er al staat."),
        ).enforce()
    hearing.ways = chosen
    if not hearing.wants_nothing:
        hearing.not_wanted = ""
        hearing.signatures.all().delete()


def _check_writer(actor: Actor, dossier: Dossier, hearing: Hearing) -> None:
    """Somebody may write words beside what the pupil drew; never over his words, or his choice to say nothing."""
    pupil_id = dossier.pupil.person_id
    said = bool(hearing.words) or hearing.wants_nothing
    if said and hearing.heard_by_id == pupil_id != actor.person_id:
        refuse(
            "hearing.is_theirs", _("Dit schreef het kind zelf. Alleen het kind kan dit veranderen.")
        ).enforce()


def _check_revision(hearing: Hearing, revision: int | None, *, theirs: str) -> None:
    if revision is not None and revision != hearing.revision:
        raise Conflict(theirs=theirs, revision=hearing.revision)


def _has_files(hearing: Hearing) -> bool:
    return hearing.files.filter(removed_at=None).exists()


def _own_name(actor: Actor) -> str:
    """A parent who tells it for the child stands there by name."""
    return Person.objects.get(pk=actor.person_id).name if actor.role == Role.PARENT else ""
