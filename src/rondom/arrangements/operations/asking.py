"""A request from its first word until it is sent or taken back."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from rondom.arrangements import access, queries
from rondom.arrangements.events import RequestBegun, RequestSaved, RequestSent, RequestWithdrawn
from rondom.arrangements.filling import LONGEST, filled
from rondom.arrangements.models import ArrangementRequest
from rondom.arrangements.money import school_year_of
from rondom.arrangements.operations.rows import about, locked_for_requests, locked_request
from rondom.arrangements.rules import form_of
from rondom.arrangements.terms import RequestState
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, Refused, refuse
from rondom.events.record import happened

MOST_CENTS = 100_000_000  # a million euro: more is a mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked. last_on: the last day; cents: over the whole period. None: not known yet."""

    first_on: dt.date | None
    last_on: dt.date | None
    cents: int | None


@transaction.atomic
def begin_request(actor: Actor, *, dossier_id: int, kind: str) -> ArrangementRequest:
    """A request of one kind, with everything in it that the dossier knows. kind: a code of the catalogue.

    Errors: Refused, Http404.
    """
    dossier = locked_for_requests(actor, dossier_id)
    access.may_begin_request(actor, dossier).enforce()
    catalogue = queries.newest_catalogue(dossier.region_id, school_year_of(clock.today()))
    found = queries.library_by(catalogue, dossier.region).kind(kind)
    if found is None:
        raise Refused(refuse("arrangement.kind_missing", _("Kies een soort arrangement.")))
    form = form_of(dossier.region.slug)
    row = ArrangementRequest.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        school_id=dossier.school_id,
        board_id=dossier.school.board_id or dossier.school_id,
        catalogue=catalogue,
        kind=msgspec.to_builtins(found),
        fields=[msgspec.to_builtins(field) for field in form.fields],
        answers=json.dumps(filled(dossier, form)),
        made_by_id=actor.person_id,
        made_on=clock.today(),
    )
    happened(RequestBegun(**about(dossier), request_id=row.pk), by=actor)
    return row


@transaction.atomic
def save_request(
    actor: Actor,
    *,
    dossier_id: int,
    request_id: int,
    answers: Mapping[str, str],
    wanted: Wanted,
    revision: int,
) -> ArrangementRequest:
    """Keep what is filled in, also when it is not whole. Errors: Refused, Conflict, Http404."""
    dossier, row = locked_request(actor, dossier_id, request_id)
    access.may_write_request(actor, row, dossier).enforce()
    known = {field.key for field in queries.fields_of(row)}
    kept = queries.answers_of(row) | {key: text.strip() for key, text in answers.items() if key in known}
    _check(kept, wanted)
    if revision != row.revision:
        raise Conflict(theirs="", revision=row.revision)
    row.answers = json.dumps(kept)
    row.wanted_from = wanted.first_on
    row.wanted_until = wanted.last_on + dt.timedelta(days=1) if wanted.last_on else None
    row.wanted_cents = wanted.cents
    row.revision += 1
    row.save()
    happened(RequestSaved(**about(dossier), request_id=row.pk, revision=row.revision), by=actor)
    return row


def _check(answers: Mapping[str, str], wanted: Wanted) -> None:
    if any(len(text) > LONGEST for text in answers.values()):
        refuse(
            "arrangement.too_long", _("Een antwoord heeft hoogstens %(most)s tekens.") % {"most": LONGEST}
        ).enforce()
    check_period(wanted.first_on, wanted.last_on)
    if wanted.cents is not None:
        check_cents(wanted.cents)


def check_period(first_on: dt.date | None, last_on: dt.date | None) -> None:
    """In order, and of a length that a person means. Errors: Refused."""
    if first_on is None or last_on is None:
        return
    if last_on < first_on:
        refuse("arrangement.period", _("De laatste dag komt na de eerste dag.")).enforce()
    if (last_on - first_on).days > 3 * 366 or not 2000 <= first_on.year <= 2200:
        refuse("arrangement.period_long", _("Kies een periode van hoogstens drie jaar.")).enforce()


def check_cents(cents: int) -> None:
    if not 0 <= cents <= MOST_CENTS:
        refuse("arrangement.cents", _("Vul een bedrag in tussen 0 en 1.000.000 euro.")).enforce()


@transaction.atomic
def send_request(actor: Actor, *, dossier_id: int, request_id: int) -> ArrangementRequest:
    """To the samenwerkingsverband; from today the days until the decision count. Errors: Refused, Http404."""
    dossier, row = locked_request(actor, dossier_id, request_id)
    access.may_send(actor, row, dossier).enforce()
    days = form_of(dossier.region.slug).days_to_decide
    row.state, row.sent_by_id, row.sent_on = RequestState.SENT, actor.person_id, clock.today()
    row.expected_on = clock.today() + dt.timedelta(days=days)
    row.save()
    happened(RequestSent(**about(dossier), request_id=row.pk), by=actor)
    return row


@transaction.atomic
def withdraw_request(actor: Actor, *, dossier_id: int, request_id: int) -> ArrangementRequest:
    """The school takes it back before it is decided. Errors: Refused, Http404."""
    dossier, row = locked_request(actor, dossier_id, request_id)
    access.may_withdraw(actor, row, dossier).enforce()
    row.state, row.withdrawn_on = RequestState.WITHDRAWN, clock.today()
    row.save()
    happened(RequestWithdrawn(**about(dossier), request_id=row.pk), by=actor)
    return row
