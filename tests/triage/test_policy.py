"""A region says what the outcomes mean and who leads: versions, and what is refused."""

import msgspec
import pytest

from rondom.audit.models import AuditEvent
from rondom.core.decision import Refused
from rondom.triage import operations, queries
from rondom.triage.models import RegionRules
from rondom.triage.operations.policy import LONGEST_WORDS
from rondom.triage.rules import outcomes, regie_table
from rondom.triage.terms import Leader


def changed(row, **values):
    return msgspec.structs.replace(row, **values)


@pytest.fixture
def publish(world):
    """publish(outcomes, cells, read=0, by="fenna"): what comes with the program, unless something else is given."""

    def act(rows=None, cells=None, *, read: int = 0, by: str = "fenna"):
        return operations.publish_rules(
            world.actors[by],
            outcome_rules=rows or outcomes().outcomes,
            cells=cells or regie_table().cells,
            read=read,
        )

    return act


def code_of(publish, *values, **more) -> str:
    with pytest.raises(Refused) as refusal:
        publish(*values, **more)
    assert not AuditEvent.objects.filter(name="triage_rules.published").exists()
    return refusal.value.decision.code


def test_every_change_is_the_next_version_and_what_was_stays(publish, world):
    first = publish()
    rows = (changed(outcomes().outcomes[0], definition="Eén klein probleem."), *outcomes().outcomes[1:])
    second = publish(rows, read=1)
    assert [row.version for row in queries.versions_of_rules(world.region.pk)] == [2, 1]
    assert queries.newest_rules(world.region.pk) == second
    first.refresh_from_db()
    assert queries.outcomes_by(first) == outcomes()
    assert queries.outcomes_by(second).outcomes[0].definition == "Eén klein probleem."
    assert publish(rows, read=2) == second, "the same words are no new version"


def test_of_another_region_nothing_counts(publish, world):
    publish()
    assert queries.newest_rules(world.region.pk + 1) is None


@pytest.mark.parametrize("who", ["anouk", "maaike", "ria", "nobody"])
def test_only_the_administrator(publish, world, who):
    world.actors["nobody"] = world.system
    assert code_of(publish, by=who) == "triage_rules.not_administrator"


@pytest.mark.parametrize("read", [1, 7])
def test_who_read_another_version_looks_first(publish, read):
    assert code_of(publish, read=read) == "triage_rules.changed_meanwhile"


@pytest.mark.parametrize("words", ["", "  ", "x" * (LONGEST_WORDS + 1)])
def test_every_word_is_there_and_fits(publish, words):
    rows, cells = outcomes().outcomes, regie_table().cells
    assert code_of(publish, (changed(rows[0], means=words), *rows[1:])) == "triage_rules.words"
    assert code_of(publish, None, (changed(cells[0], why=words), *cells[1:])) == "triage_rules.words"


def test_a_table_does_not_propose_whoever_is_closest(publish):
    cells = regie_table().cells
    rows = (changed(cells[0], leader=Leader.CLOSEST), *cells[1:])
    assert code_of(publish, None, rows) == "triage_rules.leader"


def test_what_misses_a_row_is_no_set_of_rules(publish):
    with pytest.raises(ValueError, match="every outcome"):
        publish(outcomes().outcomes[:2])
    with pytest.raises(ValueError, match="every pair"):
        publish(None, regie_table().cells[:3])
    assert not RegionRules.objects.exists()
