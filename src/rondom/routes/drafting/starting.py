"""How a draft begins: from a version in use, from the library, from a file, or from nothing."""

import re
import unicodedata
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.routes import access, queries
from rondom.routes.definition import Problem, RouteError, plain_values
from rondom.routes.drafting.checking import check
from rondom.routes.drafting.definition import Definition
from rondom.routes.events import RouteDraftStarted
from rondom.routes.models import RouteDraft, RouteVersion
from rondom.routes.operations import LIBRARY, lock_routes, publish_route

LONGEST_KEY = 40
# What holds in every route: true is true, from before the arrival at a step too.
STANDING = ("consent.", "participant.", "view.", "note.signal", "plan.in_force")


@transaction.atomic
def draft_from_version(actor: Actor, *, version_id: int) -> RouteDraft:
    """Begin a draft of the route as it is in use; when there is one, that one. Errors: Refused, Http404."""
    access.may_edit_routes(actor).enforce()
    version = access.get_version(actor, version_id)
    there = RouteDraft.objects.filter(region_id=actor.region_id, key=version.key).first()
    return there or _start(actor, plain_values(version.text))


@transaction.atomic
def draft_from_file(actor: Actor, *, text: str) -> RouteDraft:
    """Begin a draft with what stands in a file. Errors: Refused; RouteError with every problem, nothing is stored."""
    access.may_edit_routes(actor).enforce()
    definition = plain_values(text)
    _check_characters(definition)
    problems = check(definition).problems
    if problems:
        raise RouteError(problems)
    return _start(actor, definition)


@transaction.atomic
def draft_from_library(actor: Actor, *, name: str) -> RouteDraft:
    """Begin a draft with a route of the library. Errors: Refused, Http404."""
    access.may_edit_routes(actor).enforce()
    return _start(actor, plain_values(library_text(name)))


@transaction.atomic
def take_over(actor: Actor, *, names: list[str]) -> list[RouteVersion]:
    """Publish routes of the library as they are, for a region that does not have them yet.

    Errors: Refused, Http404 for a name that the library does not have.
    """
    access.may_edit_routes(actor).enforce()
    if not names:
        refuse("route.none_chosen", _("Kies eerst een of meer routes.")).enforce()
    for name in names:
        _check_free(actor, name, library_text(name))
    return [publish_route(actor, text=library_text(name)) for name in names]


def _check_free(actor: Actor, name: str, text: str) -> None:
    key = plain_values(text)["route"]
    drafted = RouteDraft.objects.filter(region_id=actor.region_id, key=key).exists()
    if drafted or queries.newest_route(actor.region_id, key):
        reason = _("Uw regio heeft deze route al: %s. Neem hem over als concept.") % name
        refuse("route.already_there", reason).enforce()


@transaction.atomic
def draft_from_nothing(actor: Actor, *, title: str, source: str, first_phase: str) -> RouteDraft:
    """Begin a route that nobody has yet, with a title, where it is agreed, and a first phase."""
    access.may_edit_routes(actor).enforce()
    definition: Definition = {
        "route": free_key(title, _taken(actor)),
        "version": 1,
        "title": title.strip(),
        "valid_from": clock.today().isoformat(),
        "source": source.strip(),
        "sources": [{"key": "agreed", "title": source.strip()}],
        "phases": [{"key": free_key(first_phase, set()), "title": first_phase.strip()}],
        "key_questions": [],
        "standing": list(STANDING),
        "steps": [],
        "outcomes": [],
    }
    return _start(actor, definition)


@transaction.atomic
def draft_of_copy(actor: Actor, *, version_id: int, title: str) -> RouteDraft:
    """Begin another route with what stands in a version in use. Errors: Refused, Http404."""
    access.may_edit_routes(actor).enforce()
    definition = plain_values(access.get_version(actor, version_id).text)
    key = free_key(title, _taken(actor))
    return _start(actor, {**definition, "route": key, "title": title.strip(), "version": 1})


def free_key(title: str, taken: set[str]) -> str:
    """A key of small letters and figures that nobody has yet; Arabic or empty words give "deel"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    start = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[: LONGEST_KEY - 4] or "deel"
    return next(
        key for key in (start, *(f"{start}_{number}" for number in range(2, 999))) if key not in taken
    )


def library_names() -> list[str]:
    return sorted(path.stem for path in LIBRARY.glob("*.yaml"))


def library_text(name: str) -> str:
    """Errors: Http404 for a name that the library does not have."""
    if name not in library_names():
        raise Http404
    return (LIBRARY / f"{name}.yaml").read_text(encoding="utf-8")


def _taken(actor: Actor) -> set[str]:
    drafts = RouteDraft.objects.filter(region_id=actor.region_id).values_list("key", flat=True)
    versions = RouteVersion.objects.filter(region_id=actor.region_id).values_list("key", flat=True)
    library = {str(plain_values(library_text(name))["route"]) for name in library_names()}
    return {*drafts, *versions, *library}


def _start(actor: Actor, definition: Definition) -> RouteDraft:
    key = definition["route"]
    lock_routes(actor.region_id)
    if RouteDraft.objects.filter(region_id=actor.region_id, key=key).exists():
        refuse(
            "route.draft_there",
            _("Er is al een concept van deze route. Werk daaraan verder, of gooi het eerst weg."),
        ).enforce()
    now = clock.now()
    draft = RouteDraft.objects.create(
        region_id=actor.region_id,
        key=key,
        definition=definition,
        started_at=now,
        changed_at=now,
        changed_by_id=actor.person_id,
    )
    happened(RouteDraftStarted(draft_id=draft.pk), by=actor)
    return draft


def _check_characters(value: Any) -> None:
    """A file can spell characters that no database keeps: say so before it tries."""
    if isinstance(value, dict):
        for pair in value.items():
            _check_characters(list(pair))
    elif isinstance(value, list):
        for inner in value:
            _check_characters(inner)
    elif isinstance(value, str) and any(mark == "\0" or "\ud800" <= mark <= "\udfff" for mark in value):
        raise RouteError((Problem("", _("In het bestand staat een teken dat geen letter is.")),))
