"""What waits for a marker: one case for each memo, and one for each automatic mark to be checked. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bluehelm_grading.marking.rubric import Rubric, level_at

Show = Literal["to mark", "all", "to moderate"]
Key = tuple[str, str]
"""(id of nbgrader's submitted notebook, item id): the same case after every reading of the gradebook."""

GAP_POINTS = 2.0
"""Two marks that are further apart than this are looked at by a third person, also within one level."""


@dataclass(frozen=True)
class Mark:
    """What the gradebook holds about a case. `waits`: a person has still to look, whatever the points."""

    points: float | None = None
    comment: str = ""
    waits: bool = True


@dataclass(frozen=True)
class BlindMark:
    """What one marker gave without seeing the marks of others."""

    marker: str
    points: float
    comment: str = ""


@dataclass(frozen=True)
class Case:
    """One memo, or one automatic mark to be checked.

    `number` is that of formgrader's "Submission #". `grade` and `comment` are the ids of nbgrader's rows.
    `late_s` is how late it was handed in, in seconds.
    """

    submission: str
    item: str
    number: int
    learner: str
    is_memo: bool
    most: float
    auto: float | None
    late_s: float
    grade: str
    comment: str | None
    mark: Mark
    blind: tuple[BlindMark, ...] = ()

    @property
    def key(self) -> Key:
        """Return what finds this case again."""
        return self.submission, self.item


def differ(points: Iterable[float], rubric: Rubric) -> bool:
    """Say whether marks must be moderated: their levels differ, or their points by more than GAP_POINTS."""
    marks = list(points)
    levels = {level_at(each, rubric).level for each in marks}
    return len(levels) > 1 or (bool(marks) and max(marks) - min(marks) > GAP_POINTS)


def to_moderate(case: Case, rubrics: Mapping[str, Rubric]) -> bool:
    """Say whether two or more blind marks differ and no final mark has been set."""
    return _waits_after_two(case) and differ((one.points for one in case.blind), rubrics[case.item])


def to_settle(case: Case, rubrics: Mapping[str, Rubric]) -> bool:
    """Say whether two or more blind marks agree and no final mark has been set."""
    return _waits_after_two(case) and not differ((one.points for one in case.blind), rubrics[case.item])


def _waits_after_two(case: Case) -> bool:
    return case.is_memo and case.mark.waits and len(case.blind) > 1


def settled(case: Case) -> Mark:
    """Return the final mark where blind marks agree: the mean, which stays in the band, and all comments."""
    mean = sum(one.points for one in case.blind) / len(case.blind)
    comments = dict.fromkeys(one.comment for one in case.blind if one.comment)
    return Mark(round(mean, 2), "\n\n".join(comments), waits=False)


def listed(cases: Iterable[Case], show: Show, rubrics: Mapping[str, Rubric]) -> list[Case]:
    """Return the cases to show, in the order of the queue."""
    if show == "to moderate":
        return [case for case in cases if to_moderate(case, rubrics)]
    return [case for case in cases if show == "all" or case.mark.waits]


def in_order(cases: Iterable[Case], items: Iterable[str]) -> list[Case]:
    """Put cases in the order of the queue: memos first, one item after the other, then what is to be checked.

    Checks go by learner, since one reason holds for all of a learner's.
    """
    place = {item: index for index, item in enumerate(items)}
    return sorted(
        cases,
        key=lambda c: (
            not c.is_memo,
            *((place[c.item], c.number) if c.is_memo else (c.number, place[c.item])),
        ),
    )
