"""Serve a copy of the course as `make course` does, and keep count of what its pages ask of other hosts."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

ROOT = Path(__file__).resolve().parents[2]
PHONE = {"width": 360, "height": 740}


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
        ignore = shutil.ignore_patterns("answers*.json", "play*.json", ".ipynb_checkpoints")
        shutil.copytree(ROOT / part, folder / part, ignore=ignore)
    return folder


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
