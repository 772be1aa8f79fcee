"""The shared picture: what helps and hinders, possible explanations, needs, and the pupil who is heard."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.core.events import Event
from rondom.dossiers.access import is_coordinator
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.plans import access
from rondom.plans.events import InfluenceTold, PictureChanged, PupilHeard, PupilToldBack
from rondom.plans.models import Factor, Goal, Hearing, Hypothesis, Need
from rondom.plans.operations.document import about, locked, open_document
from rondom.plans.operations.text import short_text
from rondom.plans.terms import Domain, FactorKind, HearingWay, NeedCategory, NeedSubject


@transaction.atomic
def add_factor(actor: Actor, *, dossier_id: int, domain: str, kind: str, text: str) -> Factor:
    """Something that helps or hinders. Errors: Refused, Http404."""
    dossier = _working_on(actor, dossier_id)
    factor = Factor.objects.create(
        document=open_document(actor, dossier),
        domain=Domain(domain),
        kind=FactorKind(kind),
        text=short_text(text, 500),
        author_id=actor.person_id,
        written_at=clock.now(),
    )
    happened(_changed(dossier, "factor", "added", factor.pk), by=actor)
    return factor


@transaction.atomic
def remove_factor(actor: Actor, *, dossier_id: int, factor_id: int) -> None:
    """Only the writer or the coordinator. Errors: Refused, Factor.DoesNotExist."""
    _remove(
        actor,
        Factor.objects.select_related("document").get(pk=factor_id, document__dossier_id=dossier_id),
        "factor",
    )


@transaction.atomic
def add_hypothesis(actor: Actor, *, dossier_id: int, text: str) -> Hypothesis:
    """A possible explanation. Errors: Refused, Http404."""
    dossier = _working_on(actor, dossier_id)
    hypothesis = Hypothesis.objects.create(
        document=open_document(actor, dossier),
        text=short_text(text, 1000),
        author_id=actor.person_id,
        written_at=clock.now(),
    )
    happened(_changed(dossier, "hypothesis", "added", hypothesis.pk), by=actor)
    return hypothesis


@transaction.atomic
def remove_hypothesis(actor: Actor, *, dossier_id: int, hypothesis_id: int) -> None:
    """Only the writer or the coordinator. Errors: Refused, Hypothesis.DoesNotExist."""
    _remove(
        actor,
        Hypothesis.objects.select_related("document").get(pk=hypothesis_id, document__dossier_id=dossier_id),
        "hypothesis",
    )


@transaction.atomic
def add_need(
    actor: Actor, *, dossier_id: int, subject: str, category: str, text: str, goal_id: int | None = None
) -> Need:
    """ "Dit kind heeft nodig: instructie die …": subject, helping sentence, words. Errors: Refused, Http404."""
    dossier = _working_on(actor, dossier_id)
    document = open_document(actor, dossier)
    goal = Goal.objects.filter(pk=goal_id, document=document).first() if goal_id else None
    need = Need.objects.create(
        document=document,
        goal=goal,
        subject=NeedSubject(subject),
        category=NeedCategory(category),
        text=short_text(text, 500),
        author_id=actor.person_id,
        written_at=clock.now(),
    )
    happened(_changed(dossier, "need", "added", need.pk), by=actor)
    return need


@transaction.atomic
def remove_need(actor: Actor, *, dossier_id: int, need_id: int) -> None:
    """Only the writer or the coordinator. Errors: Refused, Need.DoesNotExist."""
    _remove(
        actor,
        Need.objects.select_related("document").get(pk=need_id, document__dossier_id=dossier_id),
        "need",
    )


@transaction.atomic
def record_hearing(
    actor: Actor,
    *,
    dossier_id: int,
    ways: Collection[str],
    words: str,
    heard_on: dt.date,
    revision: int | None = None,
) -> Hearing:
    """How the pupil wanted to be heard and what he says; by himself, or by who heard him (R-OPP-3).

    New words ask for telling back anew. revision: the one the writer started from, when a form was open.
    Errors: Refused, Http404, Conflict.
    """
    dossier = locked(actor, dossier_id)
    access.may_hear(actor, dossier).enforce()
    hearing = _hearing(actor, dossier)
    _check_writer(actor, dossier, hearing)
    _check_revision(hearing, revision, theirs=hearing.words)
    hearing.ways, hearing.words = _ways(ways), short_text(words, 10000, empty=True)
    if not hearing.words and hearing.ways != [HearingWay.NOTHING]:
        refuse(
            "hearing.words_missing", _("Schrijf op wat het kind zegt, of kies ‘nu niets zeggen’.")
        ).enforce()
    if heard_on > clock.today():
        refuse("hearing.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    hearing.heard_on, hearing.heard_by_id = heard_on, actor.person_id
    _save_anew(hearing)
    happened(PupilHeard(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing


@transaction.atomic
def tell_influence(actor: Actor, *, dossier_id: int, text: str, revision: int | None = None) -> Hearing:
    """What was done with the words of the pupil. Errors: Refused, Http404, Conflict."""
    dossier = locked(actor, dossier_id)
    access.may_tell_back(actor, dossier).enforce()
    hearing = _hearing(actor, dossier)
    if hearing.heard_on is None:
        refuse("hearing.first", _("Leg eerst vast wat het kind zegt.")).enforce()
    _check_revision(hearing, revision, theirs=hearing.influence)
    hearing.influence = short_text(text, 5000)
    _save_anew(hearing)
    happened(InfluenceTold(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing


@transaction.atomic
def tell_back(actor: Actor, *, dossier_id: int, told_back_on: dt.date) -> Hearing:
    """Somebody explained to the pupil what was done with his words. Errors: Refused, Http404."""
    dossier = locked(actor, dossier_id)
    access.may_tell_back(actor, dossier).enforce()
    hearing = _hearing(actor, dossier)
    if not hearing.influence:
        refuse("hearing.influence_first", _("Schrijf eerst op wat u met zijn woorden deed.")).enforce()
    if told_back_on > clock.today() or (hearing.heard_on and told_back_on < hearing.heard_on):
        refuse("hearing.told_back_day", _("Kies een dag na het gesprek, die al geweest is.")).enforce()
    hearing.told_back_on, hearing.told_back_by_id = told_back_on, actor.person_id
    hearing.save(update_fields=["told_back_on", "told_back_by"])
    happened(PupilToldBack(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing


def _working_on(actor: Actor, dossier_id: int) -> Dossier:
    dossier = locked(actor, dossier_id)
    access.may_work_on_picture(actor, dossier).enforce()
    return dossier


def _remove(actor: Actor, row: Factor | Hypothesis | Need, what: str) -> None:
    dossier = _working_on(actor, row.document.dossier_id)
    if row.document.closed_on is not None:
        refuse("growth_document.closed", _("Dit groeidocument is gesloten.")).enforce()
    if row.author_id != actor.person_id and not is_coordinator(actor, dossier):
        refuse("picture.not_yours", _("Alleen de schrijver of de coördinator kan dit weghalen.")).enforce()
    row_id = row.pk
    row.delete()
    happened(_changed(dossier, what, "removed", row_id), by=actor)


def _changed(dossier: Dossier, what: str, change: str, item_id: int) -> Event:
    return PictureChanged(**about(dossier), what=what, change=change, item_id=item_id)


def _hearing(actor: Actor, dossier: Dossier) -> Hearing:
    return Hearing.objects.get_or_create(document=open_document(actor, dossier))[0]


def _check_writer(actor: Actor, dossier: Dossier, hearing: Hearing) -> None:
    pupil_id = dossier.pupil.person_id
    if hearing.heard_by_id == pupil_id != actor.person_id:
        refuse(
            "hearing.is_theirs", _("Dit schreef het kind zelf. Alleen het kind kan dit veranderen.")
        ).enforce()


def _check_revision(hearing: Hearing, revision: int | None, *, theirs: str) -> None:
    if revision is not None and revision != hearing.revision:
        raise Conflict(theirs=theirs, revision=hearing.revision)


def _ways(ways: Collection[str]) -> list[str]:
    """In a fixed order; "nothing" goes with nothing else."""
    chosen = [way.value for way in HearingWay if way.value in set(ways)]
    if not chosen:
        refuse("hearing.way_missing", _("Kies hoe het kind het wil vertellen.")).enforce()
    if HearingWay.NOTHING in chosen and len(chosen) > 1:
        refuse("hearing.way_nothing", _("‘Nu niets zeggen’ gaat niet samen met iets anders.")).enforce()
    return chosen


def _save_anew(hearing: Hearing) -> None:
    hearing.told_back_on, hearing.told_back_by = None, None
    hearing.revision += 1
    hearing.save()
