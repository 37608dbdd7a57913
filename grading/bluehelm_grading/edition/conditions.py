"""Conditions of a scenario in plain words: what a reader on paper looks up on the gauges and in the story."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bluehelm.scenario import Scenario
from bluehelm.scenario.expression import Compare, Joined, Name, Node, Not, Number, parse

_SAYS = {
    "<": "below {}", "<=": "{} or less", ">": "above {}",
    ">=": "{} or more", "==": "exactly {}", "!=": "not {}",
}  # fmt: skip
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def in_words(scenario: Scenario, condition: str) -> str:
    """Say a condition: gauges by name, facts by their meaning, scenes by title."""
    return _said(scenario, parse(condition))


def _said(scenario: Scenario, node: Node, inner: bool = False) -> str:
    match node:
        case Joined(word=word, parts=parts):
            said = f" {word} ".join(_said(scenario, part, inner=True) for part in parts)
            return f"({said})" if inner else said
        case Not(part=Name(id=name)):
            return f"not: {_fact(scenario, name)}"
        case Not(part=part):
            return f"not ({_said(scenario, part)})"
        case Compare(terms=terms, signs=signs):
            return _compared(scenario, terms, signs)
        case Name(id=name):
            return _fact(scenario, name)


def _compared(scenario: Scenario, terms: Sequence[Name | Number], signs: Sequence[str]) -> str:
    found = []
    for (left, right), sign in zip(pairwise(terms), signs, strict=True):
        if isinstance(left, Number):
            left, right, sign = right, left, _TURNED.get(sign, sign)
        found.append(f"{_term(scenario, left)} is {_SAYS[sign].format(_term(scenario, right))}")
    return " and ".join(found)


def _term(scenario: Scenario, term: Name | Number) -> str:
    if isinstance(term, Number):
        return str(term.value)
    if term.id in scenario.gauges:
        return scenario.gauges[term.id].name
    return f"the number of times that you were at “{scenario.scenes[term.id].title}”"


def _fact(scenario: Scenario, name: str) -> str:
    if name in scenario.flags:
        return f"“{scenario.flags[name].meaning.rstrip('.')}”"
    return f"all know: “{scenario.cards[name].text.rstrip('.')}”"
