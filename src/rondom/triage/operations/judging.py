"""A triage from beginning to end: the questions, the outcome, the confirmation, the agreement, closing."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.ending import end_organisation
from rondom.events.record import happened
from rondom.triage import access, queries
from rondom.triage.events import CrisisAgreed, TriageBegun, TriageClosed, TriageConfirmed, TriageJudged
from rondom.triage.models import Registration, Triage
from rondom.triage.operations.rows import about, latest_locked, locked
from rondom.triage.terms import Outcome, Question, RegistrationKind, Severity, Urgency

LONGEST_NATURE = 2000
LONGEST_AGREEMENT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Values of Question and Outcome."""

    learning: str
    living: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """nature in words; severity and urgency as values of their terms."""

    nature: str
    severity: str
    urgency: str


@transaction.atomic
def begin_triage(actor: Actor, *, dossier_id: int) -> Triage:
    """Begin it, with an item for every place where the child may be registered. Errors: Refused, Http404."""
    dossier = locked(actor, dossier_id)
    access.may_begin(actor, dossier).enforce()
    triage = Triage.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        organisation_id=actor.organisation_id or 0,
        begun_by_id=actor.person_id,
        begun_on=clock.today(),
        rules=queries.newest_rules(dossier.region_id),
    )
    there = set(Registration.objects.filter(dossier=dossier).values_list("kind", flat=True))
    Registration.objects.bulk_create(
        Registration(region_id=dossier.region_id, dossier=dossier, kind=kind)
        for kind in RegistrationKind.values
        if kind not in there
    )
    happened(TriageBegun(**about(dossier), triage_id=triage.pk), by=actor)
    return triage


@transaction.atomic
def judge(actor: Actor, *, dossier_id: int, judgement: Judgement) -> Triage:
    """Fill in both questions and the outcome. A confirmation of other words is gone. Errors: Refused, Http404."""
    dossier = locked(actor, dossier_id)
    triage = latest_locked(dossier)
    access.may_judge(actor, triage, dossier).enforce()
    _check_judgement(judgement)
    before = (triage.learning, triage.living, triage.outcome)
    triage.learning, triage.living, triage.outcome = judgement.learning, judgement.living, judgement.outcome
    triage.judged_by_id, triage.judged_on = actor.person_id, clock.today()
    if before != (triage.learning, triage.living, triage.outcome):
        triage.nature = triage.severity = triage.urgency = ""
        triage.confirmed_by = triage.confirmed_on = None
    triage.save()
    happened(TriageJudged(**about(dossier), triage_id=triage.pk), by=actor)
    return triage


def _check_judgement(judgement: Judgement) -> None:
    asked = {judgement.learning, judgement.living}
    if not asked <= set(Question.values):
        refuse("triage.questions_missing", _("Kies bij beide vragen een antwoord.")).enforce()
    if asked == {Question.NONE}:
        refuse("triage.no_question", _("Zonder leervraag en zonder leefvraag is er geen triage.")).enforce()
    if judgement.outcome not in Outcome.values:
        refuse("triage.outcome_missing", _("Kies een uitkomst.")).enforce()


@transaction.atomic
def confirm(actor: Actor, *, dossier_id: int, confirmation: Confirmation) -> Triage:
    """The behavioural scientist stands for nature, severity and urgency. Errors: Refused, Http404."""
    dossier = locked(actor, dossier_id)
    triage = latest_locked(dossier)
    access.may_confirm(actor, triage, dossier).enforce()
    nature = confirmation.nature.strip()
    if not nature or len(nature) > LONGEST_NATURE:
        refuse("triage.nature_missing", _("Schrijf kort op wat de aard van de vraag is.")).enforce()
    if confirmation.severity not in Severity.values or confirmation.urgency not in Urgency.values:
        refuse("triage.severity_missing", _("Kies hoe ernstig en hoe dringend het is.")).enforce()
    triage.nature, triage.severity, triage.urgency = nature, confirmation.severity, confirmation.urgency
    triage.confirmed_by_id, triage.confirmed_on = actor.person_id, clock.today()
    triage.save()
    happened(TriageConfirmed(**about(dossier), triage_id=triage.pk), by=actor)
    return triage


@transaction.atomic
def agree_on_crisis(actor: Actor, *, dossier_id: int, text: str, revision: int) -> Triage:
    """Write down what prevents a crisis or makes things stable. revision: the one the writer started from.

    Errors: Refused, Http404, Conflict when somebody saved in between.
    """
    dossier = locked(actor, dossier_id)
    triage = latest_locked(dossier)
    access.may_judge(actor, triage, dossier).enforce()
    if triage.revision != revision:
        raise Conflict(theirs=triage.agreement, revision=triage.revision)
    if not text.strip() or len(text.strip()) > LONGEST_AGREEMENT:
        refuse("triage.agreement_missing", _("Schrijf op wat u afspreekt.")).enforce()
    triage.agreement = text.strip()
    triage.revision += 1
    triage.save(update_fields=["agreement", "revision"])
    happened(CrisisAgreed(**about(dossier), triage_id=triage.pk, revision=triage.revision), by=actor)
    return triage


@transaction.atomic
def close_triage(actor: Actor, *, dossier_id: int) -> Triage:
    """Close it. When the outcome says that the gemeente does not stay, its access ends in the same act.

    Errors: Refused, Http404.
    """
    dossier = locked(actor, dossier_id)
    triage = latest_locked(dossier)
    access.may_close(actor, triage, dossier).enforce()
    triage.closed_by_id, triage.closed_on = actor.person_id, clock.today()
    triage.save(update_fields=["closed_by", "closed_on"])
    happened(TriageClosed(**about(dossier), triage_id=triage.pk, outcome=triage.outcome), by=actor)
    rule = access.rule_of(triage, dossier)
    if rule is not None and not rule.municipality_stays:
        end_organisation(actor, dossier_id=dossier.pk, organisation_id=triage.organisation_id)
    return triage
