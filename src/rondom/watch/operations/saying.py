"""Somebody, or the program, says that it is stuck: one case, on the desk of the region."""

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.terms import Role
from rondom.watch import access, queries
from rondom.watch.events import StagnationFound, StagnationOpened, StagnationSaid
from rondom.watch.finding import Found
from rondom.watch.models import StagnationCase, StuckSignal
from rondom.watch.operations.rows import about, begin
from rondom.watch.rules import FIRST_DESK, WITHOUT_POINT, rung_rule

LONGEST_WORD = 1000


@transaction.atomic
def press(actor: Actor, *, dossier_id: int, word: str = "") -> StagnationCase:
    """Say that it is stuck. Who says it again, adds to the open case; on the same day only a new word counts.

    word: for who has the case on his desk. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_press(actor, dossier).enforce()
    word = word.strip()
    if len(word) > LONGEST_WORD:
        refuse(
            "stagnation.word_too_long", _("Schrijf hoogstens %(most)s tekens.") % {"most": LONGEST_WORD}
        ).enforce()
    case = _open_case(actor, dossier)
    signal, is_new = StuckSignal.objects.get_or_create(
        case=case,
        by_id=actor.person_id,
        said_on=clock.today(),
        rule="",
        defaults={"region_id": case.region_id, "capacity": actor.role, "word": word},
    )
    if is_new:
        happened(StagnationSaid(**about(case), signal_id=signal.pk), by=actor)
    elif word and word not in signal.word:
        signal.word = f"{signal.word}\n{word}".strip()[-LONGEST_WORD:]
        signal.save(update_fields=["word"])
    return case


@transaction.atomic
def found_stuck(*, dossier_id: int, found: tuple[Found, ...]) -> StagnationCase | None:
    """The program saw it, by some rules. None when every rule is there already."""
    dossier = (
        Dossier.objects.select_for_update(of=("self",)).select_related("school", "region").get(pk=dossier_id)
    )
    by = system_actor(dossier.region_id)
    known = StuckSignal.objects.filter(case__in=queries.open_cases([dossier_id])).values_list(
        "rule", flat=True
    )
    new = [one for one in found if one.rule not in set(known)]
    if not new or dossier.closed_on is not None:
        return None
    case = _open_case(by, dossier)
    for one in new:
        signal = StuckSignal.objects.create(
            region_id=case.region_id,
            case=case,
            rule=one.rule,
            days=one.days,
            overdue=one.overdue,
            said_on=clock.today(),
        )
        happened(StagnationFound(**about(case), signal_id=signal.pk, about=one.rule), by=by)
    return case


def _open_case(by: Actor, dossier: Dossier) -> StagnationCase:
    """The case that is open, or a new one on the desk of the region."""
    case = queries.open_cases([dossier.pk]).first()
    if case is not None:
        return case
    case = StagnationCase.objects.create(
        region_id=dossier.region_id, dossier=dossier, opened_on=clock.today()
    )
    put_on_desk(by, case, dossier)
    happened(StagnationOpened(**about(case)), by=by)
    return case


def put_on_desk(by: Actor, case: StagnationCase, dossier: Dossier) -> None:
    """The stagnatiepunt of the region, else its samenwerkingsverband; nobody's desk when there is neither."""
    today = clock.today()
    with as_system("who works in the region, for whoever says that it is stuck"):
        point = queries.desk_for(dossier, Role.STAGNATION_OFFICER, on=today)
        desk = point or queries.desk_for(dossier, Role.SWV_COORDINATOR, on=today)
    rule = rung_rule(dossier.region.slug, FIRST_DESK if point else WITHOUT_POINT)
    if desk is None or rule is None:
        return
    case.organisation_id, case.desk_role = desk.organisation_id, desk.role
    case.save(update_fields=["organisation", "desk_role"])
    begin(case, rule, begun_on=today, by_id=by.person_id or None, organisation_id=desk.organisation_id)
