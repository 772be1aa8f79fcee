"""What the administrator has in the world of the permission table: two versions, another route, a draft."""

from rondom.demo.people import Demo
from rondom.routes.drafting import operations, starting
from rondom.routes.drafting.definition import GENERAL, read_mark
from rondom.routes.models import RouteVersion
from rondom.routes.operations import LIBRARY, publish_route

IHI = (LIBRARY / "ihi.yaml").read_text(encoding="utf-8")
NEW_ROUTE = IHI.replace("route: ihi", "route: from_file").encode()


def routes_and_a_draft(demo: Demo) -> dict[str, object]:
    """Children run on version 1 of IHI; version 2 has a shorter term. The draft is of version 2, at revision 2."""
    first = RouteVersion.objects.get(region=demo.region, key="ihi")
    newer = publish_route(demo.system, text=IHI.replace("within_days: 21", "within_days: 14"))
    other = publish_route(demo.system, text=IHI.replace("route: ihi", "route: other"))
    fenna = demo.actors["fenna"]
    draft = starting.draft_from_version(fenna, version_id=newer.pk).definition
    operations.move_item(fenna, route_key="ihi", part="sources", key="ihi1", up=False)
    return {
        "route_version": first.pk,
        "route_newer": newer.pk,
        "route_other": other.pk,
        "general_mark": read_mark(draft, GENERAL, ""),
        "step_mark": read_mark(draft, "steps", "1"),
        "phase_mark": read_mark(draft, "phases", "prevention"),
    }
