"""A small client for ClamAV's INSTREAM command."""

import socket
import struct

CHUNK_BYTES = 64 * 1024
LONGEST_ANSWER = 4096


class ScannerError(Exception):
    """The scanner gave no verdict."""


def scan(data: bytes, *, address: str, timeout_seconds: float = 30) -> str:
    """Return the name of the virus, or "" for none.

    address: a path of a socket, or host:port. Errors: ScannerError.
    """
    try:
        with _connect(address, timeout_seconds) as connection:
            _send(connection, data)
            answer = _receive(connection)
    except (OSError, ValueError) as error:
        raise ScannerError(str(error)) from error
    return _verdict(answer)


def _connect(address: str, timeout_seconds: float) -> socket.socket:
    if not address.startswith("/"):
        host, _, port = address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout_seconds)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(timeout_seconds)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _send(connection: socket.socket, data: bytes) -> None:
    connection.sendall(b"zINSTREAM\0")
    for start in range(0, len(data), CHUNK_BYTES):
        chunk = data[start : start + CHUNK_BYTES]
        connection.sendall(struct.pack("!L", len(chunk)) + chunk)
    connection.sendall(struct.pack("!L", 0))


def _receive(connection: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        part = connection.recv(LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0\n").decode("ascii", "replace")


def _verdict(answer: str) -> str:
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND") or "unknown"
    raise ScannerError(f"no verdict: {answer[:100]}")
