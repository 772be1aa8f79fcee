"""The account: every part of the file, where it goes, or why it is not used."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from lxml import etree

from rondom.integrations.oso import codes, profile
from rondom.integrations.oso.dossier import Landing, OsoDossier
from rondom.integrations.oso.nodes import Ledger, name_of

SHORT = 60
SECRET = {"9999999999", "geheim@geheim.geheim"}


def report(dossier: OsoDossier) -> tuple[Landing, ...]:
    """One row for every value in the file, in the order of the file."""
    return dossier.landings


def account_for(root: etree._Element, ledger: Ledger) -> tuple[Landing, ...]:
    return tuple(_rows(_Place(root), ledger, ""))


@dataclass
class _Place:
    element: etree._Element
    path: str = ""
    words: tuple[str, ...] = ()
    seen: Counter[str] = field(default_factory=Counter)

    def below(self, element: etree._Element) -> "_Place":
        name = name_of(element)
        self.seen[name] += 1
        several = self.seen[name] > 1 or _next_is_same(element)
        word = f"{codes.label(name)} {self.seen[name]}" if several else codes.label(name)
        return _Place(element, f"{self.path}/{name}" if self.path else name, (*self.words, word))


def _next_is_same(element: etree._Element) -> bool:
    following = element.getnext()
    return following is not None and following.tag == element.tag


def _rows(place: _Place, ledger: Ledger, reason: str) -> Iterator[Landing]:
    reason = reason or ledger.refused.get(place.element, "")
    loose = _loose_text(place.element)
    if loose:
        yield _not_used(place, _("Hier hoort geen losse tekst."))
    if len(place.element) == 0:
        yield _leaf(place, ledger, reason)
    for each in place.element:
        yield from _rows(place.below(each), ledger, reason)


def _loose_text(element: etree._Element) -> bool:
    if len(element) == 0:
        return False
    return any((text or "").strip() for text in (element.text, *(each.tail for each in element)))


def _leaf(place: _Place, ledger: Ledger, reason: str) -> Landing:
    if reason:
        return _not_used(place, reason)
    if place.element not in ledger.taken:
        return _not_used(place, _("Dit onderdeel kennen we niet."))
    switched_off = profile.CLOSED.get((place.element.text or "").strip()) if _is_switch(place) else None
    if switched_off:
        return _not_used(place, str(switched_off))
    return Landing(_words(place), _shown(place), _lands_in(place.path), element=place.path)


def _is_switch(place: _Place) -> bool:
    return place.path.startswith("metadata/categorie_uitlevering/")


def _not_used(place: _Place, reason: str) -> Landing:
    """The value is not shown: it may be the very thing we should not keep."""
    return Landing(_words(place), "", _("wordt niet gebruikt"), reason)


def _words(place: _Place) -> str:
    return " › ".join(place.words)


def _lands_in(path: str) -> str:
    if "/document/" in path:
        return _("bijlagen")
    fits = [each for each in profile.LANDS_IN if not each or path == each or path.startswith(f"{each}/")]
    return str(profile.LANDS_IN[max(fits, key=len)])


def _shown(place: _Place) -> str:
    """Who reads a file in is no doctor: what is about health is not shown to him."""
    text = (place.element.text or "").strip()
    if name_of(place.element) == "bestandsinhoud":
        return _("%(size)d kB ingepakt") % {"size": max(1, len(text) * 3 // 4 // 1024)}
    if place.path.startswith(profile.MEDICAL):
        return _("(gezondheid)")
    if text in SECRET or _is_secret(place.element):
        return _("(geheim)")
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"


def _is_secret(element: etree._Element) -> bool:
    """A secret number, or a part of an address of somebody whose address is secret."""
    if name_of(element) == "nummer" and _sibling(element, "geheim") == "true":
        return True
    above = [name_of(each) for each in element.iterancestors()]
    if "adreslijst" not in above and name_of(element) != "adresbuitenland":
        return False
    person = next(each for each in element.iterancestors() if name_of(each) not in ("adres", "adreslijst"))
    return any((each.text or "").strip() in ("true", "1") for each in person.iterchildren("{*}adresgeheim"))


def _sibling(element: etree._Element, name: str) -> str:
    parent = element.getparent()
    found = None if parent is None else parent.find(f"{{*}}{name}")
    return "" if found is None else (found.text or "").strip()
