"""Make the invented data of module 03 from the assumptions of the content brief (D02, D10) and of SC03.

Run by ``python -m bluehelm_grading.synthetic.m03``; a second run changes nothing. Months are mission months;
the scenario of the module begins in month 15.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bluehelm.scenario import load_scenario
from bluehelm_grading.synthetic.incidents import BOMB, TYPES, actor, happened
from bluehelm_grading.synthetic.plays import settled
from bluehelm_grading.synthetic.tables import SEED, Row, arrives, data_folder, texts, write

FOLDER = data_folder("03_mandate_to_plan")
FIRST_DAY, MONTHS = date(2023, 3, 5), 6  # months 7 to 12 of the mission, 30 days each
KINDS = {  # province: how likely each of TYPES is, and a bomb
    "Coast": (1, 1, 3, 6, 1, 0),
    "Midlands": (2, 6, 2, 1, 2, 0),
    "Highlands": (2, 2, 1, 1, 6, 0),
    "Lake": (7, 2, 2, 1, 2, 0),
    "Drylands": (2, 1, 1, 0, 1, 6),
}
HARMED = {  # kind: most women and girls, most men and boys who are harmed by one incident
    "clash": (3, 5),
    "abuse": (2, 2),
    "crime": (1, 1),
    "protest": (1, 1),
    "intimidation": (1, 1),
    BOMB: (2, 4),
}

LAST_MONTH = 14
Steps = Mapping[int, int]
PLEDGED: Mapping[str, Steps] = {"DDR": {2: 14, 8: 16}, "elections": {5: 12, 12: 22}}  # month: USD million
LATE_MONTHS = 3
RECEIVED: Mapping[str, Steps] = {
    "DDR": {4: 6, 7: 4, 11: 5},
    "elections": {month + LATE_MONTHS: given for month, given in PLEDGED["elections"].items()},
}
SPENT: Mapping[str, Steps] = {"DDR": {5: 3, 8: 4, 12: 4}, "elections": {10: 5, 13: 3}}

PLAYS = 60
ASKED = ("D2", "D4", "D6")


def incidents() -> Iterator[Row]:
    """Give one row an incident of six months: where, what, who was harmed (D02)."""
    draw = random.Random(SEED + 23)
    yield from happened(draw, MONTHS, lambda province, month: _incident(draw, province, month))


def _incident(draw: random.Random, province: str, month: int) -> Row:
    kind = draw.choices((*TYPES, BOMB), KINDS[province])[0]
    women, men = (draw.randint(0, most) for most in HARMED[kind])
    day = FIRST_DAY + timedelta(days=month * 30 + draw.randrange(30))
    who, reported = actor(draw), arrives(draw, province)
    return {
        "date": day.isoformat(),
        "province": province,
        "type": kind if reported else "",
        "victims_f": women if reported else "",
        "victims_m": men if reported else "",
        "actor": who if reported else "",
        "reported": int(reported),
    }


def funds() -> Iterator[Row]:
    """Give, month by month, what was pledged, received and spent of the trust fund until then (D10)."""
    for line in PLEDGED:
        for month in range(1, LAST_MONTH + 1):
            yield {
                "source": "voluntary",
                "line": line,
                "month": month,
                "pledged": _until(PLEDGED[line], month),
                "received": _until(RECEIVED[line], month),
                "spent": _until(SPENT[line], month),
            }


def _until(steps: Steps, month: int) -> int:
    return sum(amount for when, amount in steps.items() if when <= month)


def choices_and_endings() -> Iterator[Row]:
    """Give how 60 plays of SC03 end for each option of three decisions, all others taken at random."""
    scenario = load_scenario(FOLDER.parent / "scenario.yaml")
    for scene in ASKED:
        for option, choice in scenario.scenes[scene].choices.items():
            ends = Counter(settled(scenario, seed, scene, option).ending for seed in range(1, PLAYS + 1))
            for ending in scenario.endings:
                kept = {"scene": scene, "option": option, "label": choice.label}
                yield {**kept, "ending": ending.id, "plays": ends[ending.id]}


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    tables = (incidents, funds, choices_and_endings)
    return texts({f"{table.__name__}.csv": table() for table in tables})


if __name__ == "__main__":
    write(files(), FOLDER)
