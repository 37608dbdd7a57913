"""What is checked on a risk matrix: ratings, comparisons, and whether measures do what they are for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys
from bluehelm.exercise.kinds.base import Flaw, Id, State, Text, empty_range
from bluehelm.exercise.kinds.rules import Rule, judged

LOWEST, HIGHEST = 1, 5
AXES = ("likelihood", "impact")
Axis = Literal["likelihood", "impact"]
Step = Annotated[int, Field(ge=LOWEST, le=HIGHEST)]
Ratings = Mapping[str, Mapping[str, int]]
"""Risk -> axis -> step."""
Effects = Mapping[str, Mapping[str, tuple[Axis, ...]]]
"""Measure -> risk -> the axes that the measure may lower."""


@dataclass(frozen=True)
class Picture:
    """What a learner set, and what a check needs to know beside it."""

    before: Ratings
    chosen: tuple[str, ...]
    after: Ratings
    risks: tuple[str, ...]
    effects: Effects
    too_many: bool = False

    def full(self, ratings: Ratings) -> bool:
        """Say whether every risk stands somewhere."""
        return all(len(ratings.get(risk, {})) == len(AXES) for risk in self.risks)


class Check(Rule):
    """A rule with its name, as the learner reads it."""

    subject: Text


class RatingCheck(Check):
    """`risk` stands at `at_least` to `at_most` on each axis that is named."""

    rule: Literal["rating"]
    risk: Id
    when: Literal["before", "after"] = "before"
    likelihood: tuple[Step, Step] | None = None
    impact: tuple[Step, Step] | None = None


class CompareCheck(Check):
    """`risk` does not stand above `not_above` on `axis`, before measures."""

    rule: Literal["compare"]
    axis: Axis
    risk: Id
    not_above: Id


class MeasuresCheck(Check):
    """All of `all_of`, one at least of `any_of` and none of `none_of` are chosen."""

    rule: Literal["measures"]
    all_of: tuple[Id, ...] = ()
    any_of: tuple[Id, ...] = ()
    none_of: tuple[Id, ...] = ()


class LoweredCheck(Check):
    """Each chosen measure lowers at least one number that it fits."""

    rule: Literal["lowered"]


class ExplainedCheck(Check):
    """No risk changes for which no chosen measure fits."""

    rule: Literal["explained"]


class ResidualCheck(Check):
    """After the measures, likelihood times impact of one risk at least is still `at_least`."""

    rule: Literal["residual"]
    at_least: Annotated[int, Field(ge=1, le=HIGHEST * HIGHEST)]


class VariedCheck(Check):
    """The ratings before measures are not all the same number."""

    rule: Literal["varied"]


AnyCheck = Annotated[
    RatingCheck | CompareCheck | MeasuresCheck | LoweredCheck | ExplainedCheck | ResidualCheck | VariedCheck,
    Field(discriminator="rule"),
]


def state(check: Check, picture: Picture) -> State:
    """Return how a check stands; it is missing while what it speaks of is not set."""
    before, after = picture.before, picture.after
    match check:
        case RatingCheck():
            return _rated(check, (before if check.when == "before" else after).get(check.risk, {}))
        case CompareCheck():
            steps = [before.get(risk, {}).get(check.axis, 0) for risk in (check.risk, check.not_above)]
            return judged(steps[0] <= steps[1], all(steps))
        case MeasuresCheck():
            return judged(_chosen(check, picture), bool(picture.chosen))
        case LoweredCheck():
            kept = not picture.too_many and all(_lowers(name, picture) for name in picture.chosen)
            return judged(kept, bool(picture.chosen) and bool(after))
        case ExplainedCheck():
            return judged(_explained(picture), picture.full(before) and picture.full(after))
        case ResidualCheck():
            left = [
                steps["likelihood"] * steps["impact"] for steps in after.values() if len(steps) == len(AXES)
            ]
            return judged(max(left, default=0) >= check.at_least, picture.full(after))
    values = {step for steps in before.values() for step in steps.values()}
    return judged(len(values) > 1, picture.full(before))


def _rated(check: RatingCheck, steps: Mapping[str, int]) -> State:
    asked = {axis: bounds for axis in AXES if (bounds := getattr(check, axis))}
    kept = all(low <= steps.get(axis, 0) <= high for axis, (low, high) in asked.items())
    return judged(kept, all(axis in steps for axis in asked))


def _chosen(check: MeasuresCheck, picture: Picture) -> bool:
    chosen = set(picture.chosen)
    some = not check.any_of or bool(chosen & set(check.any_of))
    return (
        not picture.too_many and some and chosen.issuperset(check.all_of) and not chosen & set(check.none_of)
    )


def _lowers(measure: str, picture: Picture) -> bool:
    """An open number is taken for the highest before and after, so that it never counts as lowered."""
    return any(
        picture.after.get(risk, {}).get(axis, HIGHEST) < picture.before.get(risk, {}).get(axis, LOWEST)
        for risk, axes in picture.effects.get(measure, {}).items()
        for axis in axes
    )


def _explained(picture: Picture) -> bool:
    fitting = {risk for measure in picture.chosen for risk in picture.effects.get(measure, {})}
    changed = {risk for risk in picture.risks if picture.before.get(risk) != picture.after.get(risk)}
    return not picture.too_many and changed <= fitting


def flaws(
    check: Check, place: tuple[str | int, ...], risks: Mapping[str, str], measures: Mapping[str, str]
) -> Iterator[Flaw]:
    """Check that a check names risks and measures that exist, and can be met."""
    if isinstance(check, RatingCheck):
        yield from keys.dangling(place, [check.risk], risks)
        for axis in AXES:
            low, high = getattr(check, axis) or (LOWEST, HIGHEST)
            yield from empty_range((*place, axis), "the first number", low, "the second number", high)
    elif isinstance(check, CompareCheck):
        yield from keys.dangling(place, (check.risk, check.not_above), risks)
    elif isinstance(check, MeasuresCheck):
        yield from keys.dangling(place, (*check.all_of, *check.any_of, *check.none_of), measures)
