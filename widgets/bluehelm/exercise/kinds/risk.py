"""Risk: place risks by likelihood and impact, choose measures, place again. Rule RISK: the checks met."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, risk_checks, rules, shapes
from bluehelm.exercise.kinds.base import Flaw, Frozen, Id, Kind, Marks, PublicPart, Span, Text, Texts
from bluehelm.exercise.kinds.risk_checks import AXES, HIGHEST, LOWEST, AnyCheck, Axis, Picture, Ratings


class Risk(PublicPart):
    """Steps go from 1 to 5. `likelihood` and `impact` name the axes; with `again`, risks are placed twice.

    Answer: {"before": {"risk": {"likelihood": 3, "impact": 4}}, "measures": ["measure"], "after": {…}}.
    """

    shuffled: ClassVar[tuple[str, ...]] = ("measures",)
    kind: Literal["risk"]
    risks: Texts
    likelihood: Text = "Likelihood"
    impact: Text = "Impact"
    measures: Texts
    choose: Span
    again: bool = False


class RiskKey(Frozen):
    """`effects`: measure -> risk -> the axes that the measure may lower; `checks` are what is counted."""

    effects: dict[Id, dict[Id, tuple[Axis, ...]]] = Field(default_factory=dict)
    checks: Annotated[tuple[AnyCheck, ...], Field(min_length=1)]


class KeyedRisk(Risk):
    """The key: checks on what is placed and chosen."""

    key: RiskKey


@dataclass(frozen=True)
class Plan:
    """What a learner set: the ratings before, the measures, the ratings after."""

    before: Ratings
    measures: tuple[str, ...]
    after: Ratings


def read(part: Risk, raw: object) -> Plan:
    """Read {"before": …, "measures": […], "after": …}; raises UnreadableAnswerError."""
    given = shapes.table(raw, ("before", "measures", "after"))
    measures = shapes.choices(given.get("measures"), part.measures)
    return Plan(_ratings(part, given.get("before")), measures, _ratings(part, given.get("after")))


def _ratings(part: Risk, raw: object) -> Ratings:
    rows = shapes.table(raw, part.risks).items()
    found = {risk: shapes.whole_numbers(steps, AXES, LOWEST, HIGHEST) for risk, steps in rows}
    return {risk: steps for risk, steps in found.items() if steps}


def missing(part: Risk, answer: Plan) -> list[str]:
    """Name the numbers that are not set, and say if another number of measures is asked for."""
    lacks = [*_unset(part, answer.before, " before measures" if part.again else "")]
    lacks += part.choose.missing(len(answer.measures), "measures")
    return lacks + ([*_unset(part, answer.after, " after measures")] if part.again else [])


def _unset(part: Risk, ratings: Ratings, when: str) -> Iterator[str]:
    names = {"likelihood": part.likelihood, "impact": part.impact}
    for risk, words in part.risks.items():
        for axis in AXES:
            if axis not in ratings.get(risk, {}):
                yield f"Not set yet{when}: {words} ({names[axis]})"


def score(part: KeyedRisk, answer: Plan) -> Marks:
    """Return the weights of the checks met."""
    risks = tuple(part.risks)
    many = len(answer.measures) > part.choose.most
    picture = Picture(answer.before, answer.measures, answer.after, risks, part.key.effects, many)
    found = [(check.subject, risk_checks.state(check, picture)) for check in part.key.checks]
    return rules.marks(part.key.checks, found)


def flaws(part: KeyedRisk) -> Iterator[Flaw]:
    """Check that effects and checks name risks and measures, and speak of what is asked for."""
    key = part.key
    yield from part.choose.flaws(("choose",))
    yield from keys.dangling(("key", "effects"), key.effects, part.measures)
    for measure, effects in key.effects.items():
        yield from keys.dangling(("key", "effects", measure), effects, part.risks)
    for index, check in enumerate(key.checks):
        place = ("key", "checks", index)
        yield from risk_checks.flaws(check, place, part.risks, part.measures)
        if _needs_after(check) and not part.again:
            message = f"The check '{check.rule}' speaks of ratings after measures, which are not asked for."
            yield Flaw(place, "NOT-ASKED", message, "Add 'again: true', or take the check out.")
    yield from rules.flaws("key", key.checks)


def _needs_after(check: AnyCheck) -> bool:
    return check.rule in ("lowered", "explained", "residual") or getattr(check, "when", "") == "after"


KIND = Kind(Risk, KeyedRisk, read, missing, score, flaws)
