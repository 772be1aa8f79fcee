"""What changes together with the index: the switch, asking for a registration, and its answer."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Refused
from rondom.dossiers.access import is_coordinator, takes_part
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import make_action
from rondom.events.record import happened
from rondom.integrations.youth_index import access
from rondom.integrations.youth_index.connector import Match
from rondom.integrations.youth_index.events import IndexAnswered, IndexAsked, IndexSwitched
from rondom.integrations.youth_index.message import Message
from rondom.integrations.youth_index.models import IndexEntry, IndexMatch, IndexSwitch
from rondom.integrations.youth_index.rules import index_rules
from rondom.integrations.youth_index.terms import EntryState
from rondom.people.models import Organisation
from rondom.people.terms import FAMILY_ROLES, OrganisationKind
from rondom.triage.operations import check_registration
from rondom.triage.terms import TRIAGE_ROLES, RegistrationKind, RegistrationStatus


@transaction.atomic
def switch_index(actor: Actor, *, organisation_id: int, on: bool) -> IndexSwitch:
    """Switch it on or off for one gemeente of the region. Errors: Refused, Http404."""
    access.may_switch(actor).enforce()
    places = Organisation.objects.filter(regions=actor.region_id, kind=OrganisationKind.MUNICIPALITY)
    if not places.filter(pk=organisation_id).exists():
        raise Http404
    row, _made = IndexSwitch.objects.update_or_create(
        organisation_id=organisation_id,
        defaults={"region_id": actor.region_id, "is_on": on, "changed_at": clock.now()},
    )
    happened(IndexSwitched(organisation_id=organisation_id, is_on=on), by=actor)
    return row


@transaction.atomic
def ask_registration(actor: Actor, *, dossier_id: int) -> IndexEntry:
    """Ask to register that the own organisation is involved; the worker of the program sends it.

    The item Zorg voor Jeugd is done with it, and the family hears that. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_register(actor, dossier).enforce()
    entry = IndexEntry.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        organisation_id=actor.organisation_id or 0,
        worker_id=actor.person_id,
        worker_role=actor.role,
        asked_at=clock.now(),
    )
    happened(IndexAsked(**_about(entry), entry_id=entry.pk), by=actor)
    return entry


def message_of(entry: IndexEntry) -> Message:
    """Only *that*: names, a way to reach the worker, and which child."""
    child = entry.dossier.pupil.person
    last_name = " ".join(part for part in (child.prefix, child.last_name) if part)
    return Message(
        organisation=entry.organisation.name,
        worker=entry.worker.name,
        contact=entry.worker.phone or entry.organisation.phone or entry.worker.email,
        child_first_name=child.call_name,
        child_last_name=last_name,
        child_born_on=child.born_on,
    )


def store_answer(entry: IndexEntry, *, sent: Message, matches: Collection[Match]) -> None:
    """Keep what was sent, and make an action of every other organisation. The caller holds lock and transaction."""
    entry.state, entry.sent, entry.answered_at = EntryState.ANSWERED, sent.as_text(), clock.now()
    entry.save()
    worker = Actor(
        person_id=entry.worker_id,
        role=entry.worker_role,
        region_id=entry.region_id,
        organisation_id=entry.organisation_id,
    )
    happened(IndexAnswered(**_about(entry), entry_id=entry.pk, matches=len(matches)), by=worker)
    _tick_off(worker, entry)
    owner = _follows_up(worker, entry.dossier)
    due_on = clock.today() + dt.timedelta(days=index_rules().follow_up_days)
    for match in matches:
        action = make_action(
            owner,
            dossier_id=entry.dossier_id,
            what=_("Neem contact op met %(name)s: ook betrokken volgens Zorg voor Jeugd")
            % {"name": match.organisation},
            due_on=due_on,
            owner_id=owner.person_id,
            category=Category.CARE,
        )
        IndexMatch.objects.create(
            entry=entry, organisation_name=match.organisation, contact=match.contact, action=action
        )


def _tick_off(worker: Actor, entry: IndexEntry) -> None:
    """The item is done, unless somebody ticked it off himself, or the worker has left in the meantime."""
    row = entry.dossier.registrations.filter(kind=RegistrationKind.YOUTH_INDEX).first()
    if row is None or row.status == RegistrationStatus.NOW or not takes_part(worker, entry.dossier):
        return
    try:
        check_registration(
            worker,
            dossier_id=entry.dossier_id,
            kind=RegistrationKind.YOUTH_INDEX,
            status=RegistrationStatus.NOW,
            checked_on=clock.today(),
            proof=_("Verstuurd met de aansluiting op Zorg voor Jeugd"),
        )
    except (Refused, Http404):
        return


def _follows_up(worker: Actor, dossier: Dossier) -> Actor:
    """Who gets in touch with the others: the worker; for a school that may only signal, somebody of the social team.

    The coordinator of the family, or anybody else at work in the circle, when they cannot: a match never lies about.
    """
    of_school = worker.organisation_id == dossier.school_id
    may_coordinate = index_rules().schools_in(dossier.region.slug).schools_coordinate
    rows = Participant.objects.running_on(clock.today()).filter(dossier=dossier).order_by("pk")
    people = [_actor_of(row) for row in rows.exclude(capacity__in=FAMILY_ROLES)]
    team = [actor for actor in people if actor.role in TRIAGE_ROLES]
    holder = [actor for actor in people if is_coordinator(actor, dossier)]
    first = [worker] if may_coordinate or not of_school else []
    return next(actor for actor in (*first, *team, *holder, *people) if takes_part(actor, dossier))


def _actor_of(row: Participant) -> Actor:
    return Actor(
        person_id=row.person_id,
        role=row.capacity,
        region_id=row.region_id,
        organisation_id=row.organisation_id,
    )


def _about(entry: IndexEntry) -> dict[str, int]:
    return {"dossier_id": entry.dossier_id, "region_id": entry.region_id}
