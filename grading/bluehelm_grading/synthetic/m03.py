"""Make the invented data of module 03 from the assumptions of the content brief (D02, D10) and of SC03.

Run by ``python -m bluehelm_grading.synthetic.m03``; a second run changes nothing. Months are mission months;
the scenario of the module begins in month 15.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from bluehelm.scenario import load_scenario
from bluehelm_grading.synthetic import m10
from bluehelm_grading.synthetic.plays import settled
from bluehelm_grading.synthetic.tables import Row, data_folder, texts, write

FOLDER = data_folder("03_mandate_to_plan")
FIRST_DAY, LAST_DAY = dt.date(2023, 3, 1), dt.date(2023, 8, 31)  # months 7 to 12 of the mission
MONTHS = 6

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
    """Give one row an incident of six months, as module 10 has it: where, what, who was harmed (D02)."""
    return m10.past(FIRST_DAY, LAST_DAY)


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
