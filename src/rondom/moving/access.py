"""Who may see a move to another school, announce it, answer it, and tick its checklist; and why not."""

import datetime as dt
import uuid
from typing import TypeAlias

from django.db import transaction
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import is_coordinator, parents_take_part, takes_part, visible_dossier
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.families.models import Enrolment
from rondom.moving import queries
from rondom.moving.models import SchoolMove
from rondom.moving.rules import Item, move_rules
from rondom.moving.terms import MoveState, Side
from rondom.people.queries import is_school
from rondom.people.terms import Role

SeenMove: TypeAlias = SchoolMove
"""What get_move returns; screens use this name, because they do not know the tables."""

ANNOUNCING_ROLES = frozenset({Role.IB, Role.CARE_COORDINATOR})


def get_move(actor: Actor, ref: uuid.UUID) -> SchoolMove:
    """A move that the actor may see, and write down that he looked. Call once per request, from a screen.

    Errors: Http404, the same for "does not exist" and "not yours to see".
    """
    with transaction.atomic():
        move = visible_move(actor, ref=ref)
        happened(DossierViewed(dossier_id=move.dossier_id, region_id=move.region_id, part="move"), by=actor)
    return move


def visible_move(actor: Actor, *, ref: uuid.UUID | None = None, move_id: int | None = None) -> SchoolMove:
    """The same without writing down a look: for operations. Errors: Http404."""
    wanted = {"ref": ref} if ref else {"pk": move_id}
    rows = queries.seen_moves(actor, SchoolMove.objects.filter(**wanted), on=clock.today())
    move = rows.select_related(*queries.SHOWN).first()
    if move is None:
        raise Http404
    return move


def answers_moves(actor: Actor) -> bool:
    """Whether somebody in this role is asked to take a child of another school."""
    return actor.role in move_rules().answering_roles


def may_announce(actor: Actor, dossier: Dossier) -> Decision:
    """The coordinator; when he is not of the school, its own intern begeleider too. One move at a time."""
    part = _may_begin(actor, dossier)
    if not part:
        return part
    if SchoolMove.objects.open().filter(dossier=dossier).exists():
        return refuse("move.already_planned", _("Er is al een overstap aangekondigd. Trek die eerst in."))
    enrolled = Enrolment.objects.running_on(clock.today()).filter(pupil=dossier.pupil_id).first()
    if enrolled is None or enrolled.school_id != dossier.school_id:
        return refuse("move.not_at_school", _("Dit kind staat nu niet op de school van dit dossier."))
    if not parents_take_part(dossier):
        return refuse(
            "participant.parents_first", _("Zet eerst de ouders erbij. Daarna kunt u hun toestemming vragen.")
        )
    return ALLOWED


def _may_begin(actor: Actor, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part or is_coordinator(actor, dossier):
        return part
    if actor.role not in ANNOUNCING_ROLES or actor.organisation_id != dossier.school_id:
        return refuse(
            "move.role_does_not_announce",
            _("Dit doet de coördinator, of de intern begeleider van de school."),
        )
    if dossier.baton.organisation_id == dossier.school_id:
        return refuse(
            "move.coordinator_announces",
            _("De coördinator biedt met de overstap ook de regie aan. Vraag het aan hem of haar."),
        )
    return ALLOWED


def may_move_to(dossier: Dossier, school: queries.School | None, *, on: dt.date) -> Decision:
    """Whether this school can take the child from this day."""
    if school is None or not is_school(school.organisation_id):
        return refuse("move.no_school", _("Kies een school."))
    if school.organisation_id == dossier.school_id:
        return refuse("move.same_school", _("Het kind zit al op deze school. Kies een andere."))
    if not school.has_coordinator:
        return refuse(
            "move.no_coordinator",
            _("Op deze school kan nog niemand de regie nemen in Rondom. Gebruik het overstapdossier (OSO)."),
        )
    if not school.has_route:
        return refuse(
            "move.no_route",
            _("Deze school werkt nog niet met een route in Rondom. Vraag het haar beheerder."),
        )
    return may_move_on(dossier, on=on)


def may_move_on(dossier: Dossier, *, on: dt.date) -> Decision:
    today, rules = clock.today(), move_rules()
    earliest = today - dt.timedelta(days=rules.latest_days_back)
    enrolled = Enrolment.objects.running_on(today).filter(pupil=dossier.pupil_id).first()
    if enrolled is not None and enrolled.valid_from >= earliest:
        earliest = enrolled.valid_from + dt.timedelta(days=1)
    if on < earliest:
        return refuse(
            "move.too_long_ago",
            _("Kies een dag vanaf %(day)s.") % {"day": date_format(earliest, "j F Y")},
        )
    latest = today + dt.timedelta(days=rules.longest_days_ahead)
    if on > latest:
        return refuse(
            "move.too_far_ahead",
            _("Kies een dag tot en met %(day)s.") % {"day": date_format(latest, "j F Y")},
        )
    return ALLOWED


def may_withdraw(actor: Actor, move: SchoolMove, dossier: Dossier) -> Decision:
    """Who might announce it, as long as it was not carried out."""
    if not move.is_open:
        return refuse("move.over", _("Deze overstap is al klaar of gaat niet door."))
    return _may_begin(actor, dossier)


def may_answer(actor: Actor, move: SchoolMove) -> Decision:
    """Somebody of the new school who can take the regie, once the family said yes."""
    if move.side_of(actor) != Side.NEW or actor.role not in move_rules().answering_roles:
        return refuse("move.not_asked_of_you", _("Deze vraag is aan de nieuwe school gesteld."))
    if move.state != MoveState.ANNOUNCED:
        return refuse("move.already_answered", _("Op deze vraag is al geantwoord."))
    if not queries.family_agrees(move, on=clock.today()):
        return refuse("move.family_has_not_agreed", _("Nog niet iedereen van het gezin zei ja."))
    return ALLOWED


def may_act(actor: Actor, move: SchoolMove) -> Decision:
    """Whether somebody takes part; who announced it does what is still owed, also when he sees the child no more."""
    try:
        dossier = visible_dossier(actor, dossier_id=move.dossier_id)
    except Http404:
        if move.state == MoveState.DONE and move.announced_by_id == actor.person_id:
            return ALLOWED
        return refuse("dossier.not_participant", _("U hoort niet bij dit dossier."))
    return takes_part(actor, dossier)


def may_tick(actor: Actor, move: SchoolMove, item: Item, *, acts: Decision) -> Decision:
    """Somebody of the school that owes it, in a role that the list names. acts: what may_act said, for a whole list."""
    if move.side_of(actor) != item.side or actor.role not in item.roles:
        return refuse("move.item_not_yours", _("Dit punt is van iemand anders."))
    if move.state not in (MoveState.ANNOUNCED, MoveState.ACCEPTED, MoveState.DONE):
        return refuse("move.over", _("Deze overstap is al klaar of gaat niet door."))
    if item.after and move.state != MoveState.DONE:
        return refuse("move.item_later", _("Dit kan pas als het kind op de nieuwe school zit."))
    return acts
