"""Every message has words, and no words carry a name."""

import pytest

from rondom.core.events import Event
from rondom.core.notices import all_rules, tell
from rondom.notifications.checks import notices_have_texts
from rondom.notifications.texts import NOT_YOURS, TEXTS, NoticeText, mail_sentence, text_of
from rondom.people.terms import OrganisationKind


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
    assert "%" not in str(text.mail) % {"who": "De school"}


@pytest.mark.parametrize("template", sorted(TEXTS))
def test_every_text_has_its_own_words_for_mail(template: str) -> None:
    assert TEXTS[template].mail, "say in a sentence without a name what changed, with %(who)s for the party"


def test_the_mail_from_behind_the_wall_is_not_the_only_one_of_its_words() -> None:
    walled = [text for text in TEXTS.values() if text.place == "safety"]
    others = {str(text.mail) for text in TEXTS.values() if text.place != "safety"}
    assert walled
    assert {str(text.mail) for text in walled} <= others
    assert not any(text.shows_name for text in walled)


@pytest.mark.parametrize("party", [*OrganisationKind.values, "parent", "pupil", "program"])
def test_every_party_has_a_word(party: str) -> None:
    assert not mail_sentence("note_written", {}, party=party).startswith("Iemand")


def test_a_message_without_own_words_says_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TEXTS, "plain", NoticeText("Iets", "Iets", "een overleg"))
    assert mail_sentence("plain", {}, party="school") == "Er is een bericht over een overleg."
    assert mail_sentence("note_written", {}, party="") == "Iemand schreef een nieuwe notitie."


def test_what_it_is_about_chooses_the_words() -> None:
    assert text_of("reminder_sent", {"about": "consent"}).place == "consent"
    assert text_of("reminder_sent", {"about": "something"}) == TEXTS["reminder_sent"]
    assert "%" not in f"{NOT_YOURS.title} {NOT_YOURS.text}"
