"""A better answer never scores less: for each kind, one element moved to what the key wants.

The cuts that the brief itself makes are left out by name: a limit on patterns ("not all equal"), a cap
("shelter without the list"), an order of cards that a new card breaks, everything ticked, more than was asked
for, and half of the points off the exact total.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kind_answers import PERFECT, answers
from marked import marks

from bluehelm.exercise.kinds import KINDS, order
from bluehelm.exercise.kinds.rules import shares

M09 = {
    "rate": ["E1 marks"],
    "order": ["E2 steps"],
    "match": ["E2 owners", "E6 facts"],
    "compose": ["E3 order"],
    "classify": ["E4 cards"],
    "place": ["E4 decisions"],
    "select_one": ["E5 first_step"],
    "select_many": ["E5 conditions"],
    "calendar": ["E7 year"],
    "allocate": ["E1 repair"],
}
SAMPLE = {item: list(parts) for item, parts in PERFECT.items()}
SAMPLE["matrix"] = SAMPLE["matrix"] + SAMPLE.pop("rank")
relaxed = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@pytest.fixture(scope="module")
def both(parts, kind_parts):
    """Return the parts of M09 and of the sample, without the limits that cut patterns."""
    free = {
        name: part.model_copy(update={"limits": ()}) for name, part in kind_parts.items() if _limits(part)
    }
    return {**parts, **kind_parts, **free}


def _limits(part: Any) -> Any:
    return getattr(part, "limits", ())


def _one(part: Any, answer: Any) -> Iterator[Any]:
    yield part.key


def _many(part: Any, answer: Any) -> Iterator[Any]:
    ticked = set(answer)
    yield from (sorted(ticked - {option}) for option in ticked - set(part.key))
    more = [sorted(ticked | {option}) for option in set(part.key) - ticked]
    room = part.choose or len(part.options) - 1  # more, or all, is ticked too much
    yield from (better for better in more if len(better) <= room)


def _paired(part: Any, answer: Any) -> Iterator[Any]:
    yield from ({**answer, row: accepted[0]} for row, accepted in part.key.items())


def _placed(part: Any, answer: Any) -> Iterator[Any]:
    """One step towards the interval."""
    for card, at in answer.items():
        step = (at < part.key[card].least) - (at > part.key[card].most)
        yield {**answer, card: at + step}


def _estimated(part: Any, answer: Any) -> Iterator[Any]:
    """Half of the way to the figure, and the figure itself."""
    for row, target in part.key.items():
        yield {**answer, row: target.value}
        if row in answer:
            yield {**answer, row: (answer[row] + target.value) // 2}


def _ordered(part: Any, answer: Any) -> Iterator[Any]:
    """Neighbours that stand against the key turned round, or one more step at the end."""
    pairs = order.implied(part.key)
    for at in range(len(answer) - 1):
        if (answer[at + 1], answer[at]) in pairs:
            yield [*answer[:at], answer[at + 1], answer[at], *answer[at + 2 :]]
    yield from ([*answer, step] for step in part.steps if step not in answer)


def _composed(part: Any, answer: Any) -> Iterator[Any]:
    """A forbidden card out, or another in wherever no rule on the order is broken."""
    yield from ([c for c in answer if c != card] for card in answer if card in part.key.forbidden)
    for card in set(part.cards) - set(part.key.forbidden) - set(answer):
        options = ([*answer[:at], card, *answer[at:]] for at in range(len(answer) + 1))
        fits = (better for better in options if _broken(part, better) <= _broken(part, answer))
        capped = any(cap.used == card and cap.left_out not in answer for cap in part.key.caps)
        yield from [] if capped else list(fits)[:1]


def _broken(part: Any, cards: list[str]) -> int:
    both = [r for r in part.key.order if r.first in cards and r.then in cards]
    return sum(cards.index(rule.first) > cards.index(rule.then) for rule in both)


def _decided(part: Any, answer: Any) -> Iterator[Any]:
    yield {**answer, "choice": part.key}
    yield {**answer, "reason": part.reason_key}


def _celled(part: Any, answer: Any) -> Iterator[Any]:
    for row, columns in part.key.items():
        for column, accepted in columns.items():
            yield {**answer, row: {**answer.get(row, {}), column: accepted[0]}}


def _framed(part: Any, answer: Any) -> Iterator[Any]:
    slots = (rule for rule in part.key if rule.rule == "slot")
    yield from ({**answer, rule.slot: rule.cards[0]} for rule in slots)


def _self_rated(part: Any, answer: Any) -> Iterator[Any]:
    """One chosen row exchanged for one that is lower."""
    ratings, chosen = answer.get("ratings", {}), answer.get("chosen", [])
    steps = {row: list(part.scale).index(step) for row, step in ratings.items()}
    for row in chosen:
        lower = [other for other in steps if other not in chosen and steps[other] <= steps.get(row, 99)]
        yield from ({**answer, "chosen": [o if r == row else r for r in chosen]} for o in lower[:1])


BETTER: dict[str, Callable[[Any, Any], Iterator[Any]]] = {
    "select_one": _one,
    "select_many": _many,
    "rate": _paired,
    "classify": _paired,
    "match": _paired,
    "place": _placed,
    "estimate": _estimated,
    "order": _ordered,
    "compose": _composed,
    "decide": _decided,
    "matrix": _celled,
    "framework": _framed,
    "self_rating": _self_rated,
}
RULED = {"allocate", "calendar", "risk", "matrix", "framework"}
"""Kinds whose points are the weights of rules; there, better is one rule more."""


def test_every_kind_that_is_counted_has_its_law():
    """A kind that is added says what a better answer is, by its key or by its rules."""
    assert BETTER.keys() | RULED | {"memo"} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, name) for kind in BETTER for name in M09.get(kind, []) + SAMPLE[kind]],
)
def test_one_element_put_right_never_lowers_the_score(both, kind, name):
    """From any answer, each single change towards the key is worth at least as much."""
    part = both[name]
    assert part.kind == kind

    @relaxed
    @given(answers(part))
    def law(answer):
        before = marks(part, answer).fraction
        for better in BETTER[kind](part, answer if answer is not None else ""):
            assert marks(part, better).fraction >= before, better

    law()


def _rules(part: Any) -> Any:
    return part.key.checks if part.kind == "risk" else part.rules if part.kind == "matrix" else part.key


@pytest.mark.parametrize(
    "name", ["E1 repair", "E7 year", "m03e3", "m09e7", "m07e7", "m07e3", "m10e3", "m12e6"]
)
def test_the_score_is_the_weight_of_the_rules_that_the_verdicts_call_right(both, name):
    """So one rule more is never worth less; half off the exact total and a full calendar are the cuts."""
    part = both[name]
    weights = shares(_rules(part))

    @relaxed
    @given(answers(part))
    def law(answer):
        found = marks(part, answer)
        notes = len(found.verdicts) - len(weights)
        if part.kind == "framework":  # wrong cards are explained after the rules
            notes = 0
        if part.kind == "allocate" and not sum(answer.values()):
            assert found.fraction == 0
            return
        kept = zip(weights, found.verdicts[notes:], strict=part.kind != "framework")
        earned = sum((weight for weight, verdict in kept if verdict.state == "right"), Fraction(0))
        cut = (
            {"allocate": Fraction(1, 2), "calendar": Fraction(0)}.get(part.kind, Fraction(1)) if notes else 1
        )
        assert found.fraction == earned * cut

    law()


def test_one_more_review_never_lowers_the_score_while_there_is_room(parts):
    """In the calendar, reviews never hurt below the limit of entries."""
    part = parts["E7 year"]

    @relaxed
    @given(answers(part), st.integers(1, 12))
    def law(year, month):
        better = {**year, str(month): sorted({*year.get(str(month), []), "review"})}
        if sum(len(tokens) for tokens in better.values()) <= part.max_tokens:
            assert marks(part, better).fraction >= marks(part, year).fraction

    law()


def test_the_cuts_of_the_brief_are_what_stands_against_the_law(parts, kind_parts):
    """Each named exception is real: here a step towards the key costs points, as the brief wants it to."""
    cut = {
        "a cap": (parts["E3 order"], ["roll_call", "next_message"], ["shelter", "roll_call", "next_message"]),
        "all ticked": (
            parts["E5 conditions"],
            ["joint_move", "memorandum", "no_contact", "rings"],
            ["joint_move", "memorandum", "no_contact", "rings", "time_frame"],
        ),
        "the exact total": (parts["E1 repair"], {"exercise": 3, "policy": 7}, {"exercise": 3, "policy": 2}),
        "the order of cards": (
            kind_parts["m08e2"],
            ["facts_at", "seen", "pass"],
            ["facts_at", "seen", "pass", "ours"],
        ),
        "a pattern": (
            kind_parts["m01e4"],
            {"opinion": -1, "conditions": 0, "radio": 1, "front": 1, "close": -2, "listen": 0},
            {"opinion": -2, "conditions": 0, "radio": 1, "front": 1, "close": -2, "listen": 0},
        ),
    }
    for name, (part, before, after) in cut.items():
        assert marks(part, after).fraction < marks(part, before).fraction, name
