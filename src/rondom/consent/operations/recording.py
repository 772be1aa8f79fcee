"""Writing down what somebody said on paper or by word of mouth, for who does not do it himself."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from rondom.consent import access
from rondom.consent.events import ConsentAnswered, ConsentRecorded, ConsentWithdrawn, about
from rondom.consent.models import ConsentGiver
from rondom.consent.rules import texts
from rondom.consent.terms import Answer, Method
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.record import happened
from rondom.files.models import StoredFile
from rondom.files.operations import store_file
from rondom.files.terms import FilePurpose

SCAN_NAME = "toestemming"
SCAN_TYPES = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}  # a scan, or a photo of the paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How and when somebody said it. method: PAPER with the data of a scan, or SPOKEN with how.

    how: to whom, and how ("aan de telefoon, tegen Anouk").
    """

    method: str
    on: dt.date
    how: str = ""
    data: bytes = b""


@transaction.atomic
def record_answer(actor: Actor, *, giver_id: int, answer: str, said: Said) -> ConsentGiver:
    """Write down the answer of another. The caller has asked whether the actor may (dossiers.access).

    Who has an account is told, and can change it himself. Errors: Refused, ConsentGiver.DoesNotExist.
    """
    giver = _locked(giver_id)
    access.may_be_recorded(giver, said_on=said.on).enforce()
    access.has_proof(said.method, how=said.how, has_paper=bool(_file_type(said.data))).enforce()
    giver.answer, giver.answered_at, giver.method = Answer(answer), clock.now(), Method(said.method)
    giver.recorded_by_id, giver.text_version = actor.person_id, texts().version
    giver.said_on, giver.said_how = said.on, said.how
    giver.scan = _scan(actor, giver, said)
    giver.withdrawn_at, giver.withdrawn_how = None, ""
    giver.withdrawn_recorded_by, giver.withdrawn_scan = None, None
    giver.save()
    happened(ConsentAnswered(**about(giver.consent)), by=actor)
    happened(
        ConsentRecorded(**about(giver.consent), person_id=giver.person_id, method=giver.method), by=actor
    )
    return giver


@transaction.atomic
def record_withdrawal(actor: Actor, *, giver_id: int, said: Said) -> ConsentGiver:
    """Write down that somebody took his yes back. The proof of the yes stays. Errors: as record_answer."""
    giver = _locked(giver_id)
    access.may_be_recorded(giver, said_on=said.on).enforce()
    access.has_yes(giver).enforce()
    access.has_proof(said.method, how=said.how, has_paper=bool(_file_type(said.data))).enforce()
    giver.withdrawn_at, giver.withdrawn_how = clock.now(), said.how
    giver.withdrawn_recorded_by_id, giver.withdrawn_scan = actor.person_id, _scan(actor, giver, said)
    giver.save()
    happened(ConsentWithdrawn(**about(giver.consent)), by=actor)
    happened(ConsentRecorded(**about(giver.consent), person_id=giver.person_id, method=said.method), by=actor)
    return giver


def _locked(giver_id: int) -> ConsentGiver:
    rows = ConsentGiver.objects.select_for_update(of=("self",)).select_related("consent")
    return rows.get(pk=giver_id)


def _scan(actor: Actor, giver: ConsentGiver, said: Said) -> StoredFile | None:
    """The paper under a name of our own: what a school calls its scans may hold a name."""
    if said.method != Method.PAPER:
        return None
    return store_file(
        actor,
        region_id=giver.consent.region_id,
        owner_key=f"consent_giver:{giver.pk}",
        name=f"{SCAN_NAME}.{_file_type(said.data)}",
        data=said.data,
        purpose=FilePurpose.SIGNED_PAPER,
    )


def _file_type(data: bytes) -> str:
    """ "pdf", "jpg" or "png"; empty for anything else, which is no scan."""
    return next((kind for start, kind in SCAN_TYPES.items() if data.startswith(start)), "")
