"""The birth day that make_pupil.py gives a pupil of an age."""

import datetime as dt


def born_on(age: int) -> str:
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    return (today - dt.timedelta(days=int(365.25 * age) + 30)).isoformat()
