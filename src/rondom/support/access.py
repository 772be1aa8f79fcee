"""Who may ask a team, answer there, and work at the support point, now, and why not."""

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.access import takes_part
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.support import queries
from rondom.support.events import TicketViewed
from rondom.support.models import TeamQuestion, Ticket
from rondom.support.queries import DeskQuestion
from rondom.support.rules import TeamRule
from rondom.support.terms import OPEN_QUESTION, QuestionState

# Around the child --------------------------------------------------------------------------


def may_ask(actor: Actor, dossier: Dossier, rule: TeamRule) -> Decision:
    """Ask this team something, with or without a name."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.is_family:
        return refuse("team_question.not_family", _("Vraag het de coördinator, of het steunpunt."))
    if rule.asked_by and actor.role not in rule.asked_by:
        return refuse("team_question.role", _("In uw rol vraagt u dit team niets."))
    if actor.role in rule.desk:
        return refuse("team_question.own_team", _("U werkt zelf in dit team."))
    if TeamQuestion.objects.filter(dossier=dossier, team=rule.code, state__in=OPEN_QUESTION).exists():
        return refuse("team_question.waits", _("Er wacht al een vraag aan dit team."))
    return ALLOWED


def may_share_name(dossier: Dossier, rule: TeamRule, organisation_id: int) -> Decision:
    """The team may know whose child it is: the family said yes to it, and the pupil from an age."""
    with as_system("whether everybody who must said yes to this organisation"):
        has_ground = queries.has_ground(dossier, organisation_id, on=clock.today())
    if has_ground:
        return ALLOWED
    if rule.no_name:
        words = _(
            "Hiervoor moet het gezin eerst ja zeggen, en het kind zelf vanaf 12 jaar. Of stel de vraag zonder naam."
        )
    else:
        words = _("Hiervoor moet het gezin eerst ja zeggen, en het kind zelf vanaf 12 jaar.")
    return refuse("team_question.no_ground", words)


def may_withdraw(actor: Actor, row: TeamQuestion, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if row.asked_by_id != actor.person_id:
        return refuse("team_question.not_yours", _("Wie het vroeg, kan het intrekken."))
    if row.state not in OPEN_QUESTION:
        return refuse("team_question.answered", _("Hier is al antwoord op."))
    return ALLOWED


def may_place(actor: Actor, row: TeamQuestion, dossier: Dossier) -> Decision:
    """Put the advice in the dossier, as a note that says whose advice it is: who asked it."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if row.asked_by_id != actor.person_id:
        return refuse("team_question.not_yours", _("Wie het vroeg, zet het advies bij de verslagen."))
    if row.state != QuestionState.ADVISED:
        return refuse("team_question.no_advice", _("Er is nog geen advies."))
    if row.placed_on is not None:
        return refuse("team_question.placed", _("Het advies staat al bij de verslagen."))
    return ALLOWED


# At the desk of a team ----------------------------------------------------------------------


def has_desk(actor: Actor) -> bool:
    return bool(queries.teams_of(actor))


def get_question(actor: Actor, question_id: int) -> DeskQuestion:
    """A question on the desk of this hat; writes the look, which the family reads. Errors: Http404."""
    found = desk_question(actor, question_id)
    with transaction.atomic():
        look = DossierViewed(
            dossier_id=found.row.dossier_id, region_id=found.row.region_id, part="team_question"
        )
        happened(look, by=actor)
    return found


def desk_question(actor: Actor, question_id: int) -> DeskQuestion:
    """The same without the look: for operations. Errors: Http404."""
    rows = queries.desk_questions(actor, on=clock.today())
    found = next((one for one in rows if one.row.pk == question_id), None)
    if found is None:
        raise Http404
    return found


# At the support point -----------------------------------------------------------------------


def get_ticket(actor: Actor, ticket_id: int) -> Ticket:
    """A question of a family on the desk of this hat; writes the look. Errors: Http404."""
    ticket = desk_ticket(actor, ticket_id)
    with transaction.atomic():
        happened(TicketViewed(ticket_id=ticket.pk), by=actor)
    return ticket


def desk_ticket(actor: Actor, ticket_id: int) -> Ticket:
    """The same without the look: for operations. Errors: Http404."""
    ticket = queries.tickets_on_desk(actor).filter(pk=ticket_id).first()
    if ticket is None:
        raise Http404
    return ticket


def may_link(ticket: Ticket) -> Decision:
    """Put what the family asked beside the dossier: only when the family wants it."""
    if not ticket.wants_link:
        return refuse("ticket.not_wanted", _("Het gezin vroeg hier niet om."))
    if ticket.dossier_id is not None:
        return refuse("ticket.linked", _("Dit staat al bij het dossier."))
    return ALLOWED


def is_open(ticket: Ticket) -> bool:
    """Whether its link still works."""
    return ticket.blocked_at is None
