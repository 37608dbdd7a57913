"""What a server and its warm processes say to each other, over Unix sockets.

A control socket carries single bytes, each with the channel of one child that shall be forked and with the
files that become its standard streams. A channel carries lines of JSON: the order to the child, the child's
answer, and at last, from the process that forked it, how the child ended. An end that closes tells the other.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

FILES = 4  # at most: a channel, stdin, stdout, stderr
CHUNK = 1 << 16


@dataclass(frozen=True)
class Order:
    """What a child shall be: a kernel with this connection file, or else a page that runs these cells.

    `limits` maps the names of resource limits without ``RLIMIT_`` to their value; `calls` names functions as
    ``package.module:function`` that the child calls before all else; `streams` says which of the files 0, 1
    and 2 were sent along.
    """

    env: dict[str, str]
    cwd: str
    connection_file: str = ""
    cells: tuple[str, ...] = ()
    limits: dict[str, int] = field(default_factory=dict)
    calls: tuple[str, ...] = ()
    streams: tuple[int, ...] = ()

    def line(self) -> bytes:
        """Write the order for the child."""
        return to_line(asdict(self))

    @classmethod
    def read(cls, channel: socket.socket, timeout_s: float = 10) -> Order:
        """Read the order that the server writes right after it has asked for this child.

        Raises ValueError or OSError if the server left before it had written all of it.
        """
        channel.settimeout(timeout_s)
        text = b""
        while not text.endswith(b"\n"):
            more = channel.recv(CHUNK)
            if not more:
                raise ValueError("The server left before it had said what this process shall be.")
            text += more
        return cls(**json.loads(text))


def to_line(message: dict[str, Any]) -> bytes:
    """Write one message."""
    return json.dumps(message).encode() + b"\n"


def ask(control: socket.socket, channel: socket.socket, files: Sequence[int]) -> None:
    """Ask the warm process behind `control` for a child. Raises OSError if it is gone."""
    socket.send_fds(control, [b"f"], [channel.fileno(), *files])


def asked(control: socket.socket) -> tuple[socket.socket, list[int]] | None:
    """Return the channel and files of the next child, or None when the server has gone."""
    try:
        byte, files, _, _ = socket.recv_fds(control, 1, FILES)
    except OSError:
        return None
    if not byte or not files:
        return None
    return socket.socket(fileno=files[0]), files[1:]
