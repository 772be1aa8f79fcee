"""Who is told of a question to a team, and at the support point."""

from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries as dossiers
from rondom.support.events import TeamAnswered, TeamAsked, TicketLinked, TicketOpened, TicketSaid
from rondom.support.models import TeamQuestion, Ticket
from rondom.support.queries import members_of_team, workers_of_point


@tell(TeamAsked, template="team_asked", urgent=True, kind=QUESTION, category="")
def the_team(event: TeamAsked) -> list[int]:
    return members_of_team(TeamQuestion.objects.get(pk=event.team_question_id), on=clock.today())


@tell(TeamAsked, template="team_asked_told")
def the_family(event: TeamAsked) -> list[int]:
    return dossiers.family_readers(event.dossier_id, on=clock.today())


@tell(TeamAnswered, template="team_answered")
def who_asked_and_the_family(event: TeamAnswered) -> list[int]:
    row = TeamQuestion.objects.get(pk=event.team_question_id)
    return [row.asked_by_id, *dossiers.family_readers(event.dossier_id, on=clock.today())]


@tell(TicketOpened, template="ticket_opened", urgent=True, kind=QUESTION, category="")
@tell(TicketSaid, template="ticket_said", kind=QUESTION, category="")
def the_support_point(event: TicketOpened | TicketSaid) -> list[int]:
    """Nobody when the support point itself said it."""
    if isinstance(event, TicketSaid) and event.by_point:
        return []
    return workers_of_point(Ticket.objects.get(pk=event.ticket_id), on=clock.today())


@tell(TicketLinked, template="ticket_linked")
def family_and_coordinator(event: TicketLinked) -> list[int]:
    return [
        dossiers.coordinator_id(event.dossier_id),
        *dossiers.family_readers(event.dossier_id, on=clock.today()),
    ]
