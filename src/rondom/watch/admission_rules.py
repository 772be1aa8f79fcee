"""The clock of an application at a school (duty of care). The numbers stand in data/admission.yaml."""

import datetime as dt
from functools import cache

import msgspec

from rondom.watch.rules import load


class AdmissionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/admission.yaml."""

    valid_from: dt.date
    source: str
    confirmed: bool
    confirmed_for_vo: bool
    decide_within_days: int
    longer_days: int
    place_after_days: int
    from_age: int
    best_before_days: int

    def decide_by(self, asked_on: dt.date, *, longer: bool = False) -> dt.date:
        """The last day for a decision; longer: the board said in time that it needs four weeks more."""
        days = self.decide_within_days + (self.longer_days if longer else 0)
        return asked_on + dt.timedelta(days=days)

    def place_from(self, asked_on: dt.date) -> dt.date:
        """From this day on a child that is at no school gets a temporary place, as long as there is no decision."""
        return asked_on + dt.timedelta(days=self.place_after_days)


@cache
def admission_rules() -> AdmissionRules:
    return load("admission.yaml", AdmissionRules)
