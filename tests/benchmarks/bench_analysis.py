"""The full analysis of every shipped scenario, and of growing ones: seconds, memory, states, plays.

    python tests/benchmarks/bench_analysis.py            # table, growth.svg

Each scenario is analysed in a process of its own, so that its peak memory is its own. Plain enumeration walks
the tree of plays with `step` for some seconds; the time for all plays follows from its rate and is marked as
extrapolated, since it cannot finish. The number of plays ignores early ends, so it is a bound from above.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import altair as alt

from bluehelm.scenario import Scenario, begin, load_scenario, offers, step, transcript
from bluehelm.scenario.analysis import best_play, distribution, front, judge, reach, sensitivity, size

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "scenario" / "analysis")]

import brute  # noqa: E402
import growing  # noqa: E402

DECISIONS = (6, 8, 10, 12, 14)
ENUMERATE_SECONDS = 5.0


def analyse(scenario: Scenario) -> dict[str, float]:
    """Do everything, and return seconds by function with states, plays and peak memory in MiB."""
    weights = dict.fromkeys(scenario.objectives, 1)
    ending = {scenario.endings[0].id: 1}
    played = begin(scenario, 1)
    while options := offers(scenario, played):
        played = step(scenario, played, options[0][0])
    work: dict[str, Callable[[], object]] = {
        "size": lambda: size(scenario),
        "reach": lambda: reach(scenario),
        "distribution": lambda: distribution(scenario),
        "best play": lambda: best_play(scenario, weights),
        "best play for an ending": lambda: best_play(scenario, ending),
        "front": lambda: front(scenario),
        "judge": lambda: judge(scenario, transcript(played)),
        "sensitivity": lambda: sensitivity(scenario, weights),
    }
    found: dict[str, float] = {}
    for name, do in work.items():
        began = perf_counter()
        do()
        found[name] = perf_counter() - began
    found["seconds"] = sum(found.values())
    best = best_play(scenario, ending)
    found["states"] = best.solved.net.walked.states
    found["front plans"] = len(front(scenario).plans)
    found["plays"] = size(scenario).plays
    found["MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def enumerated(scenario: Scenario) -> float:
    """Return how many plays a second plain enumeration with `step` gets through."""
    began, plays, waiting = perf_counter(), 0, [begin(scenario, 0)]
    while waiting and perf_counter() - began < ENUMERATE_SECONDS:
        state = waiting.pop()
        if state.scene is None:
            plays += 1
        for choice, _ in offers(scenario, state):
            waiting.extend(after for _, after in brute.lucks(scenario, state, choice))
    return plays / (perf_counter() - began)


def _in_a_process(*arguments: str) -> dict[str, float]:
    command = [sys.executable, __file__, *arguments]
    result: dict[str, float] = json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True).stdout
    )
    return result


def shipped() -> None:
    """Print a row of the table for each shipped scenario."""
    print("| scenario | plays | states | front | seconds | MiB | enumeration, extrapolated | times faster |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for path in sorted((ROOT / "modules").glob("*/scenario.yaml")):
        found = _in_a_process("file", str(path))
        plain = found["plays"] / enumerated(load_scenario(path))
        times = plain / found["seconds"]
        print(
            f"| {load_scenario(path).id} | {found['plays']:,} | {found['states']:,} | {found['front plans']} "
            f"| {found['seconds']:.1f} | {found['MiB']:.0f} | {plain / 3600:,.1f} h | {times:,.0f} |"
        )


def growth() -> None:
    """Print a row for each number of decisions, and draw growth.svg."""
    rows = []
    print("| decisions | plays | states | seconds | MiB |\n|---:|---:|---:|---:|---:|")
    for decisions in DECISIONS:
        found = _in_a_process("grow", str(decisions))
        print(
            f"| {decisions} | {found['plays']:,} | {found['states']:,} "
            f"| {found['seconds']:.1f} | {found['MiB']:.0f} |"
        )
        for what in ("plays", "states", "seconds", "MiB"):
            rows.append({"decisions": decisions, "what": what, "value": found[what]})
    base = alt.Chart(alt.Data(values=rows)).mark_line(point=True, color="#2a6f97")
    panels = [
        base.transform_filter(alt.datum.what == what)
        .encode(
            x=alt.X(
                "decisions:Q",
                title="decisions",
                axis=alt.Axis(values=list(DECISIONS)),
                scale=alt.Scale(zero=False),
            ),
            y=alt.Y("value:Q", title=None, scale=alt.Scale(type="log")),
        )
        .properties(width=170, height=170, title=what)
        for what in ("plays", "states", "seconds", "MiB")
    ]
    alt.hconcat(*panels).save(str(HERE / "growth.svg"))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["file", path]:
            print(json.dumps(analyse(load_scenario(Path(path)))))
        case ["grow", decisions]:
            print(json.dumps(analyse(growing.scenario(int(decisions)))))
        case _:
            shipped()
            growth()
