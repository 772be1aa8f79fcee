"""Who may ask, decide and start, now, and why not."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.arrangements import queries
from rondom.arrangements.models import Arrangement, ArrangementPart, ArrangementRequest
from rondom.arrangements.rules import decision_rules
from rondom.arrangements.terms import ArrangementState, RequestState
from rondom.consent.queries import organisations_with_ground
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import may_steer, takes_part
from rondom.dossiers.models import Dossier, Participant
from rondom.families.models import Guardianship
from rondom.people.models import Membership
from rondom.people.terms import Role


def may_see_requests(dossier: Dossier) -> Decision:
    """What is asked and decided is about school. dossier: as fetched for the actor."""
    if Category.EDUCATION in dossier.categories:
        return ALLOWED
    return refuse("arrangement.not_for_you", _("In uw rol ziet u de aanvragen niet."))


def may_see_help(dossier: Dossier) -> Decision:
    """The arrangement, as far as one sees its parts."""
    if {Category.EDUCATION, Category.CARE} & set(dossier.categories):
        return ALLOWED
    return refuse("arrangement.not_for_you", _("In uw rol ziet u het arrangement niet."))


def get_request(dossier: Dossier, request_id: int) -> ArrangementRequest:
    """dossier: as fetched for the actor. A request that is still being written is of the school and the family only.

    Errors: Http404.
    """
    row = queries.request_of(dossier.pk, request_id) if may_see_requests(dossier) else None
    if row is None or not may_read(row, dossier):
        raise Http404
    return row


def may_read(request: ArrangementRequest, dossier: Dossier) -> bool:
    reader = dossier.seen_by
    if request.sent_on is not None or reader is None:
        return True
    return reader.is_family or reader.organisation_id == request.school_id


def get_part(dossier: Dossier, part_id: int) -> ArrangementPart:
    """dossier: as fetched for the actor. Errors: Http404, also when its kind of data is not for him."""
    row = queries.part_of(dossier.pk, part_id)
    if row is None or queries.category_of(row.side) not in dossier.categories:
        raise Http404
    return row


# Asking ------------------------------------------------------------------------------


def may_begin_request(actor: Actor, dossier: Dossier) -> Decision:
    """The school asks, one request at a time."""
    part = _asks(actor, dossier)
    if not part:
        return part
    open_ones = ArrangementRequest.objects.filter(dossier=dossier, state__in=queries.OPEN_REQUESTS)
    if open_ones.exists():
        return refuse(
            "arrangement.already_asked", _("Er is al een aanvraag. Wacht op het besluit, of trek die in.")
        )
    return ALLOWED


def may_write_request(actor: Actor, request: ArrangementRequest, dossier: Dossier) -> Decision:
    part = _asks(actor, dossier)
    if part and request.state != RequestState.DRAFT:
        return refuse(
            "arrangement.already_sent", _("De aanvraag is verstuurd. U kunt er niets meer aan veranderen.")
        )
    return part


def may_send(actor: Actor, request: ArrangementRequest, dossier: Dossier) -> Decision:
    """When everything is filled in, it stays within the kind, and somebody may read and decide it."""
    part = may_write_request(actor, request, dossier)
    if not part:
        return part
    if missing := queries.missing_in(request):
        return refuse(
            "arrangement.incomplete",
            _("Vul nog in: %(what)s.") % {"what": ", ".join(f"‘{label}’" for label in missing)},
        )
    if request.wanted_from is None or request.wanted_until is None or not request.wanted_cents:
        return refuse("arrangement.period_missing", _("Vul nog in: de periode en het bedrag."))
    fits = queries.wanted_fits(request)
    if not fits:
        return fits
    if not _deciders_around(dossier):
        return refuse(
            "arrangement.nobody_decides",
            _(
                "Niemand van het samenwerkingsverband mag nu meekijken en beslissen. Vraag eerst iemand erbij, en toestemming."
            ),
        )
    return ALLOWED


def _deciders_around(dossier: Dossier) -> bool:
    """Somebody in the circle who may decide, and sees what is asked, on a ground of today."""
    on = clock.today()
    rows = Participant.objects.running_on(on).filter(dossier=dossier, capacity__in=decision_rules().deciders)
    allowed = organisations_with_ground(dossier.pupil_id, on=on)
    return rows.filter(organisation_id__in=allowed).exists()


def may_withdraw(actor: Actor, request: ArrangementRequest, dossier: Dossier) -> Decision:
    part = _asks(actor, dossier)
    if part and request.state not in queries.OPEN_REQUESTS:
        return refuse("arrangement.over", _("Deze aanvraag is al afgerond."))
    return part


def _asks(actor: Actor, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.organisation_id != dossier.school_id or actor.role not in decision_rules().askers:
        return refuse(
            "arrangement.school_asks", _("De intern begeleider of de directeur van de school vraagt dit aan.")
        )
    return may_see_requests(dossier)


# Deciding ----------------------------------------------------------------------------


def may_read_second(actor: Actor, request: ArrangementRequest, dossier: Dossier) -> Decision:
    """Somebody of the samenwerkingsverband reads along, before it is decided."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role not in decision_rules().readers:
        return refuse(
            "arrangement.role_does_not_read", _("De tweede lezer komt van het samenwerkingsverband.")
        )
    if request.state != RequestState.SENT:
        return refuse("arrangement.not_waiting", _("Deze aanvraag wacht niet op een besluit."))
    if request.read_by_id:
        return refuse("arrangement.already_read", _("Er was al een tweede lezer."))
    return without_interest(actor, request, dossier)


def may_decide(actor: Actor, request: ArrangementRequest, dossier: Dossier) -> Decision:
    """Who has the mandate, without a part in it of his own; after the second reader where the kind asks one."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role not in decision_rules().deciders:
        return refuse(
            "arrangement.no_mandate", _("Het samenwerkingsverband besluit. U heeft daarvoor geen mandaat.")
        )
    if request.state != RequestState.SENT:
        return refuse("arrangement.not_waiting", _("Deze aanvraag wacht niet op een besluit."))
    free = without_interest(actor, request, dossier)
    if not free:
        return free
    if queries.kind_of(request).second_reader and request.read_by_id is None:
        return refuse(
            "arrangement.second_reader_first", _("Laat eerst een tweede lezer naar de aanvraag kijken.")
        )
    if request.read_by_id == actor.person_id:
        return refuse("arrangement.you_read_it", _("U was de tweede lezer. Een ander neemt het besluit."))
    return ALLOWED


def without_interest(actor: Actor, request: ArrangementRequest, dossier: Dossier) -> Decision:
    """Nobody reads or decides about his own request, his own school or board, or a child of his own."""
    if actor.person_id in (request.made_by_id, request.sent_by_id):
        return refuse("arrangement.own_request", _("U vroeg dit zelf aan. Een ander besluit erover."))
    today = clock.today()
    works = Membership.objects.running_on(today).filter(
        person_id=actor.person_id, organisation_id__in=(request.school_id, request.board_id)
    )
    if works.exists():
        return refuse(
            "arrangement.own_school", _("U werkt ook voor deze school of dit bestuur. Een ander besluit.")
        )
    if (
        Guardianship.objects.running_on(today)
        .filter(pupil=dossier.pupil_id, person_id=actor.person_id)
        .exists()
    ):
        return refuse("arrangement.own_child", _("Dit gaat over een kind van uzelf. Een ander besluit."))
    return ALLOWED


# The help ------------------------------------------------------------------------------


def may_compose(actor: Actor, dossier: Dossier) -> Decision:
    """Who steers writes the parts down, as long as nothing runs."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    running = Arrangement.objects.filter(dossier=dossier, state=ArrangementState.RUNNING)
    if running.exists():
        return refuse("arrangement.runs", _("Er loopt al een arrangement. Stop dat eerst, of laat het zo."))
    return may_see_help(dossier)


def may_change_part(actor: Actor, dossier: Dossier, *, side: str) -> Decision:
    """A part of the kind of data that one may see."""
    compose = may_compose(actor, dossier)
    if compose and queries.category_of(side) not in dossier.categories:
        return refuse("arrangement.part_not_for_you", _("In uw rol ziet u dit deel niet."))
    return compose


def may_start(actor: Actor, arrangement: Arrangement | None, dossier: Dossier) -> Decision:
    """A whole: a day to look back, parts with goals, and bridging for what begins later."""
    compose = may_compose(actor, dossier)
    if not compose:
        return compose
    if arrangement is None or arrangement.state != ArrangementState.DRAFT:
        return refuse("arrangement.nothing_to_start", _("Er is nog geen arrangement om te starten."))
    parts = list(arrangement.parts.all())
    if not parts:
        return refuse("arrangement.no_parts", _("Schrijf eerst op wie wat doet."))
    today = clock.today()
    if arrangement.evaluate_on is None or arrangement.evaluate_on <= today:
        return refuse(
            "arrangement.evaluate_first", _("Kies eerst een dag die nog komt om samen terug te kijken.")
        )
    if not all(part.part_goals.all() for part in parts):
        return refuse("arrangement.goals_first", _("Kies bij elk deel eerst aan welk doel het werkt."))
    if any(part.starts_on > today and not part.bridging for part in parts):
        return refuse(
            "arrangement.bridging_first",
            _("Een deel begint later. Schrijf eerst op wat er tot die tijd nodig is, en wie dat doet."),
        )
    return ALLOWED


def may_begin_part(actor: Actor, part: ArrangementPart, dossier: Dossier) -> Decision:
    """The provider itself, or who steers, says that the help began."""
    takes = takes_part(actor, dossier)
    if not takes:
        return takes
    if part.arrangement.state != ArrangementState.RUNNING:
        return refuse("arrangement.not_running", _("Dit arrangement loopt niet."))
    if part.begun_on is not None:
        return refuse("arrangement.part_began", _("Deze hulp is al begonnen."))
    if part.provider_id and actor.organisation_id == part.provider_id:
        return ALLOWED
    return may_steer(actor, dossier)


def may_report_progress(actor: Actor, part: ArrangementPart, dossier: Dossier) -> Decision:
    """Who gives the help, or who steers, says how it goes, from the day it began."""
    takes = takes_part(actor, dossier)
    if not takes:
        return takes
    if part.arrangement.state != ArrangementState.RUNNING:
        return refuse("arrangement.not_running", _("Dit arrangement loopt niet."))
    if part.begun_on is None:
        return refuse("arrangement.part_not_begun", _("Zeg eerst dat de hulp is begonnen."))
    if part.provider_id and actor.organisation_id == part.provider_id:
        return ALLOWED
    return may_steer(actor, dossier)


def may_end(actor: Actor, arrangement: Arrangement | None, dossier: Dossier) -> Decision:
    steer = may_steer(actor, dossier)
    if steer and (arrangement is None or arrangement.state != ArrangementState.RUNNING):
        return refuse("arrangement.not_running", _("Dit arrangement loopt niet."))
    return steer


# The money, over children ----------------------------------------------------------------


def may_publish_catalogue(actor: Actor) -> Decision:
    if actor.role == Role.ADMINISTRATOR:
        return ALLOWED
    return refuse("catalogue.not_administrator", _("Alleen de beheerder van de regio kan dit veranderen."))


def may_see_money(actor: Actor) -> Decision:
    """Budget, register and waiting: who decides for the samenwerkingsverband."""
    if actor.role in decision_rules().deciders:
        return ALLOWED
    return refuse("budget.not_for_you", _("Het samenwerkingsverband gaat over het budget."))


def check_sees_money(actor: Actor) -> None:
    """Errors: Http404."""
    if not may_see_money(actor):
        raise Http404
