"""Reading a tree and remembering what was read, so that nothing gets lost without a word."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from lxml import etree

from rondom.integrations.oso.dossier import Answer, Attachment

YES_NO = {"true": True, "1": True, "false": False, "0": False}
ANSWERS = {
    "ja": Answer.YES,
    "nee": Answer.NO,
    "true": Answer.YES,
    "1": Answer.YES,
    "false": Answer.NO,
    "0": Answer.NO,
}


def name_of(element: etree._Element) -> str:
    return etree.QName(element).localname


@dataclass
class Ledger:
    """taken: elements whose value is in the result. refused: elements (with all below) we leave out, and why.

    closed: paths that the sender does not hand over
    """

    taken: set[etree._Element] = field(default_factory=set)
    refused: dict[etree._Element, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    attachments: list[Attachment] = field(default_factory=list)
    unpacked_bytes: int = 0


@dataclass(frozen=True)
class Node:
    element: etree._Element
    ledger: Ledger

    def child(self, name: str) -> "Node | None":
        return next(iter(self.children(name)), None)

    def children(self, name: str) -> list["Node"]:
        """Elements with this name in the namespace of the file, without the refused ones."""
        found = [Node(each, self.ledger) for each in self._named(name)]
        self.ledger.taken.update(each.element for each in found)
        return found

    def text(self, name: str) -> str:
        return self._first(name)[1]

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(each.own_text() for each in self.children(name))

    def own_text(self) -> str:
        return (self.element.text or "").strip()

    def date(self, name: str) -> dt.date | None:
        element, text = self._first(name)
        if element is None or not text:
            return None
        day = parse_date(text)
        if day is None:
            self.ledger.refused[element] = _("Dit is geen datum die bestaat.")
        return day

    def flag(self, name: str) -> bool | None:
        element, text = self._first(name)
        if element is not None and text not in YES_NO:
            self.ledger.refused[element] = _("Hier hoort ja of nee (true of false).")
        return YES_NO.get(text)

    def answer(self, name: str) -> Answer:
        element, text = self._first(name)
        if element is not None and text.lower() not in {*ANSWERS, "onbekend"}:
            self.ledger.refused[element] = _("Hier hoort Ja, Nee of Onbekend.")
        return ANSWERS.get(text.lower(), Answer.UNKNOWN)

    def refuse(self, name: str, reason: str) -> None:
        for element in self._named(name):
            self.ledger.refused[element] = reason

    def _first(self, name: str) -> tuple[etree._Element | None, str]:
        element = next(self._named(name), None)
        if element is None:
            return None, ""
        self.ledger.taken.add(element)
        return element, Node(element, self.ledger).own_text()

    def _named(self, name: str) -> Iterator[etree._Element]:
        namespace = etree.QName(self.element).namespace
        for each in self.element.iterchildren(f"{{{namespace}}}{name}"):
            if each not in self.ledger.refused:
                yield each


def parse_date(text: str) -> dt.date | None:
    """An xs:date; a time zone behind it is allowed and dropped."""
    day, rest = text[:10], text[10:]
    if rest not in ("", "Z") and not (len(rest) == 6 and rest[0] in "+-"):
        return None
    try:
        return dt.datetime.strptime(day, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        return None
