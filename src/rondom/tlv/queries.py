"""What is shown or counted of TLVs."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from rondom.arrangements.rules import Field
from rondom.core.periods import months_later
from rondom.dossiers.models import Dossier, Participant
from rondom.people.models import Membership, Organisation
from rondom.people.terms import OrganisationKind
from rondom.plans.models import Evaluation
from rondom.tlv.models import (
    TlvAdvice,
    TlvApplication,
    TlvDecision,
    TlvHealth,
    TlvMinutes,
    TlvObjection,
    TlvPause,
    TlvRelease,
    TlvView,
)
from rondom.tlv.procedure import KNOWN, OPEN
from rondom.tlv.rules import procedure
from rondom.tlv.term import Stand, days_used, expected_on
from rondom.tlv.terms import ObjectionState, TlvState

SeenTlv: TypeAlias = TlvApplication
"""What these queries return; screens use these names, because they do not know the tables."""
SeenAdvice: TypeAlias = TlvAdvice
SeenObjection: TypeAlias = TlvObjection
SeenRelease: TypeAlias = TlvRelease

_ONE = ("school", "board", "sent_to", "made_by", "sent_by", "health", "renews")
_DECISION = ("decision__decided_by", "decision__decided_for")


# One child -----------------------------------------------------------------------------


def applications_of(dossier_id: int) -> list[SeenTlv]:
    """Newest first. Two queries."""
    rows = TlvApplication.objects.filter(dossier_id=dossier_id).select_related("school", *_DECISION)
    return list(rows.prefetch_related("pauses").order_by("-pk"))


def application_of(dossier_id: int, tlv_id: int) -> SeenTlv | None:
    """With everything around it. A fixed number of queries."""
    rows = TlvApplication.objects.filter(pk=tlv_id, dossier_id=dossier_id)
    return (
        rows.select_related(*_ONE, "minutes__written_by", *_DECISION)
        .prefetch_related(
            "minutes__seats",
            Prefetch("pauses", TlvPause.objects.select_related("asked_by", "answered_by").order_by("pk")),
            Prefetch("views", TlvView.objects.select_related("person").order_by("pk")),
            Prefetch("advices", TlvAdvice.objects.select_related("expert", "organisation").order_by("pk")),
            Prefetch("objections", TlvObjection.objects.select_related("lodged_by").order_by("pk")),
            Prefetch("decision__releases", TlvRelease.objects.select_related("school").order_by("pk")),
        )
        .first()
    )


def decision_of(row: TlvApplication) -> TlvDecision | None:
    return getattr(row, "decision", None)


def minutes_of(row: TlvApplication) -> TlvMinutes | None:
    return getattr(row, "minutes", None)


def health_of(row: TlvApplication) -> TlvHealth | None:
    return getattr(row, "health", None)


def fields_of(row: TlvApplication) -> tuple[Field, ...]:
    return msgspec.convert(row.fields, tuple[Field, ...])


def answers_of(row: TlvApplication) -> dict[str, str]:
    found: dict[str, str] = json.loads(row.answers) if row.answers else {}
    return found


def named_answers(row: TlvApplication) -> list[tuple[str, str]]:
    """(question, answer), in the order of the form."""
    answers = answers_of(row)
    return [(field.label, answers.get(field.key, "")) for field in fields_of(row)]


def missing_in(row: TlvApplication) -> list[str]:
    """Labels of what the form asks and is not there."""
    answers = answers_of(row)
    return [field.label for field in fields_of(row) if field.required and not answers.get(field.key, "")]


# The clock -----------------------------------------------------------------------------


def stands_of(row: TlvApplication) -> list[Stand]:
    return [(pause.asked_on, pause.answered_on) for pause in row.pauses.all()]


def open_pause(row: TlvApplication) -> TlvPause | None:
    return next((pause for pause in row.pauses.all() if pause.answered_on is None), None)


def stands_still(row: TlvApplication) -> bool:
    return open_pause(row) is not None


def day_expected(row: TlvApplication, *, on: dt.date) -> dt.date | None:
    """The last day on which the decision comes; None before it is sent."""
    if row.sent_on is None or row.handling_days is None:
        return None
    return expected_on(row.sent_on, row.handling_days, stands_of(row), on=on)


def days_of_clock(row: TlvApplication, *, on: dt.date) -> int:
    """Days that counted until the decision, or until today."""
    decision = decision_of(row)
    until = decision.decided_on if decision else row.withdrawn_on or on
    return days_used(row.sent_on, stands_of(row), on=until) if row.sent_on else 0


# Experts, and who decides ----------------------------------------------------------------


def signed_advices(row: TlvApplication) -> list[SeenAdvice]:
    return [advice for advice in row.advices.all() if advice.signed_at is not None]


def advice_of(row: TlvApplication, person_id: int) -> SeenAdvice | None:
    return next((advice for advice in row.advices.all() if advice.expert_id == person_id), None)


def expert_choices(row: TlvApplication, *, on: dt.date) -> list[Participant]:
    """In the circle today, in a role that may advise, and not asked yet. One query."""
    asked = {advice.expert_id for advice in row.advices.all()}
    rows = Participant.objects.running_on(on).filter(
        dossier_id=row.dossier_id, capacity__in=procedure().expert_roles
    )
    found = rows.select_related("person", "organisation").order_by("person__last_name", "pk")
    return [part for part in found if part.person_id not in asked]


def decider_choices(region_id: int, *, on: dt.date) -> list[Membership]:
    """Who may decide for the samenwerkingsverband of a region."""
    rows = Membership.objects.running_on(on).filter(
        region_id=region_id, role__in=procedure().deciders, organisation__kind=OrganisationKind.SWV
    )
    return list(rows.select_related("person", "organisation").order_by("organisation__name", "pk"))


def last_evaluated_on(dossier_id: int) -> dt.date | None:
    """The last day on which people looked back on the plan, and finished it."""
    rows = Evaluation.objects.filter(plan__dossier_id=dossier_id, finished_at__isnull=False)
    found: dt.date | None = rows.order_by("-held_on").values_list("held_on", flat=True).first()
    return found


# The desk of a school that receives -------------------------------------------------------


def releases_for(school_id: int) -> list[SeenRelease]:
    """What this school may see. Call it as system: the school does not see the dossier. One query."""
    rows = TlvRelease.objects.filter(school_id=school_id).select_related(
        "decision__application__dossier__pupil__person", "decision__decided_for"
    )
    return list(rows.order_by("-pk"))


def release_for(school_id: int, release_id: int) -> SeenRelease | None:
    """Call it as system, as releases_for."""
    return next((row for row in releases_for(school_id) if row.pk == release_id), None)


def schools_of(region_id: int, *, without: int) -> list[Organisation]:
    rows = Organisation.objects.filter(regions=region_id, kind=OrganisationKind.SCHOOL)
    return list(rows.exclude(pk=without).order_by("name"))


# Rows over children -----------------------------------------------------------------------


def open_work(dossier_ids: Collection[int]) -> QuerySet[TlvApplication]:
    """TLVs about which somebody has something to do."""
    busy = Q(state__in=OPEN) | Q(objections__state__in=("lodged", "sent"))
    return TlvApplication.objects.filter(busy, dossier_id__in=dossier_ids).distinct()


def work_rows(dossier_ids: Collection[int], *, person_id: int) -> list[SeenTlv]:
    """The same with what the rows say: my_advice, signed, object_state, send_before_on. Two queries."""
    mine = TlvAdvice.objects.filter(application=OuterRef("pk"), expert_id=person_id, signed_at=None)
    signed = TlvAdvice.objects.filter(application=OuterRef("pk"), signed_at__isnull=False).order_by()
    objections = TlvObjection.objects.filter(
        application=OuterRef("pk"), state__in=(ObjectionState.LODGED, ObjectionState.SENT)
    ).order_by("send_before_on")
    rows = open_work(dossier_ids).annotate(
        my_advice=Exists(mine),
        signed=Coalesce(
            Subquery(signed.values("application").annotate(total=Count("pk")).values("total")), 0
        ),
        object_state=Subquery(objections.values("state")[:1]),
        send_before_on=Subquery(objections.values("send_before_on")[:1]),
    )
    return list(rows.prefetch_related("pauses").order_by("pk"))


def told_to_family(dossier_ids: Collection[int]) -> QuerySet[TlvApplication]:
    """What the family reads of TLVs: drafts too, because their view is asked then."""
    return TlvApplication.objects.filter(dossier_id__in=dossier_ids).exclude(state=TlvState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class FamilyTlv:
    """What Ons gezin says of the newest TLV of a child, in facts."""

    state: str
    tlv_id: int
    sent_on: dt.date | None
    decided_on: dt.date | None


def for_family(dossier_ids: Collection[int]) -> dict[int, FamilyTlv]:
    """Of dossiers that the family may see; a child without one is not there. One query."""
    newest = told_to_family(dossier_ids).filter(dossier=OuterRef("pk")).order_by("-pk")
    columns = ("state", "pk", "sent_on", "decision__notified_on")
    rows = Dossier.objects.filter(pk__in=dossier_ids).values_list(
        "pk", *(Subquery(newest.values(column)[:1]) for column in columns)
    )
    return {key: FamilyTlv(*values) for key, *values in rows if values[0]}


# Over children, for the samenwerkingsverband -----------------------------------------------


@dataclass(frozen=True, slots=True)
class EndingRow:
    """A TLV that ends, without the child. is_renewed: an application to renew it was begun."""

    decision_id: int
    number: str
    category: str
    school: str
    last_on: dt.date
    is_renewed: bool


def ending_in(region_id: int, *, first_on: dt.date, last_on: dt.date) -> list[EndingRow]:
    """TLVs in use whose last day lies in a period. Call it as system: it names no child. Two queries."""
    day = dt.timedelta(days=1)
    rows = TlvDecision.objects.filter(
        region_id=region_id,
        valid_until__gte=first_on + day,
        valid_until__lte=last_on + day,
        application__state__in=(TlvState.NOTIFIED, TlvState.PLACED),
    ).select_related("application__school")
    found = list(rows.prefetch_related("renewals").order_by("valid_until", "number"))
    return [_ending(row) for row in found]


def _ending(row: TlvDecision) -> EndingRow:
    assert row.valid_until is not None  # noqa: S101 - filtered on it
    return EndingRow(
        decision_id=row.pk,
        number=row.number,
        category=row.category,
        school=row.application.school.name,
        last_on=row.valid_until - dt.timedelta(days=1),
        is_renewed=any(each.state != TlvState.WITHDRAWN for each in row.renewals.all()),
    )


def warn_from(last_on: dt.date, months: int) -> dt.date:
    """The day from which people hear that a TLV ends in so many months."""
    return months_later(last_on, -months)


@dataclass(frozen=True, slots=True)
class Figures:
    """What TLVs of one school year cost, over all children. None: nothing to tell, or too few to show."""

    sent: int
    decided: int
    days_mean: int | None
    asks: int | None
    asks_mean: float | None
    minutes: int | None
    minutes_mean: int | None
    per_what: tuple[tuple[str, int], ...] = ()


def sent_between(region_id: int, first_on: dt.date, until: dt.date) -> list[Any]:
    """Every application that was sent in a period, with its pauses and minutes. Call it as system. Three queries."""
    rows = TlvApplication.objects.filter(region_id=region_id, sent_on__gte=first_on, sent_on__lt=until)
    return list(rows.select_related("decision").prefetch_related("pauses", "efforts"))


def is_known(row: TlvApplication) -> bool:
    """The decision was made known."""
    return row.state in KNOWN
