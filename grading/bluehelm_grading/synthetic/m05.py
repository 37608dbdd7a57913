"""Make the invented data of module 05 from the assumptions of the content brief (D02, D12).

Run by ``python -m bluehelm_grading.synthetic.m05``; a second run changes nothing. The scenario of the module
plays in month 17, so both files hold the twelve months before it. The incidents are those of module 10: one
country has one past.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from bluehelm_grading.synthetic import m10
from bluehelm_grading.synthetic.tables import SEED, Row, data_folder, texts, write

FOLDER = data_folder("05_human_rights_and_wps")
FIRST_DAY, LAST_DAY = dt.date(2023, 1, 1), dt.date(2023, 12, 31)  # months 5 to 16 of the mission

WEEKS = range(18, 70)  # of the mission: the same twelve months
MARKETS = ("Odran", "Vaelin", "Hesk")
ATTACKS, SIGNALLED, FALSE_ALARMS = 14, 11, 2
BASE_PRICE, SPREAD = 100, 8
JUMP = (1.8, 2.2)
APART_WEEKS = 6
"""Least distance of two attacks or false alarms on one market, so that each has a fortnight of its own."""


def incidents() -> Iterator[Row]:
    """Give one row an incident of months 5 to 16, and one for each weekly report that never came (D02)."""
    return m10.past(FIRST_DAY, LAST_DAY)


def salt_price() -> Iterator[Row]:
    """Give one row a week and market: the price of salt, and the attacks near the market (D12)."""
    draw = random.Random(SEED + 12)
    events = _events(draw)
    attacks = set(events[:ATTACKS])
    jumps = {
        (market, week - back) for market, week in (*events[:SIGNALLED], *events[ATTACKS:]) for back in (1, 2)
    }
    for week in WEEKS:
        for market in MARKETS:
            base = min(max(draw.gauss(BASE_PRICE, SPREAD / 2), BASE_PRICE - SPREAD), BASE_PRICE + SPREAD)
            factor = draw.uniform(*JUMP) if (market, week) in jumps else 1
            yield {
                "week": week,
                "market": market,
                "price": round(base * factor),
                "attacks": int((market, week) in attacks),
                "attacks_next_2_weeks": sum((market, week + ahead) in attacks for ahead in (1, 2)),
            }


def _events(draw: random.Random) -> list[tuple[str, int]]:
    """Draw markets and weeks of the attacks and of the false alarms, in no order, far enough apart."""
    found: list[tuple[str, int]] = []
    while len(found) < ATTACKS + FALSE_ALARMS:
        market, week = draw.choice(MARKETS), draw.randrange(WEEKS.start + 3, WEEKS.stop)
        if all(market != other or abs(week - at) >= APART_WEEKS for other, at in found):
            found.append((market, week))
    return found


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    return texts(
        {
            "incidents.csv": incidents(),
            "salt_price.csv": salt_price(),
        }
    )


if __name__ == "__main__":
    write(files(), FOLDER)
