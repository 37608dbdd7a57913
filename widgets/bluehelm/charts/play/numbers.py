"""Exact numbers as a reader sees them: shares in per cent, points with one decimal, a real minus."""

from __future__ import annotations

from fractions import Fraction
from math import floor


def share(part: Fraction) -> str:
    """Write a share in whole per cent; a very small one is not none, and a very large one is not all.

    >>> share(Fraction(5, 7)), share(Fraction(1, 999)), share(Fraction(0)), share(Fraction(999, 1000))
    ('71 %', 'under 1 %', '0 %', 'over 99 %')
    """
    percent = round(100 * part)
    if percent == 0 and part > 0:
        return "under 1 %"
    return "over 99 %" if percent == 100 and part < 1 else f"{percent} %"


def points(value: Fraction | int) -> str:
    """Write points with one decimal, or none if it is 0; what is not quite 0 is not called 0.

    >>> points(Fraction(22, 5)), points(Fraction(-3)), points(Fraction(1, 50))
    ('4.4', '−3', 'under 0.1')
    """
    rounded = floor(abs(Fraction(value)) * 10 + Fraction(1, 2))  # half up, as people round
    if rounded == 0 and value:
        return "under 0.1"
    text = str(rounded // 10) + (f".{rounded % 10}" if rounded % 10 else "")
    return f"−{text}" if value < 0 else text


def counted(value: Fraction | int) -> str:
    """Write points with their unit.

    >>> counted(1), counted(Fraction(3, 2))
    ('1 point', '1.5 points')
    """
    text = points(value)
    return f"{text} point{'' if text == '1' else 's'}"


def moved(value: Fraction | int) -> str:
    """Write a change with its sign and arrow.

    >>> moved(Fraction(4)), moved(Fraction(-1, 2)), moved(0)
    ('▲ +4', '▼ −0.5', '0')
    """
    if not value:
        return "0"
    text = points(abs(Fraction(value))).removeprefix("under ")
    return f"▲ +{text}" if value > 0 else f"▼ −{text}"
