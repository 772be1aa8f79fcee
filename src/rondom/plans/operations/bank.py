"""Offering words to the bank of goals, and letting them in or not."""

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.locking import locked_dossier
from rondom.events.record import happened
from rondom.plans import bank_access
from rondom.plans.bank_events import BankDecided, GoalOffered
from rondom.plans.kind_access import goal_kinds
from rondom.plans.models import BankEntry, Goal
from rondom.plans.operations.document import about
from rondom.plans.operations.text import short_text
from rondom.plans.terms import BankKind, BankState


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Words for the bank. measure: of a goal only; is_of_no_child: what who offers it says he looked at."""

    kind: str
    text: str
    measure: str = ""
    is_of_no_child: bool = False


@transaction.atomic
def offer_to_bank(actor: Actor, *, goal_id: int, offer: Offer) -> BankEntry:
    """Offer a goal or its intervention in words that are of no child. The row keeps no way back to the goal.

    Errors: Refused (also while a name, a date or a number stands in it), Http404, Goal.DoesNotExist.
    """
    goal = Goal.objects.select_related("document").get(pk=goal_id)
    dossier = locked_dossier(actor, goal.document.dossier_id)
    if goal.plan_kind not in goal_kinds(dossier):
        raise Http404
    bank_access.may_offer(actor, dossier).enforce()
    kind = BankKind(offer.kind)
    text = short_text(offer.text, 500)
    measure = short_text(offer.measure, 200) if kind == BankKind.GOAL else ""
    bank_access.is_of_no_child(f"{text} {measure}", dossier).enforce()
    if not offer.is_of_no_child:
        refuse(
            "bank.look_first", _("Lees het na: er staat niets in over dit kind. Zet dan het vinkje.")
        ).enforce()
    rows = BankEntry.objects.filter(region_id=actor.region_id, kind=kind, text=text)
    if rows.exclude(state=BankState.DECLINED).exists():
        refuse("bank.is_there", _("Deze tekst is al aangeboden, of staat al in de doelenbank.")).enforce()
    entry = BankEntry.objects.create(
        region_id=actor.region_id,
        kind=kind,
        domain=goal.domain,
        text=text,
        measure=measure,
        offered_by_id=actor.person_id,
        offered_on=clock.today(),
    )
    happened(GoalOffered(**about(dossier), goal_id=goal.pk, kind=kind.value), by=actor)
    return entry


@transaction.atomic
def decide_entry(actor: Actor, *, entry_id: int, approve: bool, reason: str = "") -> BankEntry:
    """Let an offer in, or not, or take it out again; what is not in, keeps its reason and no words.

    Goals that began with it stay as they are. Errors: Refused, BankEntry.DoesNotExist.
    """
    entry = BankEntry.objects.select_for_update().get(pk=entry_id, region_id=actor.region_id)
    bank_access.may_decide_entry(actor, entry, approve=approve).enforce()
    entry.state = BankState.APPROVED if approve else BankState.DECLINED
    if not approve:
        entry.reason = short_text(reason, 300)
        entry.text = entry.measure = ""
    entry.decided_by_id, entry.decided_at = actor.person_id, clock.now()
    entry.save()
    happened(BankDecided(entry_id=entry.pk, state=entry.state.value), by=actor)
    return entry
