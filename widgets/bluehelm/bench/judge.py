"""`bluehelm judge`: one play told apart, on the terminal: its decisions, its luck, its rank, its rivals."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from bluehelm import yamlfile
from bluehelm.bench.answered import answered
from bluehelm.bench.asked import Asked, read_names, read_weights
from bluehelm.bench.progress import Progress
from bluehelm.bench.source import opened, refuse
from bluehelm.problems import ProblemsError
from bluehelm.scenario import Departure, PlayError, Scenario, Transcript, replay
from bluehelm.scenario.analysis import AnalysisError, Rivals, front, rivals
from bluehelm.scenario.analysis import judge as judgement
from bluehelm.scenario.carry import begun
from bluehelm.scenario.report import check_weights, judged, text
from bluehelm.validation import validate

_NEXT = "Judge it with the version of the scenario on which it was played."


def judge(path: Path, play: Path, asked: Asked) -> int:
    """Print what decisions and luck made of a play; return the exit code."""
    try:
        weights = read_weights(asked.weights) if asked.weights is not None else None
    except ValueError as error:
        return refuse(str(error))
    scenario, transcript = opened(path), _transcript(play)
    if scenario is None or transcript is None:
        return 1
    try:
        aims = _objectives(scenario, asked.objectives)
    except ValueError as error:
        return refuse(str(error))
    try:
        return answered(path, lambda: _judged(scenario, transcript, weights, aims))
    except Departure as gone:
        return refuse(f"{play}: the play no longer fits {path}. {gone.message} {_NEXT}")
    except PlayError as error:
        return refuse(f"{play}: {error}")


def _transcript(path: Path) -> Transcript | None:
    """Return the play in a file as the debrief gives it; if it is damaged, say where and return None."""
    try:
        return validate(yamlfile.read(path, path.as_posix()), Transcript)
    except ProblemsError as error:
        print(error.problems[0], file=sys.stderr)
        print(
            "bluehelm: judge reads a play as the debrief gives it. Download it there again.", file=sys.stderr
        )
        return None


def _objectives(scenario: Scenario, text: str | None) -> tuple[str, ...]:
    return scenario.objectives if text is None else read_names("--objectives", text, scenario.gauges)


def _judged(
    scenario: Scenario, transcript: Transcript, weights: Mapping[str, Fraction] | None, aims: Sequence[str]
) -> int:
    if weights is not None:
        check_weights(scenario, weights)
    elif not scenario.objectives:
        raise AnalysisError(
            "The scenario states no objectives. Say what counts, such as --weights POC=2,SAF=1."
        )
    last, progress = replay(scenario, transcript), Progress()
    try:
        progress("decisions, luck and rank")
        found = judgement(scenario, transcript, weights)
        progress("plans that beat these choices")
        better = _better(begun(scenario, transcript.start), transcript, aims)
    finally:
        progress.end()
    if transcript.content_hash != scenario.content_hash:
        print("Played on another version of the scenario; it replays on this one.\n")
    print(text(judged(scenario, last, found, better)), end="")
    return 0


def _better(scenario: Scenario, transcript: Transcript, aims: Sequence[str]) -> Rivals | str:
    if not aims:
        return (
            "The scenario states no objectives to compare plans by. Say them, such as --objectives POC,SAF."
        )
    every = front(scenario, aims)
    try:
        return rivals(scenario, transcript, every)
    except AnalysisError:
        return "The choices of this play cannot be a plan: with other luck one would not have been on offer."
