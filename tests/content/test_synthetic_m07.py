"""The invented data of module 07: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io

from bluehelm_grading.synthetic.m07 import BASE_PRICE, files
from bluehelm_grading.synthetic.tables import WEAK_LINES


def read(name):
    """Read one generated file as rows of text."""
    return list(csv.DictReader(io.StringIO(files()[name])))


def test_outputs_are_88_to_98_per_cent_done():
    """In each quarter every output is done to between 88 and 98 per cent (D05)."""
    shares = [int(r["done"]) / int(r["planned"]) for r in read("cpas.csv")]
    assert len(shares) == 6 * 10
    assert 0.87 <= min(shares) <= max(shares) <= 0.98


def test_salt_is_dear_before_11_of_14_attack_fortnights():
    """Prices are near 100, or 1.8 to 2.2 times that: before 11 of 14 attacks, and twice for nothing (D12)."""
    rows = read("salt_price.csv")
    dear = [r for r in rows if int(r["price"]) >= 1.8 * BASE_PRICE]
    assert all(int(r["price"]) <= 2.2 * BASE_PRICE for r in dear)
    assert all(84 <= int(r["price"]) <= 116 for r in rows if r not in dear)
    assert sum(r["attacks_after"] != "0" for r in rows) == 14
    assert [sum(r["attacks_after"] != "0" for r in dear), len(dear)] == [11, 13]


def test_missing_reports_come_from_weak_lines_only():
    """A report that did not come has no number, not zero, and comes from Lake or Drylands (D02)."""
    missing = [r for r in read("reports.csv") if r["reported"] == "0"]
    assert missing
    assert {r["province"] for r in missing} <= set(WEAK_LINES)
    assert {r["incidents"] for r in missing} == {""}
