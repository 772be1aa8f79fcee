"""What changes together in a draft, and how it becomes a version."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.canonical import canonical_json
from rondom.core.decision import Conflict, refuse
from rondom.events.record import happened
from rondom.people.terms import Role
from rondom.routes import access, queries
from rondom.routes.definition import dump_route
from rondom.routes.drafting import definition as parts
from rondom.routes.drafting.checking import check, is_same
from rondom.routes.drafting.definition import GENERAL, OPENERS, PARTS, STEPS, Definition
from rondom.routes.drafting.starting import free_key
from rondom.routes.events import RouteDraftChanged, RouteDraftDiscarded
from rondom.routes.models import RouteDraft, RouteVersion
from rondom.routes.operations import lock_routes, new_version

STEP_KEY = re.compile(r"[a-z0-9_]{1,20}\Z")
MOST_CHARACTERS = 90_000  # a file of a route may hold 100 000; the rest is for its layout


@transaction.atomic
def add_item(actor: Actor, *, route_key: str, part: str, values: Mapping[str, Any], key: str = "") -> str:
    """Add an item at the end of a part and return its key. A step, and who may begin, get the key somebody chose.

    Errors: Refused, Http404.
    """
    draft = _locked(actor, route_key)
    taken = {str(found.get(parts.key_word(part))) for found in parts.items(draft.definition, part)}
    if part == STEPS:
        _check_step_key(key, taken)
    elif part == OPENERS:
        _check_opener(key, taken)
    else:
        key = free_key(str(values.get("title") or values.get("short") or ""), taken)
    _store(actor, draft, part, _with(draft.definition, part, key, values))
    return key


@transaction.atomic
def change_item(
    actor: Actor, *, route_key: str, part: str, key: str, values: Mapping[str, Any], read: str
) -> None:
    """Change an item. read: its mark when it came on the screen.

    Errors: Refused; Conflict when somebody else changed the same item since then, Http404.
    """
    draft = _locked(actor, route_key)
    _check_there(draft, part, key)
    _check_read(draft, part, key, read)
    _store(actor, draft, part, _with(draft.definition, part, key, values))


@transaction.atomic
def change_general(actor: Actor, *, route_key: str, values: Mapping[str, Any], read: str) -> None:
    """Change title, source, day, remark and rules. Rules that are not named stay. Errors: as change_item."""
    draft = _locked(actor, route_key)
    _check_read(draft, GENERAL, "", read)
    rules = parts.with_values(draft.definition.get("rules") or {}, values.get("rules") or {})
    _store(actor, draft, GENERAL, parts.with_values(draft.definition, {**values, "rules": rules}))


@transaction.atomic
def move_item(actor: Actor, *, route_key: str, part: str, key: str, up: bool) -> None:
    """One place up or down. Errors: Refused, Http404."""
    draft = _locked(actor, route_key)
    _check_there(draft, part, key)
    _store(actor, draft, part, parts.with_item_moved(draft.definition, part, key, up=up))


@transaction.atomic
def remove_item(actor: Actor, *, route_key: str, part: str, key: str) -> None:
    """Take an item out; for a step also the ways to it. Dossiers at that step keep their version.

    Errors: Refused, Http404.
    """
    draft = _locked(actor, route_key)
    _check_there(draft, part, key)
    _store(actor, draft, part, parts.without_item(draft.definition, part, key))


@transaction.atomic
def discard_draft(actor: Actor, *, route_key: str) -> None:
    """Throw a draft away; versions in use stay. Errors: Refused, Http404."""
    draft = _locked(actor, route_key)
    happened(RouteDraftDiscarded(draft_id=draft.pk), by=actor)
    draft.delete()


@transaction.atomic
def publish_draft(actor: Actor, *, route_key: str, note: str, read: tuple[int, int]) -> RouteVersion:
    """Make the draft a new version of the region; running dossiers keep theirs.

    read: revision of the draft and number of the version in use, as on the screen of who publishes.
    Errors: Refused, also when somebody else was first or something is wrong with the draft.
    """
    access.may_edit_routes(actor).enforce()
    lock_routes(actor.region_id)
    draft = RouteDraft.objects.select_for_update().filter(region_id=actor.region_id, key=route_key).first()
    newest = queries.newest_route(actor.region_id, route_key)
    access.may_publish_draft(actor, draft, read=read, newest=newest).enforce()
    assert draft is not None  # noqa: S101 - may_publish_draft said so
    if not note.strip():
        refuse("route.note_needed", _("Schrijf op wat er verandert en waarom.")).enforce()
    checked = check(draft.definition)
    if checked.route is None or checked.problems:
        refuse("route.draft_wrong", _("Los eerst op wat er niet klopt in het concept.")).enforce()
    assert checked.route is not None  # noqa: S101 - enforce raised
    if newest and is_same(checked.route, queries.route_of(newest)):
        refuse("route.nothing_changed", _("Er is niets veranderd. Deze versie is al in gebruik.")).enforce()
    number = newest.version + 1 if newest else 1
    text = dump_route(msgspec.structs.replace(checked.route, version=number))
    draft.delete()
    return new_version(actor, checked.route, text=text, newest=newest, note=note.strip())


def _locked(actor: Actor, route_key: str) -> RouteDraft:
    """The draft, for one change at a time. Errors: Refused, Http404."""
    access.may_edit_routes(actor).enforce()
    draft = access.get_draft(actor, route_key)
    return RouteDraft.objects.select_for_update().get(pk=draft.pk)


def _check_step_key(key: str, taken: set[str]) -> None:
    if not STEP_KEY.match(key):
        refuse(
            "route.key_wrong", _("Gebruik voor het nummer kleine letters en cijfers, zoals 4a, hooguit 20.")
        ).enforce()
    if key in taken:
        refuse("route.key_taken", _("Stap %s is er al. Kies een ander nummer.") % key).enforce()


def _check_opener(capacity: str, taken: set[str]) -> None:
    if capacity not in Role.values:
        refuse("route.opener_unknown", _("Kies wie er mag beginnen.")).enforce()
    if capacity in taken:
        refuse("route.opener_taken", _("Deze rol staat er al. Verander hem daar.")).enforce()


def _check_there(draft: RouteDraft, part: str, key: str) -> None:
    there = {found.get(parts.key_word(part)) for found in parts.items(draft.definition, part)}
    if part not in PARTS or key not in there:
        refuse("route.item_gone", _("Iemand anders heeft dit net weggehaald.")).enforce()


def _check_read(draft: RouteDraft, part: str, key: str, read: str) -> None:
    if read != parts.read_mark(draft.definition, part, key):
        stored = (
            parts.general(draft.definition) if part == GENERAL else parts.item(draft.definition, part, key)
        )
        raise Conflict(
            theirs=canonical_json(stored).decode(), revision=draft.revision, theirs_by=draft.changed_by.name
        )


def _with(definition: Definition, part: str, key: str, values: Mapping[str, Any]) -> Definition:
    """switch_with is a word of the screen: exchanges stand beside the steps, not in them."""
    own = {word: value for word, value in values.items() if word != "switch_with"}
    changed = parts.with_item(definition, part, key, own)
    if part == STEPS and "switch_with" in values:
        return parts.with_partners(changed, key, list(values["switch_with"]))
    return changed


def _store(actor: Actor, draft: RouteDraft, part: str, definition: Definition) -> None:
    if len(canonical_json(definition)) > MOST_CHARACTERS:
        refuse("route.too_long", _("De route wordt te lang. Maak eerst iets korter.")).enforce()
    if definition == draft.definition:
        return
    draft.definition = definition
    draft.revision += 1
    draft.changed_at = clock.now()
    draft.changed_by_id = actor.person_id
    draft.save(update_fields=["definition", "revision", "changed_at", "changed_by"])
    happened(RouteDraftChanged(draft_id=draft.pk, change=part), by=actor)
