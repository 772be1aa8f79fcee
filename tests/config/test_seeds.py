"""The page of the documents that asked for the program refuses what is not there and what would stay empty."""

import pytest

from rondom.config.reference_seeds import Document, Sentence, documents, problems

ADDRESSES = ("child:signal",)
RIGHT = {
    "says": "Preventie in de klas",
    "lives": "route:ihi/1",
    "test": f"{__name__.replace('.', '/')}.py::test_right",
}


def said(**changed: str) -> list[str]:
    return problems([Document("S1", "x", (Sentence(**RIGHT | changed),))], ADDRESSES)


@pytest.mark.parametrize(
    "place",
    [
        "route:ihi",
        "route:flex_zat/zat",
        "data:triage/regie.yaml",
        "screen:child:signal",
        "rondom.notes.models.Note",
        "rondom.routes.engine",
    ],
)
def test_right(place: str) -> None:
    assert said(lives=place) == []


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"lives": "route:ihi/99"}, "no place"),
        ({"lives": "route:../ihi"}, "no place"),
        ({"lives": "data:triage/"}, "no place"),
        ({"lives": "screen:child:nowhere"}, "no place"),
        ({"lives": "rondom.notes.models.Letter"}, "no place"),
        ({"lives": "rondom.nothing.there"}, "no place"),
        ({"lives": "os.path"}, "no place"),
        ({"lives": ""}, "no place"),
        ({"test": ""}, "no test"),
        ({"test": "tests/config/test_seeds.py::test_wrong"}, "no test"),
        ({"test": "tests/config/test_letters.py::test_right"}, "no test"),
        ({"test": "src/rondom/config/urls.py::test_right"}, "no test"),
        ({"lives": "", "test": ""}, "where it lives"),
        ({"not_yet": "issue 5"}, "where it lives"),
        ({"says": " "}, "words"),
        ({"says": "woord " * 16}, "words"),
    ],
)
def test_what_is_not_right_is_named(changed: dict[str, str], what: str) -> None:
    (problem,) = said(**changed)
    assert what in problem


@pytest.mark.parametrize("why", [{"not_yet": "issue 5"}, {"background": "de herkomst van het document"}])
def test_a_sentence_may_wait_or_ask_nothing(why: dict[str, str]) -> None:
    assert said(lives="", test="", **why) == []


def test_every_document_is_there() -> None:
    assert [document.key for document in documents()] == ["S1", "S2", "S3", "S4", "S5"]
