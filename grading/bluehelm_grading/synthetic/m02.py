"""Make the invented data of module 02 from the assumptions of the content brief (D08, D09, D14).

Run by ``python -m bluehelm_grading.synthetic.m02``; a second run changes nothing. The scenario of the module
plays in month 14 of the mission. The units are those of module 09 that stand in the Highlands.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from bluehelm_grading.synthetic.tables import SEED, Row, data_folder, texts, write

FOLDER = data_folder("02_mission_leadership_team")

WEEKS = 26
BOARD_FROM_WEEK = 14
HOURS_A_MACHINE = 15  # that one helicopter can fly in a week
ASKED_FOR = 1.7  # times the hours that can be flown
TASKS = {  # task: share of the hours asked for, then how loudly it is asked for, and its rank on the board
    "Ready for wounded": (0.20, 0.80, 6.0),
    "Exchange of troops": (0.30, 1.60, 0.8),
    "Political talks": (0.15, 0.45, 1.8),
    "Election material": (0.10, 0.55, 1.2),
    "Supply": (0.25, 1.40, 0.6),
}

TEAMS = {"Team 1": True, "Team 2": True, "Team 3": True, "Team 4": False, "Team 5": False, "Team 6": False}
"""Six invented leadership teams, and whether their roles are clear."""
SEATS = ("SRSG", "DSRSG-P", "DSRSG-RC/HC", "FC", "PC", "DMS", "COS")
PULSE_WEEKS, TROUBLE_WEEKS, MEETING_FROM_WEEK = 16, range(5, 9), 9
CLEAR, UNCLEAR = 5.6, 3.0  # role clarity, 1 to 7
PACE = 0.34  # share of the way to its aim that trust goes in a week

PATROL_WEEKS = 8
UNITS = {"Battalion 2": 0.0, "Battalion 3": 0.30, "Scout company": 0.38}
"""Unit: chance that a patrol starts at night. Battalion 2 has a limit that nobody declared."""
NIGHT_FROM, NIGHT_TO = 19, 5  # hours of the day


def flights() -> Iterator[Row]:
    """Give one row a week and task: hours asked for, hours flown, helicopters that could fly (D09)."""
    draw = random.Random(SEED + 9)
    for week in range(1, WEEKS + 1):
        machines = draw.choice((2, 2, 3, 3, 3, 4))
        can_fly = machines * HOURS_A_MACHINE
        asked = {
            task: round(can_fly * ASKED_FOR * share * draw.uniform(0.85, 1.15))
            for task, (share, _, _) in TASKS.items()
        }
        place = 2 if week >= BOARD_FROM_WEEK else 1
        flown = _shared(can_fly, asked, {task: numbers[place] for task, numbers in TASKS.items()})
        for task in TASKS:
            yield {
                "week": week,
                "board": int(week >= BOARD_FROM_WEEK),
                "task": task,
                "hours_requested": asked[task],
                "hours_flown": flown[task],
                "aircraft_ok": machines,
            }


def _shared(hours: int, asked: Mapping[str, int], weights: Mapping[str, float]) -> dict[str, int]:
    """Give out whole hours one by one, each to the task that has least of what its weight calls for.

    >>> _shared(3, {"a": 2, "b": 2}, {"a": 2.0, "b": 1.0})
    {'a': 2, 'b': 1}
    """
    given = dict.fromkeys(asked, 0)
    for _ in range(hours):
        open_tasks = [task for task in asked if given[task] < asked[task]]
        task = min(open_tasks, key=lambda one: (given[one] + 0.5) / (asked[one] * weights[one]))
        given[task] += 1
    return given


def team_pulse() -> Iterator[Row]:
    """Give one row a team, week and seat: trust, role clarity and voice from 1 to 7 (D14)."""
    draw = random.Random(SEED + 14)
    for team, clear in TEAMS.items():
        trust, voice = 5.2, 4.6
        for week in range(1, PULSE_WEEKS + 1):
            trust += PACE * (_aim(week, clear) - trust)
            voice += PACE * ((5.4 if week >= MEETING_FROM_WEEK else 4.2) - voice)
            for seat in SEATS:
                yield {
                    "team": team,
                    "week": week,
                    "seat": seat,
                    "trust": _felt(draw, trust),
                    "role_clarity": _felt(draw, CLEAR if clear else UNCLEAR),
                    "voice": _felt(draw, voice),
                }


def _aim(week: int, clear: bool) -> float:
    """Give where trust goes: down in weeks of trouble, back where people meet and know their roles."""
    if week in TROUBLE_WEEKS:
        return 2.6
    if week < MEETING_FROM_WEEK:
        return 5.2
    return 5.4 if clear else 3.4


def _felt(draw: random.Random, level: float) -> int:
    return min(7, max(1, round(draw.gauss(level, 0.7))))


def patrols() -> Iterator[Row]:
    """Give one row a patrol in the Highlands: unit, day and hour of its start (D08)."""
    draw = random.Random(SEED + 8)
    for unit, by_night in UNITS.items():
        for day in range(1, PATROL_WEEKS * 7 + 1):
            if draw.random() < 0.9:
                night = draw.random() < by_night
                yield {"unit": unit, "day": day, "start_hour": _start(draw, night)}


def _start(draw: random.Random, night: bool) -> float:
    """Draw an hour of the day, at night or in daylight, in quarters of an hour."""
    if night:
        return round(4 * (draw.uniform(NIGHT_FROM, NIGHT_TO + 23.75) % 24)) / 4 % 24
    return round(4 * draw.triangular(NIGHT_TO + 0.5, NIGHT_FROM - 1, 8)) / 4


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    return texts({"flights.csv": flights(), "team_pulse.csv": team_pulse(), "patrols.csv": patrols()})


if __name__ == "__main__":
    write(files(), FOLDER)
