"""A TLV that waits for two experts, and every state it can be in after that."""

import datetime as dt
from typing import TYPE_CHECKING

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier, Participant
from rondom.tlv import operations as tlv
from rondom.tlv.models import TlvAdvice, TlvApplication, TlvDecision
from rondom.tlv.queries import fields_of

if TYPE_CHECKING:
    from tests.matrix.world import World

EXPERTS = {"jesse": "psychologist", "joost": "doctor"}


def tlv_of(world: "World") -> dict[str, object]:
    """{name: number}. What comes only in another state has a number of nothing until then."""
    row = _sent(world, world.sami)
    jorrit = world.actor("jorrit")
    for key in EXPERTS:
        part = Participant.objects.get(dossier=world.sami, person=world.demo.people[key])
        tlv.ask_expert(jorrit, dossier_id=world.sami.pk, tlv_id=row.pk, participant_id=part.pk)
    elif_ = world.children["elif"]
    return {
        "tlv_sami": row.pk,
        "tlv_elif": tlv.begin_tlv(world.actor("anouk"), dossier_id=elif_.pk, category="sbo").pk,
        "tlv_decider": jorrit.membership_id,
        "tlv_born_on": world.sami.pupil.person.born_on,
        **dict.fromkeys(("tlv_advice", "tlv_objection", "tlv_release", "tlv_decision"), 1),
        **dict.fromkeys(("tlv_number", "tlv_code"), "x"),
    }


def _sent(world: "World", dossier: Dossier) -> TlvApplication:
    anouk = world.actor("anouk")
    row = tlv.begin_tlv(anouk, dossier_id=dossier.pk, category="sbo")
    where = {"dossier_id": dossier.pk, "tlv_id": row.pk}
    tlv.save_tlv(
        anouk,
        **where,
        category="sbo",
        answers={field.key: "Een kleine groep helpt." for field in fields_of(row)},
        health="Sami heeft astma.",
        revision=1,
    )
    today = clock.today()
    names = {"board": "Carla", "ib": "Anouk", "behavioural": "Mila"}
    tlv.write_minutes(anouk, **where, held_on=today, talked_on=today, words="Dit past.", names=names)
    return tlv.send_tlv(
        anouk,
        **where,
        membership_id=world.actor("jorrit").membership_id or 0,
        parents_told_on=today,
        core_pages=2,
    )


def _where(world: "World") -> dict[str, int]:
    return {"dossier_id": world.sami.pk, "tlv_id": int(str(world.numbers["tlv_sami"]))}


def none(world: "World") -> None:
    TlvApplication.objects.filter(dossier=world.sami).delete()


def in_draft(world: "World") -> None:
    TlvAdvice.objects.filter(application__dossier=world.sami).delete()
    rows = TlvApplication.objects.filter(dossier=world.sami)
    rows.update(state="draft", sent_on=None, sent_by=None, sent_to=None, handling_days=None)


def stands_still(world: "World") -> None:
    tlv.ask_more(world.actor("jorrit"), **_where(world), asked="Het onderzoek ontbreekt.")


def ready(world: "World") -> None:
    for key, profession in EXPERTS.items():
        advice = tlv.sign_advice(
            world.actor(key), **_where(world), profession=profession, advises="yes", words="Dit past."
        )
        world.numbers["tlv_advice"] = advice.pk


def decided(world: "World") -> TlvDecision:
    ready(world)
    today = clock.today()
    ruling = tlv.Ruling(
        verdict="granted",
        reason="Dit past bij Sami.",
        has_no_interest=True,
        category="sbo",
        first_on=today,
        last_on=today + dt.timedelta(days=100),
    )
    made = tlv.decide_tlv(world.actor("jorrit"), **_where(world), ruling=ruling)
    world.numbers |= {"tlv_decision": made.pk, "tlv_number": made.number, "tlv_code": made.code}
    return made


def known(world: "World") -> None:
    decided(world)
    jorrit: Actor = world.actor("jorrit")
    tlv.notify_tlv(jorrit, **_where(world))
    vaart = world.demo.organisations["vaart"].pk
    world.numbers["tlv_release"] = tlv.release_tlv(jorrit, **_where(world), school_id=vaart).pk


def objected(world: "World") -> None:
    known(world)
    objection = tlv.object_to_tlv(world.actor("rania"), **_where(world), words="Ik wil iets anders.")
    world.numbers["tlv_objection"] = objection.pk


def objection_sent(world: "World") -> None:
    """Somebody else took the decision."""
    objected(world)
    objection_id = int(str(world.numbers["tlv_objection"]))
    tlv.send_objection(world.actor("jorrit"), **_where(world), objection_id=objection_id)
    TlvDecision.objects.update(decided_by=world.demo.people["yasmin"])
