"""Who may publish a route and move a dossier."""

from collections.abc import Collection

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import may_steer, takes_part
from rondom.dossiers.models import Dossier
from rondom.people.terms import Role
from rondom.routes.definition import Route
from rondom.routes.engine import Move
from rondom.routes.models import RouteDraft, RouteVersion, SaidCheck, StepResult
from rondom.routes.queries import label_of, locks_of, running_route
from rondom.routes.terms import PRECONDITION


def may_publish(actor: Actor) -> Decision:
    if actor.is_system or actor.role == Role.ADMINISTRATOR:
        return ALLOWED
    return refuse("route.not_administrator", _("Alleen de beheerder van de regio kan een route publiceren."))


def may_edit_routes(actor: Actor) -> Decision:
    """Draw, publish and take over routes of the own region: a person, in the hat of its administrator."""
    if actor.role == Role.ADMINISTRATOR:
        return ALLOWED
    return refuse("route.not_administrator", _("Alleen de beheerder van de regio kan een route veranderen."))


def check_edits_routes(actor: Actor) -> None:
    """Errors: Http404, as for an address that does not exist."""
    if not may_edit_routes(actor):
        raise Http404


def get_draft(actor: Actor, key: str) -> RouteDraft:
    """Errors: Http404."""
    check_edits_routes(actor)
    return get_object_or_404(
        RouteDraft.objects.select_related("changed_by"), region_id=actor.region_id, key=key
    )


def get_version(actor: Actor, version_id: int) -> RouteVersion:
    """A published route of the own region. Errors: Http404."""
    check_edits_routes(actor)
    versions = RouteVersion.objects.select_related("published_by")
    return get_object_or_404(versions, region_id=actor.region_id, pk=version_id)


def may_publish_draft(
    actor: Actor, draft: RouteDraft | None, *, read: tuple[int, int], newest: RouteVersion | None
) -> Decision:
    """read: (revision of the draft, number of the version in use) on the screen of who publishes."""
    edit = may_edit_routes(actor)
    if not edit:
        return edit
    if draft is None or read[1] != (newest.version if newest else 0):
        return refuse(
            "route.published_meanwhile",
            _("Iemand anders heeft deze route net gepubliceerd of weggegooid. Bekijk eerst wat er nu staat."),
        )
    if read[0] != draft.revision:
        return refuse(
            "route.draft_changed",
            _("Iemand anders heeft dit concept net veranderd. Bekijk het opnieuw en publiceer dan."),
        )
    return ALLOWED


def may_start(actor: Actor, dossier: Dossier) -> Decision:
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if dossier.visits.exists():
        return refuse("route.already_started", _("De route is al begonnen."))
    return ALLOWED


def may_begin(actor: Actor, dossier: Dossier, route: Route, *, missing: Collection[str]) -> Decision:
    """Start this route. missing: its preconditions that nobody said yet (AT-05)."""
    start = may_start(actor, dossier)
    if not start:
        return start
    if missing:
        wanted = ", ".join(label_of(route, name) for name in missing)
        return refuse("route.precondition", _("Leg eerst vast: %s.") % wanted)
    return ALLOWED


def may_say_check(actor: Actor, dossier: Dossier, name: str) -> Decision:
    """Say that something is so: a precondition is for who steers, a check for everybody who works here."""
    if name.startswith(PRECONDITION):
        return may_steer(actor, dossier)
    part = takes_part(actor, dossier)
    if part and actor.is_family:
        return refuse("route.check_by_professional", _("Dit legt iemand vast die voor uw kind werkt."))
    return part


def may_take_back(actor: Actor, dossier: Dossier, said: SaidCheck) -> Decision:
    """Who said it, or who steers."""
    if said.said_by_id == actor.person_id and said.said_role == actor.role:
        return takes_part(actor, dossier)
    return may_steer(actor, dossier)


def may_record_result(actor: Actor, dossier: Dossier) -> Decision:
    return may_steer(actor, dossier)


def may_answer_referral(actor: Actor, dossier: Dossier, result: StepResult) -> Decision:
    """Only who it is asked of, in the hat he is around the child with."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    helper = result.helper
    asked = (helper.person_id, helper.organisation_id, helper.capacity)
    if asked != (actor.person_id, actor.organisation_id, actor.role):
        return refuse("route.referral_not_yours", _("Deze verwijzing is aan iemand anders gevraagd."))
    if result.answer:
        return refuse("route.referral_answered", _("Op deze verwijzing is al geantwoord."))
    return ALLOWED


def may_set_school_routes(actor: Actor) -> Decision:
    return may_publish(actor)


def may_move(actor: Actor, dossier: Dossier, move: Move, *, reason: str, route: Route) -> Decision:
    """Move a dossier. A hard need is never passed; an unusual move needs a reason."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if move.blocked_by:
        wanted = ", ".join(label_of(route, name) for name in move.blocked_by)
        return refuse("route.blocked", _("Hiervoor is eerst nodig: %s.") % wanted)
    if not move.usual and not reason.strip():
        return refuse("route.reason_needed", _("Dit is geen gewone stap. Schrijf op waarom."))
    return ALLOWED


def may_see_versions(actor: Actor, dossier: Dossier) -> bool:
    """That the region has a newer version is for who steers; others see the route as it runs."""
    return bool(may_steer(actor, dossier))


def may_change_version(actor: Actor, dossier: Dossier, *, obstacle: str) -> Decision:
    """Go on by the newest version of the route. obstacle: why this dossier cannot, "" when it can."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    return refuse("route.version_does_not_fit", obstacle) if obstacle else ALLOWED


def may_change_route(actor: Actor, dossier: Dossier, *, blocked: Collection[str], reason: str) -> Decision:
    """Go on by another route of the school. blocked: what that step needs and is not there, in words."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if blocked:
        wanted = ", ".join(blocked)
        return refuse("route.blocked", _("Hiervoor is eerst nodig: %s.") % wanted)
    if not reason.strip():
        return refuse(
            "route.reason_needed", _("Schrijf op waarom het dossier op een andere route verder gaat.")
        )
    return ALLOWED


def is_open_field(dossier_id: int, field: str) -> Decision:
    """Whether the route of a dossier keeps a field closed, as the offers until everybody gave a view (AT-05)."""
    found = running_route(dossier_id)
    waits = locks_of(dossier_id, found).get(field) if found else None
    if not found or not waits:
        return ALLOWED
    wanted = ", ".join(label_of(found, name) for name in waits)
    return refuse("route.field_locked", _("Dit gaat open als dit er is: %s.") % wanted)


def may_end(actor: Actor, dossier: Dossier, route: Route, *, missing: Collection[str]) -> Decision:
    """End the route with an outcome. missing: of what the route wants first, as a decision in a meeting (AT-01)."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if "meeting.outcome_decided" in missing:
        return refuse("route.no_meeting", _("Leg de uitkomst eerst vast in een overleg."))
    if missing:
        wanted = ", ".join(label_of(route, name) for name in missing)
        return refuse("route.end_too_soon", _("Om af te ronden is eerst nodig: %s.") % wanted)
    return ALLOWED


def may_answer_key_question(actor: Actor, dossier: Dossier) -> Decision:
    """dossier: as fetched for the actor."""
    part = takes_part(actor, dossier)
    if part and Category.EDUCATION not in dossier.categories:
        return refuse("route.question_not_yours", _("Dit deel is niet voor uw rol."))
    return part
