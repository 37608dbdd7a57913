"""The public site on the wire: what a visitor gets, and what a villain with a raw connection does not."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import suppress

import nbformat
import pytest
from public import KEY, MODULE, TOKEN, Site
from websocket import WebSocketBadStatusException, WebSocketException

from bluehelm.record import Record
from bluehelm.site.confine import holds
from bluehelm.site.settings import LARGEST_MESSAGE

PROBE = """
import os, socket
from pathlib import Path
from IPython.display import display
from ipywidgets import HTML
from bluehelm.kernels import after_fork

def tries(act):
    try:
        return act()
    except OSError as error:
        return type(error).__name__

def probe():
    root = Path({root!r})
    key = tries((root / "solutions" / "exercise.yaml").read_text)
    course = tries(lambda: (root / "modules" / "new").write_text("x"))
    net = tries(lambda: socket.create_connection(("127.0.0.1", {port})))
    own = tries(lambda: Path("play.json").write_text("mine"))
    seen.value = f"key: {{key}}, course: {{course}}, net: {{net}}, own: {{own}}"

seen = HTML()
display(seen)
after_fork(probe)
"""
REFUSED = {
    "execute_request": {"code": "open('broken-in', 'w')", "silent": False, "user_expressions": {}},
    "inspect_request": {"code": "print", "cursor_pos": 3, "detail_level": 1},
    "complete_request": {"code": "pri", "cursor_pos": 3},
    "history_request": {"hist_access_type": "tail", "n": 10, "output": True, "raw": True},
    "debug_request": {"type": "request", "command": "initialize", "seq": 1, "arguments": {}},
    "shutdown_request": {"restart": False},
    "interrupt_request": {},
}
NOT_THERE = [
    "api",
    "api/status",
    "api/kernels",
    "api/sessions",
    "api/contents",
    "api/contents/solutions/exercise.yaml",
    "api/kernelspecs",
    "api/terminals",
    "api/config/x",
    "lab",
    "tree",
    "login",
    "terminals/1",
    "files/modules/index.ipynb",
    "nbconvert/html/modules/index.ipynb",
    "voila",
    "voila/tree",
    "voila/api/contents/",
    "voila/files/solutions/exercise.yaml",
    "voila/files/../solutions/exercise.yaml",
    "voila/files/%2e%2e/solutions/exercise.yaml",
    "voila/files/modules/..%2f..%2fsolutions/exercise.yaml",
    "voila/files/modules/09_crisis_management/scenario.yaml",
    "voila/files/.git/config",
    "voila/render/solutions/crisis_management/crisis_management.ipynb",
    "voila/render/modules/../solutions/crisis_management.ipynb",
    "voila/render/modules%2findex.ipynb%00",
    "voila/render/tests/x.ipynb",
    "voila/render/.git/config",
    "voila/render/",
    "voila/templates/bluehelm/static/../index.html.j2",
    "bluehelm/files/0000000000000000/page.js",
]


@pytest.fixture(autouse=True)
def _close_pages(site: Site) -> Iterator[None]:
    """Give the places back after each test."""
    yield
    site.close_pages()


@pytest.mark.parametrize("path", NOT_THERE)
def test_nothing_but_the_course_is_there(site: Site, path: str) -> None:
    """Jupyter's own addresses, other folders and ways around the path are answered by 'no such page'."""
    answer = site.ask(path)
    assert answer.status == 404
    assert KEY not in answer.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "api/kernels"),
        ("DELETE", "api/kernels/{kernel}"),
        ("POST", "api/kernels/{kernel}/restart"),
        ("POST", "api/kernels/{kernel}/interrupt"),
        ("PUT", "api/contents/modules/index.ipynb"),
        ("POST", MODULE),
    ],
)
def test_nothing_can_be_started_changed_or_uploaded(site: Site, method: str, path: str) -> None:
    """Requests that would start, restart or write are refused, and the page's kernel lives on."""
    kernel = site.page().kernel
    assert site.ask(path.format(kernel=kernel), method).status in (403, 404, 405)
    assert site.ask(f"api/kernels/{kernel}").status == 200


def test_a_page_keeps_to_itself(site: Site) -> None:
    """The page comes with a policy that names no other host, and names no visitor in a cookie."""
    answer = site.page()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert not re.search(r"https?:|\*", policy)
    assert not re.findall(r"""(?:src|href)=["'](?:https?:)?//""", answer.text)


def test_what_runs_code_is_refused_and_the_page_lives_on(site: Site) -> None:
    """Execute, inspect, complete, history, debug, shutdown and interrupt get no answer and have no effect."""
    line = site.line(site.page().kernel)
    sent = {kind: line.send(kind, content) for kind, content in REFUSED.items()}
    assert line.lives()
    for kind, parent in sent.items():
        assert line.heard(kind.replace("request", "reply"), parent, wait_s=0.05) is None
    assert not list(site.folder.parent.rglob("broken-in"))


def test_a_message_to_a_comm_that_does_not_exist_does_no_harm(site: Site) -> None:
    """The kernel drops it and answers the next message."""
    line = site.line(site.page().kernel)
    line.send("comm_msg", {"comm_id": "nobody", "data": {"method": "update", "state": {"value": 1}}})
    line.send("comm_close", {"comm_id": "nobody", "data": {}})
    assert line.lives()


def test_a_message_of_fifty_megabytes_ends_only_its_own_line(site: Site) -> None:
    """It is not read to its end; the line is closed; another visitor's kernel answers."""
    villain, other = site.line(site.page().kernel), site.line(site.page().kernel)
    with suppress(OSError):  # the server hangs up while it is being sent
        villain.socket.send_binary(b"\0" * (50 * 2**20))
    assert villain.is_closed()
    assert LARGEST_MESSAGE < 50 * 2**20
    assert other.lives()


def test_ten_thousand_messages_end_only_their_own_line(site: Site) -> None:
    """A flood is cut off after its first hundreds; another visitor's kernel answers at once."""
    villain, other = site.line(site.page().kernel), site.line(site.page().kernel)
    with suppress(OSError, WebSocketException):
        for _ in range(10_000):
            villain.send("comm_msg", {"comm_id": "nobody", "data": {}})
    assert villain.is_closed()
    began = time.monotonic()
    assert other.lives()
    assert time.monotonic() - began < 10
    figures = site.ask("metrics", Authorization=f"Bearer {TOKEN}").text
    assert 'bluehelm_refused_total{why="rate"} ' in figures


def test_a_page_on_a_slow_line_is_not_taken_for_a_flood(site: Site) -> None:
    """Where the states of all widgets take too long, a page asks for each at once, and is heard."""
    line = site.line(site.page().kernel)
    for _ in range(1500):
        line.send("comm_msg", {"comm_id": "nobody", "data": {"method": "request_state"}})
    assert line.lives()


def test_another_page_s_script_cannot_use_a_kernel(site: Site) -> None:
    """A connection that another site's page opens is refused by its origin."""
    with pytest.raises(WebSocketBadStatusException, match="403"):
        site.line(site.page().kernel, origin="https://elsewhere.example")


def test_a_kernel_reads_no_key_writes_only_its_own_folder_and_reaches_no_network(site: Site) -> None:
    """Even the course's own code in a visitor's kernel is kept to the course and the visitor's folder."""
    if not all(vars(holds()).values()):
        pytest.skip("this system lacks a protection: " + " ".join(holds().told()))
    cell = nbformat.v4.new_code_cell(PROBE.format(root=str(site.folder), port=site.port))
    notebook = nbformat.v4.new_notebook(
        cells=[cell],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    probe = site.folder / "exercises" / "probe" / "probe.ipynb"
    probe.parent.mkdir()
    nbformat.write(notebook, probe)
    answer = site.ask("voila/render/exercises/probe/probe.ipynb")
    site.opened.append(answer.kernel)
    found = site.line(answer.kernel).widgets()
    assert "key: PermissionError, course: PermissionError, net: OSError, own: 4" in found
    assert KEY not in found
    assert not (probe.parent / "play.json").exists()


def test_the_kernel_of_a_shared_page_is_shut_in_as_well(site: Site) -> None:
    """A kernel that was forked after the page's cells ran has a filter and can gain no rights."""
    if not holds().network:
        pytest.skip("this system has no seccomp filters")
    site.page()
    assert len(site.kernels()) == 1


def test_a_visitor_who_comes_back_finds_the_same_folder(site: Site) -> None:
    """The cookie leads to the visitor's own folder; another visitor has another."""
    first = site.page()
    name = first.cookies["bluehelm_visit"]
    site.page(Cookie=f"bluehelm_visit={name}")
    visitors = site.folder.parent / "visitors"
    assert (visitors / name / "modules" / "09_crisis_management" / "scenario.yaml").is_symlink()
    assert [each.verb for each in Record(visitors / name).statements()] == ["opened", "opened"]
    assert not list(site.folder.glob("record*"))
    before = {own.name for own in visitors.iterdir()}
    site.page(Cookie="bluehelm_visit=../../etc")
    assert len({own.name for own in visitors.iterdir()} - before) == 1


def test_where_there_is_no_room_visitors_wait_in_a_queue(site: Site) -> None:
    """The fourth visitor is told the place and the time, keeps the place, and is let in when one leaves."""
    for _ in range(3):
        site.page()
    fourth = site.ask(MODULE)
    assert fourth.status == 503
    assert int(fourth.headers["retry-after"]) == int(fourth.headers["refresh"])
    assert "You are number <strong>1</strong> in the queue" in fourth.text
    assert "number <strong>2</strong>" in site.ask(MODULE).text
    site.close_pages()
    let_in = site.ask(MODULE, Cookie=f"bluehelm_ticket={fourth.cookies['bluehelm_ticket']}")
    site.opened.append(let_in.kernel)
    assert let_in.status == 200


def test_health_and_figures_are_told(site: Site) -> None:
    """Health says how much room there is; the figures are for who has the token, and not for others."""
    site.page()
    health = json.loads(site.ask("health").text)
    assert health == {"status": "ok", "kernels": 1, "room_for": 2}
    assert site.ask("metrics").status == 404
    figures = site.ask("metrics", Authorization=f"Bearer {TOKEN}").text
    assert "bluehelm_kernels 1.0" in figures
    assert "bluehelm_page_seconds_bucket" in figures


def test_the_log_names_no_visitor(site: Site) -> None:
    """Each line is JSON; nothing alarms; none holds an address, a cookie or the id of a kernel."""
    kernel = site.page().kernel
    text = site.log.read_text(encoding="utf-8")
    events = site.events()
    assert {"ready", "page", "request"} <= {event["event"] for event in events}
    assert {event["level"] for event in events} == {"info"}
    assert "A kernel cannot reach the network." in {event["event"] for event in events}
    assert not re.search(r"\d+\.\d+\.\d+\.\d+", text)
    assert kernel not in text
    assert "bluehelm_visit" not in text


def test_scripts_are_sent_compressed_and_are_kept_for_ever(site: Site) -> None:
    """A page's script has a name that changes with its content, and is sent in gzip to who reads it."""
    address = re.search(r'src="/(bluehelm/files/[0-9a-f]{16}/bundle.js)"', site.page().text)
    assert address
    answer = site.ask(address[1], Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert int(answer.headers["content-length"]) < 1_500_000
