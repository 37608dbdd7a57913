"""A line between a browser and a server that counts its bytes and can be cut."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

CHUNK = 65536


class Wire:
    """Passes everything on to `target` on this machine; `received` counts the bytes that a browser gets."""

    def __init__(self, target: int) -> None:
        """Listen on a free port."""
        self.target, self.received, self.whole = target, 0, True
        self._ends: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._let_in, daemon=True).start()

    def cut(self) -> None:
        """Break every connection, and every new one until `mend`."""
        self.whole = False
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let new connections through again."""
        self.whole = True

    def close(self) -> None:
        """End it."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.cut()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self._door.accept()
                if self.whole:
                    self._connect(browser)
                else:
                    browser.close()

    def _connect(self, browser: socket.socket) -> None:
        server = socket.create_connection(("127.0.0.1", self.target))
        self._ends += [browser, server]
        for source, sink, counts in ((server, browser, True), (browser, server, False)):
            threading.Thread(target=self._pass_on, args=(source, sink, counts), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        with suppress(OSError):
            while chunk := source.recv(CHUNK):
                self.received += len(chunk) if counts else 0
                sink.sendall(chunk)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            if counts:
                end.close()


@contextmanager
def counted(target: int) -> Iterator[Wire]:
    """Yield a line to the server on this port."""
    wire = Wire(target)
    try:
        yield wire
    finally:
        wire.close()
