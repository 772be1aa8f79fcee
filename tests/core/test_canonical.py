"""Canonical JSON: the same content is always the same bytes."""

import datetime as dt
import json
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.core.canonical import canonical_json, file_hash, short_code

text = st.text(st.characters(exclude_categories=["Cs"]))
FIRST, LAST = dt.datetime(1901, 1, 1), dt.datetime(2200, 1, 1)  # noqa: DTZ001
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(text, inner), max_leaves=20)


@given(values)
def test_json_reads_back_the_same(value: object) -> None:
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(text, scalars, min_size=2), st.randoms())
def test_order_of_keys_does_not_matter(value: dict[str, object], random: object) -> None:
    items = list(value.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert canonical_json(dict(items)) == canonical_json(value)


@given(values)
def test_writing_twice_gives_the_same_bytes(value: object) -> None:
    once = canonical_json(value)
    assert canonical_json(json.loads(once)) == once


@given(st.datetimes(FIRST, LAST, timezones=st.timezones()))
def test_a_moment_is_the_same_in_every_zone(moment: dt.datetime) -> None:
    assert canonical_json(moment) == canonical_json(moment.astimezone(dt.UTC))


def test_days_and_letters_are_readable() -> None:
    value = {"b": dt.date(2026, 11, 3), "a": ["één", "مرحبا"], "c": (Decimal("1.50"), UUID(int=1))}
    expected = '{"a":["één","مرحبا"],"b":"2026-11-03","c":["1.50","00000000-0000-0000-0000-000000000001"]}'
    assert canonical_json(value) == expected.encode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), dt.datetime(2026, 1, 1), "\ud800"])  # noqa: DTZ001
def test_values_without_one_meaning_are_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        canonical_json([value])


@pytest.mark.parametrize("value", [{1: "a"}, {1, 2}, b"x", object()])
def test_things_json_does_not_know_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


def test_file_hash_and_short_code() -> None:
    digest = file_hash(b"")
    assert digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert short_code(digest) == "E3B0 C442 98FC"
