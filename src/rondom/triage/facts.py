"""What others may know of a triage and of registrations."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from rondom.core.facts import FactRows, fact_rows, facts
from rondom.triage.models import ProcessRegie, Registration, Triage
from rondom.triage.terms import Question, RegieState, RegistrationStatus

_ASKED = (Question.SINGLE, Question.COMPLEX)


@facts({"triage.learning_question": _("een leervraag")})
def learning_questions(dossier_ids: Collection[int]) -> FactRows:
    rows = Triage.objects.filter(dossier_id__in=dossier_ids, learning__in=_ASKED).newest()
    return fact_rows(rows, "triage.learning_question", dossier="dossier_id", day="judged_on")


@facts({"triage.living_question": _("een leefvraag")})
def living_questions(dossier_ids: Collection[int]) -> FactRows:
    rows = Triage.objects.filter(dossier_id__in=dossier_ids, living__in=_ASKED).newest()
    return fact_rows(rows, "triage.living_question", dossier="dossier_id", day="judged_on")


@facts({"triage.confirmed": _("de triage is bevestigd door de gedragswetenschapper")})
def confirmed(dossier_ids: Collection[int]) -> FactRows:
    rows = Triage.objects.filter(dossier_id__in=dossier_ids, confirmed_on__isnull=False).newest()
    return fact_rows(rows, "triage.confirmed", dossier="dossier_id", day="confirmed_on")


@facts({"triage.closed": _("de triage is klaar")})
def closed(dossier_ids: Collection[int]) -> FactRows:
    rows = Triage.objects.filter(dossier_id__in=dossier_ids, closed_on__isnull=False).newest()
    return fact_rows(rows, "triage.closed", dossier="dossier_id", day="closed_on")


@facts({"process_regie.in_force": _("de procesregie is gekozen")})
def regie_in_force(dossier_ids: Collection[int]) -> FactRows:
    rows = ProcessRegie.objects.filter(dossier_id__in=dossier_ids, state=RegieState.IN_FORCE)
    return fact_rows(rows, "process_regie.in_force", dossier="dossier_id", day="in_force_on")


@facts({"registration.checked": _("de registraties zijn nagegaan")})
def registrations_checked(dossier_ids: Collection[int]) -> FactRows:
    """Every item of the dossier; what is left open with a reason is not looked up."""
    still_open = Registration.objects.filter(dossier=OuterRef("dossier"), status=RegistrationStatus.OPEN)
    rows = Registration.objects.filter(~Exists(still_open), dossier_id__in=dossier_ids)
    return fact_rows(rows, "registration.checked", dossier="dossier_id", day="checked_on")
