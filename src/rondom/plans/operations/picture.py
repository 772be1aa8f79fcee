"""The shared picture: what helps and hinders, possible explanations, and needs."""

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.events import Event
from rondom.dossiers.access import is_coordinator
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.plans import access
from rondom.plans.events import PictureChanged
from rondom.plans.models import Factor, Goal, Hypothesis, Need
from rondom.plans.operations.document import about, open_document
from rondom.plans.operations.text import short_text
from rondom.plans.terms import Domain, FactorKind, NeedCategory, NeedSubject


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


def _working_on(actor: Actor, dossier_id: int) -> Dossier:
    dossier = locked_dossier(actor, dossier_id)
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
