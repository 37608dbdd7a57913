"""Make the invented data of module 04 from the assumptions of the content brief (D01, D03) and of SC04.

Run by ``python -m bluehelm_grading.synthetic_m04``; a second run changes nothing. Weeks of `consent.csv` are
mission weeks (week 70 begins month 17); weeks of `promises.csv` count from the day of the vote.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bluehelm.scenario import Scenario, State, begin, ending, load_scenario, offers, step

SEED = 20240914
FIRST_WEEK, MONTH_17, LAST_WEEK = 60, 70, 83
NOISE_SD = 4
PALACE_COOLS, WARNING_WEEKS, COLD_WEEKS, DEPTH = 75, 2, 3, 15
PROVINCES = ("Coast", "Midlands", "Highlands", "Lake", "Drylands")
WEAK_LINES = ("Lake", "Drylands")
MISSING_SHARE = 0.03
SOURCES = {"national": "statement", "provincial": "meeting", "local": "refusal", "working": "permit"}
USUAL = {
    "provincial": dict(zip(PROVINCES, (60, 57, 50, 54, 47), strict=True)),
    "local": dict(zip(PROVINCES, (58, 52, 56, 55, 46), strict=True)),
    "working": dict(zip(PROVINCES, (61, 58, 51, 56, 49), strict=True)),
}
LAKE_FALLS_TO = {"local": 41, "provincial": 49}
WEEKS = range(-20, 13)
PLAYS = 60
POLES = {"Always the date": -1, "Always inclusion": 1}
SHOWN = ("POL", "CON", "IMP", "LOC", "CRE", "RES")
FOLDER = Path(__file__).resolve().parents[2] / "modules" / "04_primacy_of_politics" / "data"

Row = Mapping[str, object]


def consent() -> Iterator[Row]:
    """Give one row a week, level and province: how warm the reports were, 0 to 100 (D03)."""
    draw = random.Random(SEED + 3)
    for week in range(FIRST_WEEK, LAST_WEEK + 1):
        yield _report(draw, week, "national", "all")
        for level in USUAL:
            for province in PROVINCES:
                yield _report(draw, week, level, province)


def _report(draw: random.Random, week: int, level: str, province: str) -> Row:
    reported = not (province in WEAK_LINES and draw.random() < MISSING_SHARE)
    score = round(_expected(week, level, province) + draw.gauss(0, NOISE_SD))
    return {
        "week": week,
        "level": level,
        "province": province,
        "score": min(100, max(0, score)) if reported else "",
        "source": SOURCES[level],
        "reported": int(reported),
    }


def _expected(week: int, level: str, province: str) -> float:
    """Return the score without noise: slow rise of the capital, a cold spell, and the fall at the lake."""
    if level == "national":
        usual = 60 + 8 * (week - FIRST_WEEK) / (LAST_WEEK - FIRST_WEEK)
        return usual - DEPTH * (0 <= week - PALACE_COOLS < COLD_WEEKS)
    usual = USUAL[level][province]
    if level == "working":  # the offices of all provinces follow the ministries of the capital
        return usual - DEPTH * (0 <= week - PALACE_COOLS + WARNING_WEEKS < COLD_WEEKS + WARNING_WEEKS)
    if province == "Lake" and week > MONTH_17:
        share = (week - MONTH_17) / (LAST_WEEK - MONTH_17)
        return usual + (LAKE_FALLS_TO[level] - usual) * share
    return usual


def promises() -> Iterator[Row]:
    """Give, for each week around the vote, how far four conditions are if nothing changes.

    From SC04: 40 per cent of the fighters in camps twenty weeks before the vote, 68 per cent five weeks
    before it; the law passes its first reading in that week; the money lapses nine weeks later.
    """
    for week in WEEKS:
        camps = round(40 + (68 - 40) / 15 * (week + 20))
        readings = (week >= -5) + (week >= 2) + (week >= 8)
        yield _condition(week, "law", readings, "readings passed, of three", readings == 3)
        yield _condition(week, "camps", min(camps, 95), "% of the fighters in camps", camps >= 80)
        yield _condition(week, "ballots", min(100, 60 + 2 * (week + 20)), "% of material in place", week >= 0)
        yield _condition(week, "money", int(week <= 4), "1: there, 0: lapsed", week <= 4)


def _condition(week: int, condition: str, value: int, unit: str, ready: bool) -> Row:
    return {"week": week, "condition": condition, "value": value, "unit": unit, "ready": int(ready)}


def demo_plays() -> Iterator[Row]:
    """Give one row a decision of sixty plays of SC04 with random choices (D01)."""
    scenario = _scenario()
    draw = random.Random(SEED + 1)
    for run in range(1, PLAYS + 1):
        state = begin(scenario, run)
        while state.scene is not None:
            state = step(scenario, state, draw.choice([name for name, _ in offers(scenario, state)]))
        yield from _decisions(draw, scenario, run, state)


def _decisions(draw: random.Random, scenario: Scenario, run: int, state: State) -> Iterator[Row]:
    last = ending(scenario, state)
    for number, taken in enumerate(state.decisions, 1):
        choice = scenario.scenes[taken.scene].choices[taken.choice]
        yield {
            "run_id": run,
            "step": number,
            "scene": taken.scene,
            "option": taken.choice,
            "label": choice.label,
            **{f"lean_{pole}": choice.leans.get(pole, "") for pole in scenario.polarities},
            "seconds": draw.randint(20, 240),
            **{gauge: taken.after[gauge] for gauge in SHOWN},
            "ending": last.id if last else "",
        }


def one_pole() -> Iterator[Row]:
    """Give the gauges of SC04 before and after, for plans that always take one pole: means of 60 plays."""
    scenario = _scenario()
    for plan, side in POLES.items():
        ends = [_play(scenario, seed, side) for seed in range(1, PLAYS + 1)]
        for gauge in SHOWN:
            after = sum(state.gauges[gauge] for state in ends) / PLAYS
            before = scenario.gauges[gauge].start
            yield {"plan": plan, "gauge": gauge, "before": before, "after": round(after, 1)}


def _play(scenario: Scenario, seed: int, side: int) -> State:
    """Play to the end: always towards one side of polarity a, at random where no option goes there."""
    draw = random.Random(SEED + seed)
    state = begin(scenario, seed)
    while state.scene is not None:
        reach = {name: side * choice.leans.get("a", 0) for name, choice in offers(scenario, state)}
        farthest = [name for name, lean in reach.items() if lean == max(reach.values())]
        state = step(scenario, state, draw.choice(farthest))
    return state


def _scenario() -> Scenario:
    return load_scenario(FOLDER.parent / "scenario.yaml")


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    tables = {
        "consent.csv": tuple(consent()),
        "promises.csv": tuple(promises()),
        "demo_plays.csv": tuple(demo_plays()),
        "one_pole.csv": tuple(one_pole()),
    }
    return {name: _csv(rows) for name, rows in tables.items()}


def main(folder: Path = FOLDER) -> None:
    """Write the files into `folder`."""
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _csv(rows: Sequence[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    main()
