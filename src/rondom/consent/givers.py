"""Who must say yes: from the day's age and the list of guardians. The rules are data."""

import datetime as dt
from dataclasses import dataclass

from rondom.consent.rules import age_rules, rule_at, terms
from rondom.core.periods import birthday
from rondom.families.models import Pupil
from rondom.families.queries import deciding_guardians

PUPIL = "pupil"


@dataclass(frozen=True, slots=True)
class Giver:
    """capacity: families.terms.Relation, or PUPIL."""

    person_id: int
    capacity: str


def required_givers(pupil: Pupil, *, on: dt.date) -> list[Giver]:
    """Everybody whose yes is needed on a day. A birth date that is not known counts as the youngest group.

    A guardian whose authority is not known, or disputed, is asked too, so that nothing is shared too early
    (R-CON-2). The same rule as ConsentQuerySet.valid_on, which asks it of many at once.
    """
    rule = rule_at(pupil.age_on(on) or 0, region=pupil.region.slug)
    givers = [Giver(pupil.person_id, PUPIL)] if rule.pupil else []
    if rule.guardians:
        givers += [Giver(row.person_id, row.relation) for row in deciding_guardians(pupil.pk, on=on)]
    return givers


def next_change_on(pupil: Pupil, *, after: dt.date) -> dt.date | None:
    """The first birthday after a day at which others must say yes: a consent does not run past it (12, 16)."""
    born_on = pupil.person.born_on
    if born_on is None:
        return None
    days = (birthday(born_on, rule.from_age) for rule in age_rules().of(pupil.region.slug))
    return min((day for day in days if day > after), default=None)


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest day until which a consent may run. age: what the pupil becomes on it, when that is the reason."""

    on: dt.date
    age: int | None


def latest_until(pupil: Pupil, *, start: dt.date) -> Latest:
    """The longest term, or the birthday at which others must say yes, whichever comes first."""
    longest = start + dt.timedelta(days=terms().longest_days)
    change = next_change_on(pupil, after=start)
    if change is None or change > longest:
        return Latest(longest, None)
    return Latest(change, pupil.age_on(change))
