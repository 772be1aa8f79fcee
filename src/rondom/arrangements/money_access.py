"""Who closes a year, and who speaks for a board."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.arrangements.access import may_see_money
from rondom.arrangements.accounting import accounting_rules
from rondom.arrangements.models import BoardPlan, Budget, YearClosing
from rondom.arrangements.money import first_day_of, school_year_of
from rondom.arrangements.year import closing_of
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.periods import months_later
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind


def may_close_year(actor: Actor, school_year: int) -> Decision:
    """Who decides for the samenwerkingsverband, once the year is over."""
    sees = may_see_money(actor)
    if not sees:
        return sees
    if first_day_of(school_year + 1) > clock.today():
        return refuse("year.runs", _("Dit schooljaar loopt nog. Sluit het af na 31 juli."))
    if closing_of(actor.region_id, school_year) is not None:
        return refuse("year.closed_already", _("Dit schooljaar is al afgesloten."))
    if not Budget.objects.filter(region_id=actor.region_id, school_year=school_year).exists():
        return refuse("year.empty", _("In dit schooljaar is geen budget. Er is niets om af te sluiten."))
    return ALLOWED


def may_reopen_year(actor: Actor, school_year: int) -> tuple[Decision, YearClosing | None]:
    """While the dossiers behind the sums are certainly still there."""
    sees = may_see_money(actor)
    if not sees:
        return sees, None
    closing = closing_of(actor.region_id, school_year)
    if closing is None:
        return refuse("year.open", _("Dit schooljaar is niet afgesloten.")), None
    months = accounting_rules().reopen.within_months
    if months_later(closing.closed_on, months) <= clock.today():
        words = _("Dit is langer dan %(months)s maanden geleden afgesloten. De cijfers staan nu vast.")
        return refuse("year.closed_long_ago", words % {"months": months}), closing
    return ALLOWED, closing


def speaks_for_board(actor: Actor) -> bool:
    """By the role of the hat; check_speaks_for_board asks for the organisation too."""
    return actor.role in accounting_rules().board_speakers and actor.organisation_id is not None


def check_speaks_for_board(actor: Actor) -> int:
    """The board of the hat. Errors: Http404 for anybody else."""
    boards = Organisation.objects.filter(
        pk=actor.organisation_id or 0, kind=OrganisationKind.BOARD, regions=actor.region_id
    )
    if not speaks_for_board(actor) or not boards.exists():
        raise Http404
    return actor.organisation_id or 0


def may_file_plan(actor: Actor, school_year: int, plan: BoardPlan | None) -> Decision:
    """This school year and the next, until the report is there."""
    if not 0 <= school_year - school_year_of(clock.today()) <= 1:
        return refuse("plan.year", _("Een plan maakt u voor dit schooljaar of voor het volgende."))
    if plan is not None and plan.reported_on is not None:
        return refuse("plan.reported", _("Het verslag is er al. Het plan verandert niet meer."))
    return ALLOWED


def may_file_report(actor: Actor, school_year: int, plan: BoardPlan | None) -> Decision:
    """Beside a plan, from the year itself on, until the samenwerkingsverband closes that year."""
    if plan is None:
        return refuse("plan.missing", _("Er is nog geen plan. Maak dat eerst."))
    if school_year > school_year_of(clock.today()):
        return refuse("plan.to_come", _("Dit schooljaar is nog niet begonnen."))
    if closing_of(actor.region_id, school_year) is not None:
        return refuse("year.closed", _("Het samenwerkingsverband heeft dit schooljaar afgesloten."))
    return ALLOWED
