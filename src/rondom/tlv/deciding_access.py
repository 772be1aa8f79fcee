"""Who may ask an expert, advise, decide, object, and hand a TLV over, now, and why not."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import takes_part
from rondom.dossiers.models import Dossier, Participant
from rondom.families.models import Guardianship
from rondom.people.models import Membership
from rondom.people.terms import OrganisationKind, Role
from rondom.tlv import queries
from rondom.tlv.models import TlvApplication, TlvDecision, TlvObjection
from rondom.tlv.procedure import IN_USE, KNOWN, OBJECTION_STEPS, WAITING, may_go
from rondom.tlv.rules import procedure
from rondom.tlv.terms import Act, ObjectionAct, ObjectionState, Verdict


def _decides(actor: Actor, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role not in procedure().deciders:
        return refuse("tlv.no_mandate", _("Het samenwerkingsverband besluit. U heeft daarvoor geen mandaat."))
    return ALLOWED


def may_ask_more(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """Something misses: the clock stands still until the school answers."""
    part = _decides(actor, dossier)
    if part and not may_go(row.state, Act.ASK):
        return refuse("tlv.not_waiting", _("Deze aanvraag wacht niet op een besluit."))
    return part


def may_ask_expert(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    part = _decides(actor, dossier)
    if part and row.state not in WAITING:
        return refuse("tlv.not_waiting", _("Deze aanvraag wacht niet op een besluit."))
    return part


def may_be_expert(person_id: int, role: str, row: TlvApplication, dossier: Dossier) -> Decision:
    """Nobody advises on a child of his own family, a child he teaches, or an application he wrote himself."""
    if not procedure().professions_of(role):
        return refuse("tlv.no_expert", _("In deze rol geeft iemand geen deskundig advies."))
    family = Guardianship.objects.filter(pupil__family_id=dossier.pupil.family_id, person_id=person_id)
    if family.exists() or person_id == dossier.pupil.person_id:
        return refuse(
            "tlv.expert_is_family",
            _("Deze deskundige hoort bij het gezin van dit kind. Vraag een ander om advies."),
        )
    if Participant.objects.filter(dossier=dossier, person_id=person_id, capacity=Role.TEACHER).exists():
        return refuse(
            "tlv.expert_teaches", _("Deze deskundige geeft dit kind les. Vraag een ander om advies.")
        )
    if person_id in (row.made_by_id, row.sent_by_id):
        return refuse(
            "tlv.expert_applied", _("Deze deskundige vroeg de TLV zelf aan. Vraag een ander om advies.")
        )
    return ALLOWED


def may_advise(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """Who was asked, in the hat in which he was asked, once, with his own account."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    advice = queries.advice_of(row, actor.person_id)
    if advice is None or (advice.organisation_id, advice.role) != (actor.organisation_id, actor.role):
        return refuse("tlv.not_asked", _("U bent niet om advies gevraagd."))
    if advice.signed_at is not None:
        return refuse("tlv.signed_already", _("U hebt uw advies getekend. Het verandert niet meer."))
    if row.state not in WAITING:
        return refuse("tlv.not_waiting", _("Deze aanvraag wacht niet op een besluit."))
    return may_be_expert(actor.person_id, actor.role, row, dossier)


def may_decide(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """Who has the mandate and no part in it: with two signed advices, and while the clock runs."""
    part = _decides(actor, dossier)
    if not part:
        return part
    if queries.stands_still(row):
        return refuse(
            "tlv.clock_stands_still",
            _("De klok staat stil: de school vult nog aan. Daarna kunt u besluiten."),
        )
    if row.state not in WAITING:
        return refuse("tlv.not_waiting", _("Deze aanvraag wacht niet op een besluit."))
    enough = enough_advice(row)
    if not enough:
        return enough
    return without_interest(actor, row, dossier)


def enough_advice(row: TlvApplication) -> Decision:
    """Two at least, signed apart by different people, one of them of a profession that leads (R-TLV-1)."""
    signed, rules = queries.signed_advices(row), procedure().experts
    if len({each.expert_id for each in signed}) < rules.least:
        return refuse(
            "tlv.too_few_advices",
            _("Eerst geven %(least)s deskundigen apart advies. Nu zijn het er %(now)s.")
            % {"least": rules.least, "now": len(signed)},
        )
    known = [procedure().profession(each.profession) for each in signed]
    if not any(found.leads for found in known if found):
        return refuse(
            "tlv.no_leading_advice", _("Een van de adviezen moet van een orthopedagoog of psycholoog zijn.")
        )
    return ALLOWED


def has_independent_advice(row: TlvApplication) -> bool:
    """One advice at least of somebody who works elsewhere than at the school or its board."""
    own = {row.school_id, row.board_id}
    return any(each.organisation_id not in own for each in queries.signed_advices(row))


def without_interest(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """Nobody decides on his own application or advice, for his own school or board, or on a child of his own."""
    if actor.person_id in (row.made_by_id, row.sent_by_id) and row.renews_id is None:
        return refuse("tlv.own_application", _("U vroeg dit zelf aan. Een ander besluit erover."))
    if queries.advice_of(row, actor.person_id):
        return refuse("tlv.you_advise", _("U bent hier deskundige. Een ander neemt het besluit."))
    works = Membership.objects.running_on(clock.today()).filter(
        person_id=actor.person_id, organisation_id__in=(row.school_id, row.board_id)
    )
    if works.exists():
        return refuse("tlv.own_school", _("U werkt ook voor deze school of dit bestuur. Een ander besluit."))
    own = Guardianship.objects.filter(pupil__family_id=dossier.pupil.family_id, person_id=actor.person_id)
    if own.exists():
        return refuse("tlv.own_child", _("Dit gaat over een kind van uw eigen gezin. Een ander besluit."))
    return ALLOWED


def may_notify(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    part = _decides(actor, dossier)
    if part and not may_go(row.state, Act.NOTIFY):
        return refuse("tlv.nothing_to_notify", _("Er is geen besluit dat nog bekendgemaakt moet worden."))
    return part


# Objection -----------------------------------------------------------------------------------


def may_object(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """The family, and who applied for the school, until six weeks after it was made known."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    applies = actor.organisation_id == row.school_id and actor.role in procedure().askers
    if not actor.is_family and not applies:
        return refuse("tlv.no_party", _("Het gezin en de school die aanvroeg kunnen bezwaar maken."))
    decision = queries.decision_of(row)
    if decision is None or decision.objection_until is None or row.state not in KNOWN:
        return refuse("tlv.nothing_known", _("Er is nog geen besluit waartegen u bezwaar kunt maken."))
    if clock.today() > decision.objection_until:
        return refuse(
            "tlv.objection_late",
            _(
                "Bezwaar maken kon tot en met %(day)s. Bel het samenwerkingsverband als u vindt dat het nog moet kunnen."
            )
            % {"day": date_format(decision.objection_until, "j F Y")},
        )
    if any(each.lodged_by_id == actor.person_id for each in row.objections.all()):
        return refuse("tlv.objected_already", _("U hebt al bezwaar gemaakt."))
    return ALLOWED


def may_send_objection(actor: Actor, objection: TlvObjection, dossier: Dossier) -> Decision:
    part = _decides(actor, dossier)
    if part and not _goes(objection, ObjectionAct.SEND):
        return refuse("tlv.objection_sent", _("Dit bezwaar is al doorgestuurd of afgerond."))
    return part


def may_decide_objection(
    actor: Actor, objection: TlvObjection, row: TlvApplication, dossier: Dossier
) -> Decision:
    """After the advice of the committee; somebody else than who took the decision (Awb 10:3)."""
    part = _decides(actor, dossier)
    if not part:
        return part
    if not _goes(objection, ObjectionAct.DECIDE):
        return refuse("tlv.objection_not_sent", _("Stuur het bezwaar eerst naar de adviescommissie."))
    decision = queries.decision_of(row)
    if decision is not None and decision.decided_by_id == actor.person_id:
        return refuse("tlv.own_decision", _("U nam het besluit zelf. Een ander besluit over het bezwaar."))
    return ALLOWED


def may_withdraw_objection(actor: Actor, objection: TlvObjection, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if part and objection.lodged_by_id != actor.person_id:
        return refuse("tlv.not_your_objection", _("Alleen wie bezwaar maakte, trekt het in."))
    if part and not _goes(objection, ObjectionAct.WITHDRAW):
        return refuse("tlv.objection_over", _("Dit bezwaar is al afgerond."))
    return part


def _goes(objection: TlvObjection, act: ObjectionAct) -> bool:
    return (ObjectionState(objection.state), act) in OBJECTION_STEPS


# Handing over, and the end ---------------------------------------------------------------------


def may_release(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """The parents, the school that applied, or who decides: to a school that they name."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    applies = actor.organisation_id == row.school_id and actor.role in procedure().askers
    if not (actor.role == Role.PARENT or applies or actor.role in procedure().deciders):
        return refuse(
            "tlv.not_yours_to_give", _("De ouders, de school of het samenwerkingsverband geven de TLV door.")
        )
    return may_be_used(row, queries.decision_of(row), on=clock.today())


def may_be_used(row: TlvApplication, decision: TlvDecision | None, *, on: dt.date) -> Decision:
    """Granted, made known, and not over."""
    if decision is None or decision.verdict != Verdict.GRANTED or row.state not in IN_USE:
        return refuse("tlv.not_granted", _("Er is geen TLV die een school kan gebruiken."))
    if decision.valid_until is None or on >= decision.valid_until:
        return refuse("tlv.is_over", _("Deze TLV is afgelopen."))
    return ALLOWED


def may_place(actor: Actor, row: TlvApplication, decision: TlvDecision, *, kind: str) -> Decision:
    """A school that holds it, once, from the day on which it counts."""
    if actor.role not in procedure().receivers or kind != OrganisationKind.SCHOOL:
        return refuse("tlv.no_receiver", _("In uw rol plaatst u geen leerling."))
    used = may_be_used(row, decision, on=clock.today())
    if not used:
        return used
    if not may_go(row.state, Act.PLACE):
        return refuse("tlv.placed_already", _("Dit kind is al met deze TLV geplaatst."))
    if decision.valid_from is not None and clock.today() < decision.valid_from:
        return refuse(
            "tlv.not_yet",
            _("Deze TLV geldt vanaf %(day)s.") % {"day": date_format(decision.valid_from, "j F Y")},
        )
    return ALLOWED
