"""Decide: select one option and the reason for it. Rule ONE for each, where one may lean on the other.

A near choice may count only together with a stated reason, and the right reason may count less without the
right choice.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, shapes
from bluehelm.exercise.kinds.base import (
    Flaw,
    Frozen,
    Id,
    Kind,
    Marks,
    Points,
    PublicPart,
    Text,
    Texts,
    Verdict,
)


class Decide(PublicPart):
    """Answer: {"choice": "option", "reason": "reason"}."""

    shuffled: ClassVar[tuple[str, ...]] = ("options", "reasons")
    kind: Literal["decide"]
    options: Texts
    reasons: Texts


class Near(Frozen):
    """`choice` earns `points`; with `with_reason`, only if that reason was given."""

    choice: Id
    points: Points
    with_reason: Id | None = None


class Why(Frozen):
    """The idea of the source: for the choice, and for the reason."""

    choice: Text
    reason: Text


class KeyedDecide(Decide):
    """The right choice earns `choice_points`, the right reason the rest of the points of the part.

    `reason_alone` is what the right reason earns without the right choice; all of the rest, where it is not
    stated. `feedback` and `reason_feedback` name the idea behind each other option and each other reason.
    """

    key: Id
    reason_key: Id
    choice_points: Points
    reason_alone: Annotated[int, Field(ge=0, le=100)] | None = None
    near: tuple[Near, ...] = ()
    why: Why
    feedback: Texts
    reason_feedback: Texts


def read(part: Decide, raw: object) -> dict[str, str]:
    """Read {"choice": "option", "reason": "reason"}; raises UnreadableAnswerError."""
    given = shapes.table(raw, ("choice", "reason"))
    allowed = {"choice": part.options, "reason": part.reasons}
    return {name: str(shapes.choice(entry, allowed[name])) for name, entry in given.items()}


def missing(part: Decide, answer: Mapping[str, str]) -> list[str]:
    """Say whether the decision or the reason is open."""
    words = {"choice": "No decision is selected yet.", "reason": "No reason is selected yet."}
    return [text for name, text in words.items() if name not in answer]


def score(part: KeyedDecide, answer: Mapping[str, str]) -> Marks:
    """Return the points for the choice and for the reason, as a share of the points of the part."""
    choice, reason = _choice_points(part, answer), _reason_points(part, answer)
    full = part.points - part.choice_points
    return Marks(
        Fraction(choice + reason, part.points),
        (
            _verdict(
                answer.get("choice"), part.options, choice, part.choice_points, part.feedback, part.why.choice
            ),
            _verdict(answer.get("reason"), part.reasons, reason, full, part.reason_feedback, part.why.reason),
        ),
    )


def _choice_points(part: KeyedDecide, answer: Mapping[str, str]) -> int:
    if answer.get("choice") == part.key:
        return part.choice_points
    worth = (
        near.points
        for near in part.near
        if near.choice == answer.get("choice") and near.with_reason in (None, answer.get("reason"))
    )
    return max(worth, default=0)


def _reason_points(part: KeyedDecide, answer: Mapping[str, str]) -> int:
    if answer.get("reason") != part.reason_key:
        return 0
    alone = answer.get("choice") != part.key and part.reason_alone is not None
    return part.reason_alone or 0 if alone else part.points - part.choice_points


def _verdict(picked: str | None, texts: Texts, earned: int, full: int, feedback: Texts, why: str) -> Verdict:
    if picked is None:
        return Verdict("No answer", "missing", why)
    if earned == full:
        return Verdict(texts[picked], "right", why)
    reason = f"{feedback.get(picked, _ALONE)} {why}"
    return Verdict(texts[picked], "partly" if earned else "wrong", reason)


_ALONE = "The reason is sound, and it leads to another decision than yours."


def flaws(part: KeyedDecide) -> Iterator[Flaw]:
    """Check keys, near choices, points and feedback against the options and reasons."""
    yield from _key_flaws("key", part.key, "feedback", part.feedback, part.options)
    yield from _key_flaws(
        "reason_key", part.reason_key, "reason_feedback", part.reason_feedback, part.reasons
    )
    for index, near in enumerate(part.near):
        yield from keys.dangling(("near", index), [near.choice], set(part.options) - {part.key})
        if near.with_reason:
            yield from keys.dangling(("near", index), [near.with_reason], part.reasons)
        if near.points >= part.choice_points:
            message = (
                f"A near choice ({near.points}) is worth at least as much as the key ({part.choice_points})."
            )
            yield Flaw(("near", index, "points"), "NEAR-POINTS", message, "Lower its points.")
    if max(part.choice_points, part.reason_alone or 0) >= part.points:
        message = f"Choice and reason share {part.points} points; one of them takes them all."
        yield Flaw(("choice_points",), "POINTS-SHARED", message, "Leave points for the other.")


def _key_flaws(name: str, key: str, table: str, feedback: Texts, texts: Texts) -> Iterator[Flaw]:
    if key not in texts:  # what follows would only repeat this one mistake
        yield from keys.dangling((name,), [key], texts)
        return
    yield from keys.texts(table, feedback, set(texts) - {key})


KIND = Kind(Decide, KeyedDecide, read, missing, score, flaws)
