"""Make the invented data of module 11 from the assumptions of the content brief (D06) and of SC11.

Run by ``python -m bluehelm_grading.synthetic.m11``; a second run changes nothing. Months are mission months;
the scenario of the module begins in month 23.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from bluehelm_grading.synthetic.tables import SEED, Row, arrives, data_folder, texts, write

FOLDER = data_folder("11_headquarters_and_partners")
MONTHS = 23
DISPLACED = {  # people at the start: 640,000 in all
    "Coast": 70_000,
    "Midlands": 210_000,
    "Highlands": 110_000,
    "Lake": 170_000,
    "Drylands": 80_000,
}
USUAL = {  # people a month: who returns, who is newly displaced
    "Coast": (900, 300),
    "Midlands": (1_500, 500),
    "Highlands": (1_100, 700),
    "Lake": (1_200, 2_600),
    "Drylands": (400, 900),
}
PEAK = ("Lake", 20, 27_000)  # province, month, newly displaced
WAVE = {19: 9_000, 21: 11_000, 22: 5_000}  # newly displaced in Lake around the peak
FIRST_TARGET_MONTH, TARGET_A_MONTH = 6, 4_000
RETURNED_PERCENT = 38  # of the target in Midlands, at the end of the last month
FIGURE_PERCENT = 38
TOLD: Mapping[
    str, tuple[str, int]
] = {  # who, to whom, and the per cent of target told before there was a sheet
    "SRSG": ("headquarters", 38),
    "Force Commander": ("a capital", 55),
    "Deputy (Political)": ("the region", 60),
    "Deputy RC/HC": ("donors", 41),
    "Mission Support": ("a committee", 45),
    "Spokesperson": ("newspapers", 70),
}


def displacement() -> Iterator[Row]:
    """Give one row a province and month: who is displaced, who returned, who is newly displaced (D06)."""
    draw = random.Random(SEED + 11)
    for province, people in DISPLACED.items():
        returned = _returned(draw, province)
        for month in range(1, MONTHS + 1):
            new = _new(draw, province, month)
            people += new - returned[month - 1]
            reported = arrives(draw, province)
            shown = (people, returned[month - 1], new) if reported else ("", "", "")
            yield {
                "month": month,
                "province": province,
                **dict(zip(("displaced", "returned", "new"), shown, strict=True)),
                "reported": int(reported),
            }


def _returned(draw: random.Random, province: str) -> list[int]:
    """Draw returns month by month; in Midlands they add up to the share of the target that the brief says."""
    usual, _ = USUAL[province]
    drawn = [round(usual * draw.uniform(0.6, 1.4)) for _ in range(MONTHS)]
    if province != "Midlands":
        return drawn
    first = FIRST_TARGET_MONTH - 1
    wanted = TARGET_A_MONTH * (MONTHS - first) * RETURNED_PERCENT // 100
    total = sum(drawn[first:])
    scaled = [n * wanted // total for n in drawn[first:]]
    scaled[-1] += wanted - sum(scaled)
    return [*drawn[:first], *scaled]


def _new(draw: random.Random, province: str, month: int) -> int:
    _, usual = USUAL[province]
    if (province, month) == PEAK[:2]:
        return PEAK[2]
    wave = WAVE.get(month, 0) if province == PEAK[0] else 0
    return wave + round(usual * draw.uniform(0.5, 1.5))


def returns() -> Iterator[Row]:
    """Give, month by month, how many should have returned to Midlands until then, and how many had."""
    target = had = 0
    for row in displacement():
        if row["province"] == "Midlands" and int(str(row["month"])) >= FIRST_TARGET_MONTH:
            target += TARGET_A_MONTH
            had += int(str(row["returned"]))
            yield {"month": row["month"], "target": target, "returned": had}


def told() -> Iterator[Row]:
    """Give the figure on returns that each leader told, before and after there was a weekly sheet."""
    for who, (whom, percent) in TOLD.items():
        yield {"who": who, "to": whom, "before": percent, "after": FIGURE_PERCENT}


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    tables = (displacement, returns, told)
    return texts({f"{table.__name__}.csv": table() for table in tables})


if __name__ == "__main__":
    write(files(), FOLDER)
