"""What is measured: who opens which page, and what one visit costs in queries and bytes."""

import gzip
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from rondom.core import clock
from rondom.demo.crowd.region import DOMAIN
from rondom.dossiers.models import Dossier
from rondom.people.models import Account
from rondom.people.terms import Role

Visit = dict[str, object]  # path, form ({} for a GET)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs in, with the addresses and names of the children he may see."""

    email: str
    refs: tuple[str, ...]
    last_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as one person visits it: one address per dossier, or one in all."""

    name: str
    visits: Callable[[Person], list[Visit]]
    by_family: bool = False


def _one(url: str, query: str = "") -> Callable[[Person], list[Visit]]:
    return lambda _person: [{"path": reverse(url) + query, "form": {}}]


def _each(url: str, **form: str) -> Callable[[Person], list[Visit]]:
    return lambda person: [{"path": reverse(url, args=[ref]), "form": form} for ref in person.refs]


def _note() -> dict[str, str]:
    return {
        "kind": "talk",
        "category": "education",
        "talked_with": "de ouders",
        "talked_on": clock.today().isoformat(),
        "what": "Het gaat deze week beter met lezen.",
        "agreements": "Volgende week kijken we weer.",
    }


def _search(person: Person) -> list[Visit]:
    return [
        {"path": reverse("search:search"), "form": {"q": name}, "answers": 200} for name in person.last_names
    ]


def pages() -> list[Page]:
    """Every page to measure of which the addresses are there."""
    someone = Person("", (str(uuid.UUID(int=0)),), ("",))
    return [page for page in _all_pages() if _has_addresses(page, someone)]


def _has_addresses(page: Page, someone: Person) -> bool:
    try:
        page.visits(someone)
    except NoReverseMatch:
        return False
    return True


def _all_pages() -> list[Page]:
    return [
        Page("Mijn werk", _one("work:home")),
        Page("Het kind", _each("child:page")),
        Page("Groeidocument", _each("plan:document")),
        Page("Plan (OPP)", _each("plan:plan")),
        Page("Zoeken", _search),
        Page("Verslag bewaren", _each("child:note_new", **_note())),
        Page("Ons gezin", _one("family:home"), by_family=True),
    ]


def coordinators(count: int) -> list[Person]:
    """Coordinators of different schools where possible, with the open dossiers of which they have the regie."""
    rows = Account.objects.filter(email__endswith=DOMAIN, person__memberships__role=Role.IB).order_by("pk")
    return [_person(account, baton__holder=account.person_id) for account in _spread(list(rows), count)]


def parents(count: int) -> list[Person]:
    rows = Account.objects.filter(email__endswith=DOMAIN, person__guardianships__isnull=False)
    return [
        _person(account, pupil__guardianships__person=account.person_id)
        for account in _spread(list(rows.distinct().order_by("pk")), count)
    ]


def _spread(accounts: list[Account], count: int) -> list[Account]:
    return accounts[:: max(1, len(accounts) // count)][:count]


def _person(account: Account, **whose: object) -> Person:
    rows = Dossier.objects.filter(closed_on__isnull=True, **whose).order_by("pk")
    found = list(rows.values_list("ref", "pupil__person__last_name"))
    return Person(
        account.email, tuple(str(ref) for ref, _name in found), tuple(sorted({name for _ref, name in found}))
    )


def sessions(page: Page, count: int) -> list[dict[str, object]]:
    """For the client: who signs in and what he visits."""
    people = parents(count) if page.by_family else coordinators(count)
    return [{"email": person.email, "visits": page.visits(person)} for person in people]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one visit costs; slowest: the query that took longest, to look at first."""

    queries: int
    html_bytes: int
    gzip_bytes: int
    slowest_ms: float
    slowest: str


def cost_of(page: Page) -> Cost:
    """Visit twice to warm up, then once to count, in this process."""
    queries, body = watched(page)
    slowest = max(queries, key=lambda query: float(query["time"]))
    return Cost(
        queries=len(queries),
        html_bytes=len(body),
        gzip_bytes=len(gzip.compress(body, 6)),
        slowest_ms=1000 * float(slowest["time"]),
        slowest=slowest["sql"],
    )


def watched(page: Page) -> tuple[list[dict[str, str]], bytes]:
    """The queries of one visit, and what it answered. Errors: RuntimeError when the answer is not the page."""
    person = (parents(1) if page.by_family else coordinators(1))[0]
    client = Client()
    client.force_login(
        Account.objects.get(email=person.email), backend="django.contrib.auth.backends.ModelBackend"
    )
    visit = page.visits(person)[0]
    path, form = str(visit["path"]), visit["form"]
    for _time in range(3):
        with CaptureQueriesContext(connection) as captured:
            response = client.post(path, form) if form else client.get(path)
    if response.status_code != visit.get("answers", 302 if form else 200):
        raise RuntimeError(f"{page.name} answered {response.status_code}")
    return captured.captured_queries, response.content
