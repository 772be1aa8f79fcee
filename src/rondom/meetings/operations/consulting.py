"""A question about a child without its name: asked, answered at the table, and gone after a short time."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.meetings import sitting
from rondom.meetings.events import ConsultationAsked, ConsultationClosed
from rondom.meetings.models import Consultation
from rondom.meetings.terms import LONGEST_ADVICE, LONGEST_QUESTION
from rondom.people.terms import FAMILY_ROLES, Role


@transaction.atomic
def ask_without_name(actor: Actor, *, date_id: int, question: str, no_name: bool) -> Consultation:
    """Put a question on a sitting that hangs on no child. no_name: the asker read it again and says nobody is named.

    Errors: Refused, Http404.
    """
    date = sitting.get_sitting(actor, date_id).date
    sitting.may_consult(actor, date).enforce()
    if not question.strip():
        refuse("consultation.question", _("Schrijf op wat u wilt vragen.")).enforce()
    if len(question) > LONGEST_QUESTION:
        refuse(
            "consultation.too_long",
            _("Uw vraag is te lang. Er passen %(most)s tekens in.") % {"most": LONGEST_QUESTION},
        ).enforce()
    if not no_name:
        refuse(
            "consultation.check_names",
            _("Lees uw vraag nog eens. Haal namen weg, en alles waaraan iemand het kind herkent."),
        ).enforce()
    row = Consultation.objects.create(
        region_id=date.region_id,
        school_id=date.school_id,
        planned_date=date,
        question=question.strip(),
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
    )
    happened(ConsultationAsked(school_id=row.school_id, consultation_id=row.pk), by=actor)
    return row


@transaction.atomic
def close_consultation(
    actor: Actor, *, consultation_id: int, advice: str, at_table: Collection[str]
) -> Consultation:
    """Write down the advice and who was at the table, by capacity. Errors: Refused, Http404."""
    Consultation.objects.select_for_update().filter(pk=consultation_id).first()
    row = sitting.get_consultation(actor, consultation_id)
    if row.closed_at:
        refuse("consultation.closed", _("Op deze vraag is al advies gegeven.")).enforce()
    if not advice.strip() or len(advice) > LONGEST_ADVICE:
        refuse("consultation.advice", _("Schrijf kort op wat het advies is.")).enforce()
    present = [role for role in Role.values if role in at_table and role not in FAMILY_ROLES]
    if not present:
        refuse("consultation.nobody", _("Kies wie aan tafel zat.")).enforce()
    row.advice, row.at_table, row.closed_at = advice.strip(), present, clock.now()
    row.save(update_fields=["advice", "at_table", "closed_at"])
    happened(ConsultationClosed(school_id=row.school_id, consultation_id=row.pk), by=actor)
    return row
