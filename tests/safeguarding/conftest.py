"""A case that Daan began about Sami, and the acts on it."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from rondom.consent.operations import answer_consent
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import ask_consent
from rondom.safeguarding import operations
from rondom.safeguarding.models import SafetyCase, SafetyDecision, SafetyMember, Weighing
from rondom.safeguarding.operations import Choice, Given

Raise = Callable[..., SafetyCase]


@pytest.fixture
def concern(world: Demo, dossier: Dossier, today: dt.date) -> Callable[..., None]:
    """concern("daan"): what he saw, as a concern about Sami."""

    def put(key: str, text: str = "Blauwe plek op de arm.", **more: Any) -> None:
        values = {"dossier_id": dossier.pk, "text": text, "happened_on": today} | more
        operations.raise_concern(world.actors[key], **values)

    return put


@pytest.fixture
def case(concern: Callable[..., None], dossier: Dossier) -> SafetyCase:
    """Daan's: he leads, and nobody else is in it."""
    concern("daan")
    return SafetyCase.objects.get(dossier=dossier)


@pytest.fixture
def let_in(world: Demo, case: SafetyCase) -> Callable[..., SafetyMember]:
    """let_in("esra"): by Daan."""

    def put(key: str, *, by: str = "daan", why: str = "denkt mee", **more: Any) -> SafetyMember:
        hat = world.actors[key].membership_id
        values = {"case_id": case.pk, "membership_id": hat, "why": why} | more
        return operations.let_in(world.actors[by], **values)

    return put


def answers(*words: str) -> Mapping[str, Given]:
    """answers("yes", "no"): to the first questions, each with a reason."""
    keys = ("suspicion", "unsafe", "can_help", "accepts", "effect")
    return {key: Given(word, "Omdat.") for key, word in zip(keys, words, strict=False)}


@pytest.fixture
def weigh(world: Demo, case: SafetyCase) -> Callable[..., Weighing]:
    """weigh("yes", "doubt"): by Daan, on what is there now."""

    def put(*words: str, by: str = "daan") -> Weighing:
        case.refresh_from_db()
        return operations.weigh(
            world.actors[by], case_id=case.pk, answers=answers(*words), revision=case.revision
        )

    return put


@pytest.fixture
def decide(world: Demo, case: SafetyCase) -> Callable[..., SafetyDecision]:
    """decide(reports=True, …): by Daan, on what is there now."""

    def put(by: str = "daan", **choice: Any) -> SafetyDecision:
        case.refresh_from_db()
        return operations.decide(
            world.actors[by], case_id=case.pk, choice=Choice(**choice), revision=case.revision
        )

    return put


@pytest.fixture
def help_until(today: dt.date) -> dict[str, Any]:
    """A decision for help that must work within 30 days; the parents know."""
    return {"helps": True, "help_what": "Wekelijks bezoek", "effect_by_on": today + dt.timedelta(days=30)}


@pytest.fixture
def ask_for(world: Demo, dossier: Dossier, today: dt.date) -> Callable[[str], None]:
    """A consent that both parents gave, so that somebody from outside sees the dossier."""

    def put(key: str) -> None:
        consent = ask_consent(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            membership_id=world.actors[key].membership_id or 0,
            purpose="think_along",
            categories=["education"],
            valid_until=today + dt.timedelta(days=90),
        )
        for parent in ("rania", "thomas"):
            answer_consent(world.actors[parent], consent_id=consent.pk, answer="yes")

    return put
