"""Chance that depends on nothing but its key, so that every team with the same seed meets the same luck.

A draw is a function of (seed, id, visit). Taking another decision, or adding an unrelated event to the file,
never shifts it. SHA-256 gives the same numbers on every machine and every Python.
"""

import hashlib
from collections.abc import Iterable
from fractions import Fraction

SCALE = 1 << 64


def draw(seed: int, key: str, visit: int) -> int:
    """Return a whole number from 0 to 2**64 - 1 for this key.

    >>> draw(7, "E1", 1) == draw(7, "E1", 1) != draw(8, "E1", 1)
    True
    """
    digest = hashlib.sha256(f"bluehelm 1\n{seed}\n{key}\n{visit}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def happens(probability: Fraction, seed: int, event: str, visit: int) -> bool:
    """Return whether an event with this exact probability happens; below 0 never, above 1 always."""
    return draw(seed, event, visit) * probability.denominator < probability.numerator * SCALE


def shuffled(ids: Iterable[str], seed: int, scene: str, visit: int) -> tuple[str, ...]:
    """Return choice ids in the order of this visit. A choice that is withheld does not move the others."""
    return tuple(sorted(ids, key=lambda choice: (draw(seed, f"{scene}.{choice}", visit), choice)))


def exact(probability: float) -> Fraction:
    """Return the decimal as it was written.

    >>> exact(0.1)
    Fraction(1, 10)
    """
    return Fraction(str(probability))
