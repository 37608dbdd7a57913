"""Serve a copy of the course as `make course` does, and keep count of what its pages ask of other hosts."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from playwright.sync_api import Page, Route

ROOT = Path(__file__).resolve().parents[2]
PHONE = {"width": 360, "height": 740}
IGNORED = shutil.ignore_patterns("answers*.json", "play*.json", ".ipynb_checkpoints")


@dataclass(frozen=True)
class Course:
    """A course that is being served: where, and from which folder."""

    url: str
    token: str
    folder: Path

    def page(self, path: str) -> str:
        """Return the address of a path, with the token that lets this browser in."""
        return f"{self.url}/{path}?token={self.token}"

    def voila(self, notebook: str) -> str:
        """Return the address of a notebook's Voilà page."""
        return self.page(f"voila/render/{notebook}")

    def lab(self, notebook: str) -> str:
        """Return the address of a notebook in JupyterLab."""
        return self.page(f"lab/tree/{notebook}")


@dataclass
class Visit:
    """One person's browser window and the foreign addresses that its pages asked for."""

    page: Page
    foreign: list[str] = field(default_factory=list)

    def guard(self, route: Route) -> None:
        """Let requests to this machine through, refuse and note the others."""
        if urlsplit(route.request.url).hostname in {"127.0.0.1", "localhost"}:
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()


def fits(page: Page) -> None:
    """Wait until nothing scrolls sideways: a page that was made narrower takes a moment to settle."""
    page.wait_for_function("document.documentElement.scrollWidth <= window.innerWidth")


def copy_course(folder: Path) -> Path:
    """Copy what a learner opens; answers and plays of a test must never land in the repository."""
    for part in ("modules", "exercises"):
        shutil.copytree(ROOT / part, folder / part, ignore=IGNORED)
    return folder


def renew(course: Course) -> None:
    """Make a served course what it was when it was copied: no kernel, no answer, no play, no file changed."""
    for kind in ("sessions", "kernels"):
        for one in json.loads(_ask(course, f"api/{kind}")):
            _ask(course, f"api/{kind}/{one['id']}", "DELETE")
    for path in sorted(course.folder.rglob("*"), reverse=True):
        first = ROOT / path.relative_to(course.folder)
        if course.folder / "home" in (path, *path.parents) or path.is_dir():
            continue
        if not first.is_file() or IGNORED(str(first.parent), [first.name]):
            path.unlink()
        elif path.read_bytes() != first.read_bytes():
            shutil.copy2(first, path)
    shutil.rmtree(course.folder / "home" / ".jupyter" / "lab", ignore_errors=True)  # which tabs were open


def _ask(course: Course, path: str, method: str = "GET") -> bytes:
    asked = Request(f"{course.url}/{path}", headers={"Authorization": f"token {course.token}"}, method=method)
    with suppress(HTTPError), urlopen(asked, timeout=60) as reply:  # a kernel may end by itself meanwhile
        return bytes(reply.read())
    return b"[]"


def free_port() -> int:
    """Return a port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, home: Path, port: int) -> subprocess.Popen[str]:
    """Start the course server as `make course` does, for a person whose home folder is empty."""
    home.mkdir(exist_ok=True)
    command = [str(Path(sys.executable).with_name("bluehelm")), "serve", "--no-browser", "--port", str(port)]
    environment = {**os.environ, "HOME": str(home), "JUPYTER_TOKEN": "test", "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)


def told_address(server: subprocess.Popen[str]) -> str:
    """Read the server's lines until it has said where the course is."""
    assert server.stdout is not None
    for line in server.stdout:
        if "Course home" in line:
            return line.split()[-1].split("/?")[0]
    raise AssertionError("the server stopped before it said where the course is")
