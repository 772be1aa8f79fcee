"""Sealed bytes open only whole, with their own key, under their own row."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from rondom.files.vault import LONGEST_HEAD, UnreadableError, current_key_id, key_id_of, seal, unseal

OLD, NEW = "2025:" + "aa" * 32, "2026:" + "bb" * 32


@given(st.binary(), st.binary())
def test_what_is_sealed_opens(data: bytes, bound_to: bytes) -> None:
    sealed = seal(data, bound_to=bound_to)
    assert unseal(sealed, bound_to=bound_to) == data
    assert len(data) < 8 or data not in sealed


@given(st.binary(), st.binary(), st.binary())
def test_sealed_bytes_are_bound(data: bytes, one: bytes, other: bytes) -> None:
    if one != other:
        with pytest.raises(UnreadableError):
            unseal(seal(data, bound_to=one), bound_to=other)


@given(st.binary(min_size=1), st.data())
def test_any_changed_bit_is_noticed(data: bytes, draw: st.DataObject) -> None:
    sealed = bytearray(seal(data, bound_to=b"x"))
    at = draw.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= 1 << draw.draw(st.integers(0, 7))
    with pytest.raises(UnreadableError):
        unseal(bytes(sealed), bound_to=b"x")


@given(st.binary())
def test_other_bytes_do_not_open(data: bytes) -> None:
    for sealed in (data, b"RDM1" + data):
        with pytest.raises(UnreadableError):
            unseal(sealed, bound_to=b"x")


def test_the_same_content_looks_different_every_time() -> None:
    assert len({seal(b"a", bound_to=b"x") for _ in range(100)}) == 100


def test_the_first_key_seals_and_every_key_opens() -> None:
    with override_settings(FILE_KEYS=[OLD]):
        sealed = seal(b"a", bound_to=b"x")
    with override_settings(FILE_KEYS=[NEW, OLD]):
        assert (current_key_id(), key_id_of(sealed[:LONGEST_HEAD])) == ("2026", "2025")
        assert unseal(sealed, bound_to=b"x") == b"a"
        assert key_id_of(seal(b"a", bound_to=b"x")) == "2026"
    with override_settings(FILE_KEYS=[NEW]), pytest.raises(UnreadableError, match="2025 is not in the ring"):
        unseal(sealed, bound_to=b"x")


@pytest.mark.parametrize(
    "keys", [[], ["1:aa"], ["1:" + "zz" * 32], [":" + "aa" * 32], ["x" * 256 + ":" + "aa" * 32], [OLD, OLD]]
)
def test_a_wrong_key_ring_is_said_without_the_key(keys: list[str]) -> None:
    with override_settings(FILE_KEYS=keys), pytest.raises(ImproperlyConfigured) as error:
        seal(b"a", bound_to=b"x")
    assert "aaaa" not in str(error.value)
