"""What is shown or counted of requests, decisions and help."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

import msgspec
from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, Sum

from rondom.arrangements.models import (
    Arrangement,
    ArrangementDecision,
    ArrangementPart,
    ArrangementRequest,
    Catalogue,
    Invoice,
    PartGoal,
    PartProgress,
)
from rondom.arrangements.money import first_day_of, fits
from rondom.arrangements.rules import Field, Kind, Library, library_of
from rondom.arrangements.terms import FALLS_SHORT, ArrangementState, PartSide, RequestState
from rondom.consent.terms import Category
from rondom.core.decision import Decision
from rondom.dossiers.models import Dossier
from rondom.people.models import Region

SeenRequest: TypeAlias = ArrangementRequest
"""What these queries return; screens use these names, because they do not know the tables."""
SeenArrangement: TypeAlias = Arrangement
SeenPart: TypeAlias = ArrangementPart
SeenDecision: TypeAlias = ArrangementDecision

OPEN_REQUESTS = (RequestState.DRAFT, RequestState.SENT)


# The catalogue -----------------------------------------------------------------------


def newest_catalogue(region_id: int, school_year: int) -> Catalogue | None:
    """Of that school year, or of the last one before it that a region published: caps go on until they are changed."""
    rows = Catalogue.objects.filter(region_id=region_id, school_year__lte=school_year)
    return rows.order_by("-school_year", "-version").first()


def versions_of_catalogue(region_id: int) -> list[Catalogue]:
    rows = Catalogue.objects.filter(region_id=region_id).select_related("published_by")
    return list(rows.order_by("-school_year", "-version"))


def library_by(catalogue: Catalogue | None, region: Region) -> Library:
    """The kinds of a version; None: as they come with the program."""
    library = library_of(region.slug)
    return library if catalogue is None else library.own(catalogue.kinds)


def region_of(region_id: int) -> Region:
    return Region.objects.get(pk=region_id)


# Requests ----------------------------------------------------------------------------


def requests_of(dossier_id: int) -> list[SeenRequest]:
    """Newest first, with what was decided. One query."""
    return list(_with_people(ArrangementRequest.objects.filter(dossier_id=dossier_id)).order_by("-pk"))


def _with_people(rows: QuerySet[ArrangementRequest]) -> QuerySet[ArrangementRequest]:
    return rows.select_related(
        "school", "board", "made_by", "sent_by", "read_by", "decision__decided_by", "decision__decided_for"
    )


def request_of(dossier_id: int, request_id: int) -> SeenRequest | None:
    return _with_people(ArrangementRequest.objects.filter(pk=request_id, dossier_id=dossier_id)).first()


def decision_of(request: ArrangementRequest) -> ArrangementDecision | None:
    return getattr(request, "decision", None)


def paid_of(dossier_id: int) -> dict[int, int]:
    """{decision: what was paid on it, over all school years}. One query."""
    rows = Invoice.objects.filter(commitment__decision__request__dossier_id=dossier_id)
    return dict(rows.values_list("commitment__decision").annotate(Sum("cents")))


def kind_of(request: ArrangementRequest) -> Kind:
    """The kind as it was when the request was begun."""
    return msgspec.convert(request.kind, Kind)


def fields_of(request: ArrangementRequest) -> tuple[Field, ...]:
    return msgspec.convert(request.fields, tuple[Field, ...])


def answers_of(request: ArrangementRequest) -> dict[str, str]:
    found: dict[str, str] = json.loads(request.answers) if request.answers else {}
    return found


def named_answers(request: ArrangementRequest) -> list[tuple[str, str]]:
    """(question, answer), in the order of the form."""
    answers = answers_of(request)
    return [(field.label, answers.get(field.key, "")) for field in fields_of(request)]


def missing_in(request: ArrangementRequest) -> list[str]:
    """Labels of what the form asks and is not there."""
    answers = answers_of(request)
    return [field.label for field in fields_of(request) if field.required and not answers.get(field.key, "")]


def wanted_fits(request: ArrangementRequest) -> Decision:
    """Whether what is asked stays within the kind. Errors: ValueError without a period."""
    first, until = request.wanted_from, request.wanted_until
    if first is None or until is None:
        raise ValueError("a period comes first")
    return fits(
        kind_of(request),
        cents=request.wanted_cents or 0,
        hours=None,
        rate_cents=None,
        valid_from=first,
        valid_until=until,
    )


def waiting_requests(dossier_ids: Collection[int]) -> QuerySet[ArrangementRequest]:
    """Sent, and nothing decided. One query."""
    rows = ArrangementRequest.objects.filter(dossier_id__in=dossier_ids, state=RequestState.SENT)
    return rows.select_related("school").order_by("sent_on", "pk")


def open_work(dossier_ids: Collection[int]) -> QuerySet[ArrangementRequest]:
    """Requests about which somebody has something to do: being written, or waiting for a decision."""
    return ArrangementRequest.objects.filter(dossier_id__in=dossier_ids, state__in=OPEN_REQUESTS)


# The help ----------------------------------------------------------------------------


def arrangements_of(dossier_id: int) -> list[SeenArrangement]:
    """Newest first, with parts and their goals. Four queries."""
    rows = Arrangement.objects.filter(dossier_id=dossier_id).select_related("made_by")
    return list(rows.prefetch_related(Prefetch("parts", _parts())).order_by("-pk"))


def _parts() -> QuerySet[ArrangementPart]:
    goals = Prefetch("part_goals", PartGoal.objects.select_related("goal").order_by("pk"))
    said = Prefetch("progress", PartProgress.objects.select_related("said_by").order_by("pk"))
    rows = ArrangementPart.objects.select_related("provider", "decision")
    return rows.prefetch_related(goals, said).order_by("pk")


def part_of(dossier_id: int, part_id: int) -> SeenPart | None:
    rows = _parts().select_related("arrangement", "provider", "decision")
    return rows.filter(pk=part_id, arrangement__dossier_id=dossier_id).first()


def open_arrangement(dossier_id: int) -> SeenArrangement | None:
    rows = Arrangement.objects.filter(dossier_id=dossier_id).exclude(state=ArrangementState.ENDED)
    return rows.prefetch_related(Prefetch("parts", _parts())).first()


def short_parts(dossier_ids: Collection[int]) -> QuerySet[ArrangementPart]:
    """Help that runs and did not begin in time, or of which the newest word is that it is less or does not help."""
    newest = PartProgress.objects.filter(part=OuterRef("pk")).order_by("-pk").values("going")[:1]
    rows = ArrangementPart.objects.filter(
        arrangement__dossier_id__in=dossier_ids, arrangement__state=ArrangementState.RUNNING
    ).annotate(going=Subquery(newest))
    falls_short = Q(going__in=FALLS_SHORT) | Q(late_told_on__isnull=False, begun_on=None)
    return rows.filter(falls_short).select_related("arrangement", "provider")


def category_of(side: str) -> str:
    """What is about school, or what is about help: who may see a part."""
    return Category.EDUCATION if side == PartSide.EDUCATION else Category.CARE


def parts_seen(arrangement: Arrangement, categories: Collection[str]) -> list[ArrangementPart]:
    return [part for part in arrangement.parts.all() if category_of(part.side) in categories]


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """What Ons gezin says of arrangements of a child, in facts. Dates are None when there is no such thing."""

    expected_on: dt.date | None
    decided_on: dt.date | None
    started_on: dt.date | None
    evaluate_on: dt.date | None


def for_family(dossier_ids: Collection[int]) -> dict[int, FamilyLine]:
    """Of dossiers that the family may see; a child without anything is not there. One query."""
    asked = ArrangementRequest.objects.filter(dossier=OuterRef("pk"), sent_on__isnull=False).order_by("-pk")
    helps = Arrangement.objects.filter(dossier=OuterRef("pk"), state=ArrangementState.RUNNING)
    waits = asked.filter(state=RequestState.SENT)
    rows = Dossier.objects.filter(pk__in=dossier_ids).values_list(
        "pk",
        Subquery(waits.values("expected_on")[:1]),
        Subquery(asked.values("decision__decided_on")[:1]),
        Subquery(helps.values("started_on")[:1]),
        Subquery(helps.values("evaluate_on")[:1]),
    )
    return {key: FamilyLine(*days) for key, *days in rows if any(days)}


def sent_in(dossier_ids: Collection[int]) -> QuerySet[ArrangementRequest]:
    return ArrangementRequest.objects.filter(dossier_id__in=dossier_ids, sent_on__isnull=False)


def running_in(dossier_ids: Collection[int]) -> QuerySet[Arrangement]:
    return Arrangement.objects.filter(dossier_id__in=dossier_ids, state=ArrangementState.RUNNING)


# Over children, for who answers for the money --------------------------------------------


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One decision without the child. dossier_ref is for who may see the dossier."""

    number: str
    decided_on: dt.date
    school: str
    title: str
    verdict: str
    verdict_label: str
    granted_cents: int


def register_of(region_id: int, school_year: int) -> list[RegisterRow]:
    """Every decision of a school year by its day, newest first. Call it as system: it names no child. One query."""
    rows = ArrangementDecision.objects.filter(
        Q(decided_on__gte=first_day_of(school_year), decided_on__lt=first_day_of(school_year + 1)),
        region_id=region_id,
    )
    return [
        RegisterRow(
            number=row.number,
            decided_on=row.decided_on,
            school=row.request.school.name,
            title=row.request.title,
            verdict=row.verdict,
            verdict_label=str(row.get_verdict_display()),
            granted_cents=row.granted_cents,
        )
        for row in rows.select_related("request__school").order_by("-number")
    ]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """What children wait, or waited, for one provider. days: over all parts together."""

    provider: str
    parts: int
    waiting: int
    days: int
    longest: int


def waiting_of(region_id: int, *, on: dt.date) -> list[WaitingRow]:
    """Per provider, over arrangements that were started. Call it as system: it names no child. One query."""
    rows = ArrangementPart.objects.filter(
        region_id=region_id, arrangement__started_on__isnull=False, provider__isnull=False
    ).select_related("provider", "arrangement")
    by_provider: dict[str, list[ArrangementPart]] = {}
    for row in rows.order_by("provider__name", "pk"):
        by_provider.setdefault(str(row.provider), []).append(row)
    return [_waiting_row(name, parts, on) for name, parts in by_provider.items()]


def _waiting_row(provider: str, parts: Collection[ArrangementPart], on: dt.date) -> WaitingRow:
    days = [waited_of(part, on=on) for part in parts]
    return WaitingRow(
        provider=provider,
        parts=len(parts),
        waiting=sum(is_waiting(part) for part in parts),
        days=sum(days),
        longest=max(days),
    )


def waited_of(part: ArrangementPart, *, on: dt.date) -> int:
    """Days from the start of the arrangement; a part that never began waits no longer than the whole."""
    whole = part.arrangement
    if whole.started_on is None:
        return 0
    until = min(on, whole.ended_on) if whole.ended_on else on
    return part.days_waited(since=whole.started_on, on=until)


def is_waiting(part: ArrangementPart) -> bool:
    return part.begun_on is None and part.arrangement.state == ArrangementState.RUNNING
