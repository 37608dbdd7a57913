"""Make the invented data of module 01 from plays of SC01: what becomes of leaders who know one pole only.

Run by ``python -m bluehelm_grading.synthetic.m01``; a second run changes nothing. The other data of the
module are figures of the sources and are kept by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bluehelm.scenario import load_scenario
from bluehelm_grading.synthetic.plays import always
from bluehelm_grading.synthetic.tables import Row, data_folder, texts, write

FOLDER = data_folder("01_essence_of_leadership")
PLAYS = 60
WAYS = {  # way: polarity and side
    "Always caution": ("a", -1),
    "Always courage": ("a", 1),
    "Always smooth": ("b", -1),
    "Always values": ("b", 1),
}
GAUGES = ("UNI", "CRE", "CON", "LOC", "IMP", "SAF", "RES")


def one_pole_ways() -> Iterator[Row]:
    """Give one row a way and gauge: the start, and the mean end of 60 plays."""
    scenario = load_scenario(FOLDER.parent / "scenario.yaml")
    for way, (polarity, side) in WAYS.items():
        ends = [always(scenario, seed, polarity, side).gauges for seed in range(1, PLAYS + 1)]
        for gauge in GAUGES:
            mean = Fraction(sum(end[gauge] for end in ends), PLAYS)
            yield {
                "polarity": polarity,
                "way": way,
                "gauge": gauge,
                "before": scenario.gauges[gauge].start,
                "after": round(float(mean), 1),
            }


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    return texts({f"{table.__name__}.csv": table() for table in (one_pole_ways,)})


if __name__ == "__main__":
    write(files(), FOLDER)
