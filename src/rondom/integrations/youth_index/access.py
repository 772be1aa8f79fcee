"""Who may register at the index, and switch it on and off."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.models import Dossier
from rondom.integrations.youth_index.models import IndexEntry
from rondom.integrations.youth_index.queries import SeenMatch, is_on, match_of
from rondom.integrations.youth_index.rules import index_rules
from rondom.integrations.youth_index.terms import EntryState
from rondom.people.terms import Role
from rondom.triage import access as triage
from rondom.triage.queries import latest_triage


def may_register(actor: Actor, dossier: Dossier) -> Decision:
    """Register that the own organisation is involved: an involved worker, where the gemeente of the triage uses it."""
    part = triage.may_register(actor, dossier)
    if not part:
        return part
    found = latest_triage(dossier.pk)
    if found is None:
        return refuse("youth_index.triage_first", _("Begin eerst de triage."))
    if not is_on(found.organisation_id):
        return refuse("youth_index.off", _("De gemeente gebruikt deze aansluiting nog niet."))
    schools = index_rules().schools_in(dossier.region.slug)
    if actor.organisation_id == dossier.school_id and not schools.schools_signal:
        return refuse("youth_index.no_schools", _("In deze regio registreert een school zich niet."))
    rows = IndexEntry.objects.filter(dossier=dossier, organisation_id=actor.organisation_id or 0)
    if rows.exclude(state=EntryState.FAILED).exists():
        return refuse("youth_index.already", _("Uw organisatie staat er al."))
    return ALLOWED


def get_match(dossier: Dossier, match_id: int) -> SeenMatch:
    """dossier: as fetched for the actor. Errors: Http404."""
    match = match_of(dossier, match_id) if triage.may_see_triage(dossier) else None
    if match is None:
        raise Http404
    return match


def sees_switches(actor: Actor) -> bool:
    return actor.role == Role.ADMINISTRATOR


def may_switch(actor: Actor) -> Decision:
    if sees_switches(actor):
        return ALLOWED
    return refuse("youth_index.not_administrator", _("Alleen een beheerder zet dit aan of uit."))
