"""Make the invented data of module 10 from the assumptions of the content brief (D02, D07, D18).

Run by ``python -m bluehelm_grading.synthetic.m10``; a second run changes nothing. Months are mission months;
the scenario of the module plays in month 22, so the reports end with month 21. The rows of the register and
of the activities are written out by hand in `m10_rows`: a threat cannot be drawn at random.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator

from bluehelm_grading.synthetic.incidents import UNKNOWN_ACTOR_SHARE, harmed, kind_in
from bluehelm_grading.synthetic.incidents import USUAL as RATES
from bluehelm_grading.synthetic.m10_rows import ACTIVITIES, REGISTER
from bluehelm_grading.synthetic.tables import SEED, Row, arrives, data_folder, texts, write

FIRST_YEAR, FIRST_MONTH = 2022, 9  # month 1 of the mission, for display only
LAST_MONTH = 21
INCIDENTS_SEED = SEED + 1737
"""Chosen so that the past fits exercise 3: two bombs in months 20 and 21."""
LAKE_PEAK, LAKE_PEAK_FACTOR = range(19, 22), 1.6
ACTORS = {
    "Coast": ("state",),
    "Midlands": ("state", "HF"),
    "Highlands": ("state", "HF"),
    "Lake": ("state", "LKC"),
    "Drylands": ("state", "AC"),
}
FOLDER = data_folder("10_security_management")


def risk_register() -> Iterator[Row]:
    """Give one row a threat: likelihood and impact (1 to 5) before and after its measure (D07)."""
    for number, threat in enumerate(REGISTER, start=1):
        yield {"id": f"R{number:02}", **threat.row()}


def activities() -> Iterator[Row]:
    """Give one row an activity in the Drylands, with what it needs and how long it can wait (D18)."""
    for activity in ACTIVITIES:
        yield activity._asdict()


def incidents() -> Iterator[Row]:
    """Give one row an incident, and one for each weekly report that never came (D02)."""
    draw = random.Random(INCIDENTS_SEED)
    for province in RATES:
        missing = [week for week in _mondays() if not arrives(draw, province)]
        for day in _days(draw, province):
            if _monday(day) not in missing:
                yield _incident(draw, province, day)
        for week in missing:
            yield {**dict.fromkeys(INCIDENT_COLUMNS, ""), "date": week, "province": province, "reported": 0}


def past(first: dt.date, last: dt.date) -> Iterator[Row]:
    """Give the incidents from a first to a last day, in their order: what other modules show of this past."""
    for row in in_order(incidents()):
        if first <= dt.date.fromisoformat(str(row["date"])) <= last:
            yield row


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Sort incidents by day and province."""
    return sorted(rows, key=lambda row: (str(row["date"]), str(row["province"])))


INCIDENT_COLUMNS = ("date", "province", "type", "victims_f", "victims_m", "actor", "reported")


def _days(draw: random.Random, province: str) -> Iterator[dt.date]:
    """Draw the days of incidents: a Poisson process, month by month."""
    for month in range(1, LAST_MONTH + 1):
        peak = LAKE_PEAK_FACTOR if province == "Lake" and month in LAKE_PEAK else 1
        first, length = _first(month), (_first(month + 1) - _first(month)).days
        at = draw.expovariate(RATES[province] * peak / length)
        while at < length:
            yield first + dt.timedelta(days=int(at))
            at += draw.expovariate(RATES[province] * peak / length)


def _incident(draw: random.Random, province: str, day: dt.date) -> Row:
    kind = kind_in(draw, province)
    women, men = harmed(draw, kind)
    unknown = draw.random() < UNKNOWN_ACTOR_SHARE
    return {
        "date": day,
        "province": province,
        "type": kind,
        "victims_f": women,
        "victims_m": men,
        "actor": "unknown" if unknown else draw.choice(ACTORS[province]),
        "reported": 1,
    }


def _first(month: int) -> dt.date:
    """Give the first day of a mission month.

    >>> _first(1), _first(21)
    (datetime.date(2022, 9, 1), datetime.date(2024, 5, 1))
    """
    years, months = divmod(FIRST_MONTH + month - 2, 12)
    return dt.date(FIRST_YEAR + years, months + 1, 1)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _mondays() -> Iterator[dt.date]:
    """Give the weeks that lie within the months, by their Mondays."""
    week = _monday(_first(1) + dt.timedelta(days=6))
    while week + dt.timedelta(days=7) <= _first(LAST_MONTH + 1):
        yield week
        week += dt.timedelta(days=7)


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    return texts(
        {
            "risk_register.csv": risk_register(),
            "activities_drylands.csv": activities(),
            "incidents.csv": in_order(incidents()),
        }
    )


if __name__ == "__main__":
    write(files(), FOLDER)
