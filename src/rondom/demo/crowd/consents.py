"""Consents of the crowd, in every state a consent can be in."""

import datetime as dt
from dataclasses import dataclass

from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.terms import Answer, Category, Method, Purpose
from rondom.demo.crowd.families import Case
from rondom.demo.crowd.region import BATCH, Stage
from rondom.families.terms import Relation
from rondom.people.models import Membership

VALID, WAITING, REFUSED, WITHDRAWN, OVER, ENDED = "valid", "waiting", "refused", "withdrawn", "over", "ended"
STATES = (VALID,) * 6 + (WAITING, REFUSED, WITHDRAWN, OVER, ENDED)


@dataclass(slots=True)
class Asked:
    consent: Consent
    case: Case
    state: str


def ask_consents(stage: Stage, cases: list[Case]) -> None:
    asked = [_ask(stage, case, member) for case in cases for member in case.helpers]
    Consent.objects.bulk_create([row.consent for row in asked], batch_size=BATCH)
    for row in asked:
        row.case.consents.append(row.consent)
    givers = [_giver(row, place, person.pk) for row in asked for place, person in enumerate(row.case.parents)]
    ConsentGiver.objects.bulk_create(givers, batch_size=BATCH)


def _ask(stage: Stage, case: Case, member: Membership) -> Asked:
    state = stage.dice.choice(STATES)
    asked_at = stage.moment(case.opened_on)
    lasts = 20 if state == OVER else 400 + (stage.today - case.opened_on).days
    consent = Consent(
        region=stage.region,
        pupil=case.pupil,
        dossier_id=case.dossier.pk,
        recipient_id=member.organisation_id,
        recipient_role=member.role,
        purpose=Purpose.THINK_ALONG,
        categories=[Category.PROCESS, Category.EDUCATION, Category.CARE],
        explanation="denkt mee over de hulp op school",
        asked_by_id=case.coordinator.person_id,
        asked_at=asked_at,
        valid_from=case.opened_on,
        valid_until=case.opened_on + dt.timedelta(days=lasts),
        ended_at=asked_at + dt.timedelta(days=10) if state == ENDED else None,
    )
    return Asked(consent, case, state)


def _giver(row: Asked, place: int, person_id: int) -> ConsentGiver:
    """The last giver is the one who says nothing, says no or takes it back."""
    is_last = place == len(row.case.parents) - 1
    answer = Answer.YES.value
    if is_last and row.state in (WAITING, REFUSED):
        answer = "" if row.state == WAITING else Answer.NO.value
    answered_at = row.consent.asked_at + dt.timedelta(days=2) if answer else None
    withdrawn = is_last and row.state == WITHDRAWN and answered_at
    return ConsentGiver(
        consent=row.consent,
        person_id=person_id,
        capacity=(Relation.MOTHER, Relation.FATHER)[place],
        answer=answer,
        answered_at=answered_at,
        withdrawn_at=answered_at + dt.timedelta(days=9) if withdrawn and answered_at else None,
        method=Method.LOGIN if answer else "",
        recorded_by_id=person_id if answer else None,
    )
