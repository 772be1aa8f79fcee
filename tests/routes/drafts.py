"""Set-up of the tests about drafts: a draft of IHI, a whole small route, and what stands in a step."""

from rondom.demo.people import Demo
from rondom.routes.drafting import starting
from rondom.routes.drafting.operations import add_item
from rondom.routes.models import RouteDraft, RouteVersion


def draft_of_ihi(world: Demo) -> RouteDraft:
    version = RouteVersion.objects.get(key="ihi", version=1)
    return starting.draft_from_version(world.actors["fenna"], version_id=version.pk)


def values(**changes: object) -> dict[str, object]:
    """What a form sends for a step that does no harm."""
    return {"title": "Rust", "plain": "Wij wachten even af.", "phase": "begin", **changes}


def small_route(world: Demo) -> RouteDraft:
    """A route of two steps, made by Fenna from nothing, that can be published."""
    fenna = world.actors["fenna"]
    draft = starting.draft_from_nothing(
        fenna, title="Route Rust", source="Afspraak 2026", first_phase="Begin"
    )
    key = draft.key
    add_item(fenna, route_key=key, part="steps", key="1", values=values(next=["2"]))
    add_item(fenna, route_key=key, part="steps", key="2", values=values(title="Terugkijken", ends=True))
    add_item(fenna, route_key=key, part="outcomes", values={"title": "Klaar", "plain": "Het gaat goed."})
    add_item(fenna, route_key=key, part="key_questions", values={"text": "Wat helpt?", "short": "Wat helpt?"})
    return RouteDraft.objects.get(pk=draft.pk)
