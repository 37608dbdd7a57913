"""The answers of self-checks, in words, for the end of the page. Exercises are never solved here."""

from __future__ import annotations

from collections.abc import Callable
from graphlib import TopologicalSorter
from typing import Any

from bluehelm.exercise import Verdict
from bluehelm.exercise.checks import Check
from bluehelm.exercise.scoring import score_part


def solved(check: Check) -> tuple[Verdict, ...]:
    """Return what is right and why; for a choice among options also why the others are not.

    Raises ValueError for a kind that has no answer here yet.
    """
    part: Any = check.part
    if part.kind not in _ANSWERS:
        known = ", ".join(_ANSWERS)
        raise ValueError(
            f"The self-check {check.id} cannot be printed: its kind is {part.kind}. Use {known}."
        )
    right = score_part(part, _ANSWERS[part.kind](part)).verdicts
    if part.kind != "select_one":
        return right
    others = [option for option in part.options if option != part.key]
    return (*right, *(verdict for option in others for verdict in score_part(part, option).verdicts))


def _paired(part: Any) -> object:
    return {row: accepted[0] for row, accepted in part.key.items()}


def _ordered(part: Any) -> object:
    sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(part.steps, ()))
    for link in part.key:
        sorter.add(link.then, link.first)
    return list(sorter.static_order())


_ANSWERS: dict[str, Callable[[Any], object]] = {
    "classify": _paired,
    "match": _paired,
    "order": _ordered,
    "rate": _paired,
    "select_many": lambda part: list(part.key),
    "select_one": lambda part: part.key,
}
