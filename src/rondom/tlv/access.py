"""Who may see an application for a TLV, write it and say what he thinks of it, now, and why not."""

import datetime as dt

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import takes_part
from rondom.dossiers.models import Dossier
from rondom.tlv import queries
from rondom.tlv.models import TlvAdvice, TlvApplication
from rondom.tlv.procedure import KNOWN, OPEN, WAITING, may_go
from rondom.tlv.rules import procedure
from rondom.tlv.terms import Act, TlvState


def may_see(dossier: Dossier) -> Decision:
    """The family, the school of the dossier, the samenwerkingsverband; and an expert, for the one he was asked for.

    dossier: as fetched for the actor. It names the hat; which application an expert reads, get_tlv says.
    """
    reader, rules = dossier.seen_by, procedure()
    if reader is not None and Category.EDUCATION in dossier.categories and not dossier.in_emergency:
        if reader.is_family or reader.organisation_id == dossier.school_id:
            return ALLOWED
        if reader.role in rules.readers | rules.expert_roles:
            return ALLOWED
    return refuse("tlv.not_for_you", _("In uw rol ziet u de TLV niet."))


def may_read(row: TlvApplication, dossier: Dossier) -> bool:
    """A draft is of the school and the family. What was sent, also of the samenwerkingsverband and who is asked."""
    reader = dossier.seen_by
    if reader is None or not may_see(dossier):
        return False
    if reader.is_family or reader.organisation_id in (row.school_id, dossier.school_id):
        return True
    if row.sent_on is None:
        return False
    if reader.role in procedure().readers:
        return True
    return any(each.expert_id == reader.person_id for each in _advices(row))


def _advices(row: TlvApplication) -> list[TlvAdvice]:
    return list(row.advices.all())


def get_tlv(dossier: Dossier, tlv_id: int) -> TlvApplication:
    """dossier: as fetched for the actor. Errors: Http404, the same for what is not there and what is not his."""
    row = queries.application_of(dossier.pk, tlv_id) if may_see(dossier) else None
    if row is None or not may_read(row, dossier):
        raise Http404
    return row


def sees_health(row: TlvApplication, dossier: Dossier) -> bool:
    """What is about health: the family, who applies for the school, who decides, and who was asked as an expert."""
    reader, rules = dossier.seen_by, procedure()
    if reader is None:
        return False
    if reader.is_family:
        return True
    if reader.organisation_id in (row.school_id, dossier.school_id):
        return reader.role in rules.writers
    return reader.role in rules.deciders or any(each.expert_id == reader.person_id for each in _advices(row))


def sees_decision(row: TlvApplication, dossier: Dossier) -> bool:
    """From the day it was made known; before that who decides."""
    if queries.decision_of(row) is None or dossier.seen_by is None:
        return False
    return row.state in KNOWN or dossier.seen_by.role in procedure().deciders


def sees_advice(advice: TlvAdvice, dossier: Dossier) -> bool:
    """Everybody who reads the application, once it is signed; until then who writes it."""
    reader = dossier.seen_by
    if reader is None:
        return False
    return advice.signed_at is not None or advice.expert_id == reader.person_id


# The school ------------------------------------------------------------------------------


def may_begin(actor: Actor, dossier: Dossier) -> Decision:
    """The school of the child, one application at a time. Parents cannot apply; what they think belongs in it."""
    part = _applies(actor, dossier)
    if not part:
        return part
    if TlvApplication.objects.filter(dossier=dossier, state__in=OPEN).exists():
        return refuse("tlv.already_asked", _("Er loopt al een aanvraag voor een TLV."))
    return ALLOWED


def _applies(actor: Actor, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.organisation_id != dossier.school_id or actor.role not in procedure().askers:
        return refuse(
            "tlv.school_asks",
            _("De school van het kind vraagt dit aan: de intern begeleider of de directeur."),
        )
    return may_see(dossier)


def may_write(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """Who applies, and the committee of the school, until it is sent."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.organisation_id != row.school_id or actor.role not in procedure().writers:
        return refuse("tlv.school_writes", _("De school van het kind vult de aanvraag in."))
    if row.state != TlvState.DRAFT:
        return refuse("tlv.already_sent", _("De aanvraag is ingediend. U kunt er niets meer aan veranderen."))
    return ALLOWED


def may_send(
    actor: Actor, row: TlvApplication, dossier: Dossier, *, core_pages: int | None = None
) -> Decision:
    """core_pages: of the core as it would go along; None: not counted here. Says everything that lacks at once."""
    part = may_write(actor, row, dossier)
    if not part:
        return part
    if not (asks := _applies(actor, dossier)):
        return asks
    lacking = lacking_in(row, on=clock.today(), core_pages=core_pages)
    if lacking:
        what = ", ".join(f"‘{label}’" for label in lacking)
        return refuse("tlv.incomplete", _("Dit ontbreekt nog: %(what)s.") % {"what": what})
    return ALLOWED


def lacking_in(row: TlvApplication, *, on: dt.date, core_pages: int | None = None) -> list[str]:
    """What the application must have and has not, in words."""
    found = queries.missing_in(row)
    if queries.minutes_of(row) is None:
        found.append(_("het verslag van de commissie van begeleiding"))
    if core_pages is not None and core_pages > procedure().core_pages:
        found.append(_("een kern van hoogstens %(pages)s bladzijden") % {"pages": procedure().core_pages})
    if row.renews_id is not None:
        since = queries.warn_from(on, procedure().ending.opp_months)
        looked_back = queries.last_evaluated_on(row.dossier_id)
        if looked_back is None or looked_back < since:
            found.append(
                _("een terugblik op het plan van hoogstens %(months)s maanden oud")
                % {"months": procedure().ending.opp_months}
            )
    return found


def may_withdraw(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    part = _applies(actor, dossier)
    if part and not may_go(row.state, Act.WITHDRAW):
        return refuse("tlv.over", _("Over deze aanvraag is al besloten, of die is ingetrokken."))
    return part


def may_answer(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """The school fills in what the samenwerkingsverband misses."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.organisation_id != row.school_id or actor.role not in procedure().writers:
        return refuse("tlv.school_writes", _("De school van het kind vult de aanvraag in."))
    if not may_go(row.state, Act.ANSWER):
        return refuse("tlv.nothing_asked", _("Het samenwerkingsverband wacht nu niet op de school."))
    return ALLOWED


# The family ------------------------------------------------------------------------------


def may_give_view(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """A parent with authority, or the child: in their own words, until it is decided."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if not actor.is_family:
        return refuse("tlv.own_words", _("Alleen het gezin schrijft hier. Het zijn hun eigen woorden."))
    if row.state not in (TlvState.DRAFT, *WAITING):
        return refuse("tlv.decided_already", _("Er is al besloten. U kunt nog wel bezwaar maken."))
    return ALLOWED


# Time spent --------------------------------------------------------------------------------


def may_enter_time(actor: Actor, row: TlvApplication, dossier: Dossier) -> Decision:
    """Optional: everybody of school and samenwerkingsverband who reads it, about himself."""
    part = takes_part(actor, dossier)
    if part and actor.is_family:
        return refuse("tlv.professionals", _("Dit is voor de mensen die er voor hun werk tijd aan besteden."))
    if part and row.state == TlvState.WITHDRAWN:
        return refuse("tlv.over", _("Over deze aanvraag is al besloten, of die is ingetrokken."))
    return part


# Over children --------------------------------------------------------------------------------


def decides_tlvs(actor: Actor) -> bool:
    """For the samenwerkingsverband: the round of renewals, the figures."""
    return actor.role in procedure().deciders


def receives_tlvs(actor: Actor) -> bool:
    """Who fetches a TLV for a school."""
    return actor.role in procedure().receivers


def check_decides(actor: Actor) -> None:
    """Errors: Http404."""
    if not decides_tlvs(actor):
        raise Http404


def check_receives(actor: Actor) -> None:
    """Errors: Http404."""
    if not receives_tlvs(actor):
        raise Http404
