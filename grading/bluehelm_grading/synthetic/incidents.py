"""What invented incidents share (D02): how many a month, of what kind, and who did it."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from bluehelm_grading.synthetic.tables import Row

USUAL = {"Coast": 6, "Midlands": 11, "Highlands": 9, "Lake": 14, "Drylands": 8}  # incidents a month
TYPES = ("clash", "abuse", "crime", "protest", "intimidation")
BOMB = "IED"
ACTORS = ("state", "HF", "LKC", "AC")
UNKNOWN_ACTOR_SHARE = 0.35


def happened(draw: random.Random, months: int, one: Callable[[str, int], Row]) -> list[Row]:
    """Draw how many incidents each month and province had; `one` makes a row of province and month."""
    found = [
        one(province, month)
        for month in range(months)
        for province, usual in USUAL.items()
        for _ in range(poisson(draw, usual))
    ]
    return sorted(found, key=lambda row: (str(row["date"]), str(row["province"])))


def poisson(draw: random.Random, mean: float) -> int:
    """Draw a Poisson number by multiplying uniform draws (Knuth)."""
    count, product = 0, draw.random()
    while product > math.exp(-mean):
        count, product = count + 1, product * draw.random()
    return count


def actor(draw: random.Random) -> str:
    """Draw who did it; of a third nobody knows."""
    return "unknown" if draw.random() < UNKNOWN_ACTOR_SHARE else draw.choice(ACTORS)
