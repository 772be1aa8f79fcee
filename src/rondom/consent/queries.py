"""What is shown of consents."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.terms import Answer


def shared_categories(pupil_id: int, organisation_id: int, *, on: dt.date) -> frozenset[str]:
    """What may be shared with an organisation today: the categories of its valid consents together."""
    rows = Consent.objects.valid_on(on).filter(pupil_id=pupil_id, recipient_id=organisation_id)
    return frozenset(
        category for categories in rows.values_list("categories", flat=True) for category in categories
    )


def organisations_with_consent(pupil_id: int, *, on: dt.date) -> frozenset[int]:
    return frozenset(
        Consent.objects.valid_on(on).filter(pupil_id=pupil_id).values_list("recipient_id", flat=True)
    )


@dataclass(frozen=True, slots=True)
class Share:
    """What one organisation may see of one pupil, and until when the last consent for it runs."""

    categories: frozenset[str]
    until_on: dt.date


def shares_of(pupil_ids: Collection[int], *, on: dt.date) -> dict[tuple[int, int], Share]:
    """{(pupil_id, organisation_id): what may be shared today} for several pupils. One query."""
    return _shares(Consent.objects.valid_on(on).filter(pupil_id__in=pupil_ids))


def shares_in(consents: Iterable[Consent], *, on: dt.date) -> dict[tuple[int, int], Share]:
    """As shares_of, of running consents that were read with their givers already."""
    return _shares(row for row in consents if row.givers.all() and _holds(row, row.givers.all(), on))


def _shares(consents: Iterable[Consent]) -> dict[tuple[int, int], Share]:
    found: dict[tuple[int, int], Share] = {}
    for consent in consents:
        key = (consent.pupil_id, consent.recipient_id)
        before = found.get(key, Share(frozenset(), consent.valid_until))
        found[key] = Share(
            before.categories | set(consent.categories), max(before.until_on, consent.valid_until)
        )
    return found


def consents_of(pupil_ids: Collection[int], *, on: dt.date) -> QuerySet[Consent]:
    """Running consents with their givers, newest first; also those that still miss a yes."""
    givers = Prefetch("givers", ConsentGiver.objects.select_related("person").order_by("pk"))
    return (
        Consent.objects.filter(pupil_id__in=pupil_ids, ended_at__isnull=True, valid_until__gt=on)
        .select_related("recipient", "pupil__person", "asked_by")
        .prefetch_related(givers)
        .order_by("-asked_at", "-pk")
    )


@dataclass(frozen=True, slots=True)
class Missing:
    """A yes that is missing, named by capacity only. A refusal and no answer look the same (R-CON-1)."""

    consent_id: int
    giver_id: int
    person_id: int
    capacity: str
    asked_on: dt.date
    reminded_on: dt.date | None


def missing_of(consent: Consent) -> list[Missing]:
    """Give a consent with its givers prefetched."""
    return _missing(consent, consent.givers.all())


def _missing(consent: Consent, givers: Iterable[ConsentGiver]) -> list[Missing]:
    return [
        Missing(
            consent.pk,
            giver.pk,
            giver.person_id,
            giver.capacity,
            timezone.localdate(consent.asked_at),
            giver.reminded_on,
        )
        for giver in givers
        if not giver.says_yes
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for one pupil: which organisations may think along today, and whose yes is missing.

    missing: (role that is asked for, the missing yes), newest question first.
    """

    allowed: frozenset[int]
    missing: tuple[tuple[str, Missing], ...]


def asked_of(pupil_id: int, *, on: dt.date) -> Asked:
    """Running consents and their givers, read once. One query."""
    rows = ConsentGiver.objects.filter(
        consent__pupil_id=pupil_id, consent__ended_at__isnull=True, consent__valid_until__gt=on
    ).select_related("consent")
    givers: dict[Consent, list[ConsentGiver]] = {}
    for giver in rows.order_by("-consent__asked_at", "-consent", "pk"):
        givers.setdefault(giver.consent, []).append(giver)
    return Asked(
        allowed=frozenset(
            consent.recipient_id for consent, row in givers.items() if _holds(consent, row, on)
        ),
        missing=tuple(
            (consent.recipient_role, missing)
            for consent, row in givers.items()
            for missing in _missing(consent, row)
        ),
    )


def _holds(consent: Consent, givers: Collection[ConsentGiver], on: dt.date) -> bool:
    """As ConsentQuerySet.valid_on, for a running consent with all its givers."""
    return consent.valid_from <= on and all(giver.says_yes for giver in givers)


def waiting_for(person_id: int, *, on: dt.date) -> QuerySet[Consent]:
    """Consents that this person has not answered yet."""
    return (
        Consent.objects.filter(
            givers__person_id=person_id, givers__answer="", ended_at__isnull=True, valid_until__gt=on
        )
        .select_related("recipient", "pupil__person")
        .order_by("asked_at")
    )


def missing_givers(pupil_ids: Collection[int], *, on: dt.date) -> list[ConsentGiver]:
    """Everybody whose yes is missing, longest waiting first. A no and no answer look the same. One query.

    Each row carries consent.recipient.
    """
    rows = ConsentGiver.objects.filter(
        consent__pupil_id__in=pupil_ids, consent__ended_at__isnull=True, consent__valid_until__gt=on
    ).exclude(answer=Answer.YES, withdrawn_at__isnull=True)
    return list(rows.select_related("consent__recipient").order_by("consent__asked_at", "pk"))
