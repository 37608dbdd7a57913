"""`make course` as a person meets it: the address, the next free port, Ctrl-C."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from served import copy_course, free_port, start, told_address


def test_the_next_free_port_is_taken(tmp_path: Path) -> None:
    """If the wished port is in use, the course is served on another and says so."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        server = start(copy_course(tmp_path / "course"), tmp_path / "home", port)
        address = told_address(server)
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)
    assert address.startswith("http://127.0.0.1:")
    assert not address.endswith(f":{port}")


def test_the_first_ctrl_c_stops_the_course(tmp_path: Path) -> None:
    """One interrupt ends the server with a plain line and exit code 0, without a question."""
    server = start(copy_course(tmp_path / "course"), tmp_path / "home", free_port())
    told_address(server)
    server.send_signal(signal.SIGINT)
    said, _ = server.communicate(timeout=30)
    assert "Bluehelm is stopping. Your answers and plays are saved." in said
    assert server.returncode == 0
