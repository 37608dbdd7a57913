"""Make the invented data of module 04 from the assumptions of the content brief (D01, D03) and of SC04.

Run by ``python -m bluehelm_grading.synthetic.m04``; a second run changes nothing. Weeks of `consent.csv` are
mission weeks (week 70 begins month 17); weeks of `promises.csv` count from the day of the vote.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from bluehelm.scenario import Scenario, State, ending, load_scenario
from bluehelm_grading.synthetic.plays import farthest, play
from bluehelm_grading.synthetic.tables import SEED, Row, arrives, data_folder, texts, write

FIRST_WEEK, MONTH_17, LAST_WEEK = 60, 70, 83
NOISE_SD = 4
PALACE_COOLS, WARNING_WEEKS, COLD_WEEKS, DEPTH = 75, 2, 3, 15
PROVINCES = ("Coast", "Midlands", "Highlands", "Lake", "Drylands")
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
FOLDER = data_folder("04_primacy_of_politics")


def consent() -> Iterator[Row]:
    """Give one row a week, level and province: how warm the reports were, 0 to 100 (D03)."""
    draw = random.Random(SEED + 3)
    for week in range(FIRST_WEEK, LAST_WEEK + 1):
        yield _report(draw, week, "national", "all")
        for level in USUAL:
            for province in PROVINCES:
                yield _report(draw, week, level, province)


def _report(draw: random.Random, week: int, level: str, province: str) -> Row:
    reported = arrives(draw, province)
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
        state = play(scenario, run, lambda offered: draw.choice(list(offered)))
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
        ends = [_always(scenario, seed, side) for seed in range(1, PLAYS + 1)]
        for gauge in SHOWN:
            after = sum(state.gauges[gauge] for state in ends) / PLAYS
            before = scenario.gauges[gauge].start
            yield {"plan": plan, "gauge": gauge, "before": before, "after": round(after, 1)}


def _always(scenario: Scenario, seed: int, side: int) -> State:
    """Play always towards one side of polarity a, at random where no option goes there."""
    draw = random.Random(SEED + seed)
    return play(scenario, seed, lambda offered: draw.choice(farthest(offered, "a", side)))


def _scenario() -> Scenario:
    return load_scenario(FOLDER.parent / "scenario.yaml")


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    return texts(
        {
            "consent.csv": consent(),
            "promises.csv": promises(),
            "demo_plays.csv": demo_plays(),
            "one_pole.csv": one_pole(),
        }
    )


if __name__ == "__main__":
    write(files(), FOLDER)
