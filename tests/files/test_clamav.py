"""The scanner client against a scanner on a real socket."""

from pathlib import Path

import pytest

from rondom.files.clamav import ScannerError, scan
from tests.files.fake_clamd import fake_clamd
from tests.files.samples import EICAR


@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 64 * 1024 + 1, 300_000])
def test_every_byte_arrives(size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    with fake_clamd() as server:
        assert scan(data[:size], address=server.address) == ""
    assert server.data == data[:size]


def test_a_virus_is_named_over_a_unix_socket(tmp_path: Path) -> None:
    with fake_clamd(path=str(tmp_path / "clamd")) as server:
        assert scan(EICAR, address=server.address) == "Eicar-Test-Signature"


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK but\0", b"x" * 9000]
)
def test_without_verdict_there_is_an_error(answer: bytes) -> None:
    with fake_clamd(answer=answer) as server, pytest.raises(ScannerError):
        scan(b"a", address=server.address, timeout_seconds=2)


@pytest.mark.parametrize("address", ["/nowhere/clamd", "127.0.0.1:1", "127.0.0.1:x"])
def test_a_scanner_that_is_not_there_is_an_error(address: str) -> None:
    with pytest.raises(ScannerError):
        scan(b"a", address=address, timeout_seconds=2)
