"""`bluehelm judge`: what it prints of a play, and what it says of one that it cannot judge."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from bench.files import ROOT

from bluehelm import cli
from bluehelm.scenario import Scenario, Transcript, begin, load_scenario, step, transcript
from bluehelm.scenario.analysis import front, judge, rivals
from bluehelm.scenario.report.numbers import decimal, percent

GOLDEN = Path(__file__).with_name("small_judged.txt")
KORVU = ROOT / "modules" / "09_crisis_management" / "scenario.yaml"


def _play(scenario: Scenario, choices: str, file: Path) -> Path:
    """Write a play as the debrief does."""
    state = begin(scenario, 1)
    for choice in choices:
        state = step(scenario, state, choice)
    file.write_text(transcript(state).model_dump_json(indent=1), encoding="utf-8")
    return file


@pytest.fixture
def play(small: Path) -> Path:
    """Return the file of a play of the small scenario that was not the best."""
    return _play(load_scenario(small), "AB", small.with_name("play.json"))


def test_the_words_on_a_small_play(small: Path, play: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is said of a play of two decisions reads as it did when somebody last looked."""
    assert cli.main(["judge", str(small), str(play)]) == 0
    out = capsys.readouterr().out
    if os.environ.get("BLUEHELM_REWRITE_GOLDEN"):
        GOLDEN.write_text(out, encoding="utf-8")
    assert out == GOLDEN.read_text(encoding="utf-8")


def test_it_agrees_with_the_functions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On Korvu gate costs, rank and rivals are those that the functions return."""
    scenario = load_scenario(KORVU)
    file = _play(scenario, "A" * 12, tmp_path / "play.json")
    last = Transcript.model_validate_json(file.read_text(encoding="utf-8"))
    assert cli.main(["judge", str(KORVU), str(file)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    found = judge(scenario, last)
    for one in found.verdicts:
        assert f"{one.scene} {one.choice} {', '.join(one.best)} {decimal(one.regret)} " in out
    assert f"{percent(found.ranks[''].lower)} of them end lower than this play" in out
    better = rivals(scenario, last, front(scenario)).plans
    assert f"{len(better):,} plans of the front" in out
    assert f"parts from this play at {better[0].scene}, with {better[0].instead} instead of" in out


def test_a_play_that_goes_on(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A play without an ending is judged so far, and has no rank."""
    file = _play(load_scenario(small), "B", tmp_path / "half.json")
    assert cli.main(["judge", str(small), str(file), "--weights", "POC=1", "--objectives", "POC"]) == 0
    out = capsys.readouterr().out
    assert "It stands at D2, not at its end." in out
    assert "There is no rank" in out
    assert "parts from this play at D1, with A instead of B." in " ".join(out.split())


def test_a_campaign_is_judged_from_where_it_began(
    small: Path, play: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Best play and rivals count from the gauges with which the play began."""
    data = json.loads(play.read_text(encoding="utf-8")) | {"start": {"POC": 60}}
    play.write_text(json.dumps(data), encoding="utf-8")
    assert cli.main(["judge", str(small), str(play)]) == 0
    out = capsys.readouterr().out
    assert "Best play expects 109.5 from the start." in out
    assert "expect POC 63," in out


def test_another_version_that_still_replays_is_said(
    small: Path, play: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A play of an older version is judged if it replays, and the reader is told."""
    small.write_text(small.read_text(encoding="utf-8").replace("p: 0.5", "p: 0.4"), encoding="utf-8")
    assert cli.main(["judge", str(small), str(play)]) == 0
    assert capsys.readouterr().out.startswith("Played on another version of the scenario;")


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("MINI", "SC09", 2, "This is a play of SC09, not of MINI. Open it with its scenario."),
        ("D2.B", "D2.Z", 2, "In scene D2 there is no option 'Z'. On offer: A, B. Judge it with the version"),
        ("D2.B", "D5.B", 2, "Decision 2 was taken in D5; this version comes to D2. Judge it with"),
        ("D2.B", "D2:CARD", 2, "Card CARD does not fit this version."),
        ('"seed": 1', '"seed": "x"', 1, ":5: WRONG-TYPE"),
        ('"seed"', '"sead"', 1, "'seed' is missing. Add a line"),
        ('"D2.B"\n ]\n}', '"D2', 1, "YAML-SYNTAX"),
        ('"format": 1', '"format": 2', 1, "play.json:2:"),
    ],
)
def test_a_play_that_cannot_be_judged(
    small: Path, play: Path, old: str, new: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A damaged play, or one of something else, ends in words that say what, where and what to do."""
    text = play.read_text(encoding="utf-8")
    assert old in text
    play.write_text(text.replace(old, new), encoding="utf-8")
    assert cli.main(["judge", str(small), str(play)]) == code
    out, err = capsys.readouterr()
    assert said in err
    assert play.as_posix() in err
    assert out == ""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--weights", "PCO=1"], "MINI has no gauge or ending PCO. Did you mean 'POC'?"),
        (["--weights", "POC"], "'POC' is not a name and a number."),
        (["--objectives", "END-1"], "--objectives: 'END-1' is not known. Allowed here: POC, SAF."),
    ],
)
def test_a_wrong_call_is_answered(
    small: Path, play: Path, call: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong option ends in one line that says what is allowed; nothing is printed."""
    assert cli.main(["judge", str(small), str(play), *call]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


def test_no_objectives_asks_for_weights(small: Path, play: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody says what counts, the message names the option to add; with it, plans are left out."""
    text = small.read_text(encoding="utf-8").replace("objectives: [POC, SAF]\n", "")
    small.write_text(text, encoding="utf-8")
    assert cli.main(["judge", str(small), str(play)]) == 2
    assert "--weights POC=2,SAF=1" in capsys.readouterr().err
    assert cli.main(["judge", str(small), str(play), "--weights", "POC=1"]) == 0
    assert "--objectives POC,SAF" in capsys.readouterr().out
