"""What was sent: to a teacher with an account, to somebody with a link, and about another child."""

import datetime as dt
from typing import TYPE_CHECKING

from rondom.core import clock
from rondom.dossiers.models import Dossier, Participant
from rondom.sending.grounds import Receiver
from rondom.sending.operations import NewReader, Sent, send_parts

if TYPE_CHECKING:
    from tests.matrix.world import World

PLAN = "document:ontwikkelingsperspectief"


def sendings_of(world: "World") -> dict[str, object]:
    organisations = world.demo.organisations
    to_daan, of_elif = (_send(world, world.children[child], _daan(world)) for child in ("sami", "elif"))
    swv = Receiver(organisation_id=organisations["swv"].pk, region_id=world.sami.region_id)
    by_link = _send(world, world.sami, swv)
    return {
        "receiver_daan": f"p{_place(world, 'sami')}",
        "receiver_of_elif": f"p{_place(world, 'elif')}",
        "receiver_swv": f"o{organisations['swv'].pk}",
        "receiver_no_ground": f"o{organisations['smw'].pk}",
        "sending_daan": to_daan.sending.pk,
        "sending_elif": of_elif.sending.pk,
        "sending_by_link": by_link.sending.pk,
        "secret_of_sending": by_link.link.rstrip("/").rsplit("/", 1)[-1],
        "code_of_sending": by_link.code,
    }


def _send(world: "World", dossier: Dossier, receiver: Receiver) -> Sent:
    return send_parts(
        world.actor("anouk"),
        dossier_id=dossier.pk,
        receiver=receiver,
        keys=[PLAN],
        last_on=clock.today() + dt.timedelta(days=5),
        reader=None if receiver.role else NewReader("Merel Lezer", "logopedist"),
    )


def _daan(world: "World") -> Receiver:
    daan = world.actor("daan")
    return Receiver(
        organisation_id=daan.organisation_id or 0,
        region_id=daan.region_id,
        role=daan.role,
        person_id=daan.person_id,
    )


def _place(world: "World", child: str) -> int:
    rows = Participant.objects.filter(dossier=world.children[child], person=world.demo.people["daan"])
    return rows.get().pk
