"""What a region says itself: the outcomes of a triage with what they ask, and the table of the process regie."""

from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.people.models import Region
from rondom.triage import access, queries
from rondom.triage.events import TriageRulesPublished
from rondom.triage.models import RegionRules
from rondom.triage.rules import Cell, OutcomeRule, outcomes, regie_table
from rondom.triage.terms import Leader

LONGEST_WORDS = 600


@transaction.atomic
def publish_rules(
    actor: Actor, *, outcome_rules: Sequence[OutcomeRule], cells: Sequence[Cell], read: int
) -> RegionRules:
    """Make the next version for triages that begin from now on; the same words again change nothing.

    read: the version on the screen of who changes it, 0 for what comes with the program.
    Errors: Refused, ValueError when an outcome or a cell is missing.
    """
    access.may_edit_rules(actor).enforce()
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    newest = queries.newest_rules(actor.region_id)
    if read != (newest.version if newest else 0):
        refuse(
            "triage_rules.changed_meanwhile",
            _("Iemand anders heeft dit net veranderd. Bekijk eerst wat er nu staat."),
        ).enforce()
    rows = [msgspec.to_builtins(row) for row in outcome_rules]
    table = [msgspec.to_builtins(cell) for cell in cells]
    outcomes().own(rows), regie_table().own(table)
    _check_words([word for row in (*rows, *table) for word in row.values() if isinstance(word, str)])
    _check_leaders(cells)
    if newest and (newest.outcomes, newest.cells) == (rows, table):
        return newest
    made = RegionRules.objects.create(
        region_id=actor.region_id,
        version=read + 1,
        outcomes=rows,
        cells=table,
        published_at=clock.now(),
        published_by_id=actor.person_id,
    )
    happened(TriageRulesPublished(rules_id=made.pk), by=actor)
    return made


def _check_words(words: Sequence[str]) -> None:
    if not all(word.strip() and len(word) <= LONGEST_WORDS for word in words):
        refuse(
            "triage_rules.words",
            _("Vul elke uitleg in, met hoogstens %(most)s tekens.") % {"most": LONGEST_WORDS},
        ).enforce()


def _check_leaders(cells: Sequence[Cell]) -> None:
    """Who is closest to the child is another choice in one case, never what a table proposes."""
    if any(cell.leader == Leader.CLOSEST for cell in cells):
        refuse("triage_rules.leader", _("Kies per vakje: het onderwijs of de casemanager.")).enforce()
