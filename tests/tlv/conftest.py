"""A child with a whole plan, somebody of the samenwerkingsverband to decide, and two experts in the circle."""

import datetime as dt
from collections.abc import Callable

import pytest

from rondom.consent.operations import ParentsKnow
from rondom.core.actor import Actor
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import add_participant
from rondom.dossiers.sharing import share_by_law
from rondom.plans.models import Plan
from rondom.plans.operations import write_paragraph
from rondom.plans.terms import Section
from rondom.tlv import operations as tlv
from rondom.tlv.models import TlvAdvice, TlvApplication, TlvDecision
from rondom.tlv.rules import category_of
from rondom.tlv.term import usual_last_day
from tests.plans.conftest import goal, goal_text, picture, storage, views, whole_plan
from tests.snapshot import Builder

__all__ = ["goal", "goal_text", "picture", "storage", "views", "whole_plan"]

TYPED = {
    "reason": "De klas is te groot en te druk voor Sami.",
    "motive": "Een kleine groep, tot hij weer vertrouwen heeft.",
}
NAMES = {"board": "Carla Meijerink", "ib": "Anouk Terpstra", "behavioural": "Mila Brouwer"}


@pytest.fixture
def actor(world: Demo) -> Callable[[str], Actor]:
    return lambda key: world.actors[key]


@pytest.fixture
def child(build: Builder, world: Demo, whole_plan: Plan, today: dt.date) -> Dossier:
    """Sami's dossier: shared by law with the samenwerkingsverband, Olga and Hugo of it in the circle."""

    def done() -> Dossier:
        dossier, anouk = whole_plan.dossier, world.actors["anouk"]
        for key in ("daan", "rania"):
            write_paragraph(
                world.actors[key],
                dossier_id=dossier.pk,
                section=Section.IS_HARD,
                text="Lezen in een drukke klas.",
            )
        share_by_law(
            anouk,
            dossier_id=dossier.pk,
            recipient_id=world.organisations["swv"].pk,
            ground="swv_task",
            categories=["process", "education"],
            reason="Het samenwerkingsverband vraagt deskundigen om advies.",
            valid_until=today + dt.timedelta(days=200),
            parents=ParentsKnow(told_on=today),
        )
        for key in ("olga", "hugo", "jorrit"):
            add_participant(
                anouk, dossier_id=dossier.pk, membership_id=world.actors[key].membership_id or 0, reason="TLV"
            )
        return Dossier.objects.get(pk=dossier.pk)

    return build("child_for_tlv", done)


@pytest.fixture
def draft(world: Demo, child: Dossier) -> TlvApplication:
    return tlv.begin_tlv(world.actors["anouk"], dossier_id=child.pk, category="sbo")


@pytest.fixture
def whole(world: Demo, draft: TlvApplication, today: dt.date) -> TlvApplication:
    """Filled in, with the minutes of the committee: ready to send."""
    return make_whole(world, draft, today)


def make_whole(world: Demo, draft: TlvApplication, today: dt.date, **typed: str) -> TlvApplication:
    anouk, where = world.actors["anouk"], {"dossier_id": draft.dossier_id, "tlv_id": draft.pk}
    row = tlv.save_tlv(
        anouk,
        **where,
        category=draft.category,
        answers=TYPED | typed,
        health="Astma.",
        revision=draft.revision,
    )
    tlv.write_minutes(anouk, **where, held_on=today, talked_on=today, words="SBO past bij Sami.", names=NAMES)
    return row


def place(row: TlvApplication) -> dict[str, int]:
    return {"dossier_id": row.dossier_id, "tlv_id": row.pk}


def send(world: Demo, row: TlvApplication, today: dt.date) -> TlvApplication:
    return tlv.send_tlv(
        world.actors["anouk"],
        **place(row),
        membership_id=world.actors["jorrit"].membership_id or 0,
        parents_told_on=today,
        core_pages=2,
    )


@pytest.fixture
def sent(world: Demo, whole: TlvApplication, today: dt.date) -> TlvApplication:
    return send(world, whole, today)


def advise(world: Demo, row: TlvApplication, key: str, profession: str) -> TlvAdvice:
    part = row.dossier.participants.get(person=world.people[key])
    tlv.ask_expert(world.actors["jorrit"], **place(row), participant_id=part.pk)
    return tlv.sign_advice(
        world.actors[key], **place(row), profession=profession, advises="yes", words=f"Advies van {key}."
    )


@pytest.fixture
def advised(world: Demo, sent: TlvApplication) -> TlvApplication:
    advise(world, sent, "olga", "educationist")
    advise(world, sent, "hugo", "pedagogue")
    return TlvApplication.objects.get(pk=sent.pk)


@pytest.fixture
def ruling(today: dt.date) -> Callable[..., tlv.Ruling]:
    """ruling(category=…): granted for SBO until the usual end."""

    def typed(**changed: object) -> tlv.Ruling:
        found = category_of("sbo")
        assert found
        values: dict[str, object] = {
            "verdict": "granted",
            "reason": "Dit past bij wat Sami nodig heeft.",
            "has_no_interest": True,
            "category": "sbo",
            "first_on": today,
            "last_on": usual_last_day(found, today),
        }
        return tlv.Ruling(**(values | changed))  # type: ignore[arg-type]

    return typed


@pytest.fixture
def granted(world: Demo, advised: TlvApplication, ruling: Callable[..., tlv.Ruling]) -> TlvDecision:
    """Decided and made known."""
    tlv.decide_tlv(world.actors["jorrit"], **place(advised), ruling=ruling())
    return tlv.notify_tlv(world.actors["jorrit"], **place(advised))
