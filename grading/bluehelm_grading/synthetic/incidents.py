"""What invented incidents share (D02): how many a month, of what kind, whom they harm, and who is named.

One country has one past. Module 10 draws the incidents of months 1 to 21; modules 03, 05 and 06 show some
of its months, so that a learner who compares them finds the same incident in each.
"""

from __future__ import annotations

import math
import random

USUAL = {"Coast": 6, "Midlands": 11, "Highlands": 9, "Lake": 14, "Drylands": 8}  # incidents a month
BOMB = "IED"
TYPES = ("clash", "abuse", "crime", "protest", "intimidation", BOMB)
KINDS = {  # province: how likely each of TYPES is; bombs in the Drylands only
    "Coast": (1, 1, 3, 6, 1, 0),
    "Midlands": (3, 5, 2, 1, 2, 0),
    "Highlands": (2, 2, 1, 1, 6, 0),
    "Lake": (7, 2, 2, 1, 2, 0),
    "Drylands": (2, 1, 1, 0, 1, 3),
}
HARMED = {  # kind: most women and girls, most men and boys who are harmed by one incident
    "clash": (3, 5),
    "abuse": (2, 2),
    "crime": (1, 1),
    "protest": (1, 1),
    "intimidation": (1, 1),
    BOMB: (2, 4),
}
UNKNOWN_ACTOR_SHARE = 0.35


def kind_in(draw: random.Random, province: str) -> str:
    """Draw the kind of an incident: each province has more of one kind than of others."""
    return draw.choices(TYPES, KINDS[province])[0]


def harmed(draw: random.Random, kind: str) -> tuple[int, int]:
    """Draw how many women and girls, and men and boys, an incident of this kind harms."""
    women, men = HARMED[kind]
    return draw.randint(0, women), draw.randint(0, men)


def poisson(draw: random.Random, mean: float) -> int:
    """Draw a Poisson number by multiplying uniform draws (Knuth)."""
    count, product = 0, draw.random()
    while product > math.exp(-mean):
        count, product = count + 1, product * draw.random()
    return count
