"""Numbers of plans: of the law and the program, unless a region agreed on another."""

from rondom.plans.rules import term, value_for


def test_a_region_may_have_a_number_of_its_own() -> None:
    row = {"value": 900, "regions": {"veenrand": 700}}
    assert (value_for(row, "veenrand"), value_for(row, "elders"), value_for(row, "")) == (700, 900, 900)
    assert value_for({"value": 42}, "veenrand") == 42


def test_no_region_told_its_number_yet() -> None:
    assert term("core_words_max", region="veenrand") == term("core_words_max") == 900
