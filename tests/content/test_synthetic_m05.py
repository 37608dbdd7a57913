"""The invented data of module 05: they keep to the assumptions of the brief."""

from __future__ import annotations

import csv
import io

from bluehelm_grading.synthetic import m05, m10


def table(script, name):
    """Read one table as the script of a module writes it."""
    return list(csv.DictReader(io.StringIO(script.files()[name])))


def test_incidents_are_those_of_module_10():
    """One country has one past: the twelve months before month 17 are the same in both modules."""
    past = [r for r in table(m10, "incidents.csv") if r["date"].startswith("2023-")]
    assert table(m05, "incidents.csv") == past
    assert len(past) > 500


def test_salt_follows_the_assumptions():
    """The usual price is 100 ± 8; before 11 of 14 attacks, and in two other fortnights, it about doubles."""
    prices = table(m05, "salt_price.csv")
    jumps = [r for r in prices if int(r["price"]) > 108]
    assert all(1.8 * 92 - 1 <= int(r["price"]) <= 2.2 * 108 + 1 for r in jumps)
    assert min(int(r["price"]) for r in prices) >= 92
    warned = [r for r in jumps if r["attacks_next_2_weeks"] == "1"]
    assert (len(warned), len(jumps) - len(warned)) == (2 * 11, 2 * 2)
    assert sum(int(r["attacks"]) for r in prices) == 14


def test_next_two_weeks_are_counted_from_the_attacks():
    """The column of the brief agrees with the attacks, week by week."""
    prices = table(m05, "salt_price.csv")
    attacks = {(r["market"], int(r["week"])): int(r["attacks"]) for r in prices}
    for row in prices:
        ahead = (attacks.get((row["market"], int(row["week"]) + step), 0) for step in (1, 2))
        assert int(row["attacks_next_2_weeks"]) == sum(ahead)
