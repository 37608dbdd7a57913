"""Tight plays: few plays that together pin what a scenario does, number by number.

The golden plays tell stories, one for each ending. These are picked for what they would notice: every option
taken, every event a hair from happening on either side of its probability, every threshold of an ending just
met and just missed. `python tests/scenario/tight.py` picks them anew, in half a minute a scenario.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from bluehelm.scenario import (
    Ending,
    Scenario,
    State,
    begin,
    chance,
    expression,
    load_scenario,
    offers,
    rules,
    step,
)
from bluehelm.scenario.analysis import Witness, reach
from bluehelm.scenario.expression import Compare, Joined, Name, Node, Number
from bluehelm.scenario.play import probability

HERE = Path(__file__).parent
FOLDER = HERE / "tight"
SHIPPED = sorted((HERE.parents[1] / "modules").glob("*/scenario.yaml"))
TRIED = 6000
SEEDS = 20_000
CLOSE = Fraction(3, 100)
Play = dict[str, Any]


def log(scenario: Scenario, seed: int, choices: Iterable[str]) -> Play:
    """Play and note all that a learner could notice. Raises PlayError where the play no longer fits."""
    state, notes, taken = begin(scenario, seed), [], list(choices)
    for choice in taken:
        if state.scene is None:
            break
        scene = state.scene
        timer = scenario.scenes[scene].timer
        offered = sorted(key for key, _ in offers(scenario, state))
        state = step(scenario, state, choice)
        done = state.decisions[-1]
        moved = {name: done.after[name] - value for name, value in done.before.items()}
        low = [n for n, g in scenario.gauges.items() if g.warn_at is not None and done.after[n] <= g.warn_at]
        notes.append(
            [
                f"{scene}.{choice} of {''.join(offered)}",
                timer.timeout if timer else "",
                dict(scenario.scenes[scene].choices[choice].leans),
                {name: amount for name, amount in moved.items() if amount},
                [*done.events, *low],
            ]
        )
    end = [state.ending, *state.gauges.values(), *sorted(state.flags)]
    return {"seed": seed, "choices": " ".join(taken), "notes": notes, "end": end}


def written(plays: list[Play]) -> str:
    """Return the text of a file of tight plays, one line a decision."""
    heads = (
        f'{{"seed": {one["seed"]}, "choices": "{one["choices"]}", "end": {json.dumps(one["end"])}, '
        for one in plays
    )
    notes = (",\n  ".join(json.dumps(note, ensure_ascii=False) for note in one["notes"]) for one in plays)
    return (
        "[\n"
        + ",\n".join(f'{head}"notes": [\n  {note}]}}' for head, note in zip(heads, notes, strict=True))
        + "\n]\n"
    )


def pick(scenario: Scenario) -> list[Play]:
    """Return few plays that together notice all that any of the tried plays would."""
    tried = [*_at_thresholds(scenario), *(_play(scenario, number) for number in range(TRIED))]
    wanted = [(frozenset(noticed(scenario, state)), state) for state in tried]
    left = frozenset().union(*(goals for goals, _ in wanted))
    picked = []
    while left:
        goals, state = max(wanted, key=lambda one: len(one[0] & left))
        left -= goals
        picked.append(log(scenario, state.seed, (decision.choice for decision in state.decisions)))
    return picked


def _play(scenario: Scenario, number: int) -> State:
    """Play with a taste of its own, more or less faithfully followed: mixed, or for or against one gauge."""
    luck = random.Random(number)
    weights = {name: luck.uniform(-1, 1) for name in scenario.gauges}
    faith = luck.choice([0, 0, 1, 3])
    if number % 5 == 0:
        weights = {**dict.fromkeys(weights, 0.0), luck.choice([*weights]): luck.choice([-1.0, 1.0])}
        faith = luck.choice([1, 3, 9])
    state = begin(scenario, number)
    while state.scene is not None:
        drawn = {
            key: faith * sum(weights[name] * n for name, n in choice.effects.items()) + luck.uniform(0, 3)
            for key, choice in sorted(offers(scenario, state))
        }
        state = step(scenario, state, max(drawn, key=lambda key: drawn[key]))
    return state


def _at_thresholds(scenario: Scenario) -> Iterator[State]:
    """Yield a play for each number in an ending that just meets it, and one that just misses it.

    Exact analysis finds the play, or that there is none; then a seed is looked for that has its luck.
    """
    for number, ending in enumerate(scenario.endings):
        parts = (ending.condition or "").split(" and ")
        for place, part in enumerate(parts):
            name, _, least = part.partition(" >= ") if " >= " in part else part.partition(" < ")
            if name not in scenario.gauges or not least.isdigit():
                continue
            for value in (int(least), int(least) - 1):
                probe = [*parts[:place], f"{name} == {value}", *parts[place + 1 :]]
                witness = _witness(scenario, number, " and ".join(probe))
                if witness is not None and (play := _lucky(scenario, witness)) is not None:
                    yield play


def _witness(scenario: Scenario, number: int, condition: str) -> Witness | None:
    probe = Ending.model_validate({"id": "PROBE", "if": condition, "title": "x", "text": "x"})
    endings = (*scenario.endings[:number], probe, *scenario.endings[number:])
    return reach(scenario.model_copy(update={"endings": endings})).endings["PROBE"]


def _lucky(scenario: Scenario, witness: Witness) -> State | None:
    """Return the witness as a play, with the first seed that has its luck."""
    for seed in range(SEEDS):
        state = begin(scenario, seed)
        for one in witness.steps:
            state = step(scenario, state, one.choice)
            events = state.decisions[-1].events
            if not set(one.happens) <= set(events) or set(one.spares) & set(events):
                break
        else:
            return state
    return None


def noticed(scenario: Scenario, state: State) -> Iterator[tuple[object, ...]]:
    """Yield what this play would notice if it changed."""
    flags: frozenset[str] = frozenset()
    visits: dict[str, int] = {}
    for decision in state.decisions:
        scene = scenario.scenes[decision.scene]
        visits[decision.scene] = visits.get(decision.scene, 0) + 1
        flags |= frozenset(scene.choices[decision.choice].sets)
        yield "option", decision.scene, decision.choice
        for change in decision.changes:
            if change.cause != rules.CHOICE:
                yield "change", change.cause, change.gauge
        for name, gauge in scenario.gauges.items():
            for mark, at in (("warned", gauge.warn_at), ("ended", gauge.end_at)):
                if at is not None and decision.after[name] <= at < decision.before[name]:
                    yield mark, name
                if at is not None and at < decision.after[name] <= at + 10:
                    yield f"nearly {mark}", name
        value = rules.lookup(decision.after, flags, visits)
        for event_id, event in scenario.events.items():
            if event.after == decision.scene:
                p = probability(event, value)
                gap = Fraction(chance.draw(state.seed, event_id, visits[decision.scene]), chance.SCALE) - p
                if abs(gap) < CLOSE:
                    yield "luck", event_id, p, gap < 0
    yield from _thresholds(scenario, rules.lookup(state.gauges, flags, visits), state)


def _thresholds(
    scenario: Scenario, value: Callable[[str], int], state: State
) -> Iterator[tuple[object, ...]]:
    """Yield comparisons of an ending that decide: met or missed by at most two points, all else holding."""
    yield "ending", state.ending
    for ending in scenario.endings:
        if ending.condition is None:
            return
        node = expression.parse(ending.condition)
        parts = node.parts if isinstance(node, Joined) and node.word == "and" else (node,)
        for part in parts:
            others = all(expression.holds(one, value) for one in parts if one is not part)
            if others and (gap := _gap(part, value)) is not None and abs(gap) <= 2:
                yield "threshold", ending.id, part, gap
        if expression.holds(node, value):
            return


def _gap(node: Node, value: Callable[[str], int]) -> int | None:
    match node:
        case Compare(terms=(Name(id=name), Number(value=number))):
            return value(name) - number
    return None


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path in SHIPPED:
        scenario = load_scenario(path)
        if not sys.argv[1:] or scenario.id in sys.argv[1:]:
            plays = pick(scenario)
            (FOLDER / f"{scenario.id}.json").write_text(written(plays), encoding="utf-8")
            print(scenario.id, len(plays))
