"""Sami goes to the school of his sister: announced, agreed to by his parents, taken, carried out."""

import datetime as dt
from typing import TYPE_CHECKING

from rondom.consent.models import Consent
from rondom.consent.operations import answer_consent
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.moving.models import SchoolMove
from rondom.moving.operations import accept_move, announce_move, tick_item

if TYPE_CHECKING:
    from tests.matrix.world import World


def announced(world: "World", *, days: int = 20) -> SchoolMove:
    anouk = world.actor("anouk")
    move = announce_move(
        anouk,
        dossier_id=world.sami.pk,
        to_school_id=world.demo.organisations["vaart"].pk,
        to_region_id=world.demo.region.pk,
        kind="po_vo",
        moves_on=clock.today() + dt.timedelta(days=days),
    )
    tick_item(anouk, move_id=move.pk, item="oso_shown", happened_on=clock.today())
    world.numbers["move"] = move.ref
    return move


def asked(world: "World", *, days: int = 20) -> SchoolMove:
    move = announced(world, days=days)
    question = Consent.objects.get(pupil=world.sami.pupil_id, purpose=Purpose.MOVE, ended_at__isnull=True)
    for parent in ("rania", "thomas"):
        answer_consent(world.actor(parent), consent_id=question.pk, answer="yes")
    return move


def accepted(world: "World", *, days: int = 20) -> SchoolMove:
    return accept_move(world.actor("hanneke"), move_id=asked(world, days=days).pk)


def moved(world: "World") -> SchoolMove:
    return accepted(world, days=0)
