"""Which of a visitor's messages reach a kernel, judged without a server."""

from __future__ import annotations

import pytest
from public import packed

from bluehelm.site.guard import Channels, Rate, refusal

STATES = {"target_name": "jupyter.widget.control", "comm_id": "1", "data": {}}


def message(kind: str, content: dict[str, object] | None = None, channel: str = "shell") -> bytes:
    """Return a message of a kind."""
    return packed(channel, [{"msg_type": kind}, {}, {}, content or {}])


@pytest.mark.parametrize("kind", ["comm_msg", "comm_close", "comm_info_request", "kernel_info_request"])
def test_what_widgets_send_passes(kind: str) -> None:
    """The messages that widgets need reach the kernel."""
    assert refusal(message(kind)) == ""


@pytest.mark.parametrize(
    "kind",
    [
        "execute_request",
        "inspect_request",
        "complete_request",
        "history_request",
        "is_complete_request",
        "debug_request",
        "input_reply",
        "shutdown_request",
        "interrupt_request",
        "create_subshell_request",
        "usage_request",
        "",
    ],
)
@pytest.mark.parametrize("channel", ["shell", "control", "stdin", "iopub"])
def test_what_only_a_programmer_sends_is_refused(kind: str, channel: str) -> None:
    """No message that runs, reads or stops anything passes, on any channel."""
    assert refusal(message(kind, channel=channel)) == "kind"


def test_a_page_opens_only_the_comm_that_asks_for_states() -> None:
    """A comm for widgets' states is opened; one that would make a widget or call a target is not."""
    assert refusal(message("comm_open", STATES)) == ""
    assert refusal(message("comm_open", STATES | {"target_name": "jupyter.widget"})) == "target"


@pytest.mark.parametrize("broken", ["text", b"", b"\xff" * 64, message("comm_msg")[:40], packed("shell", [])])
def test_what_is_no_message_is_refused(broken: bytes | str) -> None:
    """Malformed messages are refused, and no exception ends the line's handler."""
    assert refusal(broken) == "form"


def test_the_rate_lets_a_burst_through_and_then_so_many_a_second() -> None:
    """A slider's quick moves pass; a flood does not; after a pause moves pass again."""
    rate = Rate(a_second=10, burst=5, left=5)
    assert [rate.allows(0.0) for _ in range(6)] == [True] * 5 + [False]
    assert rate.allows(1.0)


def test_a_page_that_has_gone_is_sent_nothing_and_nothing_fails() -> None:
    """What a kernel says after its page has gone raises nothing: the log would fill with it."""
    line = Channels.__new__(Channels)
    line.ws_connection = None
    assert line.write_message({}) is None
