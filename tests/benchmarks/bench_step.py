"""Choices a second through `step`, against inkjs and Bardic on a story of the same shape, in one run.

    python tests/benchmarks/bench_step.py            # needs node and npm; inkjs goes into a temporary folder

Each engine plays SC09 at random from start to end, and is asked for its options before each choice. The three
take turns, so that a busy machine is busy for all of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from bardic.compiler.compiler import BardCompiler
from bardic.runtime.engine import BardEngine

from bluehelm.scenario import Scenario, begin, load_scenario, offers, step

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import stories  # noqa: E402

SCENARIO = HERE.parents[1] / "modules" / "09_crisis_management" / "scenario.yaml"
INKJS = "inkjs@2.4.0"
SECONDS, ROUNDS = 2.0, 5


def ours(scenario: Scenario) -> float:
    """Return choices a second through our own `step`."""
    picker, choices, first, began = Random(1), 0, begin(scenario, 0), perf_counter()
    while perf_counter() - began < SECONDS:
        state = first
        while options := offers(scenario, state):
            state = step(scenario, state, options[picker.randrange(len(options))][0])
            choices += 1
    return choices / (perf_counter() - began)


def in_bardic(story: dict[str, object]) -> float:
    """Return choices a second through Bardic, its own undo kept as it is by default."""
    picker, choices, began = Random(1), 0, perf_counter()
    while perf_counter() - began < SECONDS:
        engine = BardEngine(story)
        while options := engine.current().choices:
            engine.choose(picker.randrange(len(options)))
            choices += 1
    return choices / (perf_counter() - began)


def in_ink(folder: Path) -> float:
    """Return choices a second through inkjs on node."""
    command = ["node", str(HERE / "play_ink.js"), "story.ink", str(SECONDS)]
    found = json.loads(subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout)
    return float(found["choices"] / found["seconds"])


def main() -> None:
    """Measure in turns and print medians and ratios."""
    scenario = load_scenario(SCENARIO)
    story = BardCompiler().compile_string(stories.bardic(scenario))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "story.ink").write_text(stories.ink(scenario), encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", "--no-save", INKJS], cwd=folder, check=True)
        engines: dict[str, Callable[[], float]] = {
            "bluehelm step": lambda: ours(scenario),
            "inkjs": lambda: in_ink(folder),
            "Bardic": lambda: in_bardic(story),
        }
        rates: dict[str, list[float]] = {engine: [] for engine in engines}
        for _ in range(ROUNDS):
            for engine, measure in engines.items():
                rates[engine].append(measure())
    found = {engine: median(measured) for engine, measured in rates.items()}
    for engine, rate in found.items():
        ratio = found["bluehelm step"] / rate
        print(f"{engine:14} {rate:10,.0f} choices/s   bluehelm is {ratio:.2f} times as fast")


if __name__ == "__main__":
    main()
