"""Money over school years, in whole euro cents: nothing is lost in a division, nothing is made."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _

from rondom.arrangements.rules import Kind, decision_rules
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.periods import months_later

Key = TypeVar("Key")


def school_year_of(day: dt.date) -> int:
    """The calendar year in which the school year of a day begins: 31 July 2027 is in 2026, 1 August 2027 in 2027."""
    starts = decision_rules().school_year.starts
    return day.year - ((day.month, day.day) < (starts.month, starts.day))


def first_day_of(school_year: int) -> dt.date:
    starts = decision_rules().school_year.starts
    return dt.date(school_year, starts.month, starts.day)


def school_year_name(school_year: int) -> str:
    return f"{school_year}-{school_year + 1}"


def days_per_year(valid_from: dt.date, valid_until: dt.date) -> dict[int, int]:
    """{school year: days of the period in it}. Half-open: valid_until is the first day without."""
    found: dict[int, int] = {}
    day = valid_from
    while day < valid_until:
        year = school_year_of(day)
        end = min(valid_until, first_day_of(year + 1))
        found[year] = (end - day).days
        day = end
    return found


def divide(cents: int, weights: Mapping[Key, int]) -> dict[Key, int]:
    """An amount over parts by weight, in whole cents: the parts are together exactly the amount.

    What does not divide goes to the parts with the largest rest, the first of equals. Errors: ValueError without weight.
    """
    total = sum(weights.values())
    if cents < 0 or total <= 0 or min(weights.values()) < 0:
        raise ValueError("an amount and weights that are not negative, and some weight")
    parts = {key: cents * weight // total for key, weight in weights.items()}
    left = cents - sum(parts.values())
    by_rest = sorted(weights, key=lambda key: -(cents * weights[key] % total))
    for key in by_rest[:left]:
        parts[key] += 1
    return parts


def split_over_years(cents: int, *, valid_from: dt.date, valid_until: dt.date) -> dict[int, int]:
    """What falls in each school year, by the days of the period in it."""
    return divide(cents, days_per_year(valid_from, valid_until))


def months_begun(valid_from: dt.date, valid_until: dt.date) -> int:
    """How many months a period touches, from its own first day: 29 February to 29 March is one."""
    count = 0
    while months_later(valid_from, count) < valid_until:
        count += 1
    return count


def fits(
    kind: Kind,
    *,
    cents: int,
    hours: Decimal | None,
    rate_cents: int | None,
    valid_from: dt.date,
    valid_until: dt.date,
) -> Decision:
    """Whether an amount and a period stay within the caps of a kind (R-ARR-1)."""
    if valid_until <= valid_from:
        return refuse("arrangement.period", _("De laatste dag komt na de eerste dag."))
    months = months_begun(valid_from, valid_until)
    if kind.months_max is not None and months > kind.months_max:
        return _over("arrangement.months", _("Dit mag hoogstens %(most)s maanden duren."), kind.months_max)
    if kind.hours_max is not None and hours is not None and hours > kind.hours_max:
        return _over("arrangement.hours", _("Dit mag hoogstens %(most)s uur per week zijn."), kind.hours_max)
    if kind.rate_cents_max is not None and rate_cents is not None and rate_cents > kind.rate_cents_max:
        return _over(
            "arrangement.rate", _("Een uur mag hoogstens € %(most)s kosten."), euros(kind.rate_cents_max)
        )
    if kind.month_cents_max is not None and cents > kind.month_cents_max * months:
        most = euros(kind.month_cents_max * months)
        return _over("arrangement.amount", _("Voor deze periode is hoogstens € %(most)s mogelijk."), most)
    return ALLOWED


def _over(code: str, words: str, most: object) -> Decision:
    return refuse(code, words % {"most": most})


def euros(cents: int) -> str:
    """ "1.234,05": as people write it in the Netherlands, without the sign."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02}"
