"""The section on how firm the advice is: how far a number can move before the advice changes."""

from __future__ import annotations

from fractions import Fraction

from bluehelm.scenario.analysis import Change, Firmness, Leeway, Sensitivity
from bluehelm.scenario.report.document import Row, Section, Table
from bluehelm.scenario.report.numbers import decimal, listed

CLOSEST = 12  # places at which the advice changes that a terminal shows


def firmness_section(found: Sensitivity | None) -> tuple[Section, ...]:
    """Say how far a weight or a probability can move before the advice changes, the closest first."""
    if found is None:
        return ()
    moved = [(one, leeway) for one in found.decisions for leeway in one.leeways if leeway.down or leeway.up]
    moved.sort(key=lambda pair: _nearness(pair[1]))
    tied = [one.scene for one in found.decisions if len(one.advice) > 1]
    firm = [one.scene for one in found.decisions if not any(place.down or place.up for place in one.leeways)]
    words = (
        "One number moves at a time, and later decisions adapt. Weights go from 0 to ten times the largest, "
        "probabilities from 0 to 1. The advice tested is the first best option on the line of best play.",
        f"The advice holds whatever moves at: {listed(firm)}.",
        f"Several options are equally good at: {listed(tied)}.",
    )
    rows = tuple(_leeway_row(one, leeway) for one, leeway in moved)
    columns = ("Decision", "Advice", "Number", "Now", "Changes below", "Changes above")
    table = Table("Where the advice changes, the closest first", columns, rows, first=CLOSEST)
    return (Section("firmness", "How firm the advice is", words, (table,) if rows else ()),)


def _nearness(leeway: Leeway) -> Fraction:
    """Return how near the nearest change is: a share of the number itself, which is comparable."""
    scale = abs(leeway.now) or Fraction(1)
    gaps = []
    if leeway.down:
        gaps.append((leeway.now - leeway.down.high) / scale)
    if leeway.up:
        gaps.append((leeway.up.low - leeway.now) / scale)
    return min(abs(gap) for gap in gaps)


def _leeway_row(one: Firmness, leeway: Leeway) -> Row:
    name = f"{leeway.kind} of {leeway.name}"
    return (one.scene, one.advice[0], name, decimal(leeway.now), _place(leeway.down), _place(leeway.up))


def _place(change: Change | None) -> str:
    if change is None:
        return "never"
    where = decimal(change.low, 3) if change.exact else f"{float(change.low):.3f} to {float(change.high):.3f}"
    return f"{where}, to {change.choice}"
