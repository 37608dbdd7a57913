"""From a result to a profile: a value for each area, what is sure, and the three areas to work on first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bluehelm.needs.load import Needs
from bluehelm.needs.model import Judged
from bluehelm.needs.result import Result

FIRST = 3  # areas to work on first
SURE = 4  # from this rating on, reading may be skipped
_RANK: Mapping[Judged, int] = {"not": 0, "partly": 1, "well": 2}


@dataclass(frozen=True)
class AreaResult:
    """One area. `value` is the own rating, or the mean of both where somebody else rated too.

    `answered` is the least of the judgements on the situations that check the area.
    """

    id: str
    name: str
    own: int
    colleague: int | None
    answered: Judged

    @property
    def value(self) -> float:
        """The value by which areas are ordered, from 1 to 5."""
        return float(self.own) if self.colleague is None else (self.own + self.colleague) / 2

    @property
    def sure(self) -> bool:
        """Whether every rating is 4 or 5 and the situation was answered well."""
        return min(self.own, self.colleague or self.own) >= SURE and self.answered == "well"


@dataclass(frozen=True)
class Profile:
    """A whole profile; `priorities` are ids of areas with the lowest values, the most urgent first."""

    result: Result
    areas: tuple[AreaResult, ...]
    priorities: tuple[str, ...]

    def of(self, area: str) -> AreaResult:
        """Return one area by its id."""
        return next(one for one in self.areas if one.id == area)

    @property
    def tied(self) -> tuple[AreaResult, ...]:
        """Areas that are no priority although their value is that of the last priority."""
        last = max(self.of(area).value for area in self.priorities)
        return tuple(one for one in self.areas if one.value == last and one.id not in self.priorities)

    @property
    def rated_by_two(self) -> bool:
        """Whether somebody else rated too."""
        return any(one.colleague is not None for one in self.areas)


def profile_of(result: Result, needs: Needs) -> Profile:
    """Work out the profile of a finished result.

    Among equal values a situation that went less well comes first, then what the post needs more, then the
    order of the page.
    """
    areas = tuple(
        AreaResult(
            area,
            needs.areas[area].name,
            result.own[area],
            result.colleague.get(area),
            _answered(area, result, needs),
        )
        for area in needs.areas
    )
    order = {area: number for number, area in enumerate(needs.areas)}
    asked = {area: _asked(area, result.post, needs) for area in needs.areas}
    ranked = sorted(areas, key=lambda one: (one.value, _RANK[one.answered], -asked[one.id], order[one.id]))
    return Profile(result, areas, tuple(one.id for one in ranked[:FIRST]))


def _answered(area: str, result: Result, needs: Needs) -> Judged:
    found = [one.options[result.answers[one.id]].judged for one in needs.situations_of(area)]
    return min(found, key=lambda judged: _RANK[judged])


def _asked(area: str, post: str, needs: Needs) -> int:
    """Return how much a post needs an area: the greatest weight of the modules that are the place for it."""
    notes = needs.posts[post].modules
    return max((notes[m].weight for m, module in needs.modules.items() if area in module.main), default=0)
