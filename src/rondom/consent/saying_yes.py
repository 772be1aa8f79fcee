"""Whether everybody who must say yes did: one condition in SQL, because almost every list of children asks it.

Django takes 3 ms to write the same from Q and Exists, twice a page. tests/dossiers/test_policy_properties.py compares
it with a plain reading. Decision 0028.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler

from rondom.consent.rules import AgeRule
from rondom.core.periods import born_by

_YES = """EXISTS (SELECT 1 FROM consent_consentgiver yes
    WHERE yes.consent_id = {consent} AND yes.answer = 'yes' AND yes.withdrawn_at IS NULL{whose})"""
_EVERYBODY = """({somebody} AND EXISTS (
    SELECT 1 FROM families_pupil child JOIN people_person born ON born.id = child.person_id
    WHERE child.id = {pupil} AND ({pupil_is_free} OR {the_pupil}) AND ({guardians_are_free} OR NOT EXISTS (
        SELECT 1 FROM families_guardianship must
        WHERE must.pupil_id = child.id AND must.authority <> 'no' AND must.valid_from <= {day}
        AND (must.valid_until IS NULL OR must.valid_until > {day}) AND NOT {the_guardian}))))"""


class EverybodySaidYes(Func):
    """Seen from a consent: by the age and the authority on the day (R-CON-1, R-CON-2); by somebody at least."""

    conditional = True

    def __init__(self, rules: Iterable[AgeRule], day: dt.date) -> None:
        super().__init__(F("pk"), F("pupil_id"), output_field=BooleanField())
        self.rules, self.day = tuple(rules), day

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_words: Any, **_context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        consent, pupil = (compiler.compile(part)[0] for part in self.get_source_expressions())
        sql = _EVERYBODY.format(
            somebody=_YES.format(consent=consent, whose=""),
            the_pupil=_YES.format(consent=consent, whose=" AND yes.person_id = child.person_id"),
            the_guardian=_YES.format(consent=consent, whose=" AND yes.person_id = must.person_id"),
            pupil=pupil,
            day=_written(self.day),
            pupil_is_free=_any_of(self._ages_without("pupil")),
            guardians_are_free=_any_of(self._ages_without("guardians")),
        )
        return sql, ()

    def _ages_without(self, giver: str) -> Iterator[str]:
        """Ages at which somebody need not say yes. A birth date that is not known is the youngest."""
        for rule, older in zip(self.rules, (*self.rules[1:], None), strict=True):
            if getattr(rule, giver):
                continue
            young = f"born.born_on > {_written(born_by(self.day, older.from_age))}" if older else "1 = 1"
            old = f"born.born_on <= {_written(born_by(self.day, rule.from_age))}"
            yield f"({young} AND {old})" if rule.from_age else f"({young} OR born.born_on IS NULL)"


def _any_of(conditions: Iterable[str]) -> str:
    return " OR ".join(conditions) or "1 = 0"


def _written(day: dt.date) -> str:
    return f"'{day.isoformat()}'"
