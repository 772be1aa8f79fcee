"""Every message has words, and no words carry a name."""

import pytest

from rondom.core.events import Event
from rondom.core.notices import all_rules, tell
from rondom.notifications.checks import notices_have_texts
from rondom.notifications.texts import NOT_YOURS, TEXTS, text_of


class Untold(Event):
    """An event of this test only."""


def test_every_rule_has_a_text() -> None:
    assert notices_have_texts() == []


def test_a_rule_without_a_text_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rondom.core.notices._rules", dict(all_rules()))
    tell(Untold, template="never_written")(lambda _event: [])
    assert [error.id for error in notices_have_texts()] == ["notifications.E001"]


@pytest.mark.parametrize("template", sorted(TEXTS))
def test_words_fill_in_and_the_mail_words_hold_no_place_for_a_name(template: str) -> None:
    text = TEXTS[template]
    assert "%" not in str(text.text) % {"child": "Sami"}
    assert "%" not in f"{text.title} {text.about}"


def test_what_it_is_about_chooses_the_words() -> None:
    assert text_of("reminder_sent", {"about": "consent"}).place == "consent"
    assert text_of("reminder_sent", {"about": "something"}) == TEXTS["reminder_sent"]
    assert "%" not in f"{NOT_YOURS.title} {NOT_YOURS.text}"
