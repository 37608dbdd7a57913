"""The course home: every module is listed, the broken ones too."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bluehelm.scenario import load_scenario
from bluehelm.ui.home import page, state
from bluehelm.ui.module import header
from bluehelm.ui.player import Player
from bluehelm.ui.plays import Plays
from bluehelm.ui.shelf import modules

SMALL = Path(__file__).with_name("small.yaml")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder with one module and no exercise."""
    folder = tmp_path / "modules" / "09_crisis_management"
    folder.mkdir(parents=True)
    shutil.copy(SMALL, folder / "scenario.yaml")
    cell = {"cell_type": "markdown", "source": ["word " * 1300]}
    metadata = {"bluehelm": {"id": "M09", "title": "Crisis management"}}
    (folder / "module.ipynb").write_text(json.dumps({"cells": [cell], "metadata": metadata}))
    return tmp_path


def play(course: Path) -> Player:
    """Open the player of the one module."""
    folder = course / "modules" / "09_crisis_management"
    return Player(load_scenario(folder / "scenario.yaml"), Plays(folder))


def test_module_is_listed_with_time_and_next_step(course: Path) -> None:
    """A new learner sees the title, the minutes, and what to do now."""
    html = page(modules(course))
    assert 'href="09_crisis_management/module.ipynb">Crisis management</a>' in html
    assert "about 20 minutes" in html
    assert "Not begun" in html
    assert "Read the text, then play the scenario." in html


def test_interrupted_play_is_the_next_step(course: Path, pick: Callable[[Player, str], None]) -> None:
    """Who stopped in the middle is sent back there."""
    player = play(course)
    player.introduction.start.click()
    pick(player, "Open the bridge")
    html = page(modules(course))
    assert "Begun" in html
    assert "you stopped at decision 2" in html


def test_finished_module_is_done(course: Path, pick: Callable[[Player, str], None]) -> None:
    """A module without exercises is done when its scenario was played to an end."""
    player = play(course)
    player.introduction.start.click()
    for label in ("Open the bridge", "Review"):
        pick(player, label)
        player.consequence.advance.click()
    assert state(modules(course)[0]) == "done"


def test_broken_module_is_named_and_the_home_opens(course: Path) -> None:
    """A broken scenario is named in plain words; the module stays on the list."""
    path = course / "modules" / "09_crisis_management" / "scenario.yaml"
    path.write_text(path.read_text().replace("label:", "lable:", 1))
    html = page(modules(course))
    assert "Crisis management" in html
    assert "The scenario of this module cannot be opened at the moment." in html
    assert "Did you mean" in html


def test_nobody_is_sent_back_to_a_play_that_cannot_be_opened(
    course: Path, pick: Callable[[Player, str], None]
) -> None:
    """When the scenario broke in the middle of a play, the next step is something that can be done."""
    player = play(course)
    player.introduction.start.click()
    pick(player, "Open the bridge")
    path = course / "modules" / "09_crisis_management" / "scenario.yaml"
    path.write_text(path.read_text().replace("label:", "lable:", 1))
    assert "you stopped at decision" not in page(modules(course))


def test_broken_exercise_is_named(course: Path) -> None:
    """A broken exercise is named as well."""
    folder = course / "exercises" / "crisis_management"
    folder.mkdir(parents=True)
    (folder / "exercise.json").write_text("{")
    assert "The exercises of this module cannot be opened" in page(modules(course))


def test_damaged_plays_do_not_stop_the_home(course: Path) -> None:
    """The home opens with a damaged play file and does not touch it."""
    path = course / "modules" / "09_crisis_management" / "play.json"
    path.write_text("{")
    assert "Not begun" in page(modules(course))
    assert path.read_text() == "{"


def test_empty_course_says_so(tmp_path: Path) -> None:
    """A folder without modules is not a blank page."""
    assert "no modules" in page(modules(tmp_path))


@pytest.mark.parametrize(("written", "listed"), [("scenario.yaml", 0), ("module.md", 1), ("module.ipynb", 1)])
def test_module_without_its_page_is_not_listed(tmp_path: Path, written: str, listed: int) -> None:
    """A folder joins the course with its text; until then it is neither listed nor called broken."""
    folder = tmp_path / "modules" / "04_primacy_of_politics"
    folder.mkdir(parents=True)
    (folder / written).write_text("not read here")
    assert len(modules(tmp_path)) == listed


def test_module_header_gives_time_and_way_home(course: Path) -> None:
    """A module page begins with its number, its time and the way home."""
    html = header(modules(course)[0])
    assert "Module M09" in html
    assert "About 20 minutes: read 10, play 10." in html
    assert 'href="../index.ipynb"' in html
