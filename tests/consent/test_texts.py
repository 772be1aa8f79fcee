"""Who changes the words that a giver reads, gives them a new version: a consent is proved in those words."""

from hashlib import sha256
from pathlib import Path

from django.utils.translation import override

import rondom
from rondom.consent.rules import texts
from rondom.consent.terms import Category, Purpose
from rondom.web.plain_words import KINDS, KINDS_TO_PUPIL

TEMPLATES = Path(rondom.__file__).parent / "web" / "templates"
READ = ("family/_question.html", "child/consent_letter.html")


def fingerprint() -> str:
    with override("nl"):
        words = [str(text) for table in (KINDS, KINDS_TO_PUPIL) for text in table.values()]
        words += [str(label) for _value, label in (*Category.choices, *Purpose.choices)]
    pages = [" ".join((TEMPLATES / name).read_text().split()) for name in READ]
    return sha256("\n".join((*pages, *words)).encode()).hexdigest()[:16]


def test_the_version_belongs_to_the_words():
    assert texts().fingerprint == fingerprint(), "new words: give consent/data/texts.yaml a new version, too"
