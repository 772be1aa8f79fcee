"""Who is let in, and what they may do. Nobody else learns that a case exists."""

import uuid
from typing import TypeAlias

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.models import Membership
from rondom.safeguarding import meldcode, queries
from rondom.safeguarding.events import CaseViewed, WatchViewed
from rondom.safeguarding.models import (
    SafetyCase,
    SafetyDecision,
    SafetyEntry,
    SafetyMember,
    SafetyWatch,
    Weighing,
)
from rondom.safeguarding.safety_estimate import estimate_rules
from rondom.safeguarding.terms import CLOSING, Advice, CloseReason, FollowUp, Informed

SeenCase: TypeAlias = SafetyCase
SeenWatch: TypeAlias = SafetyWatch
"""What screens call these rows, because they do not know the tables."""


def has_the_duty(actor: Actor) -> bool:
    """Whether the hat is of a professional with a Meldcode. The same for every child, case or no case."""
    return actor.role in meldcode.roles()


def get_dossier(actor: Actor, ref: uuid.UUID) -> Dossier:
    """Return the dossier about which the actor may raise a concern, or in which he has a case.

    Writes no look in the dossier: there the family would read that somebody came here.
    Errors: Http404, the same for "does not exist" and "not yours".
    """
    if not has_the_duty(actor):
        raise Http404
    on = clock.today()
    case = queries.cases_of(actor, on=on).filter(dossier__ref=ref).first()
    mine = case or queries.watches_of(actor, on=on).filter(dossier__ref=ref).first()
    return mine.dossier if mine else visible_dossier(actor, ref=ref)


def may_raise_concern(actor: Actor, dossier: Dossier) -> Decision:
    """A professional who sees the dossier, in his hat. A closed dossier ends no duty, emergency access gives it too.

    The answer never depends on a case in which the actor is not named.
    """
    if not has_the_duty(actor) or not _sees(actor, dossier):
        return refuse("safety.not_in_the_circle", _("U hoort niet bij dit dossier."))
    if queries.cases_of(actor, on=clock.today(), dossier_id=dossier.pk).running().exists():
        return refuse("safety.has_a_case", _("U hebt al een zaak bij dit kind. Schrijf het daarin."))
    return ALLOWED


def _sees(actor: Actor, dossier: Dossier) -> bool:
    if dossier.seen_by == actor:
        return True
    try:
        visible_dossier(actor, dossier_id=dossier.pk)
    except Http404:
        return False
    return True


def get_case(actor: Actor, case_id: uuid.UUID, *, looking_at: str) -> SafetyCase:
    """Return a case in which the actor is named, and write down, behind the wall, that he looked.

    Errors: Http404, the same for "does not exist" and "not named".
    """
    with transaction.atomic():
        case = visible_case(actor, case_id)
        happened(CaseViewed(case_id=case.pk, part=looking_at), by=actor)
    return case


def visible_case(actor: Actor, case_id: uuid.UUID) -> SafetyCase:
    """The same without writing down a look: for operations. Errors: Http404."""
    case = queries.cases_of(actor, on=clock.today()).filter(pk=case_id).first()
    if case is None:
        raise Http404
    return case


def get_entry(case: SafetyCase, number: int) -> SafetyEntry:
    """Give a case from get_case. Errors: Http404."""
    entry = queries.entries_of(case.pk).filter(number=number).first()
    if entry is None:
        raise Http404
    return entry


def get_decision(case: SafetyCase, decision_id: uuid.UUID) -> SafetyDecision:
    """Give a case from get_case. Errors: Http404."""
    decision = SafetyDecision.objects.filter(pk=decision_id, case=case).first()
    if decision is None:
        raise Http404
    return decision


def may_write(case: SafetyCase) -> Decision:
    """Give a case that the actor may see: everybody who is named writes, weighs and decides."""
    if not case.is_running:
        return refuse("safety.closed", _("Deze zaak is gesloten. U kunt alleen nog lezen."))
    return ALLOWED


def leads(actor: Actor, case: SafetyCase) -> bool:
    return actor.person_id in queries.leading_ids(case.pk, on=clock.today())


def may_lead(actor: Actor, case: SafetyCase) -> Decision:
    """Let people in and take them out, and close: who leads."""
    written = may_write(case)
    if not written:
        return written
    if not leads(actor, case):
        return refuse("safety.does_not_lead", _("Dit doet wie de zaak leidt."))
    return ALLOWED


def may_let_in(actor: Actor, case: SafetyCase, member: Membership) -> Decision:
    lead = may_lead(actor, case)
    if not lead:
        return lead
    if member.organisation_id != case.organisation_id:
        return refuse(
            "safety.other_organisation",
            _(
                "Alleen iemand van uw eigen organisatie kan in deze zaak. Schrijf overleg met anderen op in stap 2."
            ),
        )
    if member.role not in meldcode.roles():
        return refuse("safety.role_has_no_duty", _("Iemand met deze rol kan niet in een zaak."))
    return ALLOWED


def may_take_out(actor: Actor, member: SafetyMember) -> Decision:
    """Who leads takes out, and everybody may leave; but one who leads stays."""
    written = may_write(member.case)
    if not written:
        return written
    if member.person_id != actor.person_id and not leads(actor, member.case):
        return refuse("safety.does_not_lead", _("Dit doet wie de zaak leidt."))
    others = set(queries.leading_ids(member.case_id, on=clock.today())) - {member.person_id}
    if not others:
        return refuse(
            "safety.last_who_leads",
            _("Iemand moet de zaak leiden. Zet eerst een collega in de zaak die dat doet."),
        )
    return ALLOWED


def may_decide(case: SafetyCase, weighing: Weighing | None) -> Decision:
    written = may_write(case)
    if not written:
        return written
    if weighing is None:
        return refuse("safety.not_weighed", _("Weeg eerst. Een besluit volgt op de vijf vragen."))
    if queries.decision_after(weighing) is not None:
        return refuse(
            "safety.decided", _("Over deze weging is al besloten. Weeg opnieuw als er iets verandert.")
        )
    return ALLOWED


def may_follow_up(case: SafetyCase, decision: SafetyDecision, what: str) -> Decision:
    """what: see terms.FollowUp. Each is written once."""
    written = may_write(case)
    if not written:
        return written
    is_open = {
        FollowUp.ANSWER.value: decision.reports and decision.answered_on is None,
        FollowUp.EFFECT.value: decision.helps and decision.effect_seen_on is None,
        FollowUp.PARENTS.value: decision.parents_informed != Informed.YES,
    }
    if not is_open.get(what):
        return refuse("decision.nothing_open", _("Dit staat al vast."))
    return ALLOWED


def may_close(actor: Actor, case: SafetyCase, weighing: Weighing | None, *, reason: str = "") -> Decision:
    """After a weighing, and not while the weighing asks for a report or for help that nobody decided on.

    weighing: the last one of the case.
    """
    lead = may_lead(actor, case)
    if not lead:
        return lead
    if weighing is None:
        return refuse("safety.not_weighed", _("Weeg eerst. Ook wie afsluit, weegt (stap 4)."))
    if weighing.advice not in CLOSING and queries.decision_after(weighing) is None:
        return refuse("safety.not_decided", _("De weging vraagt om een besluit. Neem dat eerst."))
    if reason and not _fits(reason, weighing):
        return refuse(
            "safety.reason_does_not_fit",
            _("Deze reden past niet bij de laatste weging en het besluit. Kies een andere, of weeg opnieuw."),
        )
    return ALLOWED


def _fits(reason: str, weighing: Weighing) -> bool:
    decision = queries.decision_after(weighing)
    return {
        CloseReason.NO_SUSPICION.value: weighing.advice == Advice.CLOSE,
        CloseReason.SAFE.value: weighing.advice == Advice.SAFE or bool(decision and decision.effect_seen_on),
        CloseReason.REPORTED.value: bool(decision and decision.reports),
        CloseReason.OTHER.value: True,
    }.get(reason, False)


# The safety estimate -----------------------------------------------------------------------


def estimates(actor: Actor) -> bool:
    """Whether the hat is one that makes a safety estimate. The same for every child."""
    return actor.role == estimate_rules().writes


def may_begin_watch(actor: Actor, dossier: Dossier) -> Decision:
    """A case manager who sees the dossier, once. Another one may have made an estimate; that changes no answer."""
    if not estimates(actor) or not _sees(actor, dossier):
        return refuse("safety_watch.case_manager", _("De casemanager maakt de veiligheidsinschatting."))
    if queries.watches_of(actor, on=clock.today(), dossier_id=dossier.pk).exists():
        return refuse("safety_watch.has_one", _("U maakte al een inschatting. Maak daar de volgende."))
    return ALLOWED


def get_watch(actor: Actor, watch_id: uuid.UUID) -> SafetyWatch:
    """Return it and write down, behind the wall, that the actor looked. Errors: Http404, as visible_watch."""
    with transaction.atomic():
        watch = visible_watch(actor, watch_id)
        happened(WatchViewed(case_id=watch.pk), by=actor)
    return watch


def visible_watch(actor: Actor, watch_id: uuid.UUID) -> SafetyWatch:
    """Errors: Http404, the same for "does not exist" and "not named"."""
    watch = queries.watches_of(actor, on=clock.today()).filter(pk=watch_id).first()
    if watch is None:
        raise Http404
    return watch


def may_estimate(actor: Actor, watch: SafetyWatch) -> Decision:
    """The next one. watch: as fetched for the actor."""
    if actor.person_id != watch.keeper_id:
        return refuse("safety_watch.case_manager", _("De casemanager maakt de veiligheidsinschatting."))
    return ALLOWED


def may_advise(actor: Actor, watch: SafetyWatch) -> Decision:
    """The behavioural scientist, once for every estimate. watch: as fetched for the actor."""
    if actor.person_id != watch.scientist_id:
        return refuse("safety_watch.scientist", _("De gedragswetenschapper denkt hier mee."))
    if watch.estimates.all()[0].advice:
        return refuse("safety_watch.advised", _("U dacht al mee over de laatste inschatting."))
    return ALLOWED


def may_hand_on(watch: SafetyWatch, member: Membership) -> Decision:
    """To a colleague of the same organisation, in one of both roles. watch: as fetched for the actor."""
    rules = estimate_rules()
    is_colleague = member.organisation_id == watch.organisation_id
    if not is_colleague or member.role not in (rules.writes, rules.reads_along):
        return refuse(
            "safety_watch.not_a_colleague", _("Kies een casemanager of gedragswetenschapper van uw team.")
        )
    if member.person_id in (watch.keeper_id, watch.scientist_id):
        return refuse("safety_watch.has_it", _("Deze collega heeft de inschatting al."))
    return ALLOWED
