"""How a pupil can tell it, in his words."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rondom.plans.terms import HearingWay

# way: title, explanation, icon
TEXTS: dict[str, tuple[Promise, Promise, str]] = {
    HearingWay.TALK: (_("Ik praat zelf"), _("met iemand die jij kiest"), "messages"),
    HearingWay.WRITING: (_("Ik schrijf het op"), _("hier, of op papier"), "pencil"),
    HearingWay.DRAWING: (_("Ik teken of maak iets"), _("je laat er hieronder een foto van zien"), "photo"),
    HearingWay.VOICE: (_("Ik spreek iets in"), _("met je telefoon, en dan hieronder"), "microphone"),
    HearingWay.THROUGH_OTHER: (
        _("Iemand praat voor mij"),
        _("bijvoorbeeld opa, een vriendin of je mentor"),
        "user",
    ),
    HearingWay.THROUGH_PARENTS: (
        _("Mijn ouders vertellen het"),
        _("jij leest eerst wat zij zeggen"),
        "users",
    ),
    HearingWay.NOTHING: (_("Ik wil nu niets zeggen"), _("dat mag, en je mag altijd terugkomen"), "minus"),
}


@dataclass(frozen=True, slots=True)
class Way:
    value: str
    title: str
    note: str
    icon: str
    is_chosen: bool


def ways(chosen: Collection[str]) -> list[Way]:
    return [
        Way(str(value), str(title), str(note), icon, value in chosen)
        for value, (title, note, icon) in TEXTS.items()
    ]
