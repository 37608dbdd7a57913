"""Binder: what its build accepts, what the image holds, and that the module opens from it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import urllib3
from served import free_port

ROOT = Path(__file__).resolve().parents[1]
IMAGE = {
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "binder",
    "docs",
    "exercises",
    "grading",
    "modules",
    "pyproject.toml",
    "widgets",
}
NOT_FOR_LEARNERS = re.compile(
    r"exercise\.yaml$|answers[\w.-]*\.json$|play(\.previous)?\.json|__pycache__|\.pyc$|_cache|\.ipynb_checkpoints|runs/|\.git/"
)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository without what binder/.dockerignore keeps out of the image."""
    folder = tmp_path_factory.mktemp("binder") / "repo"
    lines = (ROOT / "binder" / ".dockerignore").read_text(encoding="utf-8").splitlines()
    kept_out = {ROOT / line for line in lines if line and not line.startswith("#")}
    caches = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}

    def ignore(place: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(place) / name in kept_out or name in caches]

    shutil.copytree(ROOT, folder, ignore=ignore)
    return folder


def test_repo2docker_accepts_the_folder(image: Path) -> None:
    """`repo2docker --no-build` reads binder/, pins Python 3.11, and installs the lock and postBuild."""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(image)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    for line in (
        "python=3.11",
        'pip install --no-cache-dir -r "binder/requirements.txt"',
        "./binder/postBuild",
    ):
        assert line in said


def test_the_image_holds_no_answers(image: Path) -> None:
    """Neither keys nor the history nor the tests, which know the points, are copied into the image."""
    for name in ("solutions", "tests", ".git"):
        assert not (image / name).exists()
    assert not list(image.rglob("exercise.yaml"))


def test_the_image_holds_what_is_listed_here_and_nothing_else() -> None:
    """What git has, less what binder/.dockerignore keeps out, is what a learner needs; and no caches."""
    lines = (ROOT / "binder" / ".dockerignore").read_text(encoding="utf-8").splitlines()
    kept_out = tuple(f"{line}/" for line in lines if line and not line.startswith("#"))
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    held = [name for name in tracked.stdout.splitlines() if not name.startswith(kept_out)]
    assert {name.split("/")[0] for name in held} == IMAGE
    assert [name for name in held if NOT_FOR_LEARNERS.search(name)] == []


def test_the_bare_address_leads_to_the_course_home(tmp_path: Path) -> None:
    """`binder/start` adds the home to a Jupyter command, and runs any other command as it is."""
    told = tmp_path / "jupyter"
    told.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    told.chmod(0o755)
    start = ROOT / "binder" / "start"
    lab = subprocess.run([start, told, "lab"], capture_output=True, text=True, check=True)
    other = subprocess.run([start, "echo", "as it is"], capture_output=True, text=True, check=True)
    assert lab.stdout == "lab --ServerApp.default_url=/voila/render/modules/index.ipynb\n"
    assert other.stdout == "as it is\n"


def test_the_module_opens_from_an_empty_environment(image: Path, tmp_path: Path) -> None:
    """Binder's own steps in an empty environment give a server that renders the module with its player."""
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    path = f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path), "JUPYTER_TOKEN": "test"}
    environment.pop("VIRTUAL_ENV", None)

    def run(*command: str) -> None:
        subprocess.run(command, cwd=image, env=environment, check=True, stdout=subprocess.DEVNULL)

    lock = "binder/requirements.txt"
    # As constraints too, for the pip of Python 3.11, which is older than Binder's: see binder/install.
    run("pip", "install", "--no-cache-dir", "-q", "-r", lock, "-c", lock)
    run("./binder/postBuild")
    port = free_port()
    command = [
        "./binder/start",
        "jupyter",
        "lab",
        "--no-browser",
        "--allow-root",
        "--ip",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    server = subprocess.Popen(command, cwd=image, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        page = _module_page(server, port)
    finally:
        server.terminate()
        server.communicate(timeout=60)
    assert "Gate and wire: the hard balance" in page
    assert "application/vnd.jupyter.widget-view+json" in page
    assert "Traceback" not in page


def _module_page(server: subprocess.Popen[str], port: int) -> str:
    """Wait until the server says that it is running, and ask it for the module."""
    assert server.stderr is not None
    said = []
    for line in server.stderr:
        said.append(line)
        if "is running at" in line:
            break
    else:
        raise AssertionError("".join(said))
    path = "voila/render/modules/09_crisis_management/module.ipynb?token=test"
    patient = urllib3.PoolManager(retries=urllib3.Retry(connect=8, backoff_factor=0.2))  # said too early
    return patient.request("GET", f"http://127.0.0.1:{port}/{path}", timeout=120).data.decode("utf-8")
