"""Who is told of a TLV."""

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries
from rondom.tlv.events import (
    TlvAdvised,
    TlvAnswered,
    TlvAsked,
    TlvBegun,
    TlvEnding,
    TlvExpertAsked,
    TlvFetched,
    TlvNotified,
    TlvObjected,
    TlvObjectionDecided,
    TlvObjectionSent,
    TlvPlaced,
    TlvSent,
    TlvWithdrawn,
)
from rondom.tlv.events import TlvEvent as About
from rondom.tlv.rules import procedure

EDUCATION = Category.EDUCATION.value


def _deciders(event: About) -> list[int]:
    capacities = sorted(procedure().deciders)
    return queries.participant_ids(event.dossier_id, on=clock.today(), capacities=capacities)


def _school(event: About) -> list[int]:
    capacities = sorted(procedure().writers)
    return queries.participant_ids(event.dossier_id, on=clock.today(), capacities=capacities)


def _family(event: About) -> list[int]:
    return queries.family_readers(event.dossier_id, on=clock.today())


@tell(TlvBegun, template="tlv_view_asked", kind=QUESTION, category=EDUCATION)
@tell(TlvSent, template="tlv_sent", category=EDUCATION)
@tell(TlvWithdrawn, template="tlv_withdrawn", category=EDUCATION)
@tell(TlvAdvised, template="tlv_advised", category=EDUCATION)
def the_family(event: About) -> list[int]:
    return _family(event)


@tell(TlvSent, template="tlv_to_decide", urgent=True, kind=QUESTION, category=EDUCATION)
@tell(TlvAnswered, template="tlv_answered", category=EDUCATION)
@tell(TlvAdvised, template="tlv_advice_in", category=EDUCATION)
@tell(TlvObjected, template="tlv_objected", urgent=True, kind=QUESTION, category=EDUCATION)
def who_decides(event: About) -> list[int]:
    return _deciders(event)


@tell(TlvAsked, template="tlv_asked", urgent=True, kind=QUESTION, category=EDUCATION)
def the_school(event: TlvAsked) -> list[int]:
    return _school(event)


@tell(TlvExpertAsked, template="tlv_expert_asked", urgent=True, kind=QUESTION, category=EDUCATION)
def the_expert(event: TlvExpertAsked) -> list[int]:
    return [event.expert_id]


@tell(TlvNotified, template="tlv_notified", urgent=True, category=EDUCATION)
@tell(TlvObjectionSent, template="tlv_objection_sent", category=EDUCATION)
@tell(TlvObjectionDecided, template="tlv_objection_decided", urgent=True, category=EDUCATION)
@tell(TlvFetched, template="tlv_fetched", category=EDUCATION)
@tell(TlvPlaced, template="tlv_placed", category=EDUCATION)
def school_and_family(event: About) -> list[int]:
    return sorted({*_family(event), *_school(event)})


@tell(TlvEnding, template="tlv_ending", category=EDUCATION)
def school_and_deciders(event: TlvEnding) -> list[int]:
    return sorted({*_school(event), *_deciders(event), *_family(event)})
