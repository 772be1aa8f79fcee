"""Who may see and do what when it is stuck, now, and why not."""

import datetime as dt

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.access import may_steer, takes_part
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.models import Dossier, Participant
from rondom.events.record import happened
from rondom.people.terms import Role
from rondom.watch import queries
from rondom.watch.models import RoleCall, Rung, StagnationCase
from rondom.watch.rules import RungRule
from rondom.watch.terms import DESK_ROLES

# Around the child --------------------------------------------------------------------------


def may_press(actor: Actor, dossier: Dossier) -> Decision:
    """Say that it is stuck: everybody around the child, as often as he wants."""
    return takes_part(actor, dossier)


def may_read_word(actor: Actor, *, by_id: int | None) -> bool:
    """What somebody wrote with it is for who has the case on his desk, and for himself."""
    return actor.person_id == by_id


def may_answer_call(actor: Actor, call: RoleCall, dossier: Dossier) -> Decision:
    """Who is addressed, in that hat, while the case is open."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    who = call.participant
    mine = (actor.person_id, actor.organisation_id, actor.role)
    if mine != (who.person_id, who.organisation_id, who.capacity):
        return refuse("role_call.not_yours", _("Deze vraag is aan iemand anders."))
    if call.answered_on is not None:
        return refuse("role_call.answered", _("U hebt hier al antwoord op gegeven."))
    if call.case.closed_on is not None:
        return refuse("stagnation.closed", _("Dit is afgesloten."))
    return ALLOWED


def may_go_on(actor: Actor, dossier: Dossier) -> Decision:
    """Take a rung of the ladder, and write down what came of it: the family, and who steers."""
    return takes_part(actor, dossier) if actor.is_family else may_steer(actor, dossier)


def may_begin_rung(actor: Actor, dossier: Dossier, rule: RungRule, case: StagnationCase | None) -> Decision:
    """A rung outside Rondom. What has a desk gets the case from the desk before it, or when somebody says it is stuck."""
    may = may_go_on(actor, dossier)
    if not may:
        return may
    if case is None:
        return refuse(
            "escalation.say_first", _("Zeg eerst dat het vastloopt. Dan houden wij bij hoe het gaat.")
        )
    if rule.desk is not None:
        return refuse("escalation.by_the_desk", _("Hier komt het vanzelf, als het nodig is."))
    if Rung.objects.filter(case__dossier=dossier, code=rule.code, ended_on=None).exists():
        return refuse("escalation.already_there", _("Deze stap loopt al."))
    return ALLOWED


def may_end_rung(actor: Actor, dossier: Dossier, rung: Rung) -> Decision:
    may = may_go_on(actor, dossier)
    if not may:
        return may
    if rung.ended_on is not None:
        return refuse("escalation.ended", _("Deze stap is al klaar."))
    if rung.organisation_id is not None:
        return refuse("escalation.desk_ends_it", _("Wie het heeft opgepakt, schrijft op hoe het afloopt."))
    return ALLOWED


# At the desk --------------------------------------------------------------------------------


def has_desk(actor: Actor) -> bool:
    return actor.role in DESK_ROLES and actor.organisation_id is not None


def get_case(actor: Actor, case_id: int) -> StagnationCase:
    """An open case on the desk of this hat; writes the look, which the family reads. Errors: Http404."""
    case = desk_case(actor, case_id)
    with transaction.atomic():
        look = DossierViewed(dossier_id=case.dossier_id, region_id=case.region_id, part="stagnation")
        happened(look, by=actor)
    return case


def desk_case(actor: Actor, case_id: int) -> StagnationCase:
    """The same without the look: for operations. Errors: Http404."""
    rows = queries.on_desk(actor).select_related(
        "dossier__pupil__person", "dossier__school", "dossier__region", "organisation"
    )
    case = rows.filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case


def may_take_up(actor: Actor, case: StagnationCase) -> Decision:
    """Somebody of the desk who does not stand around this child, as long as there is such a one."""
    rung = queries.desk_rung(case)
    if rung is not None and rung.taken_by_id is not None:
        return refuse("stagnation.taken", _("Iemand heeft dit al opgepakt."))
    with as_system("whether he stands around the child himself"):
        workers = queries.workers_of(case, on=clock.today())
    if actor.person_id not in workers:
        return refuse(
            "stagnation.not_independent", _("U helpt dit kind zelf. Een collega moet hiernaar kijken.")
        )
    return ALLOWED


def may_work(actor: Actor, case: StagnationCase) -> Decision:
    """Check the roles, address people, write down how it ends: a desk that took it up. Never decide or change a plan."""
    rung = queries.desk_rung(case)
    if rung is None or rung.taken_by_id is None:
        return refuse("stagnation.take_up_first", _("Pak dit eerst op."))
    return ALLOWED


def may_call(actor: Actor, case: StagnationCase, participant: Participant) -> Decision:
    """Address somebody around the child; never the child, and once at a time."""
    work = may_work(actor, case)
    if not work:
        return work
    if participant.capacity == Role.PUPIL:
        return refuse(
            "role_call.not_the_child", _("Een kind spreekt u niet aan. Vraag het aan een volwassene.")
        )
    if RoleCall.objects.filter(case=case, participant=participant, answered_on=None).exists():
        return refuse("role_call.waits", _("Deze persoon moet nog antwoord geven op uw vraag."))
    return ALLOWED


def is_late(day: dt.date | None, *, on: dt.date) -> bool:
    return day is not None and day < on
