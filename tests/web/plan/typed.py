"""A hand that fills in the forms of real pages and remembers what it had to type, and where."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from lxml import html

TYPED_KINDS = {"text", "date", "number", "email", "tel", "time", "search"}
# One label, asked at several places, that is another thing at each; every other label means itself.
OWN_MEANING = {
    ("/plan/*/doelen/nieuw/", "Voor wanneer?"): "the day of a goal",
    ("/plan/*/doelen/*/action/", "Voor wanneer?"): "the day of an action",
    ("/plan/*/stem/", "Wanneer?"): "the day the pupil was heard",
    ("/plan/*/groeidocument/verteld/", "Wanneer?"): "the day somebody told it",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """place: the address a form was sent to, without numbers and names of children."""

    place: str
    label: str
    value: str

    @property
    def meaning(self) -> str:
        return OWN_MEANING.get((self.place, self.label), self.label)


@dataclass
class Hand:
    """Sends the form of a page as it stands there: what the page filled in already, is not typed."""

    as_: Callable[[str], Client]
    typed: list[Typed] = field(default_factory=list)

    def fill(self, who: str, page: str, *, to: str = "", **values: str) -> str:
        """Fill in the one form of the page that has these fields, and send it; "__" in a name is a dash.

        to: how its address ends, where a page has several such forms. The page after it. Errors: AssertionError when there is no such form, or it came back.
        """
        client, wanted = self.as_(who), {name.replace("__", "-"): value for name, value in values.items()}
        form = self._form(client, page, wanted, to)
        place = form.action or page
        sent: dict[str, list[str]] = defaultdict(list)
        for name, value in form.form_values():
            sent[name].append(value)
        for name, value in wanted.items():
            if _is_typed(form, name):
                self.typed.append(Typed(_shape(place), _label(form, name), value))
            sent[name] = [value]
        answer = client.post(place, sent, follow=True)
        assert answer.redirect_chain, f"{place} came back"
        return str(answer.content.decode())

    def press(self, who: str, page: str, address: str) -> None:
        """A button of the page without anything to type."""
        client = self.as_(who)
        assert address in client.get(page).content.decode()
        assert client.post(address, follow=True).redirect_chain

    def _form(self, client: Client, page: str, wanted: Mapping[str, str], to: str) -> Any:
        answer = client.get(page)
        assert answer.status_code == 200, page
        document: Any = html.fromstring(answer.content.decode())
        found = [
            form
            for form in document.forms
            if wanted.keys() <= set(form.fields.keys()) and (form.action or page).endswith(to)
        ]
        assert found, f"{page} has no form with {', '.join(wanted)}"
        return min(found, key=lambda form: len(form.fields.keys()))


def typed_twice(rows: Iterable[Typed]) -> dict[str, set[str]]:
    """{meaning: the places} of what had to be typed at more than one place."""
    places: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        places[row.meaning].add(row.place)
    return {meaning: found for meaning, found in places.items() if len(found) > 1}


def _shape(address: str) -> str:
    return re.sub(r"/([0-9a-f]{8}-[0-9a-f-]{27}|\d+)(?=/)", "/*", address.split("?", maxsplit=1)[0])


def _is_typed(form: Any, name: str) -> bool:
    found = form.inputs[name]
    if getattr(found, "tag", "") == "textarea":
        return not (found.value or "").strip()
    return getattr(found, "type", "") in TYPED_KINDS and not found.value


def _label(form: Any, name: str) -> str:
    """What stands beside the field, without "hoeft niet"."""
    number = form.inputs[name].get("id")
    labels = form.xpath(".//label[@for=$number]", number=number)
    assert labels, f"{name} has no label"
    for aside in labels[0].xpath(".//*[contains(@class, 'rondom-meta')]"):
        aside.drop_tree()
    return " ".join(labels[0].text_content().replace("\u00ad", "").split())
