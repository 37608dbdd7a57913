"""The condition language: comparisons of whole numbers, flags, `and`, `or`, `not`. Nothing is ever executed.

A condition is read with `ast` and copied into four small node types; whatever is not on the list is refused
with the reason. A name is a gauge (a number), a flag (true or false) or a scene (how often it was visited).
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from bluehelm.problems import did_you_mean, odd
from bluehelm.scenario.errors import ExpressionError

MAX_LENGTH = 500
MAX_DEPTH = 20
Kind = Literal["gauge", "flag", "scene"]
Lookup = Callable[[str], int]
_MEND = "Write for example: POC >= 58 and not PAUSE."
_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
_REFUSED: dict[type[ast.AST], str] = {
    ast.Attribute: "a dot that reaches into something",
    ast.Call: "a call",
    ast.Subscript: "something in square brackets",
    ast.BinOp: "arithmetic",
    ast.UnaryOp: "a sign or '~'",
    ast.Lambda: "'lambda'",
    ast.IfExp: "'if … else'",
    ast.NamedExpr: "':='",
    ast.Tuple: "a comma",
    ast.JoinedStr: "text in quotes",
}


@dataclass(frozen=True)
class Name:
    """A gauge, a flag or a scene."""

    id: str


@dataclass(frozen=True)
class Number:
    """A whole number as written."""

    value: int


@dataclass(frozen=True)
class Compare:
    """`first sign second`, chained: 20 <= POC < 40 has two signs and three terms."""

    terms: tuple[Name | Number, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True)
class Joined:
    """Two or more parts joined by `and` or by `or`."""

    word: Literal["and", "or"]
    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """The opposite of `part`."""

    part: Node


Node = Name | Compare | Joined | Not


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """Read a condition. Raises ExpressionError.

    >>> parse("POC >= 58 and not PAUSE").word
    'and'
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"this condition has more than {MAX_LENGTH} characters.", "Make it shorter.")
    if not text.isascii():
        raise ExpressionError(f"{odd(text)} is not allowed in a condition.", "Use A to Z and digits.")
    if _brackets(text) > MAX_DEPTH:  # Python forgets them, and stops at 200
        raise ExpressionError(f"this condition is nested deeper than {MAX_DEPTH} levels.", "Make it simpler.")
    return _logic(_python(text), MAX_DEPTH)


def _python(text: str) -> ast.AST:
    try:
        with warnings.catch_warnings():
            # Python warns about text such as "1is 2"; our own reading refuses it anyway.
            warnings.simplefilter("ignore")
            return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError(f"{_short(text)} cannot be read as a condition.", _MEND) from None


def _brackets(text: str) -> int:
    """Return how deep the brackets of a text are nested."""
    depth = accumulate(character.count("(") - character.count(")") for character in text)
    return max(depth, default=0)


def _logic(node: ast.AST, depth: int) -> Node:
    """Return a node that is true or false."""
    if depth == 0:
        raise ExpressionError(f"this condition is nested deeper than {MAX_DEPTH} levels.", "Make it simpler.")
    match node:
        case ast.BoolOp(op=op, values=values):
            word: Literal["and", "or"] = "and" if isinstance(op, ast.And) else "or"
            return Joined(word, tuple(_logic(value, depth - 1) for value in values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(_logic(operand, depth - 1))
        case ast.Compare(left=left, ops=ops, comparators=rights):
            return Compare(tuple(_term(term) for term in [left, *rights]), tuple(_sign(op) for op in ops))
        case ast.Name():
            return _name(node)
        case ast.Constant():
            raise ExpressionError(f"{_short(str(node.value))} alone is not a condition.", _MEND)
    raise ExpressionError(f"{_refused(node)} is not allowed in a condition.", _MEND)


def _term(node: ast.AST) -> Name | Number:
    match node:
        case ast.Name():
            return _name(node)
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            return Number(value)
        case ast.Constant(value=value):
            shown = "text in quotes" if isinstance(value, str) else _short(str(value))
            raise ExpressionError(f"{shown} cannot be compared here.", "Compare whole numbers.")
        case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
            raise ExpressionError(
                "a comparison cannot stand inside a comparison.", "Join the two with 'and'."
            )
    raise ExpressionError(f"{_refused(node)} is not allowed in a condition.", _MEND)


def _name(node: ast.Name) -> Name:
    if node.id.startswith("_"):
        raise ExpressionError(f"the name {node.id} is not allowed: names begin with a letter.", _MEND)
    return Name(node.id)


def _sign(operator: ast.cmpop) -> str:
    if type(operator) not in _SIGNS:
        raise ExpressionError("'is' and 'in' are not allowed in a condition.", "Use <, <=, >, >=, == or !=.")
    return _SIGNS[type(operator)]


def _refused(node: ast.AST) -> str:
    return _REFUSED.get(type(node), f"this ({type(node).__name__.lower()})")


def _short(text: str) -> str:
    return f'"{text}"' if len(text) <= 40 else f'"{text[:37]}…"'


def names(node: Node) -> Iterator[str]:
    """Yield every name in the condition, repeats included."""
    for leaf, _ in _leaves(node):
        if isinstance(leaf, Name):
            yield leaf.id


def _leaves(node: Node | Number, is_number: bool = False) -> Iterator[tuple[Name | Number, bool]]:
    """Yield names and numbers, each with whether it stands where a number must."""
    match node:
        case Joined(parts=parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part=part):
            yield from _leaves(part)
        case Compare(terms=terms):
            for term in terms:
                yield from _leaves(term, True)
        case Name() | Number():
            yield node, is_number


def faults(node: Node, kinds: Mapping[str, Kind]) -> list[ExpressionError]:
    """Return what is wrong with the names: unknown, a flag compared, a number used as yes or no."""
    found = []
    for leaf, is_number in _leaves(node):
        if not isinstance(leaf, Name):
            continue
        kind = kinds.get(leaf.id)
        if kind is None:
            found.append(ExpressionError(f"the name {leaf.id} is not known.", did_you_mean(leaf.id, kinds)))
        elif kind == "flag" and is_number:
            found.append(ExpressionError(f"{leaf.id} is a flag and has no number.",
                                         f"Write {leaf.id} or not {leaf.id}."))  # fmt: skip
        elif kind != "flag" and not is_number:
            found.append(ExpressionError(f"{leaf.id} is a {kind}, which is a number.",
                                         f"Compare it: {leaf.id} >= 1."))  # fmt: skip
    return found


def holds(node: Node, value: Lookup) -> bool:
    """Return whether the condition holds; `value` gives the number of a name (a flag: 0 or 1).

    >>> holds(parse("20 <= POC < 40 or OPEN"), {"POC": 39, "OPEN": 0}.__getitem__)
    True
    """
    match node:
        case Joined(word="and", parts=parts):
            return all(holds(part, value) for part in parts)
        case Joined(parts=parts):
            return any(holds(part, value) for part in parts)
        case Not(part=part):
            return not holds(part, value)
        case Compare(terms=terms, signs=signs):
            numbers = [term.value if isinstance(term, Number) else value(term.id) for term in terms]
            return all(_true(*pair) for pair in zip(numbers, signs, numbers[1:], strict=False))
        case Name(id=id):
            return bool(value(id))


def _true(left: int, sign: str, right: int) -> bool:
    match sign:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
        case "==":
            return left == right
    return left != right
