"""What a guesser gets from module 09, exactly; `guessing` says how a guesser answers."""

from fractions import Fraction

import pytest
from guessing import GUESS, expected_points, score


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
