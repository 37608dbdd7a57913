"""What the frame of a page says of the course: every module in order, where the reader is, what is beside."""

from __future__ import annotations

import json
from pathlib import Path

from bluehelm.site.course import place, way

ROOT = Path(__file__).parents[2]
BASE = "/course/voila/render/"


def course(folder: Path, *titles: str) -> Path:
    """Make a course of modules with these titles."""
    for number, title in enumerate(titles):
        module = folder / "modules" / f"{number:02d}_m{number}"
        module.mkdir(parents=True)
        metadata = {"bluehelm": {"id": f"M{number:02d}", "title": title}}
        (module / "module.ipynb").write_text(json.dumps({"cells": [], "metadata": metadata}))
    return folder


def test_all_thirteen_modules_stand_in_their_order() -> None:
    """The list beside each page has every module of the course, with its address and its times."""
    listed = place(ROOT, "modules/06_integrated_missions/module.ipynb", BASE)["modules"]
    assert [one["number"] for one in listed] == list(range(13))
    assert all((ROOT / one["href"].removeprefix(BASE)).is_file() for one in listed)
    assert all("minutes: read" in one["times"] for one in listed)


def test_previous_and_next_are_those_of_the_order() -> None:
    """The first module has nothing before it, the last nothing after it."""
    listed = place(ROOT, "", BASE)["modules"]
    found = [place(ROOT, one["href"].removeprefix(BASE), BASE) for one in listed]
    titles = [one["title"] for one in listed]
    assert [one.get("previous", {}).get("title") for one in found] == [None, *titles[:-1]]
    assert [one.get("next", {}).get("title") for one in found] == [*titles[1:], None]


def test_an_exercise_has_the_number_of_its_module_and_the_home_has_none() -> None:
    """Other pages are told of all modules, and are none of them."""
    assert place(ROOT, "exercises/crisis_management/crisis_management.ipynb", BASE)["number"] == 9
    assert "number" not in place(ROOT, "modules/index.ipynb", BASE)


def test_the_list_follows_a_change(tmp_path: Path) -> None:
    """Modules are read once, and again after one of them was built anew."""
    folder = course(tmp_path, "One", "Two")
    first = way(folder)
    assert way(folder) is first
    book = folder / "modules" / "01_m1" / "module.ipynb"
    book.write_text(book.read_text().replace("Two", "Another title"))
    assert [stop.title for stop in way(folder)] == ["One", "Another title"]
