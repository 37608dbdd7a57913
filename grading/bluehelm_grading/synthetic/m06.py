"""Make the invented data of module 06 from the assumptions of the content brief (D02) and of SC06.

Run by ``python -m bluehelm_grading.synthetic.m06``; a second run changes nothing. Months are mission months;
the scenario of the module begins in month 18.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator

from bluehelm.scenario import Scenario, load_scenario
from bluehelm_grading.synthetic import m10
from bluehelm_grading.synthetic.incidents import BOMB
from bluehelm_grading.synthetic.plays import always
from bluehelm_grading.synthetic.tables import SEED, Row, data_folder, texts, write

FOLDER = data_folder("06_integrated_missions")
SEATS = {  # seat: group, then whether it sits in MLT, UNCT and HCT
    "SRSG": ("mission", 1, 0, 0),
    "Deputy (Political)": ("mission", 1, 0, 0),
    "Deputy RC/HC": ("mission", 1, 1, 1),
    "Force Commander": ("mission", 1, 0, 0),
    "Police Commissioner": ("mission", 1, 0, 0),
    "Mission Support": ("mission", 1, 0, 0),
    "Chief of Staff": ("mission", 1, 0, 0),
    "Food agency": ("agency", 0, 1, 1),
    "Health agency": ("agency", 0, 1, 1),
    "Children's agency": ("agency", 0, 1, 1),
    "Refugee agency": ("agency", 0, 1, 1),
    "Development agency": ("agency", 0, 1, 0),
    "Labour agency": ("agency", 0, 1, 0),
    "NGO forum": ("outside the UN", 0, 0, 1),
    "Red Cross (observer)": ("outside the UN", 0, 0, 1),
}

TEAMS = {
    "Head of Office": "civilian",
    "Operations centre": "civilian",
    "Civil affairs": "civilian",
    "Human rights": "civilian",
    "Support": "civilian",
    "UN police": "uniformed",
    "Battalion": "uniformed",
    "Food": "aid",
    "Health": "aid",
    "Children": "aid",
    "Refugees": "aid",
    "NGO forum": "aid",
}
CAMP, AID_HOUSE = (150, 1350), (1150, 850)  # metres east and north of the landing
SITES = {
    "Camp": CAMP,
    "Aid house": AID_HOUSE,
    "Mission house": (850, 1480),
    "Police house": (1480, 1250),
    "Aid house 1": (1450, 930),
    "Aid house 2": (700, 780),
    "NGO house": (1450, 500),
}
APART = {
    "Battalion": "Camp",
    "Support": "Camp",
    "UN police": "Police house",
    "Food": "Aid house 1",
    "Health": "Aid house 1",
    "Children": "Aid house 2",
    "Refugees": "Aid house 2",
    "NGO forum": "NGO house",
}
LAYOUTS = ("One wall", "Two sites and a bridge", "Six sites")

FIRST_DAY, LAST_DAY = dt.date(2023, 9, 1), dt.date(2024, 2, 29)  # months 13 to 18 of the mission
KNOWN = {  # chance that mission and agencies knew, that the mission alone did; else the agencies alone
    "clash": (0.50, 0.40),
    "abuse": (0.35, 0.20),
    "crime": (0.35, 0.30),
    "protest": (0.60, 0.25),
    "intimidation": (0.25, 0.15),
    BOMB: (0.60, 0.40),
}

ORGANIZATIONS = 14
RULES = (("Case by case", 8), ("Escort for each convoy", 9), ("No escort, ever", 9))
AIMS = {  # rule: organizations at the table and days of waiting, to which weeks under it lead
    "Case by case": (11.0, 3.0),
    "Escort for each convoy": (3.5, 1.5),
    "No escort, ever": (11.0, 17.0),
}
PACE = 0.34  # share of the way to the aim that one week brings

PLAYS = 60
SIDES = (-1, 0, 1)


def three_tables() -> Iterator[Row]:
    """Give one row a seat: at which of three tables it sits."""
    for seat, (group, mlt, unct, hct) in SEATS.items():
        yield {"seat": seat, "group": group, "mlt": mlt, "unct": unct, "hct": hct}


def vaelin_sites() -> Iterator[Row]:
    """Give one row a layout and team: where it works in Vaelin, and whether soldiers guard its gate."""
    for layout in LAYOUTS:
        placed: Counter[str] = Counter()
        for team, family in TEAMS.items():
            site = _site(layout, team, family)
            east, north = _spot(site, placed[site])
            placed[site] += 1
            guarded = int(site == "Camp")
            yield {
                "layout": layout,
                "team": team,
                "family": family,
                "site": site,
                "east_m": east,
                "north_m": north,
                "armed_gate": guarded,
            }


def _site(layout: str, team: str, family: str) -> str:
    if layout == LAYOUTS[0]:
        return "Camp"
    if layout == LAYOUTS[1]:
        return "Aid house" if family == "aid" else "Camp"
    return APART.get(team, "Mission house")


def _spot(site: str, number: int) -> tuple[int, int]:
    """Set the teams of a site side by side, four in a row."""
    east, north = SITES[site]
    return east + 130 * (number % 4), north - 130 * (number // 4)


def incidents() -> Iterator[Row]:
    """Give one row an incident of module 10: what, where, and who knew of it, mission or agencies (D02)."""
    draw = random.Random(SEED + 2)
    for row in m10.past(FIRST_DAY, LAST_DAY):
        known = _known(draw, str(row["type"])) if row["reported"] else ""
        yield {**row, "known_by": known}


def _known(draw: random.Random, kind: str) -> str:
    both, mission = KNOWN[kind]
    return draw.choices(("both", "mission", "agencies"), (both, mission, 1 - both - mission))[0]


def table_and_convoys() -> Iterator[Row]:
    """Give, for 26 weeks in Midlands, who came to the weekly table and how long a convoy waited."""
    draw = random.Random(SEED + 6)
    rules = [rule for rule, weeks in RULES for _ in range(weeks)]
    table, days = AIMS[rules[0]]
    for week, rule in enumerate(rules, 1):
        aim_table, aim_days = AIMS[rule]
        table, days = table + PACE * (aim_table - table), days + PACE * (aim_days - days)
        yield {
            "week": week,
            "rule": rule,
            "organizations": min(ORGANIZATIONS, max(0, round(table + draw.gauss(0, 0.6)))),
            "wait_days": max(0, round(days + draw.gauss(0, 0.6))),
        }


def sides_and_endings() -> Iterator[Row]:
    """Give how 60 plays of SC06 end for leaders who always take one side of a polarity, or any side."""
    scenario = load_scenario(FOLDER.parent / "scenario.yaml")
    for polarity in scenario.polarities:
        for side in SIDES:
            ends = Counter(always(scenario, seed, polarity, side).ending for seed in range(1, PLAYS + 1))
            for ending in _endings(scenario):
                yield {"polarity": polarity, "side": side, "ending": ending, "plays": ends[ending]}


def _endings(scenario: Scenario) -> list[str]:
    early = [scenario.early_end.id] if scenario.early_end else []
    return [*(one.id for one in scenario.endings), *early]


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    tables = (three_tables, vaelin_sites, incidents, table_and_convoys, sides_and_endings)
    return texts({f"{table.__name__}.csv": table() for table in tables})


if __name__ == "__main__":
    write(files(), FOLDER)
