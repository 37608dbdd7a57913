"""Conditions over whole columns of states at once, and what a condition needs to know of each name."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.scenario.expression import Compare, Joined, Name, Node, Not, Number

Column = NDArray[np.int64] | int
Mask = NDArray[np.bool_] | bool
_SIGNS: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@dataclass(frozen=True)
class Read:
    """One use of a name: only whether it is above `above` counts, or (None) its exact value does."""

    name: str
    above: int | None


def holds(node: Node | None, value: Callable[[str], Column]) -> Mask:
    """Return for each state whether the condition holds; `value` gives the column of a name.

    >>> from bluehelm.scenario.expression import parse
    >>> holds(parse("20 <= POC < 40"), {"POC": np.array([19, 20, 40])}.__getitem__).tolist()
    [False, True, False]
    """
    match node:
        case None:
            return True
        case Joined(word=word, parts=parts):
            found = [holds(part, value) for part in parts]
            return _joined(found, operator.and_ if word == "and" else operator.or_)
        case Not(part=part):
            return negated(holds(part, value))
        case Compare(terms=terms, signs=signs):
            numbers = [term.value if isinstance(term, Number) else value(term.id) for term in terms]
            pairs = zip(numbers, signs, numbers[1:], strict=False)
            return _joined([_SIGNS[sign](left, right) for left, sign, right in pairs], operator.and_)
        case Name(id=name):
            column = value(name)
            return bool(column) if isinstance(column, int) else column != 0


def negated(mask: Mask) -> Mask:
    """Return the opposite."""
    return not mask if isinstance(mask, bool) else ~mask


def _joined(masks: list[Mask], word: Callable[[Any, Any], Any]) -> Mask:
    result = masks[0]
    for mask in masks[1:]:
        result = word(result, mask)
    return result


def reads(node: Node | None) -> Iterator[Read]:
    """Yield what a condition tells apart. A flag or a scene is read as a number above 0.

    >>> from bluehelm.scenario.expression import parse
    >>> [one.above for one in reads(parse("POC >= 58 and SAF == 40"))]
    [57, 39, 40]
    """
    match node:
        case Joined(parts=parts):
            for part in parts:
                yield from reads(part)
        case Not(part=part):
            yield from reads(part)
        case Compare(terms=terms, signs=signs):
            for left, sign, right in zip(terms, signs, terms[1:], strict=False):
                yield from _compared(left, sign, right)
        case Name(id=name):
            yield Read(name, 0)


def _compared(left: Name | Number, sign: str, right: Name | Number) -> Iterator[Read]:
    match left, right:
        case Name(id=name), Number(value=number):
            yield from (Read(name, limit) for limit in _limits(sign, number))
        case Number(), Name():
            yield from _compared(right, _MIRROR[sign], left)
        case Name(id=one), Name(id=other):
            yield from (Read(one, None), Read(other, None))


def _limits(sign: str, number: int) -> tuple[int, ...]:
    """Return the values v such that only "above v or not" counts in `name sign number`."""
    if sign in ("<", ">="):
        return (number - 1,)
    return (number,) if sign in ("<=", ">") else (number - 1, number)
