"""The course home: every module is listed, the broken ones too; what it says comes from the record."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rated import result

from bluehelm.kernels.hooks import for_all
from bluehelm.record import Record, Statement, events, progress
from bluehelm.scenario import Transcript
from bluehelm.shelf import modules, play
from bluehelm.ui.home import Home, order
from bluehelm.ui.home_words import now
from bluehelm.ui.module import header

ROOT = Path(__file__).parents[2]
SMALL = Path(__file__).parent / "player" / "small.yaml"
EXERCISE = Path(__file__).parents[2] / "exercises" / "crisis_management" / "exercise.json"
ITEMS = [item["id"] for item in json.loads(EXERCISE.read_bytes())["items"]]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder with two modules; the second has exercises and no scenario."""
    for name, title in (("09_crisis_management", "Crisis management"), ("10_security", "Security")):
        folder = tmp_path / "modules" / name
        folder.mkdir(parents=True)
        cell = {"cell_type": "markdown", "source": ["word " * 1300]}
        metadata = {"bluehelm": {"id": f"M{name[:2]}", "title": title}}
        (folder / "module.ipynb").write_text(json.dumps({"cells": [cell], "metadata": metadata}))
    shutil.copy(SMALL, tmp_path / "modules" / "09_crisis_management" / "scenario.yaml")
    (tmp_path / "exercises" / "security").mkdir(parents=True)
    shutil.copy(EXERCISE, tmp_path / "exercises" / "security" / "exercise.json")
    return tmp_path


def after(course: Path, *written: Statement) -> Home:
    """Open the home of a learner whose record holds these statements."""
    if written:
        Record(course).append(*written)
    return Home(course)


def played(*choices: str) -> Transcript:
    """Return a play of the small scenario."""
    return Transcript(scenario="SMALL", content_hash="c0ffee", seed=7, choices=choices)


def answers(ids: Iterable[str]) -> list[Statement]:
    """Return that these items were answered."""
    return [events.answered("M10", "security", each, {"a": 1}) for each in ids]


def test_a_new_learner_sees_one_thing_to_do_and_all_modules(course: Path) -> None:
    """The first module is the one thing; each module has its title, its minutes, and "not begun"."""
    home = after(course)
    assert "Begin with module 9: Crisis management" in home.first.value
    assert home.first.value.count("bh-go") == 2  # one link that looks like a button
    assert 'href="needs.ipynb"' in home.first.value
    assert 'href="09_crisis_management/module.ipynb">Begin module 9</a>' in home.first.value
    assert "20 minutes<span" in home.list.value
    assert ": read 10, play 10</span>." in home.list.value
    assert home.list.value.count("Not begun") == 2


def test_an_interrupted_play_is_the_one_thing(course: Path) -> None:
    """Who stopped in the middle of a scenario is sent back to the very place."""
    home = after(course, events.opened("M09"), events.decided("M09", played("D1.A")))
    assert "at decision 2" in home.first.value
    assert 'href="09_crisis_management/module.ipynb#Play:-' in home.first.value
    assert "Begun" in home.list.value


def test_unfinished_exercises_are_the_one_thing(course: Path) -> None:
    """Who has answered some items is sent to the exercises, with the count."""
    home = after(course, *answers(ITEMS[:2]))
    assert f"2 of {len(ITEMS)} exercises are complete." in home.first.value
    assert 'href="../exercises/security/security.ipynb"' in home.first.value


def test_what_was_touched_last_comes_first(course: Path) -> None:
    """Of two modules that are begun, the later one is gone on with."""
    home = after(course, events.opened("M10"), events.opened("M09"))
    assert "Go on with module 9" in home.first.value


def test_a_done_module_makes_room_for_the_next(course: Path) -> None:
    """After a module is done, the next one is the one thing; with all done, the home says so."""
    done = [events.played("M09", played("D1.A"), "held", {"POC": 55}), events.completed("M09")]
    home = after(course, *done)
    assert "Next: module 10: Security" in home.first.value
    assert "2 modules, 1 done." in home.list.value
    assert "Scenario played." in home.list.value
    home = after(course, *answers(ITEMS), events.completed("M10"))
    assert "You have done all modules" in home.first.value


def test_after_the_assessment_the_modules_come_in_the_order_of_need() -> None:
    """A general who is weak in money rules is sent to module 12 once the module of the assessment is done."""
    shelf = modules(ROOT)
    assessed = progress([events.assessed(result("FC", {"money": 1}).model_dump(exclude={"step"}))])
    with TemporaryDirectory() as folder:
        Record(Path(folder)).append(events.assessed(result("FC", {"money": 1}).model_dump(exclude={"step"})))
        own = order(Path(folder), assessed)
    assert own[:2] == ["M00", "M12"]
    assert now(shelf, assessed, own[1:]).title.endswith("module 12: Stewardship")  # type: ignore[union-attr]
    assert order(ROOT, progress([])) == []


def test_graded_shows_the_points(course: Path) -> None:
    """Points that an instructor gave stand beside the module, which is then called graded."""
    home = after(course, *answers(ITEMS), events.completed("M10"), events.graded("M10", "security", 41.5, 50))
    assert "Graded" in home.list.value
    assert "41.5 of 50 points" in home.list.value


def test_the_home_reads_the_record_and_nothing_else(course: Path) -> None:
    """The working files of player and exercise change nothing on the home, and it never touches them."""
    path = course / "modules" / "09_crisis_management" / "play.json"
    path.write_text("{")
    (course / "exercises" / "security" / "answers.json").write_text("{}")
    assert after(course).list.value.count("Not begun") == 2
    assert path.read_text() == "{"


def test_a_page_that_is_made_for_all_shows_nothing_of_one(course: Path) -> None:
    """The page that visitors share is made without the record of the folder; each fork then reads its own."""
    Record(course).append(events.opened("M09"))
    with for_all():
        home = Home(course)
    assert "Begun" not in home.list.value
    home.renew()
    assert "Begun" in home.list.value


def test_a_read_only_folder_is_told(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cannot keep a record learns it before beginning."""
    monkeypatch.setattr(Record, "in_memory", True)
    assert "cannot be written to" in after(course).first.value


def test_a_broken_module_is_named_and_the_home_opens(course: Path) -> None:
    """A broken scenario is named in plain words; the module stays on the list."""
    path = course / "modules" / "09_crisis_management" / "scenario.yaml"
    path.write_text(path.read_text().replace("label:", "lable:", 1))
    html = after(course).list.value
    assert "Crisis management" in html
    assert "The scenario of this module cannot be opened at the moment." in html
    assert "Did you mean" in html


def test_nobody_is_sent_back_to_a_play_that_cannot_be_opened(course: Path) -> None:
    """When the scenario broke in the middle of a play, the one thing is something that can be done."""
    path = course / "modules" / "09_crisis_management" / "scenario.yaml"
    path.write_text(path.read_text().replace("label:", "lable:", 1))
    assert "decision" not in after(course, events.decided("M09", played("D1.A"))).first.value


def test_a_broken_exercise_is_named(course: Path) -> None:
    """A broken exercise is named as well."""
    (course / "exercises" / "security" / "exercise.json").write_text("{")
    assert "The exercises of this module cannot be opened" in after(course).list.value


def test_an_empty_course_says_so(tmp_path: Path) -> None:
    """A folder without modules is not a blank page."""
    assert "no modules" in after(tmp_path).first.value


@pytest.mark.parametrize(("written", "listed"), [("scenario.yaml", 0), ("module.md", 1), ("module.ipynb", 1)])
def test_a_module_without_its_page_is_not_listed(tmp_path: Path, written: str, listed: int) -> None:
    """A folder joins the course with its text; until then it is neither listed nor called broken."""
    folder = tmp_path / "modules" / "04_primacy_of_politics"
    folder.mkdir(parents=True)
    (folder / written).write_text("not read here")
    assert len(modules(tmp_path)) == listed


def test_the_module_header_gives_time_and_way_home(course: Path) -> None:
    """A module page begins with its number, its time and the way home."""
    html = header(modules(course)[0])
    assert "Module M09" in html
    assert "About 20 minutes: read 10, play 10." in html
    assert 'href="../index.ipynb"' in html


def test_a_scenario_is_read_whole_only_if_it_was_changed(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the built notebook says of the scenario is enough until the file is another."""
    folder = course / "modules" / "09_crisis_management"
    book = json.loads((folder / "module.ipynb").read_text())
    known = play(folder / "scenario.yaml")
    assert known is not None
    book["metadata"]["bluehelm"]["scenario"] = {**vars(known), "title": "As built"}
    (folder / "module.ipynb").write_text(json.dumps(book))
    assert modules(course)[0].scenario.title == "As built"  # type: ignore[union-attr]
    with (folder / "scenario.yaml").open("a") as file:
        file.write("\n")
    assert modules(course)[0].scenario.title == known.title  # type: ignore[union-attr]
