"""Working days: no weekends and no days on which the whole country is free."""

import datetime as dt

from rondom.core.national_holidays import national_holidays
from rondom.core.school_days import add_school_days


def working_days_later(day: dt.date, count: int) -> dt.date:
    """The working day `count` after this one."""
    free = national_holidays(day.year) | national_holidays(day.year + 1)
    return add_school_days(day, count, holidays=free)
