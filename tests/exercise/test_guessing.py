"""What a guesser gets, exactly: by enumerating answers or by expectation over them, never by sampling.

A guesser rates, sorts, matches and places each row at random, puts all steps in a random order, gives ten
points in a random way, uses each card and ticks each option with probability 1/2, and places each kind of
entry once, in a random month.
"""

from fractions import Fraction
from itertools import combinations, permutations, product
from math import comb

import pytest

from bluehelm.exercise.kinds import KINDS


def score(part, answer):
    """Return the exact score of an answer that was read."""
    return KINDS[part.kind].score(part, answer).fraction


def mean(part, answers):
    """Return the mean score over equally likely answers."""
    scores = [score(part, answer) for answer in answers]
    return sum(scores, Fraction(0)) / len(scores)


def tables(rows, values):
    """Return every table that gives each row one of the values."""
    return [dict(zip(rows, row, strict=True)) for row in product(values, repeat=len(rows))]


def subsets(ids):
    """Return every subset as a tuple."""
    return [chosen for size in range(len(ids) + 1) for chosen in combinations(ids, size)]


def matching(part):
    """Return the mean of MATCH, row by row: it has no cut, so the rows can be taken one at a time."""
    rows = [mean(part, [{row: choice} for choice in part.choices]) for row in part.rows]
    return sum(rows, Fraction(0))


def classifying(part):
    """Return the mean of CLASS: it depends on the number of right cards only, which is binomial."""
    size, bins = len(part.cards), len(part.bins)
    total = Fraction(0)
    for right in range(size + 1):
        cards = list(part.cards)[:right]
        likely = comb(size, right) * Fraction(1, bins) ** right * Fraction(bins - 1, bins) ** (size - right)
        total += likely * score(part, {card: part.key[card][0] for card in cards})
    return total


def allocating(part):
    """Return the mean over all ways to give exactly the total."""
    names, total = list(part.options), part.total
    ways = []
    for bars in combinations(range(total + len(names) - 1), len(names) - 1):
        edges = [-1, *bars, total + len(names) - 1]
        ways.append({n: edges[i + 1] - edges[i] - 1 for i, n in enumerate(names)})
    return mean(part, ways)


def year_plans(part):
    """Return every calendar with each token once."""
    plans = []
    for months in product(range(1, 13), repeat=len(part.tokens)):
        plan: dict[int, tuple[str, ...]] = {}
        for month, token in zip(months, part.tokens, strict=True):
            plan[month] = (*plan.get(month, ()), token)
        plans.append(plan)
    return plans


GUESS = {
    "select_one": lambda part: mean(part, list(part.options)),
    "select_many": lambda part: mean(part, [frozenset(chosen) for chosen in subsets(part.options)]),
    "rate": lambda part: mean(part, tables(part.rows, part.scale)),
    "classify": classifying,
    "match": matching,
    "order": lambda part: mean(part, list(permutations(part.steps))),
    "allocate": allocating,
    "compose": lambda part: mean(part, subsets(part.cards)),
    "place": lambda part: mean(part, tables(part.cards, range(-2, 3))),
    "calendar": lambda part: mean(part, year_plans(part)),
    "memo": lambda part: Fraction(0),
}


def expected_points(item):
    """Return the points that a guesser gets for an item, exactly."""
    return sum((GUESS[part.kind](part) * part.points for part in item.parts), Fraction(0))


@pytest.mark.parametrize(
    ("name", "percent"),
    [("E1", 49.3), ("E2", 21.5), ("E3", 18.9), ("E4", 22.4), ("E5", 33.6), ("E6", 10.0), ("E7", 68.5)],
)
def test_what_a_guesser_gets_for_an_item(items, name, percent):
    """The expected share of a guesser is known for each item, so that a changed key shows its effect."""
    item = items[name]
    assert float(100 * expected_points(item) / item.points) == pytest.approx(percent, abs=0.05)


def test_a_guesser_gets_less_than_a_third_of_the_module(exercise):
    """Over the seven items that are counted, guessing earns under 35 % on average and 12 of 40 points."""
    counted = [item for item in exercise.items if item.id != "M09-MEMO"]
    assert sum(expected_points(item) / item.points for item in counted) / len(counted) < Fraction(35, 100)
    assert sum(expected_points(item) for item in counted) < 12


def test_the_published_order_of_options_does_not_lead_to_the_key(published, items):
    """Answering in the order in which options stand in exercise.json earns no more than guessing does."""
    steps = next(part for item in published.items for part in item.parts if part.kind == "order")
    key = next(part for part in items["E2"].parts if part.id == steps.id)
    assert score(key, tuple(steps.steps)) <= GUESS["order"](key)
    for item in published.items:
        for part in item.parts:
            if part.kind in ("match", "classify"):
                keyed = next(p for p in items[item.id[4:]].parts if p.id == part.id)
                rows = part.rows if part.kind == "match" else part.cards
                choices = list(part.choices if part.kind == "match" else part.bins)
                in_turn = {row: choices[n % len(choices)] for n, row in enumerate(rows)}
                assert score(keyed, in_turn) <= Fraction(3, 10), item.id
