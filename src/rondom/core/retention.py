"""Socket: how long an app keeps the personal data of a model, and what ends it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rondom.core.periods import months_later

Rows = QuerySet[Any]
Words = str | Promise

DOSSIER_CLOSED = _("het dossier is gesloten")
LONG_AGO = dt.date(1900, 1, 1)  # a term that has no start any more, because what it ran from is gone


class DataKind(StrEnum):
    """Which kind of data a rule is about."""

    PUPIL_FILE = "pupil_file"
    ENROLMENT = "enrolment"
    PROOF = "proof"
    LOG = "log"
    PEOPLE = "people"
    MESSAGES = "messages"
    IMPORTS = "imports"
    ACCOUNTS = "accounts"


class Ending(StrEnum):
    """What happens to a row when its term is over."""

    DELETE = "delete"
    ANONYMISE = "anonymise"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """How long the rows of one model stay.

    model:      "app.Model"
    months:     kept after the start
    start:      what the term runs from, in words for a screen, translated lazily; source too
    label:      what an administrator would call these rows; only a rule with a term of its own has one
    since:      the path or expression of that day; a row without a day stays
    rows:       instead of since, when it takes more: the rows the rule is about, each with `kept_since`
    goes_with:  instead of both: the foreign key of the row that takes this one along
    dossier, pupil: paths to the number that a legal hold names
    region:     path to the region
    ending:     what happens; `destroy` does it when the app has its own way
    follows:    the foreign key to a person for whom this row is no reason to stay
    walled:     True for rows that nobody may count: they are in no figure
    confirmed:  False while the source is a proposal
    """

    model: str
    months: int
    start: Words
    source: Words
    kind: DataKind
    label: Words = ""
    since: str | Combinable = ""
    rows: Callable[[], Rows] | None = None
    goes_with: str = ""
    dossier: str = ""
    pupil: str = ""
    region: str = "region_id"
    ending: Ending = Ending.DELETE
    destroy: Callable[[Rows], None] | None = None
    follows: str = ""
    walled: bool = False
    confirmed: bool = True


Claim = Callable[[Rows], Rows]

_rules: dict[str, RetentionRule] = {}
_claims: dict[str, dict[str, Claim]] = {}


def keep(model: str, *, months: int, start: Words, source: Words, kind: DataKind, **more: Any) -> None:
    """Register a rule; `more` as in RetentionRule. Errors: ValueError when the model has another rule already."""
    rule = RetentionRule(model=model, months=months, start=start, source=source, kind=kind, **more)
    if not (rule.since or rule.rows or rule.goes_with):
        raise ValueError(f"{model} has no day that its term runs from")
    if _rules.setdefault(model, rule) != rule:
        raise ValueError(f"{model} has two retention rules")


def keep_with(parent: str, models: dict[str, str], *, walled: bool = False) -> None:
    """Register models that go together with a parent, in one act: {model: foreign key of the parent}."""
    rule = _rules[parent]
    for model, key in models.items():
        keep(
            model,
            months=rule.months,
            start=rule.start,
            source=rule.source,
            kind=rule.kind,
            goes_with=key,
            walled=walled,
            confirmed=rule.confirmed,
        )


def needed(model: str) -> Callable[[Claim], Claim]:
    """Register a claim of a higher app: of some rows of a model, those it still needs."""

    def register(claim: Claim) -> Claim:
        _claims.setdefault(model, {})[f"{claim.__module__}.{claim.__qualname__}"] = claim
        return claim

    return register


def claims_on(model: str) -> Sequence[Claim]:
    return tuple(_claims.get(model, {}).values())


def rules() -> dict[str, RetentionRule]:
    return dict(sorted(_rules.items()))


def past_term(rule: RetentionRule, *, on: dt.date) -> Rows:
    """The rows whose term is over on a day, each with `kept_since`. For a rule with a term of its own."""
    if rule.rows:
        rows = rule.rows()
    else:
        since = F(rule.since) if isinstance(rule.since, str) else rule.since
        rows = apps.get_model(rule.model)._base_manager.annotate(kept_since=since)
    return rows.filter(kept_since__lte=months_before(on, rule.months))


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day some months earlier, or the last of that month when it has no such day."""
    return months_later(day, -months)
