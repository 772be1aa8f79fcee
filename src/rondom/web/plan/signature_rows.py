"""The signatures of a version as rows: who, what was answered, when and how, and what the reader may do."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.plans.rules import term
from rondom.plans.terms import SignMethod, SlotNeed, SlotState, except_words
from rondom.web.templatetags.words import day_words


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """kind, word, note: as the signature component shows them. An address that is empty may not be used."""

    slot: Any
    kind: str
    word: str
    note: str
    is_mine: bool
    sign_url: str
    paper_url: str
    scan_url: str
    may_remind: bool


def signature_rows(actor: Actor, dossier: Any, card: Any, *, may_write: bool) -> list[SignatureRow]:
    return [_row(actor, dossier, card, slot, may_write=may_write) for slot in card.slots]


def _row(actor: Actor, dossier: Any, card: Any, slot: Any, *, may_write: bool) -> SignatureRow:
    kind, word = _state(slot, is_mine=slot.person_id == actor.person_id)
    running = card.state in ("to_sign", "in_force")
    mine = slot.person_id == actor.person_id and slot.capacity == actor.role
    waits = running and slot.state == SlotState.OPEN
    address = [dossier.ref, slot.slot_id]
    others = waits and may_write and not mine
    return SignatureRow(
        slot=slot,
        kind=kind,
        word=word,
        note=_note(slot),
        is_mine=mine,
        sign_url=reverse("plan:sign", args=address) if mine and running else "",
        paper_url=reverse("plan:paper", args=address) if others else "",
        scan_url=reverse("plan:scan", args=address) if slot.scan_id else "",
        may_remind=others
        and card.state == "to_sign"
        and slot.need != SlotNeed.OPTIONAL
        and slot.reminders < term("signature_reminders_max"),
    )


def _state(slot: Any, *, is_mine: bool) -> tuple[str, str]:
    if slot.state == SlotState.SIGNED and slot.method == SignMethod.PAPER:
        return "paper", _("Getekend op papier")
    if slot.state == SlotState.SIGNED:
        return "done", _("Getekend, behalve één ding") if slot.except_for or slot.except_goals else _(
            "Getekend"
        )
    if slot.state == SlotState.REFUSED:
        return "wait", _("Niet akkoord")
    if is_mine:
        return "you", _("Nu aan u")
    if slot.need == SlotNeed.OPTIONAL:
        return "later", _("Mag tekenen, hoeft niet")
    return "wait", _("Nog niet getekend")


def _note(slot: Any) -> str:
    today = clock.today()
    if slot.answered_at:
        day = day_words(slot.answered_at, today=today, with_weekday=False)
        witness = _("getuige %(name)s") % {"name": slot.witness_name} if slot.witness_name else ""
        held = (
            _("bij versie %(number)s; geldt nog") % {"number": slot.signed_version}
            if slot.signed_version
            else ""
        )
        goals = except_words(slot.except_goals)
        words = slot.except_for or (slot.reason if slot.state == SlotState.REFUSED else "")
        return " · ".join(part for part in (day, held, witness, goals, f"‘{words}’" if words else "") if part)
    if slot.need == SlotNeed.OPTIONAL:
        return ""
    asked = _("gevraagd op %(day)s") % {"day": day_words(slot.asked_at, today=today, with_weekday=False)}
    if not slot.reminders:
        return asked
    return _("%(asked)s · %(count)s keer herinnerd") % {"asked": asked, "count": slot.reminders}
