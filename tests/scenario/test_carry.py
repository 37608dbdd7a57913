"""A campaign: what the next scenario takes over, and that such a play replays exactly."""

from collections.abc import Callable
from typing import Any

import pytest

from bluehelm.scenario import (
    PlayError,
    Scenario,
    Transcript,
    begin,
    carry,
    replay,
    snapshot,
    step,
    transcript,
    undo,
)

Vary = Callable[[Callable[[dict[str, Any]], None]], Scenario]


@pytest.mark.parametrize(
    ("last", "start"),
    [
        ({"POC": 70, "SAF": 50}, (60, 50)),
        ({"POC": 71, "SAF": 45}, (60, 48)),
        ({"POC": 0}, (25, 50)),
        ({"RDY": 9}, (50, 50)),
    ],
)
def test_half_of_the_distance_is_carried(vary: Vary, last: dict[str, int], start: tuple[int, int]) -> None:
    """start = baseline + 0.5 × (last − baseline), half a point dropped; other gauges are left out."""
    carried = carry(vary(lambda data: None), last)
    assert carried == {"POC": start[0], "SAF": start[1]}


def test_share_and_baseline_are_data(vary: Vary) -> None:
    """A scenario can say how much it carries, and from which baseline, without a line of code."""

    def edit(data: dict[str, Any]) -> None:
        data["carry"] = 0.1
        data["gauges"]["POC"]["baseline"] = 40
        data["gauges"]["SAF"]["high"] = 51

    assert carry(vary(edit), {"POC": 100, "SAF": 100}) == {"POC": 46, "SAF": 51}


def test_a_campaign_play_replays_exactly(korvu: Scenario) -> None:
    """The transcript keeps the starting gauges, so the play replays and undoes to the same state."""
    start = carry(korvu, {"POC": 80, "RES": 20, "POL": 55})
    state = step(korvu, step(korvu, begin(korvu, 5, start), "A"), "B")
    recorded = Transcript.model_validate_json(transcript(state).model_dump_json())
    assert recorded.start == {"POC": 62, "RES": 33}
    assert replay(korvu, recorded) == state
    assert undo(korvu, state, 0) == begin(korvu, 5, start)
    assert snapshot(state)["start"] == {"POC": 62, "RES": 33}


def test_an_ordinary_transcript_has_no_start(korvu: Scenario) -> None:
    """A play outside a campaign is stored as ever, and starts where a later version of the file says."""
    assert "start" not in transcript(begin(korvu, 5)).model_dump_json()
    same = {key: gauge.start for key, gauge in korvu.gauges.items()}
    assert begin(korvu, 5, same) == begin(korvu, 5)


@pytest.mark.parametrize("start", [{"POC": 101}, {"POC": -1}, {"XYZ": 5}])
def test_a_start_that_cannot_be_is_refused(korvu: Scenario, start: dict[str, int]) -> None:
    """A start outside the bounds, or for a gauge that is not there, is refused in words."""
    with pytest.raises(PlayError, match="SC09 cannot begin with"):
        begin(korvu, 1, start)
