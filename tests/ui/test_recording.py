"""What pages tell the learner's record: all that was done, once, and nothing in the name of nobody."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bluehelm.kernels import hooks
from bluehelm.record import ModuleProgress, Record, progress
from bluehelm.scenario import load_scenario
from bluehelm.ui import module as module_page
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.play_journal import PlayJournal
from bluehelm.ui.player import Player
from bluehelm.ui.plays import Plays, read_plays

SMALL = Path(__file__).parent / "player" / "small.yaml"
TWO_ITEMS = [
    {
        "id": name,
        "title": name,
        "points": 1,
        "prompt": "Read **this** [S2 CRI ¶3].",
        "parts": [
            {"id": part, "kind": "select_one", "prompt": "?", "points": 1, "options": {"a": "A", "b": "B"}}
            for part in parts
        ],
    }
    for name, parts in (("E1", ("p", "q")), ("E2", ("p",)))
]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with one module: a small scenario, and an exercise of two items."""
    (tmp_path / "modules/09_sample").mkdir(parents=True)
    (tmp_path / "exercises/sample").mkdir(parents=True)
    shutil.copy(SMALL, tmp_path / "modules/09_sample/scenario.yaml")
    asked = {"format": 1, "id": "sample", "version": 1, "module": "M09", "title": "S", "time_min": 9}
    text = json.dumps({**asked, "language": "en", "items": TWO_ITEMS})
    (tmp_path / "exercises/sample/exercise.json").write_text(text)
    return tmp_path


@pytest.fixture
def page(course: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Player]:
    """Open the module's page; each call is a new one."""
    folder = course / "modules/09_sample"
    monkeypatch.chdir(folder)
    scenario = load_scenario(folder / "scenario.yaml")
    return lambda: Player(scenario, Plays(folder), lambda: 7, journal=PlayJournal(scenario))


def told(course: Path) -> ModuleProgress:
    """Return what the record on the disk says of the module."""
    return progress(Record(course).statements()).module("M09")


def verbs(course: Path) -> list[str]:
    """Return the verbs of the record, in the order in which they were written."""
    return [each.verb for each in Record(course).statements()]


def play(player: Player, *choices: str) -> None:
    """Play on from where the page stands."""
    for choice in choices:
        player.choose(choice)
        player.advance()


def answer(course: Path, **given: str | None) -> None:
    """Answer parts, written as E1_p, on a page of their own."""
    session = Session(course / "exercises/sample")
    for name, value in given.items():
        session.save(*name.split("_"), value)


def test_a_play_is_told_decision_by_decision(course: Path, page: Callable[[], Player]) -> None:
    """The record follows each decision, and each that is taken back, to the end that play.json has."""
    player = page()
    player.start(7)
    assert verbs(course) == []
    play(player, "A")
    assert told(course).current == read_plays(Path.cwd()).current
    player.back(0)
    current = told(course).current
    assert current is not None
    assert current.choices == ()
    play(player, "A", "A")
    (finished,), (kept,) = read_plays(Path.cwd()).finished, told(course).plays
    assert kept.transcript == finished.transcript
    assert kept.gauges == player.state.gauges
    assert (kept.ending, told(course).current) == (player.state.ending, None)
    assert verbs(course) == [*["decided"] * 3, "completed", "progressed"]


def test_items_are_told_when_they_become_complete_and_when_they_no_longer_are(course: Path) -> None:
    """Half an item is not told; a whole one is, with its answers; a cleared one is taken back."""
    answer(course, E1_p="a")
    assert verbs(course) == []
    answer(course, E1_q="b")
    (said,) = Record(course).statements()
    assert json.loads(said.data["result"]["response"]) == {"p": "a", "q": "b"}
    assert told(course).answered == {"E1"}
    answer(course, E1_q="a")
    answer(course, E1_q=None)
    assert told(course).answered == set()
    answer(course, E1_q="a", E2_p="b")
    assert told(course).answered == {"E1", "E2"}
    assert told(course).answers_done_at is not None
    assert verbs(course)[-2:] == ["completed", "progressed"]


def test_a_module_is_done_when_both_its_parts_are(course: Path, page: Callable[[], Player]) -> None:
    """Played and answered, in either order, the module is completed, once."""
    answer(course, E1_p="a", E1_q="b", E2_p="b")
    assert told(course).state == "begun"
    player = page()
    player.start(7)
    play(player, "A", "A")
    assert told(course).state == "done"
    player.start(8)
    play(player, "A", "A")
    done = [each for each in Record(course).statements() if each.target.endswith("modules/M09")]
    assert [each.verb for each in done] == ["progressed", "completed"]


def test_a_change_to_a_complete_answer_is_told_at_the_next_visit(course: Path) -> None:
    """The record does not grow with every key that is pressed, and holds the last answer all the same."""
    answer(course, E2_p="a")
    answer(course, E2_p="b")
    Session(course / "exercises/sample")
    Session(course / "exercises/sample")
    said = [json.loads(each.data["result"]["response"]) for each in Record(course).statements()]
    assert said == [{"p": "a"}, {"p": "b"}]


def _whole(module: ModuleProgress) -> tuple[Any, ...]:
    plays = sorted((play.transcript.model_dump_json(), *play.gauges.items()) for play in module.plays)
    return module.state, module.answered, plays, module.current


def test_a_record_that_lost_its_end_is_brought_up_to_date(course: Path, page: Callable[[], Player]) -> None:
    """Cut after any line, the record is whole again when the pages were opened; later visits add nothing."""
    player = page()
    player.start(7)
    play(player, "A", "A")
    player.start(9)
    play(player, "A")
    answer(course, E1_p="a", E1_q="b", E2_p="b")
    lines = (course / "record.jsonl").read_bytes().splitlines(keepends=True)
    expected = _whole(told(course))
    for kept in range(len(lines) + 1):
        (course / "record.jsonl").write_bytes(b"".join(lines[:kept]))
        page()
        answer(course)
        assert _whole(told(course)) == expected
        size = (course / "record.jsonl").stat().st_size
        page()
        answer(course)
        assert (course / "record.jsonl").stat().st_size == size


def test_an_older_version_s_files_are_told_with_their_own_times(
    course: Path, page: Callable[[], Player]
) -> None:
    """Plays and answers from before there was a record come into it with the times that they had."""
    player = page()
    player.start(7)
    play(player, "A", "A")
    answer(course, E2_p="a")
    (course / "record.jsonl").unlink()
    path = Path("play.json")
    path.write_text(
        path.read_text().replace(read_plays(Path.cwd()).finished[0].ended_at, "2025-01-02T03:04:05Z")
    )
    page()
    assert told(course).plays[0].ended_at.isoformat() == "2025-01-02T03:04:05+00:00"


@pytest.mark.parametrize("place", ["solutions/sample", "drafts/sample", "sample"])
def test_an_instructor_s_copy_and_a_draft_tell_nothing(course: Path, place: str) -> None:
    """Only pages of `modules` and `exercises` are a learner's."""
    folder = course / place
    shutil.copytree(course / "exercises/sample", folder)
    Session(folder).save("E2", "p", "a")
    assert not list(course.rglob("record*"))


def test_nothing_is_told_where_it_is_switched_off(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """BLUEHELM_RECORD=off keeps notebooks that are tested out of the record."""
    monkeypatch.setenv("BLUEHELM_RECORD", "off")
    answer(course, E2_p="a")
    assert not list(course.rglob("record*"))


def test_a_page_that_runs_for_all_visitors_tells_only_in_their_own_kernels(
    course: Path, page: Callable[[], Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cells that run once write nothing; each fork writes that its own visitor opened the page."""
    monkeypatch.setattr(hooks, "_hooks", [])
    monkeypatch.setattr(module_page, "display", lambda *_, **__: None)
    with hooks.for_all():
        player = page()
        module_page.begin()
    assert not list(course.rglob("record*"))
    visitor = course / "visitor"
    shutil.copytree(course / "modules", visitor / "modules")
    monkeypatch.chdir(visitor / "modules/09_sample")
    hooks.run()
    player.start(7)
    play(player, "A")
    assert verbs(visitor) == ["opened", "decided"]
    assert not (course / "record.jsonl").exists()


def test_a_page_whose_record_will_not_last_says_so(
    course: Path, page: Callable[[], Player], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where plays can be kept but the record cannot, the page tells the learner."""
    monkeypatch.setattr(Record, "in_memory", True)
    assert "your progress is kept only as long as this page is open" in page().notice.value
