"""What the public site does before its first visitor comes, and pages that visitors share."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from public import Site, launched
from served import copy_course, free_port

EXERCISE = "voila/render/exercises/crisis_management/crisis_management.ipynb"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Serve a course of two modules, prepared as `bluehelm demo` does by itself."""
    course = copy_course(tmp_path / "course")
    for folder in course.glob("modules/[0-9][0-9]_*"):
        if folder.name[:2] not in ("09", "10"):
            shutil.rmtree(folder)
    port = free_port()
    served = Site(port, course, tmp_path / "log", launched(tmp_path, port, prepare=True))
    yield served
    served.close_lines()
    served.process.send_signal(signal.SIGTERM)
    served.process.communicate(timeout=60)


def pages(site: Site) -> list[psutil.Process]:
    """Return the processes that have run the cells of a page: the children of the warm process."""
    server = psutil.Process(site.process.pid)
    return [page for warm in server.children() for page in warm.children()]


def test_the_pages_of_modules_have_run_before_anybody_comes(site: Site) -> None:
    """Once the log says so, the home and each module have a process, from which kernels are forked."""
    assert site.told("prepared")["pages"] == 3
    ready = pages(site)
    assert len(ready) == 3
    site.page()
    assert pages(site) == ready
    assert len([own for page in ready for own in page.children()]) == 1


def test_visitors_share_the_page_of_an_exercise_and_not_its_answers(site: Site) -> None:
    """A page that was made for all shows each visitor the answers of the own folder only."""
    first = site.ask(EXERCISE)
    assert first.status == 200
    folder = site.folder.parent / "visitors" / first.cookies["bluehelm_visit"]
    own = folder / "exercises" / "crisis_management"
    exercise = json.loads((own / "exercise.json").read_text(encoding="utf-8"))
    item = exercise["items"][-1]  # the memo
    answers = {item["parts"][0]["id"]: "Mine."}
    saved = {item["id"]: {"answers": answers, "saved_at": "2026-11-22T10:00:00Z"}}
    written = {"format": 1, "exercise": exercise["id"], "version": exercise["version"], "items": saved}
    (own / "answers.json").write_text(json.dumps(written), encoding="utf-8")
    again = site.ask(EXERCISE, Cookie=f"bluehelm_visit={first.cookies['bluehelm_visit']}")
    other = site.ask(EXERCISE)
    assert ["Mine." in site.line(answer.kernel).widgets() for answer in (again, other)] == [True, False]
