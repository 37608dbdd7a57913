"""Running the cells of a page once, for all who will visit it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from jupyter_client.session import Session

from bluehelm.kernels import hooks
from bluehelm.kernels.freshness import Reading, Seen

Message = dict[str, Any]


class NotShareable(Exception):  # noqa: N818  (it says what the page is)
    """A page whose cells cannot be run once for all visitors; the text says why."""


class Recording(Session):  # type: ignore[misc]
    """A session without a socket: it keeps its messages, as a client would have got them."""

    def __init__(self, **traits: Any) -> None:
        """Begin with an empty record."""
        super().__init__(**traits)
        self._kept: list[Message] = []

    def send(
        self,
        stream: object,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: object = None,
        buffers: object = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Message:
        """Keep a message; the arguments are upstream's. Raises NotShareable for binary data."""
        if buffers:
            raise NotShareable("A cell sends binary data.")
        message: Message = msg_or_type
        if not isinstance(msg_or_type, dict):
            message = self.msg(msg_or_type, content, parent, header, metadata)
        self._kept.append(message)
        return message

    def add_text(self, name: str, text: str) -> None:
        """Keep a piece of the stream `name`; pieces that follow each other become one message."""
        last = self._kept[-1] if self._kept else {}
        if last.get("msg_type") == "stream" and last["content"]["name"] == name:
            last["content"]["text"] += text
        else:
            self.send(None, "stream", {"name": name, "text": text})

    def taken(self) -> list[Message]:
        """Return what was kept as plain data, and forget it."""
        kept, self._kept = self._kept, []
        return [plain(message) for message in kept]


def plain(message: Message) -> Message:
    """Leave out of a message what is of its moment only."""
    kind = {"msg_type": message["msg_type"]}
    parts = {part: message[part] for part in ("content", "metadata")}
    return {**kind, "header": kind, "parent_header": {}, **parts}


class Printed(io.TextIOBase):
    """A text stream whose pieces are kept as the messages that a kernel would send."""

    def __init__(self, session: Recording, name: str) -> None:
        """`name` is stdout or stderr."""
        self._session, self._name = session, name

    def write(self, text: str) -> int:
        """Keep a piece of text."""
        if text:
            self._session.add_text(self._name, text)
        return len(text)


def run_cells(kernel: Any, cells: Sequence[str]) -> tuple[list[list[Message]], Seen]:
    """Run each cell; return the messages of each, and what they read.

    Raises NotShareable if a cell fails, or does what only a running kernel can do.
    """
    session: Recording = kernel.session
    session.taken()
    tempfile.gettempdir()  # it makes a file and deletes it, which would count as reading
    with hooks.for_all(), Reading().noted() as seen:
        messages = [run_cell(kernel, session, cell) for cell in cells]
    return messages, seen


def run_cell(kernel: Any, session: Recording, cell: str) -> list[Message]:
    """Run one cell and return its messages."""
    shell = kernel.shell
    if shell.should_run_async(cell, transformed_cell=shell.transform_cell(cell)):
        raise NotShareable("A cell awaits something.")
    kernel.set_parent([], session.msg("execute_request"))
    with redirect_stdout(Printed(session, "stdout")), redirect_stderr(Printed(session, "stderr")):
        result = shell.run_cell(cell, store_history=False)
    if not result.success:
        raise NotShareable(f"A cell fails: {result.error_before_exec or result.error_in_exec!r}.")
    messages = session.taken()
    if any(message["content"].get("data", {}).get("state", {}).get("msg_id") for message in messages):
        raise NotShareable("A cell writes into an Output widget.")
    return messages
