"""What is shown of lists."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.families.queries import pupils_at
from rondom.integrations.pupil_lists.models import ListImport, ListImportRow
from rondom.integrations.pupil_lists.pupil_list import ListRow, PupilList, PupilRow
from rondom.integrations.pupil_lists.terms import RowState

Identity = tuple[str, str, str]


def my_lists(actor: Actor) -> QuerySet[ListImport]:
    """What the actor handed in for his school, newest first, with the number of registered pupils."""
    registered = Count("rows", filter=Q(rows__state=RowState.REGISTERED))
    return (
        ListImport.objects.filter(made_by_id=actor.person_id, school=actor.organisation_id)
        .annotate(registered=registered)
        .order_by("-made_at", "-pk")
    )


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row of the list and what can be done with it. words: why not, or what to look at."""

    number: int
    pupil: PupilRow | None
    state: RowState
    words: tuple[str, ...]

    @property
    def can_register(self) -> bool:
        return self.state == RowState.GOOD


def judged_rows(found: PupilList, school_id: int) -> list[JudgedRow]:
    """Every row against the pupils of the school and the rows above it. One query."""
    known = _identities(school_id)
    seen: set[Identity] = set()
    return [_judge(row, known, seen) for row in found.rows]


def _judge(row: ListRow, known: set[Identity], seen: set[Identity]) -> JudgedRow:
    if row.pupil is None:
        return JudgedRow(row.row_number, None, RowState.PROBLEM, row.problems)
    key = _identity(row.pupil.given_name, row.pupil.last_name, row.pupil.born_on.isoformat())
    if key in known:
        words = (_("Deze leerling staat al in Rondom."),)
        return JudgedRow(row.row_number, row.pupil, RowState.KNOWN, words)
    state = RowState.DOUBLE if key in seen else RowState.GOOD
    seen.add(key)
    return JudgedRow(row.row_number, row.pupil, state, row.problems)


def _identities(school_id: int) -> set[Identity]:
    rows = pupils_at(school_id, on=clock.today()).values_list(
        "person__call_name", "person__last_name", "person__born_on"
    )
    return {_identity(call, last, born.isoformat() if born else "") for call, last, born in rows}


def _identity(call_name: str, last_name: str, born_on: str) -> Identity:
    return (call_name.casefold(), last_name.casefold(), born_on)


def results(import_id: int) -> dict[int, ListImportRow]:
    """What was done, by number of the row."""
    rows = ListImportRow.objects.filter(source_id=import_id).order_by("row_number")
    return {row.row_number: row for row in rows}
