"""Sending chosen parts, opening them with a code, and stopping."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_code, hash_of_secret, is_code, new_code, new_secret
from rondom.documents.reading import Reading
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.models import Person
from rondom.sending import access
from rondom.sending.events import SendingBlocked, SendingOpened, SendingRevoked, SendingSent
from rondom.sending.grounds import Receiver, seen_by_receiver
from rondom.sending.links import link_of, mail_link
from rondom.sending.models import Sending, SentPart
from rondom.sending.parts import Part, digest_of
from rondom.sending.rules import sending_rules


@dataclass(frozen=True, slots=True)
class NewReader:
    """Somebody of an organisation who has no account."""

    name: str
    trade: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What is shown once to who sent it; neither the link nor the code is stored. Empty for who has an account."""

    sending: Sending
    link: str = ""
    code: str = ""


@transaction.atomic
def send_parts(
    actor: Actor,
    *,
    dossier_id: int,
    receiver: Receiver,
    keys: Sequence[str],
    last_on: dt.date,
    reader: NewReader | None = None,
) -> Sent:
    """Let a receiver read exactly these parts, in the words they have now, until a day. reader: for who has no account.

    The mail with the link leaves when everything is stored. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_send(actor, dossier).enforce()
    _check_last_day(last_on)
    parts = access.chosen_parts(Reading(actor, dossier), receiver, list(keys))
    secret, code = ("", "") if receiver.role else (new_secret(), new_code())
    sending = _new_sending(actor, dossier, receiver, reader, last_on)
    if secret:
        sending.secret_hash, sending.code_hash = hash_of_secret(secret), hash_of_code(secret, code)
    sending.save()
    _keep(sending, parts, receiver, dossier)
    keys_sent = " ".join(part.key for part in parts)
    happened(SendingSent(**_about(sending), sent_by_id=actor.person_id, what=keys_sent), by=actor)
    if not secret:
        return Sent(sending)
    _mail(sending, secret, reader.email if reader else "")
    return Sent(sending, link_of(secret), code)


def _new_sending(
    actor: Actor, dossier: Dossier, receiver: Receiver, reader: NewReader | None, last_on: dt.date
) -> Sending:
    """Not stored yet."""
    return Sending(
        region_id=dossier.region_id,
        dossier=dossier,
        person_id=receiver.person_id or _new_person(dossier, reader).pk,
        organisation_id=receiver.organisation_id,
        role=receiver.role,
        trade="" if receiver.role or reader is None else reader.trade.strip()[:200],
        sees=sorted(dossier.categories),
        sent_by_id=actor.person_id,
        sent_at=clock.now(),
        last_on=last_on,
    )


@as_system("what a part says to the receiver is read in his place")
def _keep(sending: Sending, parts: Sequence[Part], receiver: Receiver, dossier: Dossier) -> None:
    theirs = seen_by_receiver(receiver, dossier, sees=sending.sees)
    assert theirs is not None  # noqa: S101 - chosen_parts refuses without a ground
    SentPart.objects.bulk_create(
        SentPart(
            region_id=sending.region_id,
            sending=sending,
            source=part.source,
            item=part.item,
            digest=digest_of(part, theirs),
        )
        for part in parts
    )


def _check_last_day(last_on: dt.date) -> None:
    latest = clock.today() + dt.timedelta(days=sending_rules().longest_days)
    if not clock.today() <= last_on <= latest:
        reason = _("Kies een dag die nog komt, en niet later dan over %(days)s dagen.")
        refuse("sending.day", reason % {"days": sending_rules().longest_days}).enforce()


def _new_person(dossier: Dossier, reader: NewReader | None) -> Person:
    if reader is None or not reader.name.strip() or not reader.trade.strip():
        refuse("sending.who", _("Vul in wie dit leest, en wat hij of zij voor het kind doet.")).enforce()
        raise AssertionError("enforce raised")
    return Person.objects.create(
        region_id=dossier.region_id, call_name=reader.name.strip()[:200], last_name=""
    )


def _mail(sending: Sending, secret: str, email: str) -> None:
    """After everything is stored: a mail server that is away stops nobody."""
    if email:
        send = partial(
            mail_link,
            email,
            link=link_of(secret),
            last_on=sending.last_on,
            language=sending.person.language,
        )
        transaction.on_commit(send)


@transaction.atomic
def revoke_sending(actor: Actor, *, dossier_id: int, sending_id: int) -> None:
    """Nobody reads it any more from now on. Errors: Refused, Http404, Sending.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    sending = Sending.objects.get(pk=sending_id, dossier=dossier)
    access.may_revoke(actor, dossier, sending).enforce()
    sending.revoked_at = clock.now()
    sending.save(update_fields=["revoked_at"])
    happened(SendingRevoked(**_about(sending)), by=actor)


@as_system("who has a link is nobody who is signed in")
@transaction.atomic
def open_sending(secret: str, *, code: str) -> bool:
    """Whether the code of a link is right. After a few wrong ones the link is blocked and who sent it is told.

    Refuses nothing by raising: a wrong try must be stored. The same False for every reason.
    """
    rows = Sending.objects.select_for_update(of=("self",)).filter(secret_hash=hash_of_secret(secret))
    found = rows.first()
    if found is None or access.opened(found) is None:
        return False
    if not is_code(found.code_hash, secret, code):
        _count_wrong(found)
        return False
    if found.wrong_codes:
        found.wrong_codes = 0
        found.save(update_fields=["wrong_codes"])
    return True


def _count_wrong(sending: Sending) -> None:
    sending.wrong_codes += 1
    if sending.wrong_codes >= sending_rules().wrong_codes_max:
        sending.blocked_at = clock.now()
        event = SendingBlocked(**_about(sending), sent_by_id=sending.sent_by_id)
        happened(event, by=system_actor(sending.region_id))
    sending.save(update_fields=["wrong_codes", "blocked_at"])


def note_opened(sending: Sending, *, what: str) -> None:
    """Write in the log that the receiver read it: the page, or which file."""
    with as_system("who has a link is nobody who is signed in"), transaction.atomic():
        happened(SendingOpened(**_about(sending), what=what), by=sending.reader)


def _about(sending: Sending) -> dict[str, int]:
    return {
        "dossier_id": sending.dossier_id,
        "region_id": sending.region_id,
        "sending_id": sending.pk,
        "person_id": sending.person_id,
        "organisation_id": sending.organisation_id,
    }
