"""Take my work with me: everything goes into one file and comes back, merged, and nothing newer is lost."""

import io
import json
import shutil
import zipfile
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bluehelm import luggage as file
from bluehelm.luggage import NotLuggageError, pack, unpack
from bluehelm.record import Record, events, progress
from bluehelm.scenario import load_scenario
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.luggage import Luggage
from bluehelm.ui.play_journal import PlayJournal
from bluehelm.ui.player import Player
from bluehelm.ui.plays import Plays, read_plays

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
SMALL = Path(__file__).parent / "player" / "small.yaml"
PART = {"id": "p", "kind": "select_one", "prompt": "?", "points": 1, "options": {"a": "A", "b": "B"}}
ITEMS = [{"id": n, "title": n, "points": 1, "prompt": "Read.", "parts": [PART]} for n in ("E1", "E2")]


class Place:
    """A copy of the course on one machine, with what a learner can do there."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Lay out one module with a scenario and an exercise."""
        self.folder, self._go = folder, monkeypatch.chdir
        self.module, self.exercise = folder / "modules/09_sample", folder / "exercises/sample"
        self.module.mkdir(parents=True)
        self.exercise.mkdir(parents=True)
        shutil.copy(SMALL, self.module / "scenario.yaml")
        asked = {"format": 1, "id": "sample", "version": 1, "module": "M09", "title": "S", "time_min": 9}
        (self.exercise / "exercise.json").write_text(json.dumps({**asked, "language": "en", "items": ITEMS}))

    def page(self) -> Player:
        """Open the module's page."""
        self._go(self.module)
        scenario = load_scenario(self.module / "scenario.yaml")
        return Player(scenario, Plays(self.module), lambda: 7, journal=PlayJournal(scenario))

    def play(self, seed: int, *choices: str) -> None:
        """Begin a play and take some decisions."""
        player = self.page()
        player.start(seed)
        for choice in choices:
            player.choose(choice)
            player.advance()

    def go_on(self, *choices: str) -> None:
        """Take up the play that was interrupted."""
        player = self.page()
        player.resume()
        for choice in choices:
            player.choose(choice)
            player.advance()

    def answer(self, item: str, value: str) -> None:
        """Answer an item."""
        Session(self.exercise).save(item, "p", value)

    def home(self) -> Luggage:
        """Open the panel on the course home."""
        self._go(self.folder / "modules")
        return Luggage(lambda: None)

    def take(self) -> bytes:
        """Make the file and download it."""
        panel = self.home()
        panel.make_button.click()
        return b64decode(panel._link.value.split("base64,")[1].split('"')[0])

    def load(self, content: bytes) -> str:
        """Load a file and return what is said."""
        panel = self.home()
        panel.load("work.zip", content)
        said: str = panel._said.value
        return said

    def stands(self) -> Any:
        """Return all that the learner has here: progress, finished plays, the unfinished one, the answers."""
        module, plays = progress(Record(self.folder).statements()).module("M09"), read_plays(self.module)
        answers = {name: Session(self.exercise).answer(name, "p") for name in ("E1", "E2")}
        kept = {play.transcript.model_dump_json() for play in module.plays}
        assert kept == {play.transcript.model_dump_json() for play in plays.finished}
        assert module.current == plays.current
        return module.state, sorted(kept), plays.current, plays.aar, answers, module.answered


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Place]:
    """Make a copy of the course under a name."""
    return lambda name: Place(tmp_path / name, monkeypatch)


def some_work(place: Place) -> None:
    """Finish a play, begin another, answer an item."""
    place.play(7, "A", "A")
    place.play(8, "A")
    place.answer("E1", "a")


def test_all_work_goes_to_a_new_machine_and_comes_back(places: Callable[[str], Place]) -> None:
    """From home to Binder, on from there, and home again: nothing is lost, doubled, or asked twice."""
    home, binder = places("home"), places("binder")
    some_work(home)
    Record(binder.folder).append(events.opened("M09"))  # the page was looked at before the file was loaded
    said = binder.load(home.take())
    assert "entries of your record, the plays of M09 and answers to 1 item of M09." in said
    assert binder.stands() == home.stands()
    binder.go_on("A")
    binder.answer("E2", "b")
    assert "Loaded: " in home.load(binder.take())
    assert home.stands() == binder.stands()
    assert home.stands()[0] == "done"
    assert home.load(binder.take()) == "<p>All that is in the file is here already.</p>"


def test_loading_twice_is_loading_once(places: Callable[[str], Place]) -> None:
    """Neither the record nor plays nor answers grow, and no copies pile up."""
    home, other = places("home"), places("other")
    some_work(home)
    content = home.take()
    other.load(content)
    before = {path: path.read_bytes() for path in other.folder.rglob("*") if path.is_file()}
    other.load(content)
    assert {path: path.read_bytes() for path in other.folder.rglob("*") if path.is_file()} == before


def test_an_old_file_does_not_undo_what_was_done_since(places: Callable[[str], Place]) -> None:
    """The play that went on, the answer that was changed and the play that was finished all stay."""
    home = places("home")
    some_work(home)
    old = home.take()
    home.go_on("A")
    home.play(9, "A")
    home.answer("E1", "b")
    stands = home.stands()
    said = home.load(old)
    assert home.stands() == stands
    assert "Loaded" not in said


def test_of_two_unfinished_plays_the_newer_goes_on_and_the_other_is_kept(
    places: Callable[[str], Place],
) -> None:
    """The one that was decided later stays or comes; the other lies beside it, and the page says where."""
    first, second = places("first"), places("second")
    first.play(1, "A")
    second.load(first.take())
    second.play(2, "A")
    said = first.load(second.take())
    assert read_plays(first.module).current == read_plays(second.module).current
    (kept,) = first.module.glob("play.before-*.json")
    assert kept.name in said
    assert json.loads(kept.read_text())["current"]["seed"] == 1
    first.play(3, "A")
    said = first.load(second.take())
    (from_file,) = first.module.glob("play.from-file-*.json")
    assert from_file.name in said
    current = read_plays(first.module).current
    assert current is not None
    assert current.seed == 3


def test_two_reviews_are_not_mixed(places: Callable[[str], Place]) -> None:
    """What the learner wrote here in the after-action review stays; what the file says is kept beside it."""
    here, there = places("here"), places("there")
    for place, text in ((here, "mine"), (there, "other")):
        place.play(7, "A", "A")
        Plays(place.module).update(lambda stored, text=text: stored.model_copy(update={"aar": {"q": text}}))
    there_only = {"r": "only there"}
    Plays(there.module).update(lambda s: s.model_copy(update={"aar": {**s.aar, **there_only}}))
    content, panel = there.take(), here.home()
    panel.load("work.zip", content)
    panel.mine_button.click()
    assert read_plays(here.module).aar == {"q": "mine", "r": "only there"}
    assert list(here.module.glob("play.from-file-*.json"))


def test_another_learner_s_file_waits_for_a_word(places: Callable[[str], Place]) -> None:
    """Where something was done by another account, nothing is loaded before the learner agrees."""
    here, there = places("here"), places("there")
    some_work(here)
    there.answer("E2", "b")
    before, content = here.stands(), there.take()
    panel = here.home()
    assert "bh-hidden" in panel.mine_button._dom_classes
    panel.load("work.zip", content)
    assert "If all of them are you" in panel._said.value
    assert "bh-hidden" not in panel.mine_button._dom_classes
    assert here.stands() == before
    panel.mine_button.click()
    assert "Loaded: " in panel._said.value
    assert here.stands()[4] == {"E1": "a", "E2": "b"}


def test_what_belongs_to_a_module_that_is_not_here_is_told(places: Callable[[str], Place]) -> None:
    """A smaller course takes what it has a place for, and names the rest."""
    here, there = places("here"), places("there")
    some_work(there)
    there.take()
    (there.folder / "modules/11_more").mkdir()
    shutil.copy(there.module / "play.json", there.folder / "modules/11_more/play.json")
    said = here.load(there.take())
    assert "“11_more” is not in this copy of the course" in said
    assert "the plays of M09" in said


def test_with_nothing_done_there_is_nothing_to_take(places: Callable[[str], Place]) -> None:
    """The panel says so in place of an empty file."""
    panel = places("here").home()
    panel.make_button.click()
    assert "Nothing has been done here yet" in panel._link.value


def test_the_file_holds_a_learner_s_files_and_nothing_else(places: Callable[[str], Place]) -> None:
    """Record, plays, answers with their receipts; no copy, no exercise, no key; the name as it was given."""
    place = places("here")
    some_work(place)
    place.answer("E1", "b")
    panel = place.home()
    panel.name.value = "Émile Diop"
    panel.make_button.click()
    assert 'download="Emile-Diop__my-work__' in panel._link.value
    with zipfile.ZipFile(io.BytesIO(pack(place.folder, NOW))) as archive:
        assert archive.namelist() == [
            "luggage.json",
            "record.jsonl",
            "modules/09_sample/play.json",
            "exercises/sample/answers.json",
            "exercises/sample/receipt.json",
        ]


def zipped(files: dict[str, bytes | str], **mark: object) -> bytes:
    """Return a zip that says it is a learner's work."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("luggage.json", json.dumps({"format": 1, **mark}))
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def link() -> bytes:
    """Return a work file whose record is a link to another file."""
    packed = io.BytesIO(zipped({}))
    with zipfile.ZipFile(packed, "a") as archive:
        info = zipfile.ZipInfo("record.jsonl")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return packed.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "no zip": (b"hello", "It is not a zip file"),
    "cut": (zipped({"record.jsonl": "x" * 999})[:-30], "It is not a zip file"),
    "another zip": (zipped({})[:0] or b"PK\x05\x06" + b"\0" * 18, "does not hold your work"),
    "large": (b"\0" * (file.LARGEST + 1), "is larger than 10 MB"),
    "a newer version": (zipped({}, format=2), "was made by a newer version"),
    "a bomb": (zipped({"record.jsonl": b"0" * 70_000_000}), "would swell"),
    "many files": (zipped({str(n): "" for n in range(1001)}), "more than 1,000 files"),
    "a link": (link(), "is a link to another file"),
}


@pytest.mark.parametrize(("content", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_words(
    places: Callable[[str], Place], content: bytes, told: str
) -> None:
    """Nothing of it is read beyond its bounds, and the learner is told what to choose."""
    place = places("here")
    assert told in place.load(content)
    assert not list(place.folder.rglob("*record*"))


def test_names_in_the_file_lead_nowhere_else(places: Callable[[str], Place]) -> None:
    """Only the names that we give are taken: no way up, no root, no other file of the course."""
    names = ["../record.jsonl", "/record.jsonl", "modules/09_sample/scenario.yaml", "modules/../play.json"]
    names += ["exercises/sample/exercise.json", "modules\\09_sample\\module.ipynb", "a/luggage.json"]
    assert unpack("x", zipped(dict.fromkeys(names, b"x"))) == {}


def test_rubbish_inside_is_told_file_by_file(places: Callable[[str], Place]) -> None:
    """Broken plays, answers and lines of the record are named, and what is whole comes all the same."""
    here, there = places("here"), places("there")
    some_work(there)
    record = (there.folder / "record.jsonl").read_bytes() + b"rubbish\n"
    files = {
        "record.jsonl": record,
        "modules/09_sample/play.json": b"{",
        "exercises/sample/answers.json": b"[]",
    }
    said = here.load(zipped(files))
    assert "1 line of the record in the file cannot be read" in said
    assert "The file holds the plays of M09, but they cannot be read." in said
    assert "The answers in sample were not loaded." in said
    assert "entries of your record" in said


def test_a_damaged_mark_is_no_mark() -> None:
    """Whatever stands in place of the mark, the file is refused in words."""
    for mark in ("", "7", "[]", "{}", "{" * 100_000, "\ufffd"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("luggage.json", mark)
        with pytest.raises(NotLuggageError, match="does not hold your work"):
            unpack("x.zip", packed.getvalue())
