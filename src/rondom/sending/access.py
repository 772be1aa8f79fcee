"""Who may send parts of a dossier, and who may read what was sent."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.models import Consent
from rondom.consent.queries import organisations_with_ground
from rondom.consent.terms import BESIDE
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.documents.reading import Reading
from rondom.dossiers.access import is_coordinator, may_steer, takes_part
from rondom.dossiers.models import Dossier, Participant
from rondom.people.models import Organisation
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.sending.grounds import Receiver, seen_by_receiver
from rondom.sending.models import Sending
from rondom.sending.parts import Part, digest_of, may_be_read, may_be_sent, part_of, parts_of
from rondom.sending.terms import SendingState


def may_send(actor: Actor, dossier: Dossier) -> Decision:
    """Who steers: the coordinator, or a coordinating role in the circle. dossier: as fetched for the actor."""
    return may_steer(actor, dossier)


def may_revoke(actor: Actor, dossier: Dossier, sending: Sending) -> Decision:
    """Stop it: who sent it, and the coordinator."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.person_id != sending.sent_by_id and not is_coordinator(actor, dossier):
        return refuse("sending.not_yours", _("Alleen wie dit stuurde of de coördinator kan dit stoppen."))
    if sending.state_on(clock.today()) in (SendingState.REVOKED, SendingState.OVER):
        return refuse("sending.over", _("Dit kon al niet meer worden gelezen."))
    return ALLOWED


# To whom ---------------------------------------------------------------------------


def get_receiver(dossier: Dossier, slug: str) -> Receiver:
    """As an address names him: p and a participant, o and an organisation. Errors: Http404."""
    number = int(slug[1:]) if slug[1:].isdecimal() and len(slug) <= 18 else 0
    if slug[:1] == "p":
        return _of_circle(dossier, number)
    if slug[:1] == "o" and number in {row.pk for row in organisations_to_send_to(dossier)}:
        return Receiver(organisation_id=number, region_id=dossier.region_id)
    raise Http404


def _of_circle(dossier: Dossier, participant_id: int) -> Receiver:
    rows = Participant.objects.running_on(clock.today()).exclude(capacity__in=FAMILY_ROLES)
    row = rows.exclude(capacity=Role.SECOND_SCHOOL).filter(dossier=dossier, pk=participant_id).first()
    if row is None or row.organisation_id is None:
        raise Http404
    return Receiver(
        organisation_id=row.organisation_id,
        region_id=dossier.region_id,
        role=row.capacity,
        person_id=row.person_id,
    )


def organisations_to_send_to(dossier: Dossier) -> list[Organisation]:
    """Of which a ground is known, also when a yes is still missing: then nothing can be chosen. By name."""
    today = clock.today()
    asked = Consent.objects.filter(
        pupil_id=dossier.pupil_id, ended_at__isnull=True, valid_until__gt=today
    ).exclude(purpose__in=BESIDE)
    wanted = set(asked.exclude(recipient_role=Role.SECOND_SCHOOL).values_list("recipient_id", flat=True))
    wanted |= organisations_with_ground(dossier.pupil_id, on=today, known_to_family=True)
    return list(Organisation.objects.filter(pk__in=wanted).exclude(pk=dossier.school_id).order_by("name"))


# What ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """A part with whether it may go to this receiver, and why not."""

    part: Part
    decision: Decision


def choices_for(mine: Reading, receiver: Receiver) -> list[Choice]:
    """Everything there is, in the order of the page. mine: what the sender may see."""
    theirs = seen_by_receiver(receiver, mine.dossier, sees=mine.dossier.categories)
    return [Choice(part, _decided(part, mine, theirs)) for part in parts_of(mine)]


@as_system("what the receiver may read is asked of his own place")
def _decided(part: Part, mine: Reading, theirs: Dossier | None) -> Decision:
    return may_be_sent(part, mine, theirs)


def chosen_parts(mine: Reading, receiver: Receiver, keys: list[str]) -> list[Part]:
    """The parts of these keys. Errors: Refused for one that may not go, or for none; Http404 for what is not there."""
    choices = {row.part.key: row for row in choices_for(mine, receiver)}
    if not set(keys) <= set(choices):
        raise Http404
    if not keys:
        refuse("sending.nothing_chosen", _("Kies wat u wilt sturen.")).enforce()
    for key in keys:
        choices[key].decision.enforce()
    return [row.part for key, row in choices.items() if key in keys]


# Reading ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """What a receiver reads now. gone: titles of what he may not read any more, or what says something else by now."""

    seen: Dossier
    parts: list[Part]
    gone: list[str]


def is_open(sending: Sending) -> bool:
    """Whether anything of it may be read now."""
    return opened(sending) is not None


@as_system("what was sent is read in the place of the receiver")
def opened(sending: Sending) -> Opened | None:
    """None when nothing of it may be read: it is over, stopped, or there is no ground any more.

    Asked anew at every request. sending: of queries.by_secret or queries.sent_to.
    """
    dossier = sending.dossier
    if sending.state_on(clock.today()) != SendingState.OPEN or dossier.closed_on is not None:
        return None
    receiver = Receiver(
        organisation_id=sending.organisation_id,
        region_id=sending.region_id,
        role=sending.role,
        person_id=sending.person_id,
    )
    seen = seen_by_receiver(receiver, dossier, sees=sending.sees)
    if seen is None:
        return None
    found = Opened(seen, [], [])
    for row in sorted(sending.parts.all(), key=lambda row: row.pk):
        part = part_of(row.source, row.item)
        if may_be_read(part, seen) and digest_of(part, seen) == row.digest:
            found.parts.append(part)
        else:
            found.gone.append(part.title)
    return found if found.parts else None
