"""Words in a row."""

from rondom.core.wording import words_in_row


def test_words_in_a_row():
    rows = ([], ["a"], ["a", "b"], ("a", "b", "c"))
    assert [words_in_row(row) for row in rows] == ["", "a", "a en b", "a, b en c"]
