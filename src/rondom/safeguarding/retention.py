"""How long the rows of this app are kept: with their dossier, and never while a case runs or its own term does.

The term of a case follows from the kind of organisation whose case it is (data/retention.yaml). As long as that runs,
the dossier stays, and nobody outside the case can see why: rows behind the wall are never counted.
"""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from django.db.models import Exists, OuterRef, Q
from ruamel.yaml import YAML

from rondom.core import clock
from rondom.core.retention import Rows, keep_with, months_before, needed
from rondom.people.terms import OrganisationKind
from rondom.safeguarding.models import SafetyCase, SafetyEstimate

_DATA = Path(__file__).parent / "data" / "retention.yaml"


class KindTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: int
    source: str
    confirmed: bool


class CaseTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/retention.yaml."""

    valid_from: dt.date
    source: str
    kinds: dict[OrganisationKind, KindTerm]


@cache
def case_terms() -> CaseTerms:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), CaseTerms)


keep_with("dossiers.Dossier", {"safeguarding.SafetyCase": "dossier"}, walled=True)
_OF_A_CASE = ("SafetyMember", "SafetyEntry", "Weighing", "SafetyDecision")
keep_with("safeguarding.SafetyCase", {f"safeguarding.{name}": "case" for name in _OF_A_CASE}, walled=True)
keep_with("safeguarding.Weighing", {"safeguarding.WeighingAnswer": "weighing"}, walled=True)

keep_with("dossiers.Dossier", {"safeguarding.SafetyWatch": "dossier"}, walled=True)
keep_with("safeguarding.SafetyWatch", {"safeguarding.SafetyEstimate": "watch"}, walled=True)


@needed("dossiers.Dossier")
def dossier_of_a_case(rows: Rows) -> Rows:
    """Of a case that runs, or whose organisation must keep it longer than the file of a pupil."""
    kept = Q(pk__in=SafetyCase.objects.running().values("pk"))
    for kind, term in case_terms().kinds.items():
        until = months_before(clock.today(), term.months)
        kept |= Q(organisation__kind=kind, closed_on__gt=until)
    return rows.filter(Exists(SafetyCase.objects.filter(kept, dossier=OuterRef("pk"))))


@needed("dossiers.Dossier")
def dossier_of_an_estimate(rows: Rows) -> Rows:
    """Whose organisation must keep its estimates longer than the file of a pupil: as a case."""
    kept = Q()
    for kind, term in case_terms().kinds.items():
        until = months_before(clock.today(), term.months)
        kept |= Q(watch__organisation__kind=kind, estimated_on__gt=until)
    return rows.filter(Exists(SafetyEstimate.objects.filter(kept, watch__dossier=OuterRef("pk"))))
