"""What is shown of consents and other grounds for sharing."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Value
from django.utils import timezone

from rondom.consent.givers import PUPIL
from rondom.consent.models import Consent, ConsentGiver, LegalShare, LegalShareQuerySet
from rondom.consent.terms import BESIDE, Answer, Category, Purpose
from rondom.families.models import Guardianship
from rondom.families.terms import Authority


def organisations_with_ground(pupil_id: int, *, on: dt.date, known_to_family: bool = False) -> frozenset[int]:
    """Organisations that may think along today: by a consent, or by the law. One query.

    known_to_family: without the grounds of which the parents are not told yet.
    """
    consents, shares = _grounds(on)
    if known_to_family:
        shares = shares.known_to_family(on)
    about = (rows.filter(pupil_id=pupil_id).values_list("recipient_id") for rows in (consents, shares))
    by_consent, by_law = about
    return frozenset(row[0] for row in by_consent.union(by_law))


def _grounds(on: dt.date) -> tuple[QuerySet[Consent], LegalShareQuerySet]:
    return Consent.objects.valid_on(on), LegalShare.objects.valid_on(on)


@dataclass(frozen=True, slots=True)
class Share:
    """What one organisation may see of one pupil, and until when the last ground for it runs.

    by_law: codes of the grounds of the law, where there is one; by_consent: whether there is a consent.
    medical_for: roles for which a consent names what is about health.
    hidden_since: the only ground is one that the parents are not told of yet; the family does not see it.
    """

    categories: frozenset[str]
    until_on: dt.date
    by_consent: bool = True
    by_law: tuple[str, ...] = ()
    medical_for: frozenset[str] = frozenset()
    hidden_since: dt.date | None = None


def shared_with(pupil_id: int, organisation_id: int, *, on: dt.date) -> Share | None:
    """What may be shared with an organisation today, on all grounds that hold; None without one. One query."""
    about = {"pupil_id": pupil_id, "recipient_id": organisation_id}
    consents, shares = (rows.filter(**about) for rows in _grounds(on))
    told = Exists(LegalShare.objects.known_to_family(on).filter(pk=OuterRef("pk")))
    columns = ("categories", "valid_until", "role", "known", "since")
    by_law = shares.annotate(role=Value(""), known=told, since=F("valid_from")).values_list(*columns)
    by_consent = consents.annotate(role=F("recipient_role"), known=Value(value=True), since=F("valid_from"))
    found = list(by_consent.values_list(*columns).union(by_law, all=True))
    if not found:
        return None
    return Share(
        frozenset(category for row in found for category in row[0]),
        max(row[1] for row in found),
        medical_for=frozenset(row[2] for row in found if Category.MEDICAL in row[0]),
        hidden_since=None if any(row[3] for row in found) else min(row[4] for row in found),
    )


Shares = dict[tuple[int, int], Share]


def shares_of(pupil_ids: Collection[int], *, on: dt.date) -> Shares:
    """{(pupil_id, organisation_id): what may be shared today}, for who works with the child. Two queries."""
    return _shares(_consents_that_hold(pupil_ids, on), legal_shares(pupil_ids, on=on))


def family_shares_of(pupil_ids: Collection[int], *, on: dt.date) -> Shares:
    """The same as the family may know it. Two queries."""
    return _as_family_knows(_consents_that_hold(pupil_ids, on), legal_shares(pupil_ids, on=on), on)


def family_shares_in(consents: Iterable[Any], pupil_ids: Collection[int], *, on: dt.date) -> Shares:
    """As family_shares_of, of consents that consents_of has read already. One query."""
    return _as_family_knows((row for row in consents if row.holds), legal_shares(pupil_ids, on=on), on)


def _consents_that_hold(pupil_ids: Collection[int], on: dt.date) -> QuerySet[Consent]:
    return Consent.objects.valid_on(on).filter(pupil_id__in=pupil_ids)


def legal_shares(pupil_ids: Collection[int], *, on: dt.date) -> list[LegalShare]:
    """Sharing without consent that runs today, newest first."""
    rows = LegalShare.objects.valid_on(on).filter(pupil_id__in=pupil_ids)
    return list(rows.select_related("recipient", "decided_by").order_by("-decided_at", "-pk"))


def family_legal_shares(pupil_ids: Collection[int], *, on: dt.date) -> list[LegalShare]:
    """Those of legal_shares that the family may know of. One query."""
    return [share for share in legal_shares(pupil_ids, on=on) if share.is_known_to_family(on)]


def untold_shares(pupil_ids: Collection[int] | QuerySet[Any], *, on: dt.date) -> list[LegalShare]:
    """Sharing that the parents do not know of and, for now, need not: also when it has ended. One query."""
    rows = LegalShare.objects.filter(
        pupil_id__in=pupil_ids, parents_told_on__isnull=True, tell_before_on__gte=on
    )
    return list(rows.order_by("pk"))


def shares_to_tell(pupil_ids: Collection[int]) -> QuerySet[LegalShare]:
    """Sharing of which the parents must still be told, longest waiting first; also when it has ended."""
    rows = LegalShare.objects.filter(pupil_id__in=pupil_ids, parents_told_on__isnull=True)
    return rows.select_related("recipient").order_by("tell_before_on", "pk")


def _shares(consents: Iterable[Consent], legal: Iterable[LegalShare]) -> Shares:
    found: Shares = {}
    for consent in consents:
        _add(found, consent, by_consent=True)
    for share in legal:
        _add(found, share, by_consent=False, by_law=(share.ground,))
    return found


def _as_family_knows(consents: Iterable[Consent], legal: Collection[LegalShare], on: dt.date) -> Shares:
    """What rests only on sharing that the parents are not told of yet stands there as hidden."""
    found = _shares(consents, [share for share in legal if share.is_known_to_family(on)])
    for share in legal:
        hidden = Share(frozenset(), share.valid_until, by_consent=False, hidden_since=share.valid_from)
        found.setdefault((share.pupil_id, share.recipient_id), hidden)
    return found


def _add(found: Shares, row: Consent | LegalShare, *, by_consent: bool, by_law: tuple[str, ...] = ()) -> None:
    roles = {row.recipient_role} if isinstance(row, Consent) and Category.MEDICAL in row.categories else set()
    key = (row.pupil_id, row.recipient_id)
    before = found.get(key, Share(frozenset(), row.valid_until, by_consent=False))
    found[key] = Share(
        before.categories | set(row.categories),
        max(before.until_on, row.valid_until),
        by_consent=before.by_consent or by_consent,
        by_law=before.by_law + by_law,
        medical_for=before.medical_for | roles,
    )


def consents_of(pupil_ids: Collection[int], *, on: dt.date) -> QuerySet[Consent]:
    """Running consents with everybody who is asked, newest first; `holds`: whether every yes is there today.

    Also those that begin later: what is asked again for after a birthday.
    """
    givers = ConsentGiver.objects.filter(_still_asked(on)).select_related("person").order_by("pk")
    return (
        Consent.objects.filter(pupil_id__in=pupil_ids, ended_at__isnull=True, valid_until__gt=on)
        .annotate(holds=Exists(Consent.objects.valid_on(on).filter(pk=OuterRef("pk"))))
        .select_related(
            "recipient", "pupil__person", "asked_by", "renews__pupil__person", "renews__pupil__region"
        )
        .prefetch_related(Prefetch("givers", givers))
        .order_by("-asked_at", "-pk")
    )


def cut_off_by_school(
    pupil_ids: Collection[int], dossier_ids: Iterable[int] | QuerySet[Any], *, on: dt.date
) -> list[Consent]:
    """What was agreed in some dossiers and ended because the child went to another school. One query.

    The longest one of each organisation and purpose: to ask it again once is enough.
    """
    rows = all_cut_off_by_school(pupil_ids, on=on).filter(dossier_id__in=dossier_ids)
    found: dict[tuple[int, int, str], Consent] = {}
    for row in rows.select_related("recipient").order_by("-valid_until", "pk"):
        found.setdefault((row.pupil_id, row.recipient_id, row.purpose), row)
    return list(found.values())


def all_cut_off_by_school(pupil_ids: Collection[int], *, on: dt.date) -> QuerySet[Consent]:
    """The same in every dossier of some children."""
    rows = Consent.objects.cut_off_by_school(on).filter(pupil_id__in=pupil_ids)
    return rows.exclude(purpose=Purpose.READ_GOALS)  # that school is not his school any more


def _still_asked(on: dt.date) -> Q:
    """Givers whose yes counts: not a parent who was asked and has no authority any more."""
    guardians = Guardianship.objects.running_on(on).exclude(authority=Authority.NO)
    has_authority = guardians.filter(pupil=OuterRef("consent__pupil"), person=OuterRef("person"))
    return Q(capacity=PUPIL) | Q(Exists(has_authority))


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
    """Give a consent of consents_of."""
    return [_missing(giver) for giver in consent.givers.all() if not giver.says_yes]


def _missing(giver: ConsentGiver) -> Missing:
    return Missing(
        giver.consent_id,
        giver.pk,
        giver.person_id,
        giver.capacity,
        timezone.localdate(giver.consent.asked_at),
        giver.reminded_on,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for one pupil: which organisations may think along today, and whose yes is missing.

    missing: (role that is asked for, the missing yes), newest question first.
    """

    allowed: frozenset[int]
    missing: tuple[tuple[str, Missing], ...]


def asked_of(pupil_id: int, *, on: dt.date) -> Asked:
    """What runs and who is asked, but for what stands beside it: a move to another school, and what the own school reads. Two queries."""
    rows = _givers([pupil_id], on).exclude(consent__purpose__in=BESIDE)
    rows = rows.order_by("-consent__asked_at", "-consent", "pk")
    missing = ((giver.consent.recipient_role, _missing(giver)) for giver in rows if not giver.says_yes)
    return Asked(organisations_with_ground(pupil_id, on=on), tuple(missing))


def _givers(pupil_ids: Collection[int], on: dt.date) -> QuerySet[ConsentGiver]:
    return ConsentGiver.objects.filter(
        _still_asked(on),
        consent__pupil_id__in=pupil_ids,
        consent__ended_at__isnull=True,
        consent__valid_until__gt=on,
    ).select_related("consent")


def missing_givers(pupil_ids: Collection[int], *, on: dt.date) -> QuerySet[ConsentGiver]:
    """Everybody whose yes is missing, longest waiting first. A no and no answer look the same.

    Each row carries consent.recipient.
    """
    rows = _givers(pupil_ids, on).exclude(answer=Answer.YES, withdrawn_at__isnull=True)
    return rows.select_related("consent__recipient", "consent__renews").order_by("consent__asked_at", "pk")
