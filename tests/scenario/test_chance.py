"""Keyed chance: the same on every machine, exact, and fair."""

from fractions import Fraction

from bluehelm.scenario.chance import draw, exact, happens, shuffled


def test_draws_are_fixed_for_ever() -> None:
    """These numbers never change: stored transcripts depend on them."""
    assert draw(0, "E1", 1) == 13363455239253284896
    assert draw(2026, "E7", 2) == 17692979045321023079
    assert shuffled("ABCD", 5, "D4", 1) == ("C", "B", "A", "D")


def test_probability_is_exact() -> None:
    """The decimal in the file is the probability: 0.35 + 0.35 is 7/10, not a float nearby."""
    assert exact(0.35) + exact(0.35) == Fraction(7, 10)
    assert not any(happens(Fraction(0), seed, "E1", 1) for seed in range(100))
    assert all(happens(Fraction(1), seed, "E1", 1) for seed in range(100))


def test_frequency_follows_probability() -> None:
    """Over 4000 seeds an event of 0.3 happens between 0.27 and 0.33 of the time."""
    share = sum(happens(Fraction(3, 10), seed, "E1", 1) for seed in range(4000)) / 4000
    assert 0.27 < share < 0.33


def test_a_withheld_option_does_not_move_the_others() -> None:
    """The order of the remaining options is the order that they had among all."""
    for seed in range(30):
        rest = [choice for choice in shuffled("ABCD", seed, "D4", 1) if choice != "B"]
        assert list(shuffled("ACD", seed, "D4", 1)) == rest
