"""Who may see and do what in a triage, now, and why not."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import takes_part
from rondom.dossiers.ending import may_end_organisation
from rondom.dossiers.models import Dossier, Participant
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.triage import queries
from rondom.triage.models import ProcessRegie, Registration, StockStay, Triage
from rondom.triage.rules import Cell, OutcomeRule, regie_table
from rondom.triage.terms import TRIAGE_ROLES, Leader, RegieState, RegistrationStatus, Side

EDUCATION_ROLES = frozenset({Role.IB, Role.CARE_COORDINATOR, Role.DIRECTOR})


def may_see_triage(dossier: Dossier) -> Decision:
    """For who may see what is about care. dossier: as fetched for the actor."""
    if Category.CARE in dossier.categories:
        return ALLOWED
    return refuse("triage.not_for_you", _("In uw rol ziet u de triage niet."))


def get_regie(dossier: Dossier, regie_id: int) -> ProcessRegie:
    """dossier: as fetched for the actor. Errors: Http404."""
    rows = ProcessRegie.objects.filter(pk=regie_id, dossier=dossier)
    row = rows.select_related("triage", "person", "chosen_by").first()
    if row is None or not may_see_triage(dossier):
        raise Http404
    return row


def get_registration(dossier: Dossier, kind: str) -> Registration:
    """dossier: as fetched for the actor. Errors: Http404."""
    row = Registration.objects.filter(dossier=dossier, kind=kind).first()
    if row is None or not may_see_triage(dossier):
        raise Http404
    return row


def rule_of(triage: Triage, dossier: Dossier) -> OutcomeRule | None:
    """What the outcome asks in the region of the dossier; None before there is one."""
    return queries.outcomes_by(triage.rules).by_code().get(triage.outcome)


def cell_of(triage: Triage, dossier: Dossier) -> Cell | None:
    """Whom the table of the region proposes; None without both questions."""
    return queries.table_by(triage.rules).cell(triage.learning, triage.living)


def may_edit_rules(actor: Actor) -> Decision:
    """Say what an outcome means and who leads in the own region: its administrator."""
    if actor.role == Role.ADMINISTRATOR:
        return ALLOWED
    return refuse("triage_rules.not_administrator", _("Alleen de beheerder van de regio kan dit veranderen."))


# The triage -------------------------------------------------------------------------


def may_begin(actor: Actor, dossier: Dossier) -> Decision:
    """The social team, when there is no triage open."""
    part = _of_the_social_team(actor, dossier)
    if not part:
        return part
    if Triage.objects.filter(dossier=dossier, closed_on__isnull=True).exists():
        return refuse("triage.already_open", _("Er loopt al een triage."))
    return ALLOWED


def may_judge(actor: Actor, triage: Triage, dossier: Dossier) -> Decision:
    """The team that began it, as long as it is open."""
    part = _of_the_social_team(actor, dossier)
    if not part:
        return part
    if actor.organisation_id != triage.organisation_id:
        return refuse("triage.other_team", _("Deze triage is van een ander team."))
    if triage.closed_on is not None:
        return refuse("triage.closed", _("Deze triage is gesloten."))
    return ALLOWED


def may_confirm(actor: Actor, triage: Triage, dossier: Dossier) -> Decision:
    """Nature, severity and urgency: the behavioural scientist of that team."""
    part = may_judge(actor, triage, dossier)
    if not part:
        return part
    if actor.role != Role.BEHAVIOURAL_SCIENTIST:
        return refuse("triage.scientist_confirms", _("De gedragswetenschapper bevestigt de triage."))
    if not triage.outcome:
        return refuse("triage.outcome_first", _("Vul eerst de vragen en de uitkomst in."))
    return ALLOWED


def may_close(actor: Actor, triage: Triage, dossier: Dossier) -> Decision:
    part = may_judge(actor, triage, dossier)
    return is_complete(triage, dossier) if part else part


def is_complete(triage: Triage, dossier: Dossier) -> Decision:
    """Whether everything is there that the outcome asks."""
    rule = rule_of(triage, dossier)
    if rule is None:
        return refuse("triage.outcome_first", _("Vul eerst de vragen en de uitkomst in."))
    if triage.confirmed_on is None:
        return refuse("triage.confirm_first", _("De gedragswetenschapper moet de triage nog bevestigen."))
    if rule.needs_agreement and not triage.agreement:
        return refuse(
            "triage.agreement_first", _("Schrijf eerst op wat u afspreekt om een crisis te voorkomen.")
        )
    if queries.open_stay(triage.pk):
        return refuse("triage.in_stock", _("Deze vraag wacht nog in de werkvoorraad."))
    if rule.municipality_stays:
        return ALLOWED
    return may_end_organisation(dossier, organisation_id=triage.organisation_id)


def may_put_in_stock(actor: Actor, triage: Triage, dossier: Dossier) -> Decision:
    part = may_judge(actor, triage, dossier)
    if part and queries.open_stay(triage.pk):
        return refuse("stock.already_there", _("Deze vraag staat al in de werkvoorraad."))
    return part


def may_take_from_stock(actor: Actor, stay: StockStay | None, dossier: Dossier) -> Decision:
    """A case manager takes the case up."""
    if stay is None:
        return refuse("stock.not_there", _("Deze vraag staat niet in de werkvoorraad."))
    part = may_judge(actor, stay.triage, dossier)
    if part and actor.role != Role.CASE_MANAGER:
        return refuse("stock.case_manager_takes", _("Een casemanager pakt de vraag op."))
    return part


def _of_the_social_team(actor: Actor, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role not in TRIAGE_ROLES:
        return refuse("triage.social_team", _("Het sociaal team doet de triage."))
    return may_see_triage(dossier)


# Who leads the process ---------------------------------------------------------------


def side_of(actor: Actor, dossier: Dossier, triage: Triage) -> Side | None:
    """For which side somebody speaks, if for any."""
    if actor.organisation_id == dossier.school_id and actor.role in EDUCATION_ROLES:
        return Side.EDUCATION
    if actor.organisation_id == triage.organisation_id and actor.role in TRIAGE_ROLES:
        return Side.MUNICIPALITY
    return None


def may_choose_regie(actor: Actor, triage: Triage | None, dossier: Dossier) -> Decision:
    """One of both sides, when the triage is confirmed, both questions are there and the gemeente stays."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if triage is None or triage.confirmed_on is None:
        return refuse("process_regie.triage_first", _("Eerst moet de triage bevestigd zijn."))
    if side_of(actor, dossier, triage) is None:
        return refuse("process_regie.not_your_side", _("Het onderwijs of de gemeente kiest de procesregie."))
    rule = rule_of(triage, dossier)
    if rule is not None and not rule.municipality_stays:
        return refuse("process_regie.none", _("Bij deze uitkomst blijft de gemeente niet betrokken."))
    if cell_of(triage, dossier) is None:
        return refuse(
            "process_regie.both_questions", _("Procesregie is er bij een leervraag én een leefvraag.")
        )
    if ProcessRegie.objects.filter(dossier=dossier, state=RegieState.WAITING).exists():
        return refuse("process_regie.waits", _("Er wacht al een voorstel op antwoord."))
    return ALLOWED


def may_answer_regie(actor: Actor, regie: ProcessRegie, dossier: Dossier) -> Decision:
    """The side that has not accepted yet."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if regie.state != RegieState.WAITING:
        return refuse("process_regie.answered", _("Op dit voorstel is al antwoord gegeven."))
    side = side_of(actor, dossier, regie.triage)
    if side is None or side in accepted(regie):
        return refuse("process_regie.other_side_answers", _("De andere kant geeft hier antwoord op."))
    return ALLOWED


def may_answer_for_goal(dossier: Dossier, *, domain: str, person_id: int) -> Decision:
    """Own a goal once there is a process regie: a goal of school by education, the others by the case manager (AT-09).

    Whoever leads, that stays so; the child and the parents may have any goal.
    """
    leader = regie_table().goals.get(domain)
    if leader is None or queries.regie_in_force(dossier.pk) is None:
        return ALLOWED
    around = Participant.objects.running_on(clock.today()).filter(dossier=dossier, person_id=person_id)
    if around.filter(capacity__in=FAMILY_ROLES | regie_table().owners[leader]).exists():
        return ALLOWED
    if leader == Leader.EDUCATION:
        return refuse(
            "goal.stays_with_education",
            _(
                "Een doel over school blijft bij het onderwijs. Kies iemand van school, het kind of een ouder."
            ),
        )
    return refuse(
        "goal.stays_with_case_manager",
        _("Een zorgdoel blijft bij de casemanager. Kies de casemanager, het kind of een ouder."),
    )


def accepted(regie: ProcessRegie) -> frozenset[Side]:
    said = {Side.EDUCATION: regie.education_by_id, Side.MUNICIPALITY: regie.municipality_by_id}
    return frozenset(side for side, person_id in said.items() if person_id)


# Registrations -------------------------------------------------------------------------


def may_register(actor: Actor, dossier: Dossier) -> Decision:
    """Look whether a child is known elsewhere, and write it down: every professional who sees what is about care."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.is_family:
        return refuse("registration.professionals", _("Dit doet een professional. U krijgt er bericht van."))
    return may_see_triage(dossier)


def may_leave_open(actor: Actor, registration: Registration, dossier: Dossier) -> Decision:
    part = may_register(actor, dossier)
    if part and registration.status != RegistrationStatus.OPEN:
        return refuse("registration.not_open", _("Dit is al nagegaan."))
    return part


def registrations_are_done(dossier: Dossier) -> Decision:
    """Whether a plan may be laid ready: everything was looked up, or says why not. Without a triage nothing is asked."""
    waiting = [row for row in queries.registrations_of(dossier.pk) if row.holds_up]
    if not waiting:
        return ALLOWED
    what = ", ".join(str(row.get_kind_display()) for row in waiting)
    return refuse(
        "registration.open",
        _("Ga eerst na of het kind bekend is bij: %(what)s. Of schrijf op waarom dat open blijft.")
        % {"what": what},
    )
