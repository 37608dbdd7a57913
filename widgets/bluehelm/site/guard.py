"""The line between a visitor's page and its kernel: only what widgets need, not too large, not too fast."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from jupyter_client.session import Session
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from bluehelm.site.settings import BURST, MESSAGES_A_SECOND

PROTOCOL = "v1.kernel.websocket.jupyter.org"
ALLOWED = {"comm_open", "comm_msg", "comm_close", "comm_info_request", "kernel_info_request"}
STATES = "jupyter.widget.control"  # the one comm that a page opens itself: it asks for the widgets' states
NORMAL, POLICY = 1001, 1008  # close codes: the server leaves; the visitor broke a rule


@dataclass
class Rate:
    """Lets `a_second` messages through, and `burst` at once after a pause."""

    a_second: float
    burst: float
    left: float = 0.0
    at: float = 0.0

    def allows(self, now: float) -> bool:
        """Take one message; False if it is one too many. `now` is in seconds."""
        self.left = min(self.burst, self.left + (now - self.at) * self.a_second)
        self.at = now
        self.left -= 1
        return self.left >= 0


def refusal(message: bytes | str) -> str:
    """Say why a message must not reach the kernel, or nothing if it may. Malformed ones may not."""
    try:
        channel, header, content = opened(message)
        kind = header["msg_type"]
        if kind not in ALLOWED or channel not in ("shell", "control"):
            return "kind"
        if kind == "comm_open" and json.loads(content)["target_name"] != STATES:
            return "target"
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return "form"
    return ""


def opened(message: bytes | str) -> tuple[str, dict[str, Any], bytes]:
    """Return channel, header and content of a message in Jupyter's binary form. Raises ValueError."""
    if isinstance(message, str):
        raise ValueError("This page's protocol is binary.")
    count = int.from_bytes(message[:8], "little")
    if not 6 <= count <= 64:
        raise ValueError("This is not a message of Jupyter.")
    marks = [int.from_bytes(message[8 * i : 8 * i + 8], "little") for i in range(1, count + 1)]
    parts = [message[begin:end] for begin, end in pairwise(marks)]
    return parts[0].decode(), json.loads(parts[1]), parts[4]


class Channels(VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """A page's line to its kernel. `open_ones` are all of one server; `refuse` counts what is refused."""

    def initialize(self, open_ones: set[Channels], refuse: Callable[[str], None]) -> None:
        """Take what the server keeps for all lines."""
        self.open_ones, self.refuse = open_ones, refuse
        self.rate = Rate(MESSAGES_A_SECOND, BURST, left=BURST, at=IOLoop.current().time())

    async def open(self, kernel_id: str) -> None:
        """Join the open lines. Only the protocol that is checked here is spoken."""
        if self.selected_subprotocol != PROTOCOL:
            self.close(POLICY, "protocol")
            return
        self.open_ones.add(self)
        await super().open(kernel_id)

    def on_message(self, ws_message: bytes | str) -> None:
        """Pass a message on, drop it, or hang up on a visitor who sends too many."""
        if not self.rate.allows(IOLoop.current().time()):
            self.refuse("rate")
            self.close(POLICY, "too many messages")
        elif why := refusal(ws_message):
            self.refuse(why)
        elif self.connection is not None:
            super().on_message(ws_message)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Send what the kernel said. A page that has gone meanwhile hears no more; that is no fault."""
        try:
            sent = super().write_message(message, binary)
        except WebSocketClosedError:
            return None
        if sent is not None:
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())
        return sent

    def on_close(self) -> None:
        """Leave the open lines."""
        self.open_ones.discard(self)
        if getattr(self, "connection", None) is not None:
            super().on_close()

    def tell(self, ends_in_s: int) -> None:
        """Tell the page that its session ends."""
        session = Session()
        message = session.msg("bluehelm_ends", {"ends_in_s": ends_in_s})
        packed = serialize_msg_to_ws_v1(message, "iopub", session.pack)  # type: ignore[no-untyped-call]
        self.write_message(packed, binary=True)
