"""Who gets warm kernels without asking: notebooks of the course, in every Jupyter server, and no others."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import psutil
import zmq
from jupyter_client import AsyncMultiKernelManager
from kernels.visitor import PATIENCE_S, until_up
from served import copy_course, free_port, start, told_address

from bluehelm.kernels.extension import make_room


@contextmanager
def plain_server(folder: Path, home: Path) -> Iterator[tuple[str, int]]:
    """Serve a folder as anybody does who types `jupyter server` in this environment."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "jupyter_server", f"--port={port}", "--no-browser", "--allow-root"]
    env = {**os.environ, "HOME": str(home), "JUPYTER_TOKEN": "test"}
    server = subprocess.Popen([*command, "--log-level=ERROR"], cwd=folder, env=env)
    try:
        asyncio.run(until_up(address))
        yield address, server.pid
    finally:
        server.terminate()
        server.wait(60)


@contextmanager
def course_server(folder: Path, home: Path) -> Iterator[tuple[str, int]]:
    """Serve the course as `make course` does."""
    server = start(folder, home, free_port())
    try:
        yield told_address(server), server.pid
    finally:
        server.terminate()
        server.communicate(timeout=60)


def kernel_processes(address: str, server: int, folder: str) -> set[str]:
    """Start a kernel for a notebook in a folder, as JupyterLab does; return the modules that were started."""
    body = json.dumps({"name": "python3", "path": folder}).encode()
    headers = {"Authorization": "token test", "Content-Type": "application/json"}
    urlopen(Request(f"{address}/api/kernels", body, headers), timeout=PATIENCE_S).close()
    commands = (child.cmdline() for child in psutil.Process(server).children(recursive=True))
    return {command[2] for command in commands if command[1:2] == ["-m"]}


def test_the_course_server_forks(tmp_path: Path) -> None:
    """`make course` gives the course's notebooks warm kernels."""
    folder = copy_course(tmp_path / "course")
    with course_server(folder, tmp_path / "home") as (address, server):
        found = kernel_processes(address, server, "modules/09_crisis_management/module.ipynb")
    assert found == {"bluehelm.kernels.parent"}


def test_any_jupyter_server_forks_for_the_course_only(tmp_path: Path) -> None:
    """A plain Jupyter server, as on Binder, forks for notebooks of the course; others start as usual."""
    copy_course(tmp_path / "course")
    (tmp_path / "mine").mkdir()
    with plain_server(tmp_path, tmp_path / "home") as (address, server):
        mine = kernel_processes(address, server, "mine/notebook.ipynb")
        both = kernel_processes(address, server, "course/modules/09_crisis_management/module.ipynb")
    assert mine == {"ipykernel_launcher"}
    assert both == {"ipykernel_launcher", "bluehelm.kernels.parent"}


def test_a_server_has_room_for_more_than_a_hundred_and_fifty_kernels() -> None:
    """With ZeroMQ's limit of 1,023 sockets and seven for each kernel, the 147th visitor would be too many."""
    kernels = AsyncMultiKernelManager()
    make_room(kernels)
    assert kernels.context.get(zmq.MAX_SOCKETS) > 7 * 5_000
    kernels.context.destroy()
