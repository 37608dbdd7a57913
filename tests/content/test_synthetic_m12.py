"""The invented data of module 12: they keep to the assumptions of the brief."""

from __future__ import annotations

import csv
import io

from bluehelm_grading.synthetic.m12 import files


def table(name):
    """Return the rows of one file as the script makes it."""
    return list(csv.DictReader(io.StringIO(files()[name])))


def test_contracts_follow_the_assumptions():
    """Without lots 83 of 100 dollars go to the river community, with lots 55, within two a month."""
    for row in table("contracts.csv"):
        river, upland = int(row["river_usd"]), int(row["upland_usd"])
        usual = 0.55 if row["lots"] == "1" else 0.83
        assert abs(river / (river + upland) - usual) < 0.022  # amounts are rounded to 100 dollars


def test_lots_begin_at_vaelin_in_month_21():
    """Odran never has lots; Vaelin has them from month 21 on, and each camp has twelve months."""
    found = [(row["site"], int(row["month"])) for row in table("contracts.csv") if row["lots"] == "1"]
    assert found == [("Vaelin", month) for month in range(21, 27)]
    assert len(table("contracts.csv")) == 24


def test_pledges_come_to_the_share_of_the_trust_fund():
    """Of all pledges 42 per cent came, as of the trust fund of the mission (27 of 64 million)."""
    found = table("midlands_pledges.csv")
    pledged, received = (sum(int(r[name]) for r in found) for name in ("pledged_usd", "received_usd"))
    assert round(100 * received / pledged) == round(100 * 27 / 64) == 42
