"""The voices side by side, from the growth document."""

from typing import Any


def voice_cards(dossier: Any) -> list[Any]:
    return []
