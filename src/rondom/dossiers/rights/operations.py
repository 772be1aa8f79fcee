"""What changes together when the family uses a right, and when the school answers."""

import datetime as dt

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.events import (
    DossierCopied,
    RightsAnswered,
    RightsExtended,
    RightsRequested,
    StatementAdded,
)
from rondom.dossiers.models import Dossier, RightsRequest, Statement
from rondom.dossiers.rights import access
from rondom.dossiers.rights.rules import due_on, longer_due_on
from rondom.dossiers.terms import RightsKind, RightsState, StatementAbout
from rondom.events.record import happened


@transaction.atomic
def add_statement(
    actor: Actor,
    *,
    dossier_id: int,
    text: str,
    about: str = StatementAbout.DOSSIER,
    item_id: int | None = None,
    category: str = Category.PROCESS,
) -> Statement:
    """Own words that stay. The caller has fetched the note or paragraph through its own access, and gives its category.

    Errors: Refused without words, Http404.
    """
    dossier = _locked(actor, dossier_id)
    if category not in dossier.categories:
        raise Http404
    return _state(actor, dossier, text=text, about=about, item_id=item_id, category=category)


@transaction.atomic
def replace_statement(actor: Actor, *, statement_id: int, text: str) -> Statement:
    """Say something else in the place of an own statement, about the same; the earlier one stays.

    Errors: Refused, Http404 also for a statement of a dossier that is not one's own.
    """
    row = Statement.objects.select_related("replaced_by").filter(pk=statement_id).first()
    dossier = _locked(actor, row.dossier_id if row else 0)
    if row is None or row.category not in dossier.categories:
        raise Http404
    earlier = Statement.objects.select_related("replaced_by").get(
        pk=row.pk
    )  # as it is now that we have the lock
    access.may_replace_statement(actor, earlier).enforce()
    return _state(
        actor,
        dossier,
        text=text,
        about=earlier.about,
        item_id=earlier.item_id,
        category=earlier.category,
        replaces=earlier,
    )


def _state(
    actor: Actor,
    dossier: Dossier,
    *,
    text: str,
    about: str,
    item_id: int | None,
    category: str,
    replaces: Statement | None = None,
) -> Statement:
    words = _words(text, "statement.empty", _("Schrijf op wat u wilt zeggen."))
    row = Statement.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        author_id=actor.person_id,
        capacity=actor.role,
        about=about,
        item_id=item_id,
        category=category,
        text=words,
        written_at=clock.now(),
        replaces=replaces,
    )
    event = StatementAdded(
        dossier_id=dossier.pk,
        region_id=dossier.region_id,
        statement_id=row.pk,
        about=str(about),
        category=str(category),
    )
    happened(event, by=actor)
    return row


@transaction.atomic
def request_right(actor: Actor, *, dossier_id: int, kind: str, text: str) -> RightsRequest:
    """Ask the school; the term runs from today. The same open request, sent twice, is one request.

    Errors: Refused (see access.may_request; nothing written), Http404.
    """
    dossier = _locked(actor, dossier_id)
    access.may_request(actor, dossier).enforce()
    words = _words(text, "rights.empty", _("Schrijf op wat u vraagt."))
    values = {"dossier": dossier, "kind": RightsKind(kind), "requested_by_id": actor.person_id}
    for row in RightsRequest.objects.filter(**values, state=RightsState.OPEN):
        if row.text == words:  # sealed: the database cannot compare it
            return row
    row = RightsRequest.objects.create(
        **values,
        text=words,
        region_id=dossier.region_id,
        capacity=actor.role,
        received_on=clock.today(),
        due_on=due_on(clock.today()),
    )
    happened(RightsRequested(**_about(row), kind=str(row.kind)), by=actor)
    return row


@transaction.atomic
def extend_term(actor: Actor, *, request_id: int, reason: str) -> RightsRequest:
    """Take longer for the answer; who asked reads the reason. Errors: Refused (see access.may_extend), Http404."""
    row = _to_answer(actor, request_id)
    access.may_extend(row).enforce()
    row.extension_reason = _words(
        reason, "rights.extension_without_reason", _("Schrijf op waarom het antwoord langer duurt.")
    )
    row.extended_on, row.due_on = clock.today(), longer_due_on(row.received_on)
    row.save(update_fields=["extended_on", "extension_reason", "due_on"])
    happened(RightsExtended(**_about(row), person_id=row.requested_by_id), by=actor)
    return row


@transaction.atomic
def answer_request(actor: Actor, *, request_id: int, state: str, answer: str) -> RightsRequest:
    """Answer once, with the reason in plain words. It carries nothing out by itself, also not "wissen".

    Errors: Refused (no words, somebody else was first), Http404.
    """
    row = _to_answer(actor, request_id)
    access.may_answer(row).enforce()
    if state not in (RightsState.ANSWERED, RightsState.PARTLY, RightsState.REFUSED):
        refuse("rights.no_answer", _("Kies wat uw antwoord is.")).enforce()
    row.answer = _words(answer, "rights.answer_empty", _("Schrijf uw antwoord op, met de reden."))
    row.state, row.answered_on, row.answered_by_id = state, clock.today(), actor.person_id
    row.save(update_fields=["state", "answer", "answered_on", "answered_by"])
    happened(RightsAnswered(**_about(row), person_id=row.requested_by_id, state=str(state)), by=actor)
    return row


@transaction.atomic
def record_copy(actor: Actor, *, dossier_id: int, digest: str, confirmed_at: dt.datetime | None) -> str:
    """Write down that a copy leaves; the caller gives it away only when this returned. Returns which part it is.

    Errors: Refused (see access.may_copy_now), Http404.
    """
    dossier = access.own_dossier(actor, dossier_id)
    access.may_copy_now(actor, dossier, confirmed_at=confirmed_at).enforce()
    part = access.copy_part(actor, dossier)
    event = DossierCopied(dossier_id=dossier.pk, region_id=dossier.region_id, part=part, digest=digest)
    happened(event, by=actor)
    return part


def _locked(actor: Actor, dossier_id: int) -> Dossier:
    """Two acts in one dossier come one after the other. Errors: Http404."""
    Dossier.objects.select_for_update().filter(pk=dossier_id).first()
    return access.own_dossier(actor, dossier_id)


def _to_answer(actor: Actor, request_id: int) -> RightsRequest:
    """Errors: Http404."""
    rows = RightsRequest.objects.to_answer_by(actor).select_for_update(of=("self",))
    row = rows.filter(pk=request_id).first()
    if row is None:
        raise Http404
    return row


def _words(text: str, code: str, reason: str) -> str:
    """Errors: Refused when nothing is written."""
    words = text.strip()
    if not words:
        refuse(code, reason).enforce()
    return words


def _about(row: RightsRequest) -> dict[str, int]:
    return {"dossier_id": row.dossier_id, "region_id": row.region_id, "request_id": row.pk}
