"""Golden plays of the shipped scenarios, and transcripts that meet another version of it.

After a wanted change of rules or effects: BLUEHELM_REWRITE_GOLDEN=1 pytest tests/scenario/test_transcript.py,
then read the difference before you commit it.
"""

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bluehelm.scenario import (
    Departure,
    PlayError,
    Scenario,
    Transcript,
    begin,
    load_scenario,
    replay,
    snapshot,
    step,
    transcript,
)

HERE = Path(__file__).parent
GOLDEN = sorted((HERE / "golden").glob("*/*.json"))  # one folder a scenario, named by its id
SHIPPED = sorted((HERE.parents[1] / "modules").glob("*/scenario.yaml"))
Vary = Callable[[Callable[[dict[str, Any]], None]], Scenario]


@cache
def shipped() -> dict[str, Scenario]:
    """Return every scenario in modules/ by its id."""
    return {scenario.id: scenario for scenario in map(load_scenario, SHIPPED)}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_golden_play(path: Path) -> None:
    """A recorded play of a shipped scenario replays to the same log of states, byte for byte."""
    record = json.loads(path.read_text(encoding="utf-8"))
    scenario = shipped()[path.parent.name]
    played = replay(scenario, Transcript.model_validate(record["transcript"]))
    text = json.dumps({**record, "state": snapshot(played)}, indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("BLUEHELM_REWRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_golden_plays_reach_every_ending(path: Path) -> None:
    """The recorded plays of a scenario together meet every ending, the early one too where it has one."""
    scenario = load_scenario(path)
    records = (HERE / "golden" / scenario.id).glob("*.json")
    reached = {json.loads(record.read_text(encoding="utf-8"))["state"]["ending"] for record in records}
    early = [scenario.early_end.id] if scenario.early_end else []
    assert reached == {*early, *(one.id for one in scenario.endings)}


def test_transcript_is_small_and_complete(korvu: Scenario) -> None:
    """A transcript holds scenario, version, seed and choices with their scenes, and nothing else."""
    state = step(korvu, step(korvu, begin(korvu, 7), "A"), "B")
    assert transcript(state).model_dump() == {
        "format": 1,
        "scenario": "SC09",
        "content_hash": korvu.content_hash,
        "seed": 7,
        "choices": ("D1.A", "D2.B"),
    }


def test_hash_ignores_layout_and_sees_content(vary: Vary) -> None:
    """The content hash changes with an effect, and not with a word or a default that is written out."""
    plain = vary(lambda data: None)
    default = vary(lambda data: data["flags"]["OPEN"].update(log=False))
    word = vary(lambda data: data.update(title="The ford", language="fr"))
    effect = vary(lambda data: data["scenes"]["D1"]["choices"]["A"]["effects"].update(POC=5))
    order = vary(lambda data: data.update(gauges=dict(reversed(data["gauges"].items()))))
    assert plain.content_hash == default.content_hash == word.content_hash
    assert len({plain.content_hash, effect.content_hash, order.content_hash}) == 3


def test_older_transcript_replays_where_it_fits(vary: Vary) -> None:
    """A play recorded before a text was mended replays without complaint."""
    old, new = vary(lambda data: None), vary(lambda data: data.update(title="The ford"))
    recorded = transcript(step(old, begin(old, 3), "A"))
    assert replay(new, recorded).scene == "D2"


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda data: data["scenes"]["D1"]["choices"]["A"].update(next="END"),
         "Decision 2 was taken in D2; this version has ended."),
        (lambda data: data["scenes"]["D2"]["choices"]["B"].update(when="not OPEN"),
         "Decision 2 does not fit this version. In scene D2 there is no option 'B'. On offer: A."),
        (lambda data: data["scenes"]["D1"]["choices"]["A"].update(next="D1"),
         "Decision 2 was taken in D2; this version comes to D1."),
    ],
    ids=["ended", "withheld", "elsewhere"],
)  # fmt: skip
def test_departure_says_where(vary: Vary, edit: Callable[[dict[str, Any]], None], message: str) -> None:
    """A play that no longer fits stops with the number of the decision and the state up to there."""
    old, new = vary(lambda data: None), vary(edit)
    recorded = transcript(step(old, step(old, begin(old, 3), "A"), "B"))
    with pytest.raises(Departure) as caught:
        replay(new, recorded)
    assert (caught.value.at, caught.value.message) == (1, message)
    assert len(caught.value.state.decisions) == 1


def test_transcript_of_another_scenario_is_refused(korvu: Scenario, vary: Vary) -> None:
    """A play of one scenario is never replayed on another."""
    with pytest.raises(PlayError, match="This is a play of SC09, not of MINI"):
        replay(vary(lambda data: None), transcript(begin(korvu, 1)))
