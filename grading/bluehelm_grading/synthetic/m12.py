"""Make the invented data of module 12 from the assumptions of the content brief (D10, D16).

Run by ``python -m bluehelm_grading.synthetic.m12``; a second run changes nothing. Months are mission months;
the scenario of the module plays in month 26. The data on women in leadership are figures of a source and are
kept by hand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from bluehelm_grading.synthetic.tables import SEED, Row, data_folder, texts, write

FOLDER = data_folder("12_stewardship")

PLEDGES = (  # line, pledged and received by month 26 (USD), months from pledge to money
    ("Reintegration", 2_000_000, 600_000, 7),
    ("Elections", 1_500_000, 750_000, 5),
    ("Reintegration", 1_000_000, 1_000_000, 2),
    ("Police posts", 900_000, 0, None),
    ("Wells, markets", 700_000, 0, None),
    ("Elections", 600_000, 450_000, 4),
    ("Police posts", 500_000, 250_000, 6),
    ("Wells, markets", 300_000, 200_000, 3),
    ("Reintegration", 250_000, 0, None),
    ("Police posts", 200_000, 0, None),
    ("Wells, markets", 100_000, 100_000, 1),
    ("Elections", 50_000, 50_000, 1),
)

CONTRACT_MONTHS = range(15, 27)
LOTS_FROM = {"Vaelin": 21, "Odran": None}  # first month in which contracts are split into lots
RIVER_SHARE = {False: 0.83, True: 0.55}  # without lots, with lots
MONTHLY_USD = (38_000, 74_000)


def midlands_pledges() -> Iterator[Row]:
    """Give one row a pledge for programmes in Midlands: what was promised, and what came (after D10)."""
    for number, (line, pledged, received, months) in enumerate(PLEDGES, 1):
        yield {
            "pledge": number,
            "line": line,
            "pledged_usd": pledged,
            "received_usd": received,
            "months_until_money": "" if months is None else months,
        }


def contracts() -> Iterator[Row]:
    """Give one row a site and month: what firms of two communities earned from the camp (D16)."""
    draw = random.Random(SEED + 16)
    for site, first in LOTS_FROM.items():
        for month in CONTRACT_MONTHS:
            lots = first is not None and month >= first
            total = round(draw.uniform(*MONTHLY_USD), -2)
            river = round(total * (RIVER_SHARE[lots] + draw.uniform(-0.02, 0.02)), -2)
            yield {
                "site": site,
                "month": month,
                "lots": int(lots),
                "river_usd": int(river),
                "upland_usd": int(total - river),
            }


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    return texts({f"{table.__name__}.csv": table() for table in (midlands_pledges, contracts)})


if __name__ == "__main__":
    write(files(), FOLDER)
