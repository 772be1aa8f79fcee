"""How the pupil was heard, as a document says it: everything the hearing holds, or why he said nothing."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from rondom.core.wording import words_in_row
from rondom.documents import words
from rondom.documents.blocks import Block, Heading, Listing, Picture, Quote, Text

NO_PICTURES: Mapping[int, Picture] = {}


def hearing(plan: dict[str, Any], pictures: Mapping[int, Picture] = NO_PICTURES) -> list[Block]:
    """plan: with its days as days. pictures: of reading.pictures, by number; what is not in it, is only named."""
    name, heard = plan["pupil"]["call_name"], plan["hearing"]
    title = Heading(_("De stem van %(name)s") % {"name": name})
    if not heard:
        return [title, Text(_("Hier is nog niets opgeschreven."))]
    return [
        title,
        *_how(heard),
        *([Quote(heard["words"], by=name)] if heard["words"] else []),
        *_made(heard, pictures),
        *_not_wanted(heard, name),
        *_done_with_it(heard, name),
    ]


def _how(heard: dict[str, Any]) -> list[Block]:
    parts = [
        words_in_row(heard["ways"]),
        words.day(heard["heard_on"]),
        _("verteld door %(who)s") % {"who": heard["through"]} if heard.get("through") else "",
    ]
    line = " · ".join(part for part in parts if part)
    return [Text(line, is_small=True)] if line else []


def _made(heard: dict[str, Any], pictures: Mapping[int, Picture]) -> list[Block]:
    """Every file by its kind and day; a drawing also as it is."""
    found: list[Block] = []
    for number, row in enumerate(heard.get("files", []), start=1):
        about = {"number": number, "kind": row["label"], "day": words.day(row["added_on"])}
        picture = pictures.get(row["number"])
        line = (
            _("%(number)s. %(kind)s van %(day)s.")
            if picture
            else _("%(number)s. %(kind)s van %(day)s. Deze staat in Rondom.")
        )
        found.append(Text(line % about))
        if picture:
            found.append(picture)
    return found


def _not_wanted(heard: dict[str, Any], name: str) -> list[Block]:
    if not heard.get("wants_nothing"):
        return []
    signed = tuple(
        _("Getekend: %(name)s, %(role)s, op %(day)s")
        % {"name": row["name"], "role": row["capacity"], "day": words.day(row["signed_on"])}
        for row in heard.get("signed", [])
    )
    return [
        Heading(_("Waarom %(name)s nu niets wil zeggen") % {"name": name}, 3),
        Text(heard.get("not_wanted") or _("Nog niet ingevuld.")),
        *([Listing(signed)] if signed else []),
    ]


def _done_with_it(heard: dict[str, Any], name: str) -> list[Block]:
    found: list[Block] = []
    if heard["influence"]:
        found += [Heading(_("Wat we daarmee deden"), 3), Text(heard["influence"])]
    if heard.get("message"):
        found += [Heading(_("Wat we tegen %(name)s zeiden") % {"name": name}, 3), Text(heard["message"])]
    if heard["told_back_on"]:
        told = {"day": words.day(heard["told_back_on"]), "who": heard["told_back_by"]}
        found.append(Text(_("Teruggezegd op %(day)s door %(who)s.") % told, is_small=True))
    return found
