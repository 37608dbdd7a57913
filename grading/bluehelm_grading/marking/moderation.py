"""What blind marks say together: the agreement of each two markers, and the cases for a third look. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bluehelm_grading.agreement import Agreement, agreement
from bluehelm_grading.marking.cases import BlindMark, Case, differ
from bluehelm_grading.marking.rubric import Rubric, level_at, said


@dataclass(frozen=True)
class Pair:
    """Two markers on one memo item of an exercise."""

    item: str
    first: str
    second: str
    agreement: Agreement


def pairs(cases: Sequence[Case], rubrics: Mapping[str, Rubric], markers: Sequence[str]) -> Iterator[Pair]:
    """Compare each two markers on each memo item, over the memos that both have marked."""
    for item, rubric in rubrics.items():
        for first, second in combinations(markers, 2):
            both = list(_both(cases, item, first, second))
            levels = [(level_at(a, rubric).level, level_at(b, rubric).level) for a, b in both]
            yield Pair(
                item, first, second, agreement(levels, both, [level.level for level in _ordered(rubric)])
            )


def _both(cases: Sequence[Case], item: str, first: str, second: str) -> Iterator[tuple[float, float]]:
    for case in cases:
        given = {one.marker: one.points for one in case.blind}
        if case.item == item and first in given and second in given:
            yield given[first], given[second]


def _ordered(rubric: Rubric) -> Rubric:
    return sorted(rubric, key=lambda level: level.least)


def report(
    assignment: str, cases: Sequence[Case], rubrics: Mapping[str, Rubric], markers: Sequence[str]
) -> str:
    """Write the agreement of the markers and the cases to moderate, as plain lines."""
    if len(markers) < 2:
        return _too_few(assignment, markers)
    lines = [line for pair in pairs(cases, rubrics, markers) for line in [*_pair(pair), ""]]
    apart = [
        case
        for case in cases
        if case.is_memo and differ((one.points for one in case.blind), rubrics[case.item])
    ]
    lines.append(
        f"To moderate: {len(apart)}" + (" (levels differ, or points by more than 2)" if apart else "")
    )
    lines += [_case(case, rubrics[case.item]) for case in apart]
    if apart:
        lines.append(f"Set the final marks with: bluehelm mark {assignment}  (show: To moderate)")
    return "\n".join(lines)


def _too_few(assignment: str, markers: Sequence[str]) -> str:
    there = f"Only {markers[0]} has" if markers else "Nobody has"
    return (
        f"{there} marked {assignment} blind. Agreement needs two markers: "
        f"bluehelm mark {assignment} --blind --marker NAME"
    )


def _pair(pair: Pair) -> list[str]:
    found = pair.agreement
    lines = [f"{pair.item}: {pair.first} and {pair.second}, {found.count} marked by both"]
    if found.exact is not None and found.mean_difference is not None:
        lines.append(f"  same level        {found.exact:.0%}")
        lines.append(
            f"  mean difference   {found.mean_difference:+.2f} points ({pair.first} minus {pair.second})"
        )
    if found.kappa is not None:
        lines.append(
            f"  weighted kappa    {found.kappa + 0.0:.2f}  (1: full agreement, 0: what chance gives)"
        )
    return lines + ([f"  {found.why}"] if found.why else [])


def _case(case: Case, rubric: Rubric) -> str:
    given = "; ".join(_given(one, rubric) for one in case.blind)
    final = "" if case.mark.waits else f"; final mark {said(case.mark.points or 0.0)}"
    return f"  Submission {case.number}, {case.item}: {given}{final}"


def _given(one: BlindMark, rubric: Rubric) -> str:
    return f"{one.marker} {said(one.points)} (level {level_at(one.points, rubric).level})"
