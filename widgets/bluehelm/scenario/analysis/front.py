"""The Pareto front of plans: what no other plan beats on every stated objective."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.scenario.analysis.compact import compact
from bluehelm.scenario.analysis.errors import AnalysisError, TooLargeError
from bluehelm.scenario.analysis.moves import SAFE
from bluehelm.scenario.analysis.net import net
from bluehelm.scenario.analysis.pareto import Points, undominated
from bluehelm.scenario.analysis.plans import Belief, Graph, advance, graph
from bluehelm.scenario.model import Scenario

MOST_BEGINNINGS = 5_000_000  # beginnings of plans at one scene; more would take minutes


@dataclass(frozen=True)
class Plan:
    """One choice for each scene that the plan can come to, and what each objective is expected to be."""

    choices: Mapping[str, str]
    expected: Mapping[str, Fraction]


@dataclass(frozen=True)
class Front:
    """All vectors of expected objectives that no plan beats, each with one plan that gives it.

    In descending order of the first objective, then of the next. The front need not be convex: plans that no
    weighting would ever choose are in it too.
    """

    objectives: tuple[str, ...]
    plans: tuple[Plan, ...]


def front(scenario: Scenario, objectives: Sequence[str] | None = None) -> Front:
    """Return the Pareto front of plans over gauges at the end (default: the scenario's objectives).

    A plan is one choice for each scene, fixed before the first decision; its objectives are expectations over
    luck. That is what a team can write on a flip chart and compare with what it did, and what a debrief can
    say in one sentence. A policy that also looks at luck does at least as well, but it is a table of
    thousands of lines: `best_play` values those. A choice that may turn out not to be on offer cannot be
    planned. More of each objective counts as better.

    Exact: forward over scenes, keeping for each belief (see `plans`) only beginnings that no other beats;
    they share all ways on, so none that is dropped could come back. Time grows with beliefs times survivors.
    Raises LoopError, TooLargeError, KeyError for an unknown gauge, and AnalysisError without objectives.
    """
    names = tuple(objectives if objectives is not None else scenario.objectives)
    if not names:
        raise AnalysisError(f"{scenario.id} states no objectives. Name one or more gauges.")
    story = compact(scenario)
    found = graph(net(story, names))
    return _front(found, names)


@dataclass
class _Level:
    """Beginnings by belief: what they gained (over the whole), and where each came from."""

    points: dict[Belief, Points] = field(default_factory=dict)
    back: dict[Belief, list[_Back]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Back:
    """Beginnings that came from `rows` of a belief by one choice (None: the scene was not met)."""

    before: Belief
    choice: int | None
    rows: NDArray[np.intp]


def _front(found: Graph, names: tuple[str, ...]) -> Front:
    levels = [_first(found)]
    over = 1
    for scene in range(len(found.story.scenes)):
        over *= found.chances[scene]
        levels.append(_next(found, levels[-1], scene, found.whole // over))
    last = levels[-1].points.get((), np.zeros((0, len(names)), np.int64))
    order = np.lexsort(tuple(-column for column in last.T[::-1]))
    plans = [Plan(_choices(found, levels, row), _expected(found, names, last[row])) for row in order]
    return Front(names, tuple(plans))


def _first(found: Graph) -> _Level:
    most = 1 + 2 * max((abs(one) for one in found.start), default=0) + sum(_largest(found))
    kind: Any = np.int64 if most * found.whole < SAFE else object
    return _Level({(((0, 0), 1),): np.zeros((1, len(found.start)), dtype=kind)})


def _largest(found: Graph) -> list[int]:
    """Return for each scene the most that any objective can gain or lose there."""
    return [
        max((abs(gain) for row in rows for way in row for one in way for gain in one.gain), default=0)
        + max((abs(gain) for vector in stops for gain in vector), default=0)
        for rows, stops in zip(found.options, found.stops, strict=True)
    ]


def _next(found: Graph, level: _Level, scene: int, scale: int) -> _Level:
    gathered: dict[Belief, list[tuple[Points, _Back]]] = {}
    choices, waiting = range(len(found.story.scenes[scene].choices)), 0
    for belief, points in level.points.items():
        met = any(place == scene for (place, _), _ in belief)
        for choice in choices if met else (0,):
            step = advance(found, belief, scene, choice)
            if step is not None:
                after, gained = step
                moved = points + np.array([one * scale for one in gained], dtype=points.dtype)
                back = _Back(belief, choice if met else None, np.arange(len(points)))
                gathered.setdefault(after, []).append((moved, back))
                waiting += len(points)
    if waiting > MOST_BEGINNINGS:
        raise TooLargeError(waiting, MOST_BEGINNINGS)
    result = _Level()
    for after, ways in gathered.items():
        result.points[after], result.back[after] = _survivors(ways)
    return result


def _survivors(ways: list[tuple[Points, _Back]]) -> tuple[Points, list[_Back]]:
    """Return the points that no other beats, and the ways to them in the same order."""
    every = np.concatenate([points for points, _ in ways])
    kept = undominated(every)
    backs, first = [], 0
    for points, back in ways:
        rows = kept[(kept >= first) & (kept < first + len(points))] - first
        backs.append(_Back(back.before, back.choice, rows))
        first += len(points)
    return every[kept], backs


def _choices(found: Graph, levels: list[_Level], row: int) -> dict[str, str]:
    """Walk back from a point of the last level to the plan that gave it."""
    belief: Belief = ()
    plan: dict[str, str] = {}
    for scene in reversed(range(len(found.story.scenes))):
        for back in levels[scene + 1].back[belief]:
            if row < len(back.rows):
                break
            row -= len(back.rows)
        here = found.story.scenes[scene]
        if back.choice is not None:
            plan[here.id] = here.choices[back.choice].id
        belief, row = back.before, int(back.rows[row])
    return dict(reversed(plan.items()))


def _expected(found: Graph, names: tuple[str, ...], point: Points) -> dict[str, Fraction]:
    gains = [Fraction(int(one), found.whole) for one in point]
    return {name: start + gain for name, start, gain in zip(names, found.start, gains, strict=True)}
