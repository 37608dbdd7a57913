"""Make the invented data of module 09 from the assumptions of the content brief (D08, D13, exercise log).

Run by ``python -m bluehelm_grading.synthetic.m09``; a second run changes nothing. Months are mission months;
the scenario of the module plays in month 20.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm_grading.synthetic.tables import SEED, Row, arrives, data_folder, texts, write

LAST_MONTH = 20
ROTATION_MONTHS = (12, 18, 24)
REVIEWED_SHARE = 0.60
DRILL_EVERY_MONTHS = 5
DRILLS_AFTER_LAST_ROTATION = 7
DRILL_TYPES = ("evacuation of wounded", "night call", "crowd work", "defence of the site")
FOLDER = data_folder("09_crisis_management")


@dataclass(frozen=True)
class Unit:
    """One unit; `limit` is what the contributor does not allow, `declared` whether the mission was told."""

    name: str
    kind: str
    contributor: str
    province: str
    strength: int
    limit: str = ""
    declared: bool = False
    asked: bool = True


UNITS = (
    Unit("Guard company", "military", "Castova", "Coast", 140),
    Unit("Police unit 1", "police", "Elenia", "Coast", 160, "No work outside Port Sarel", True),
    Unit("Police unit 2", "police", "Elenia", "Coast", 160),
    Unit("Police unit 3", "police", "Elenia", "Coast", 160),
    Unit("Battalion 1", "military", "Brennia", "Midlands", 720),
    Unit("Engineers 1", "military", "Delmar", "Midlands", 150, "Armed escort on every road move", True),
    Unit("Police unit 4", "police", "Fornia", "Midlands", 160),
    Unit(
        "Police unit 5", "police", "Fornia", "Midlands", 160, "Crowd work only under its own commander", True
    ),
    Unit("Battalion 2", "military", "Castova", "Highlands", 780, "No movement by night"),
    Unit("Battalion 3", "military", "Castova", "Highlands", 760),
    Unit("Scout company", "military", "Castova", "Highlands", 130, "No work within 5 km of the border", True),
    Unit(
        "Korvu company",
        "military",
        "Brennia",
        "Lake",
        120,
        "No patrol beyond 500 m of the site",
        asked=False,
    ),
    Unit("Battalion 4", "military", "Brennia", "Lake", 640, asked=False),
    Unit("Police unit 6", "police", "Elenia", "Lake", 160, "No platoon detached from the unit", asked=False),
    Unit("Police unit 7", "police", "Elenia", "Lake", 160, asked=False),
    Unit("Battalion 5", "military", "Delmar", "Drylands", 690),
    Unit("Aviation", "military", "Delmar", "Drylands", 110, "No flights by night", True),
    Unit("Engineers 2", "military", "Delmar", "Drylands", 150, "Work only inside camps"),
)


def force_limits() -> Iterator[Row]:
    """Give one row a unit: strength, vehicles, limits declared and undeclared (D08)."""
    draw = random.Random(SEED)
    for unit in UNITS:
        yield {
            "unit": unit.name,
            "kind": unit.kind,
            "contributor": unit.contributor,
            "province": unit.province,
            "strength": unit.strength,
            "vehicles": round(unit.strength * draw.uniform(0.10, 0.16)),
            "vehicles_ok_pct": draw.randint(58, 92),
            "declared_limit": unit.limit if unit.declared else "",
            "undeclared_limit": "" if unit.declared else unit.limit,
            "asked_month": 17 if unit.asked else "",
            "months_in_mission": draw.randint(3, LAST_MONTH),
            "rotation_month": ROTATION_MONTHS[-1],
        }


def rotation_drills() -> Iterator[Row]:
    """Give one row a unit and month: people rotated, drill, review, findings (D13)."""
    draw = random.Random(SEED + 13)
    able = [u.name for u in UNITS if u.name != "Korvu company"]
    late = {name: draw.randint(19, 20) for name in draw.sample(able, DRILLS_AFTER_LAST_ROTATION)}
    for unit in UNITS:
        last: int | str = ""
        for month in range(1, LAST_MONTH + 1):
            row = _month(draw, unit, month, late.get(unit.name, 0))
            last = month if row["drill_type"] else last
            yield {**row, "last_drill": last}


def _month(draw: random.Random, unit: Unit, month: int, drills_late: int) -> dict[str, object]:
    """Draw one month of one unit; `drills_late` is its month of drill after the last rotation (0: none)."""
    rotated = draw.randint(46, 54) if month in ROTATION_MONTHS else 0
    drilled = draw.random() < 1 / DRILL_EVERY_MONTHS if month <= ROTATION_MONTHS[1] else drills_late == month
    reviewed = drilled and draw.random() < REVIEWED_SHARE
    findings = draw.randint(1, 6) if reviewed else 0
    reported = arrives(draw, unit.province)
    shown = drilled and reported
    return {
        "month": month,
        "unit": unit.name,
        "rotated_pct": rotated if reported else "",
        "drill_type": draw.choice(DRILL_TYPES) if shown else "",
        "aar": int(reviewed) if shown else "",
        "findings": findings if shown else "",
        "closed": draw.randint(0, findings) if shown else "",
        "reported": int(reported),
    }


def exercise_log() -> Iterator[Row]:
    """Give the exercises of mission headquarters in months 1 to 20: two, the last one in month 6."""
    yield {"month": 2, "exercise": "tabletop", "leaders": 4, "new_leaders": 4, "aar": 1}
    yield {"month": 6, "exercise": "crisis", "leaders": 5, "new_leaders": 1, "aar": 0}


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    return texts(
        {
            "force_limits.csv": force_limits(),
            "rotation_drills.csv": rotation_drills(),
            "exercise_log.csv": exercise_log(),
        }
    )


if __name__ == "__main__":
    write(files(), FOLDER)
