"""What a guesser gets from the sample, exactly; `guessing` holds the laws that real exercises need as well.

A guesser ticks as many options as are asked for, and rates himself at random.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, permutations, product
from math import comb

import pytest
from guessing import (
    allocating,
    chaining,
    classifying,
    estimating,
    filling,
    framing,
    rating_oneself,
    risking,
    ruling,
)
from marked import fraction

from bluehelm.exercise.kinds.allocate import EachRule, LargestRule, SpreadRule, SumRule
from bluehelm.exercise.kinds.limits import Used
from bluehelm.exercise.kinds.rules import shares


def mean(part, answers: Iterable):
    """Return the mean score over equally likely answers."""
    scores = [fraction(part, answer) for answer in answers]
    return sum(scores, Fraction(0)) / len(scores)


def tables(values):
    """Return every table that gives each name one of its values."""
    return [dict(zip(values, row, strict=True)) for row in product(*values.values())]


def choosing(part):
    """Return the mean over all ways to tick as many as are asked for."""
    return mean(part, map(list, combinations(part.options, part.choose)))


def deciding(part):
    """Return the mean over all pairs of a choice and a reason."""
    return mean(part, tables({"choice": part.options, "reason": part.reasons}))


def ranking(part):
    """Return the mean of M07-E7, rule by rule, less what the limit takes where all start in one quarter.

    Of 64 ways to set priorities, ten choose exactly three with the land commission. Of 36 pairs of quarters,
    15 stand in order. Four of six quarters suit the camp. A row that is not high (1/2) and
    late (5/6) fails the last rule: all six with probability (7/12)**6.
    """
    count, *before, camp, late = shares(part.rules)
    expected = count * Fraction(10, 64) + sum(before) * Fraction(15, 36) + camp * Fraction(4, 6)
    expected += late * (1 - Fraction(7, 12) ** 6)
    one_quarter = [{row: {"start": q} for row in part.rows} for q in part.columns["start"].options]
    free = part.model_copy(update={"limits": ()})
    kept = sum((fraction(free, answer) for answer in one_quarter), Fraction(0)) / 6**6
    kept += count * Fraction(10, 64) / 6**5 + late * (1 - Fraction(1, 64)) * 5 / 6**6
    return expected - kept


def early_ordering(part):
    """Return the mean over all orders of the steps."""
    return mean(part, map(list, permutations(part.steps)))


def matching_once(part):
    """Return the mean over all ways to use each choice once: 1/8 of a row, and 1/56 of an exchanged pair."""
    rows = len(part.rows)
    exchanged = len(part.swapped) * 2 * Fraction(1, 2) * Fraction(1, rows * (rows - 1))
    return Fraction(1, rows) + exchanged / rows


GUESS = {
    "m06e6": (choosing, 60.0),
    "m01e1": (matching_once, 12.7),
    "m12e4": (early_ordering, 16.0),
    "m02e6": (deciding, 25.8),
    "m06e7": (deciding, 26.6),
    "m00e3": (estimating, 17.6),
    "m04e5": (filling, 32.2),
    "m06e2": (filling, 44.3),
    "m11e5": (filling, 21.9),
    "m10e5": (filling, 47.2),
    "m07e7": (ranking, 43.0),
    "m07e3": (framing, 31.4),
    "m10e2": (chaining, 2.7),
    "m12e6": (risking, 60.0),
    "m00e5": (rating_oneself, 67.4),
}


@pytest.mark.parametrize(("name", "law", "percent"), [(name, *found) for name, found in GUESS.items()])
def test_what_a_guesser_gets(kind_parts, name, law, percent):
    """The expected share of a guesser is known for each rule, so that a changed rule shows its effect."""
    assert float(100 * law(kind_parts[name])) == pytest.approx(percent, abs=0.05)


def test_rules_over_a_table_are_counted_as_worked_out(kind_parts):
    """Trying one column and counting the other gives what a pencil gives for M07-E7."""
    assert ruling(kind_parts["m07e7"]) == ranking(kind_parts["m07e7"])


def test_exchanged_pairs_are_counted_as_worked_out(kind_parts):
    """Over four rows of M01-E1 used once each, the mean is what the formula for eight says of four."""
    part = kind_parts["m01e1"]
    names = list(part.rows)[:4]
    choices = [part.key[row][0] for row in names]
    found = [fraction(part, dict(zip(names, order, strict=True))) * 8 for order in permutations(choices)]
    assert sum(found, Fraction(0)) / len(found) == 1 + Fraction(2 * comb(2, 2), 2) / 12


ALL = ("process", "civilians", "rights", "authority", "access", "women", "personnel", "museum")
SAID = {"why": "So.", "say": "No."}
RULES = [
    LargestRule(rule="largest", options=ALL[:2], **SAID),
    LargestRule(rule="largest", options=ALL, **SAID),
    SumRule(rule="sum", options=ALL[:3], at_least=2, at_most=4, **SAID),
    SumRule(rule="sum", options=ALL[7:], at_most=1, **SAID),
    EachRule(rule="each", options=ALL[:2], at_least=1, **SAID),
    EachRule(rule="each", options=ALL, number=3, at_least=1, at_most=2, **SAID),
    SpreadRule(rule="spread", options=ALL, at_least=3, **SAID),
    SpreadRule(rule="spread", options=ALL[2:6], at_least=1, **SAID),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.rule}-{len(rule.options)}")
def test_shares_of_a_total_are_counted_as_if_each_was_tried(kind_parts, rule):
    """Over all 792 ways to give five points to eight options, counting gives what trying them gives."""
    part = kind_parts["m03e3"].model_copy(update={"total": 5, "key": (rule,)})
    given = combinations_with_replacement(ALL, 5)  # each point goes to one option
    each = [{option: points.count(option) for option in ALL} for points in given]
    assert len(each) == 792
    assert allocating(part) == mean(part, each)


def test_cards_are_counted_as_if_each_answer_was_tried(kind_parts):
    """Over all 1024 ways to sort five cards, half credit and limits too, counting gives what trying gives."""
    part = kind_parts["m00e1"]
    names = ["force", "budget", "past", "paper", "pressure"]
    limits = (part.limits[0], Used(rule="used", choice="D", at_most=2, at_most_points=3, say="No."))
    few = {
        "cards": {name: part.cards[name] for name in names},
        "key": {**{name: part.key[name] for name in names}, "past": ("T", "C")},
        "limits": limits,
    }
    part = part.model_copy(update=few)
    assert classifying(part) == mean(part, tables(dict.fromkeys(names, part.bins)))
