"""The support point: a question of a family without an account, by a form or by telephone, until it is done."""

import datetime as dt
import secrets
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import Decision, refuse
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_code, hash_of_secret, is_code, new_code, new_secret
from rondom.core.working_days import working_days_later
from rondom.events.record import happened
from rondom.support import access, queries
from rondom.support.events import TicketChanged, TicketLinked, TicketOpened, TicketSaid
from rondom.support.links import link_of, mail_link
from rondom.support.models import Ticket, TicketWords
from rondom.support.rules import support_rules
from rondom.support.terms import After, Channel, Enrolled, TicketState

LONGEST_WORDS, LONGEST_NAME = 2000, 200
OLDEST_CHILD = dt.timedelta(days=25 * 366)
_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketText:
    """What a family tells. contact: telephone or e-mail; may be empty, then it comes back with the link."""

    name: str
    question: str
    contact: str = ""
    child_name: str = ""
    child_born_on: dt.date | None = None
    enrolled: str = Enrolled.UNKNOWN
    wants_link: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What is shown once: neither the link nor the code is stored."""

    ticket: Ticket
    link: str
    code: str


@transaction.atomic
def ask_point(*, region: str, text: TicketText) -> Made:
    """A family without an account fills in the form. region: its slug. Errors: Refused, Http404 without a point there."""
    with as_system("a question of somebody who has no account"):
        point = queries.point_of(region, on=clock.today())
        if point is None:
            raise Http404
        return _make(system_actor(point[0]), point, Channel.FORM, text)


@transaction.atomic
def note_phone_call(actor: Actor, *, text: TicketText) -> Made:
    """The support point types what a family said by telephone, and tells it the number and the code. Errors: Refused, Http404."""
    if not queries.has_point_desk(actor):
        raise Http404
    return _make(actor, (actor.region_id, actor.organisation_id or 0), Channel.PHONE, text)


def _make(by: Actor, point: tuple[int, int], channel: Channel, text: TicketText) -> Made:
    _check(text)
    secret, code, today = new_secret(), new_code(), clock.today()
    ticket = Ticket.objects.create(
        region_id=point[0],
        organisation_id=point[1],
        number=f"{today:%y}-" + "".join(secrets.choice(_SIGNS) for _sign in range(6)),
        secret_hash=hash_of_secret(secret),
        code_hash=hash_of_code(secret, code),
        channel=channel,
        asked_on=today,
        answer_before_on=working_days_later(today, support_rules().point.working_days),
        name=text.name.strip(),
        contact=text.contact.strip(),
        child_name=text.child_name.strip(),
        child_born_on=text.child_born_on,
        enrolled=text.enrolled,
        wants_link=text.wants_link,
    )
    _say(ticket, text.question, author_id=None)
    happened(TicketOpened(ticket_id=ticket.pk, about=channel.value), by=by)
    link = link_of(secret)
    if _is_mail(ticket.contact):
        transaction.on_commit(partial(mail_link, ticket.contact, link=link, number=ticket.number))
    return Made(ticket, link, code)


def _check(text: TicketText) -> None:
    today = clock.today()
    if not text.name.strip():
        refuse("ticket.name", _("Vul uw naam in.")).enforce()
    if max(len(text.name), len(text.contact), len(text.child_name)) > LONGEST_NAME:
        refuse("ticket.too_long", _("Dit is te lang.")).enforce()
    if text.child_born_on and not today - OLDEST_CHILD <= text.child_born_on <= today:
        refuse("ticket.born_on", _("Deze geboortedag kan niet kloppen.")).enforce()
    if text.enrolled not in Enrolled.values:
        refuse("ticket.enrolled", _("Kies of het kind op een school zit.")).enforce()
    _check_words(text.question)


def _check_words(words: str) -> None:
    if not words.strip():
        refuse("ticket.words", _("Schrijf op wat u wilt zeggen.")).enforce()
    if len(words) > LONGEST_WORDS:
        refuse("ticket.words_too_long", _("Dit is te lang.")).enforce()


def _is_mail(contact: str) -> bool:
    try:
        validate_email(contact)
    except ValidationError:
        return False
    return True


def _say(ticket: Ticket, words: str, *, author_id: int | None) -> None:
    TicketWords.objects.create(
        region_id=ticket.region_id,
        ticket=ticket,
        author_id=author_id,
        words=words.strip(),
        said_at=clock.now(),
    )


# By the link ----------------------------------------------------------------------------------


@transaction.atomic
def open_ticket(secret: str, *, code: str) -> bool:
    """Whether the code of a link is right. After a few wrong ones the link is blocked. Refuses nothing by raising."""
    with as_system("who has a link is nobody who is signed in"):
        ticket = Ticket.objects.select_for_update().filter(secret_hash=hash_of_secret(secret)).first()
        if ticket is None or not access.is_open(ticket):
            return False
        if is_code(ticket.code_hash, secret, code):
            ticket.wrong_codes = 0
            ticket.save(update_fields=["wrong_codes"])
            return True
        ticket.wrong_codes += 1
        if ticket.wrong_codes >= support_rules().point.wrong_codes_max:
            ticket.blocked_at = clock.now()
            _changed(system_actor(ticket.region_id), ticket, "blocked")
        ticket.save(update_fields=["wrong_codes", "blocked_at"])
        return False


@transaction.atomic
def say_more(secret: str, *, words: str) -> None:
    """The family adds something; a question that was answered is open again. Errors: Refused, Http404."""
    with as_system("who has a link is nobody who is signed in"):
        ticket = _by_secret(secret)
        _check_words(words)
        _say(ticket, words, author_id=None)
        ticket.state = TicketState.BUSY if ticket.owner_id else TicketState.NEW
        ticket.answered_on, ticket.closed_on = None, None
        ticket.answer_before_on = working_days_later(clock.today(), support_rules().point.working_days)
        ticket.save(update_fields=["state", "answered_on", "closed_on", "answer_before_on"])
        happened(TicketSaid(ticket_id=ticket.pk, by_point=False), by=system_actor(ticket.region_id))


@transaction.atomic
def want_link(secret: str, *, wants: bool) -> None:
    """Only the family says whether this may come beside the dossier; its no takes it away again. Errors: Http404."""
    with as_system("who has a link is nobody who is signed in"):
        ticket = _by_secret(secret)
        ticket.wants_link = wants
        if not wants:
            ticket.dossier = None
        ticket.save(update_fields=["wants_link", "dossier"])
        _changed(system_actor(ticket.region_id), ticket, "wanted" if wants else "not_wanted")


def _by_secret(secret: str) -> Ticket:
    ticket = Ticket.objects.select_for_update().filter(secret_hash=hash_of_secret(secret)).first()
    if ticket is None or not access.is_open(ticket):
        raise Http404
    return ticket


# At the support point -------------------------------------------------------------------------


def _locked(actor: Actor, ticket_id: int) -> Ticket:
    access.desk_ticket(actor, ticket_id)
    Ticket.objects.select_for_update(of=("self",)).filter(pk=ticket_id).first()
    return access.desk_ticket(actor, ticket_id)


@transaction.atomic
def take_ticket(actor: Actor, *, ticket_id: int) -> Ticket:
    """Errors: Refused, Http404."""
    ticket = _locked(actor, ticket_id)
    if ticket.owner_id is not None:
        refuse("ticket.taken", _("Iemand heeft dit al opgepakt.")).enforce()
    ticket.owner_id = actor.person_id
    ticket.state = TicketState.BUSY if ticket.state == TicketState.NEW else ticket.state
    ticket.save(update_fields=["owner", "state"])
    _changed(actor, ticket, "taken")
    return ticket


@transaction.atomic
def triage_ticket(actor: Actor, *, ticket_id: int, after: str) -> Ticket:
    """Where it goes on; the family reads it. Errors: Refused, Http404."""
    ticket = _locked(actor, ticket_id)
    if after not in support_rules().point.after:
        refuse("ticket.after", _("Kies waar het verdergaat.")).enforce()
    ticket.after = After(after)
    ticket.save(update_fields=["after"])
    _changed(actor, ticket, "triaged")
    return ticket


@transaction.atomic
def answer_ticket(actor: Actor, *, ticket_id: int, words: str) -> Ticket:
    """Errors: Refused, Http404."""
    ticket = _locked(actor, ticket_id)
    if not ticket.after:
        refuse("ticket.triage_first", _("Kies eerst waar het verdergaat.")).enforce()
    _check_words(words)
    _say(ticket, words, author_id=actor.person_id)
    ticket.state, ticket.answered_on = TicketState.ANSWERED, clock.today()
    ticket.owner_id = ticket.owner_id or actor.person_id
    ticket.save(update_fields=["state", "answered_on", "owner"])
    happened(TicketSaid(ticket_id=ticket.pk, by_point=True), by=actor)
    return ticket


@transaction.atomic
def close_ticket(actor: Actor, *, ticket_id: int) -> Ticket:
    """Done, once there was an answer. Errors: Refused, Http404."""
    ticket = _locked(actor, ticket_id)
    if ticket.answered_on is None:
        refuse("ticket.answer_first", _("Geef eerst antwoord.")).enforce()
    ticket.state, ticket.closed_on = TicketState.CLOSED, clock.today()
    ticket.save(update_fields=["state", "closed_on"])
    _changed(actor, ticket, "closed")
    return ticket


@transaction.atomic
def link_ticket(actor: Actor, *, ticket_id: int) -> Ticket:
    """Put it beside the dossier of the child, when the family wants that and one child fits. Errors: Refused, Http404."""
    ticket = _locked(actor, ticket_id)
    access.may_link(ticket).enforce()
    with as_system("whether there is one open dossier of this child; who asks does not see it"):
        found = queries.dossiers_like(ticket, on=clock.today())
        if len(found) != 1:
            _not_one().enforce()
        ticket.dossier = found[0]
        ticket.save(update_fields=["dossier"])
        event = TicketLinked(dossier_id=found[0].pk, region_id=ticket.region_id, ticket_id=ticket.pk)
        happened(event, by=actor)
    return ticket


def _not_one() -> Decision:
    return refuse(
        "ticket.no_dossier",
        _(
            "Er is geen dossier met precies deze naam en geboortedag. Vraag het gezin bij welke school het hoort."
        ),
    )


def _changed(by: Actor, ticket: Ticket, what: str) -> None:
    happened(TicketChanged(ticket_id=ticket.pk, about=what), by=by)
