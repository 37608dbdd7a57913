"""Make the invented data of module 07 from the assumptions of the content brief (D02, D05, D12).

Run by ``python -m bluehelm_grading.synthetic.m07``; a second run changes nothing. Months are mission months;
the scenario of the module begins in month 18. The salt price and its link to attacks are invented.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from bluehelm_grading.synthetic.incidents import USUAL, poisson
from bluehelm_grading.synthetic.tables import SEED, Row, arrives, data_folder, texts, write

FOLDER = data_folder("07_integrated_planning")

OUTCOMES = {  # outcome: its indicator, value at the start, at the end of quarter 6, target, and its outputs
    "Safe roads": ("feel safe on the road (%)", 34, 33, 55, {"Patrols": 180, "Checkpoints moved": 24}),
    "Land disputes": ("disputes settled (of 100)", 22, 24, 50, {"Mediators trained": 40, "Hearings": 60}),
    "Trust in police": ("trust the police (%)", 41, 40, 60, {"Officers trained": 220, "Posts repaired": 12}),
    "Lasting returns": (
        "still home after 6 months (%)",
        52,
        67,
        75,
        {"Families helped": 900, "Wells repaired": 35},
    ),
    "Open markets": ("market days a month", 9, 16, 20, {"Km of road": 48, "Stalls built": 150}),
}
QUARTERS = 6
DONE = (0.88, 0.98)  # share of the planned outputs that is done in a quarter

SALT_WEEKS = 78
MARKETS = ("Stone Ford", "Tarnel", "Mill Cross")  # villages; module 05 shows the market of Odran
BASE_PRICE, NOISE = 100, 8
JUMP = (1.8, 2.2)
ATTACKS, WARNED, FALSE_ALARMS = 14, 11, 2
FORTNIGHTS = SALT_WEEKS // 2

REPORT_WEEKS = 52


def cpas() -> Iterator[Row]:
    """Give one row a quarter and output: planned, done, and the impact indicator of its outcome (D05)."""
    draw = random.Random(SEED + 5)
    for quarter in range(1, QUARTERS + 1):
        for outcome, (indicator, start, end, target, outputs) in OUTCOMES.items():
            value = _value(draw, start, end, quarter)
            for output, planned in outputs.items():
                done = planned * draw.uniform(*DONE)
                yield {
                    "quarter": quarter,
                    "outcome": outcome,
                    "output": output,
                    "planned": planned,
                    "done": min(int(planned * DONE[1]), max(-(-planned * 88 // 100), round(done))),
                    "indicator": indicator,
                    "baseline": start,
                    "value": value,
                    "target": target,
                }


def _value(draw: random.Random, start: int, end: int, quarter: int) -> int:
    """Give the indicator on its way from start to end, with noise before the last quarter."""
    if quarter == QUARTERS:
        return end
    return round(start + (end - start) * quarter / QUARTERS + draw.uniform(-1, 1))


def salt_price() -> Iterator[Row]:
    """Give one row a market and fortnight: the price of salt, and attacks in the two weeks after it (D12)."""
    draw = random.Random(SEED + 12)
    places = [(market, fortnight) for market in MARKETS for fortnight in range(FORTNIGHTS)]
    chosen = draw.sample(places, ATTACKS + FALSE_ALARMS)
    attacked, dear = set(chosen[:ATTACKS]), set(chosen[:WARNED]) | set(chosen[ATTACKS:])
    for market, fortnight in places:
        usual = min(BASE_PRICE + 2 * NOISE, max(BASE_PRICE - 2 * NOISE, draw.gauss(BASE_PRICE, NOISE)))
        here = (market, fortnight)
        yield {
            "market": market,
            "week": 2 * fortnight + 1,
            "price": round(BASE_PRICE * draw.uniform(*JUMP) if here in dear else usual),
            "attacks_after": draw.choice((1, 1, 2)) if here in attacked else 0,
        }


def reports() -> Iterator[Row]:
    """Give one row a province and week: incidents reported, and an empty cell if no report came (D02)."""
    draw = random.Random(SEED + 18)
    for province, usual in USUAL.items():
        for week in range(1, REPORT_WEEKS + 1):
            number = poisson(draw, usual * 12 / REPORT_WEEKS)
            reported = arrives(draw, province)
            yield {
                "province": province,
                "week": week,
                "incidents": number if reported else "",
                "reported": int(reported),
            }


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    return texts({"cpas.csv": cpas(), "salt_price.csv": salt_price(), "reports.csv": reports()})


if __name__ == "__main__":
    write(files(), FOLDER)
