"""Messages as sentences: names come from what the reader may see now, in any of his hats."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.queries import Sight, sight_of
from rondom.notifications.texts import NO_NAME, NOT_YOURS, text_of
from rondom.web.hats import Choice
from rondom.web.links import address_of_child, address_of_meeting, address_of_plan


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A message as shown. url is empty when there is nothing (more) to open in the hat that is on.

    other_hat: the label of the role in which it can be opened, when that is not the role of now.
    """

    notice_id: int
    at: dt.datetime
    title: str
    text: str
    url: str
    other_hat: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A dossier the reader may see; other_hat: the role in which he may, when it is not the one of now."""

    sight: Sight
    other_hat: str


def inbox_rows(notices: Sequence[Any], actor: Actor, hats: Sequence[Choice]) -> list[InboxRow]:
    """actor: in the hat that is on; hats: every hat of this person. Cost: one query per hat."""
    wanted = {row.dossier_id for row in notices if row.dossier_id}
    found: dict[int, Seen] = {}
    for choice in sorted(hats, key=lambda choice: choice.actor != actor):
        for dossier_id, sight in sight_of(choice.actor, wanted, on=clock.today()).items():
            found.setdefault(dossier_id, Seen(sight, "" if choice.actor == actor else choice.label))
    return [_row(notice, actor, found.get(notice.dossier_id)) for notice in notices]


def _row(notice: Any, actor: Actor, seen: Seen | None) -> InboxRow:
    words = text_of(notice.template, notice.payload)
    if notice.dossier_id and seen is None:
        words = NOT_YOURS
    return InboxRow(
        notice_id=notice.pk,
        at=notice.created_at,
        title=str(words.title),
        text=str(words.text) % {"child": seen.sight.child if seen else str(NO_NAME)},
        url=_url(actor, words.place, seen.sight, notice.payload) if seen and not seen.other_hat else "",
        other_hat=seen.other_hat if seen else "",
        is_new=notice.read_at is None,
    )


def _url(actor: Actor, place: str, sight: Sight, payload: Mapping[str, Any]) -> str:
    if place in ("plan", "signature"):
        return address_of_plan(actor, sight.ref)
    if place == "meeting" and payload.get("meeting_id"):
        return address_of_meeting(actor, sight.ref, payload["meeting_id"])
    return address_of_child(actor, sight.ref)
