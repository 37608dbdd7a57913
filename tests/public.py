"""Start `bluehelm demo` on a copy of the course, and talk to it as a browser or a villain would."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil
from served import copy_course, free_port
from websocket import WebSocket, WebSocketException, WebSocketTimeoutException, create_connection

MODULE = "voila/render/modules/09_crisis_management/module.ipynb"
PROTOCOL = "v1.kernel.websocket.jupyter.org"
KERNEL = re.compile(r'"kernelId": "([0-9a-f-]{36})"')
KEY = "the key of exercise 1"
TOKEN = "for-prometheus"
PATIENCE_S = 120  # a loaded machine imports for a minute


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers by lower-case names, cookies, text."""

    status: int
    headers: dict[str, str]
    cookies: dict[str, str]
    text: str

    @property
    def kernel(self) -> str:
        """The id of the page's kernel."""
        found = KERNEL.search(self.text)
        assert found, self.text[:500]
        return found[1]


@dataclass
class Site:
    """A site that is served: where, from which folder, where its log is."""

    port: int
    folder: Path
    log: Path
    process: subprocess.Popen[str]
    prefix: str = "/"
    opened: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address of the site, with a slash at its end."""
        return f"http://127.0.0.1:{self.port}{self.prefix}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send one request as it stands: no `..` is taken out of the path."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, self.prefix + path, headers=named)
        reply = connection.getresponse()
        text = reply.read().decode("utf-8", "replace")
        got = {name.lower(): value for name, value in reply.getheaders()}
        set_ = [value.partition(";")[0] for value in reply.msg.get_all("Set-Cookie", [])]
        connection.close()
        return Answer(reply.status, got, dict(each.split("=", 1) for each in set_), text)

    def page(self, **headers: str) -> Answer:
        """Open the module's page, which must be there."""
        answer = self.ask(MODULE, **headers)
        assert answer.status == 200, answer.text
        self.opened.append(answer.kernel)
        return answer

    def close_pages(self) -> None:
        """Close all lines and pages, as a browser does."""
        self.close_lines()
        for kernel in self.opened:
            assert self.ask(f"voila/api/shutdown/{kernel}", "POST").status == 204
        self.opened.clear()

    def close_lines(self) -> None:
        """Close all lines."""
        for line in self.lines:
            line.socket.shutdown()
        self.lines.clear()

    def line(self, kernel: str, **options: Any) -> Line:
        """Connect to a kernel with a raw websocket."""
        address = f"ws://127.0.0.1:{self.port}{self.prefix}api/kernels/{kernel}/channels?session_id=villain"
        line = Line(create_connection(address, timeout=PATIENCE_S, subprotocols=[PROTOCOL], **options))
        self.lines.append(line)
        return line

    def kernels(self) -> list[psutil.Process]:
        """Return the processes that run visitors' pages: those that have a filter and can gain no rights."""
        below = psutil.Process(self.process.pid).children(recursive=True)
        status = {each: Path(f"/proc/{each.pid}/status").read_text(encoding="utf-8") for each in below}
        return [each for each in below if "Seccomp:\t2" in status[each] and "NoNewPrivs:\t1" in status[each]]

    def open_pages(self) -> int:
        """Return how many kernels the site says it has."""
        return int(json.loads(self.ask("health").text)["kernels"])

    def events(self) -> list[dict[str, Any]]:
        """Return what the log holds so far."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def told(self, name: str) -> dict[str, Any]:
        """Wait until the log has an event of this name; return it."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            for event in self.events():
                if event["event"] == name:
                    return event
            time.sleep(0.1)
        raise TimeoutError(f"The log does not say {name!r}.")


@dataclass
class Line:
    """A raw websocket to a kernel."""

    socket: WebSocket

    def send(self, kind: str, content: dict[str, Any], channel: str = "shell") -> str:
        """Send a message of Jupyter; return its id."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": "villain",
            "username": "",
            "date": "2026-11-22T10:00:00Z",
            "version": "5.3",
        }
        metadata = {"version": "1.0.0"} if kind == "comm_open" else {}
        self.socket.send_binary(packed(channel, [header, {}, metadata, content]))
        return header["msg_id"]

    def heard(self, kind: str, parent: str, wait_s: float = PATIENCE_S) -> dict[str, Any] | None:
        """Return the content of the next message of a kind that answers `parent`; None if none comes."""
        end = time.monotonic() + wait_s
        with suppress(WebSocketTimeoutException):
            while (left := end - time.monotonic()) > 0:
                self.socket.settimeout(left)
                header, above, content = unpacked(self.socket.recv())
                if header["msg_type"] == kind and above.get("msg_id") == parent:
                    return content
        return None

    def is_closed(self) -> bool:
        """Wait until the server hangs up, and say whether it did."""
        try:
            while self.socket.recv():
                pass
        except WebSocketTimeoutException:
            return False
        except (WebSocketException, OSError):
            return True
        return True

    def widgets(self) -> str:
        """Return the states of all widgets, as JSON."""
        comm = {"comm_id": uuid.uuid4().hex}
        self.send("comm_open", {**comm, "target_name": "jupyter.widget.control", "data": {}})
        asked = self.send("comm_msg", {**comm, "data": {"method": "request_states"}})
        states = self.heard("comm_msg", asked)
        assert states is not None, "The kernel does not say what its widgets show."
        return json.dumps(states)

    def lives(self) -> bool:
        """Say whether the kernel answers what it is allowed to answer."""
        return self.heard("kernel_info_reply", self.send("kernel_info_request", {})) is not None


def packed(channel: str, parts: Sequence[dict[str, Any]]) -> bytes:
    """Return a message in the binary form of Jupyter's protocol."""
    pieces = [channel.encode(), *(json.dumps(part).encode() for part in parts)]
    marks = [8 * (len(pieces) + 2)]
    for piece in pieces:
        marks.append(marks[-1] + len(piece))
    numbers = [len(marks), *marks]
    return b"".join([*(number.to_bytes(8, "little") for number in numbers), *pieces])


def unpacked(message: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return header, parent header and content of a message."""
    count = int.from_bytes(message[:8], "little")
    marks = [int.from_bytes(message[8 * i : 8 * i + 8], "little") for i in range(1, count + 1)]
    parts = [message[begin:end] for begin, end in pairwise(marks)]
    return json.loads(parts[1]), json.loads(parts[2]), json.loads(parts[4])


def launched(
    folder: Path, port: int, *options: str, prefix: str = "/", prepare: bool = False
) -> subprocess.Popen[str]:
    """Start the site of the course in `folder`; visitors' folders and the log stand beside it."""
    command = [str(Path(sys.executable).with_name("bluehelm")), "demo", "--port", str(port)]
    command += ["--prefix", prefix, "--scratch", str(folder / "visitors"), "--stop-s", "2", *options]
    command += [] if prepare else ["--no-prepare"]
    (folder / "home").mkdir(exist_ok=True)
    environment = {**os.environ, "HOME": str(folder / "home"), "BLUEHELM_METRICS_TOKEN": TOKEN}
    log = folder / "log"
    with log.open("a", encoding="utf-8") as errors:
        server = subprocess.Popen(
            command, cwd=folder / "course", env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        )
    assert server.stdout is not None
    said = server.stdout.readline()
    assert "is ready" in said, said + log.read_text(encoding="utf-8")
    return server


@contextmanager
def public_site(folder: Path, *options: str, prefix: str = "/", prepare: bool = False) -> Iterator[Site]:
    """Serve a copy of the course with a secret beside it; stop the server at the end."""
    course = copy_course(folder / "course")
    (course / "solutions").mkdir()
    (course / "solutions" / "exercise.yaml").write_text(KEY, encoding="utf-8")
    port = free_port()
    server = launched(folder, port, *options, prefix=prefix, prepare=prepare)
    site = Site(port, course, folder / "log", server, prefix)
    try:
        yield site
    finally:
        site.process.send_signal(signal.SIGTERM)
        site.process.communicate(timeout=60)
