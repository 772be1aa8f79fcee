"""Papers of a talk that stand in the growth document or the plan."""

import pytest

from rondom.dossiers.models import Dossier
from rondom.meetings.papers_sources import all_offers, content_of
from rondom.plans import operations as plans
from rondom.plans.models import GrowthDocument, PlanVersion


def test_everything_that_has_words_is_offered_and_read_where_it_stands(version: PlanVersion) -> None:
    stored = plans.make_paper(version_id=version.pk)
    dossier = version.plan.dossier

    offers = {offer.key: offer for offer in all_offers(dossier)}

    assert {"growth:goes_well", "growth:goals", f"plan:{version.pk}"} <= set(offers)
    assert "growth:health" not in offers  # nobody wrote there
    assert {offer.category for offer in offers.values()} == {"education"}
    assert content_of(dossier, "plan", str(version.pk)).file == stored  # type: ignore[union-attr]
    goals = content_of(dossier, "growth", "goals")
    assert goals is not None
    assert [block.heading for block in goals.blocks] == [
        goal.text for goal in version.plan.document.goals.all()
    ]
    words = content_of(dossier, "growth", "goes_well")
    assert words is not None
    assert words.words > 0
    assert all(block.by for block in words.blocks)


@pytest.mark.parametrize(
    ("source", "item"),
    [
        ("growth", "health"),
        ("growth", "goals"),
        ("growth", "onzin"),
        ("plan", "0"),
        ("plan", "x"),
        ("onzin", "1"),
    ],
)
def test_what_is_not_there_is_nothing(picture: GrowthDocument, source: str, item: str) -> None:
    assert content_of(picture.dossier, source, item) is None


def test_a_plan_of_another_child_is_nothing(version: PlanVersion) -> None:
    plans.make_paper(version_id=version.pk)
    other = Dossier(pk=0)
    assert content_of(other, "plan", str(version.pk)) is None
