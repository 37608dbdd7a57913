"""A visitor of a Voilà page without a browser: what Voilà's script does until a first button answers."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

from served import copy_course, free_port
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

SITE = Path(__file__).with_name("shared_site.py")
PAGE = "modules/09_crisis_management/module.ipynb"
PATIENCE_S = 600
AsyncHTTPClient.configure(None, max_clients=1000)


@dataclass(frozen=True)
class Visit:
    """Seconds until the text was there and until a button answered; the kernel; the widgets, as JSON."""

    text_s: float
    answer_s: float
    kernel: str
    widgets: str

    @property
    def seed(self) -> str:
        """The luck that the page offers."""
        found = re.search(r"Settings: seed (\d+)", self.widgets)
        assert found
        return found[1]


@dataclass
class Talk:
    """A kernel's messages over a websocket, as a page's script sends and gets them."""

    socket: WebSocketClientConnection
    comm: str

    async def send(self, kind: str, comm: str, data: dict[str, Any], **content: Any) -> None:
        """Send a message of a widget."""
        header = {"msg_id": uuid4().hex, "msg_type": kind, "session": "s", "username": "", "version": "5.3"}
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {"version": "1.0.0"},
            "content": {"comm_id": comm, "data": data, **content},
            "channel": "shell",
            "buffers": [],
        }
        await self.socket.write_message(json.dumps(message))

    async def heard(self, own: bool) -> dict[str, Any]:
        """Return the next message of a widget: of the one that tells states (`own`), or of another."""
        while True:
            text = await asyncio.wait_for(self.socket.read_message(), PATIENCE_S)
            assert isinstance(text, str)
            message = json.loads(text)
            if message["msg_type"] == "comm_msg" and (message["content"]["comm_id"] == self.comm) is own:
                return dict(message["content"]["data"])

    async def widgets(self) -> dict[str, dict[str, Any]]:
        """Return the states of all widgets, by their ids."""
        await self.send("comm_open", self.comm, {}, target_name="jupyter.widget.control")
        await self.send("comm_msg", self.comm, {"method": "request_states"})
        states = (await self.heard(own=True))["states"]
        return {name: one["state"] for name, one in states.items()}


async def visit(site: str, path: str = PAGE, stay: bool = False) -> Visit:
    """Open a page, wait for its widgets, click the button of the settings, and wait for the answer."""
    began = perf_counter()
    page = await AsyncHTTPClient().fetch(f"{site}/voila/render/{path}?token=test", request_timeout=PATIENCE_S)
    text_s = perf_counter() - began
    found = re.search(r'"kernelId": "([^"]+)"', page.body.decode())
    assert found, page.body[-2000:]
    talk = await connected(site, found[1])
    widgets = await talk.widgets()
    settings = (name for name, state in widgets.items() if "bh-settings" in state.get("_dom_classes", ()))
    await talk.send("comm_msg", next(settings), {"method": "custom", "content": {"event": "click"}})
    await talk.heard(own=False)
    answer_s = perf_counter() - began
    if not stay:
        talk.socket.close()
        await leave(site, found[1])
    return Visit(text_s, answer_s, found[1], json.dumps(widgets))


async def leave(site: str, kernel: str) -> None:
    """End the kernel, as a page does that is closed."""
    address = f"{site}/api/kernels/{kernel}?token=test"
    await AsyncHTTPClient().fetch(address, method="DELETE", request_timeout=PATIENCE_S)


async def connected(site: str, kernel: str) -> Talk:
    """Open the websocket of a kernel."""
    address = (
        f"{site.replace('http', 'ws')}/api/kernels/{kernel}/channels?session_id={uuid4().hex}&token=test"
    )
    request = HTTPRequest(address, request_timeout=PATIENCE_S, connect_timeout=PATIENCE_S)
    return Talk(await websocket_connect(request, max_message_size=1 << 28), uuid4().hex)


async def at_once(site: str, number: int) -> list[Visit]:
    """Let so many visitors come in the same moment."""
    return await asyncio.gather(*(visit(site) for _ in range(number)))


@contextmanager
def serving(folder: Path, way: str) -> Iterator[tuple[str, int]]:
    """Serve a copy of the course in `folder`; yield its address and the server's process number."""
    if not folder.exists():
        copy_course(folder)
        (folder / "voila.json").write_text('{"VoilaConfiguration": {"template": "lab"}}')
    port = free_port()
    server = subprocess.Popen([sys.executable, str(SITE), str(port), way], cwd=folder)
    try:
        asyncio.run(until_up(f"http://127.0.0.1:{port}"))
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(60)


async def until_up(site: str) -> None:
    """Wait until the server answers."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            with suppress(OSError, HTTPClientError):
                await AsyncHTTPClient().fetch(f"{site}/api")
                return
            await asyncio.sleep(0.1)
