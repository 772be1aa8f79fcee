"""Days of a TLV: how long the clock ran, when the decision comes, and how long a TLV may run."""

import datetime as dt
from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.arrangements.money import first_day_of, school_year_of
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.tlv.rules import Category, categories

Stand = tuple[dt.date, dt.date | None]
"""From which day the clock stood still, until which; None: it still does."""


def days_stood_still(stands: Iterable[Stand], *, on: dt.date) -> int:
    """Days on which the clock stood still, up to a day. Two stands that touch count each day once."""
    days: set[dt.date] = set()
    for since, until in stands:
        days |= {since + dt.timedelta(days=each) for each in range(((until or on) - since).days)}
    return len(days)


def days_used(sent_on: dt.date, stands: Iterable[Stand], *, on: dt.date) -> int:
    """Days that count, from the day it was sent."""
    return max(0, (on - sent_on).days - days_stood_still(stands, on=on))


def expected_on(sent_on: dt.date, term_days: int, stands: Iterable[Stand], *, on: dt.date) -> dt.date:
    """The last day of the term: every day that the clock stands still, it moves one day on."""
    return sent_on + dt.timedelta(days=term_days + days_stood_still(stands, on=on))


def end_of_school_year(school_year: int) -> dt.date:
    """The usual last day: 31 July of the year after the one in which it begins."""
    usual = categories().usual_end
    return dt.date(school_year + 1, usual.month, usual.day)


def least_last_day(category: Category, first_on: dt.date) -> dt.date:
    """The first last day that is long enough; without such a rule, the first day itself."""
    if not category.full_school_year:
        return first_on
    return end_of_school_year(_first_whole_year(first_on))


def usual_last_day(category: Category, first_on: dt.date) -> dt.date:
    """What the form proposes: the end of the first whole school year."""
    return max(end_of_school_year(_first_whole_year(first_on)), first_on)


def _first_whole_year(first_on: dt.date) -> int:
    year = school_year_of(first_on)
    return year if first_on == first_day_of(year) else year + 1


def fits_period(category: Category, *, first_on: dt.date, last_on: dt.date) -> Decision:
    """Whether a TLV of this category may run these days."""
    if last_on < first_on:
        return refuse("tlv.period", _("De laatste dag komt na de eerste dag."))
    least = least_last_day(category, first_on)
    if last_on < least:
        return refuse(
            "tlv.too_short",
            _("Deze TLV geldt voor minstens één heel schooljaar: kies een laatste dag vanaf %(day)s.")
            % {"day": date_format(least, "j F Y")},
        )
    years = school_year_of(last_on) - _first_whole_year(first_on) + 1
    if category.years_max is not None and years > category.years_max:
        return refuse(
            "tlv.too_long",
            _("In deze regio geldt zo'n TLV hoogstens %(years)s schooljaren.")
            % {"years": category.years_max},
        )
    return ALLOWED
