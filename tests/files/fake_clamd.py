"""A scanner for tests that speaks INSTREAM on a real socket."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.files.samples import EICAR


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server: Any = self.server
        assert self.rfile.read(10) == b"zINSTREAM\0"
        server.data = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            server.data += self.rfile.read(length)
        found = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in server.data else b"stream: OK\0"
        for byte in found if server.answer is None else server.answer:
            self.wfile.write(bytes([byte]))


@contextmanager
def fake_clamd(path: str = "", answer: bytes | None = None) -> Iterator[Any]:
    """Yield a running server; `address` is what the client needs, `data` what it received."""
    server: Any
    if path:
        server = socketserver.UnixStreamServer(path, _Handler)
        server.address = path
    else:
        server = socketserver.TCPServer(("127.0.0.1", 0), _Handler)
        server.address = f"127.0.0.1:{server.server_address[1]}"
    server.answer = answer
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
