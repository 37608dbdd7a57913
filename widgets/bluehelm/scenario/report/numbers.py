"""Fractions as people read them: short, with the exact one beside where it matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from bluehelm.scenario.analysis import Witness
from bluehelm.scenario.analysis.policy import Weight

_SHORT = Context(prec=2, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)


def decimal(value: Weight, places: int = 2) -> str:
    """Write a number with at most `places` decimals; "about" marks one that was rounded.

    >>> decimal(Fraction(981, 5)), decimal(Fraction(1, 3)), decimal(-2)
    ('196.2', 'about 0.33', '−2')
    """
    exact = Fraction(value)
    rounded = _decimal(exact).quantize(Decimal(1).scaleb(-places), context=_WIDE)
    text = f"{rounded:,f}".rstrip("0").rstrip(".") if places else f"{rounded:,f}"
    text = "0" if text in ("-0", "") else text.replace("-", "−")
    return text if Fraction(rounded) == exact else f"about {text}"


def percent(share: Fraction) -> str:
    """Write a share in per cent with two decimals, or with two digits if it is smaller.

    >>> percent(Fraction(1, 3)), percent(Fraction(1)), percent(Fraction(1, 16163))
    ('33.33 %', '100 %', '0.0062 %')
    """
    value = _decimal(share * 100)
    if 0 < share < Fraction(1, 1000):
        return f"{_SHORT.plus(value).normalize():f} %"
    if Fraction(99_995, 100_000) <= share < 1:
        return "over 99.99 %"
    rounded = f"{value.quantize(Decimal('0.01'), context=_WIDE):f}"
    return f"{rounded.rstrip('0').rstrip('.') or '0'} %"


def _decimal(value: Fraction) -> Decimal:
    return _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))


def counted(count: int, thing: str) -> str:
    """Write a count of things.

    >>> counted(1, "event"), counted(1200, "scene")
    ('1 event', '1,200 scenes')
    """
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def listed(names: Iterable[str]) -> str:
    """Join names; "none" if there are none.

    >>> listed(["POC", "SAF"]), listed([])
    ('POC, SAF', 'none')
    """
    return ", ".join(names) or "none"


def weighting(weights: Mapping[str, Weight]) -> str:
    """Write weights as on the command line: "POC=2, SAF=1"."""
    return listed(f"{name}={Fraction(weight)}" for name, weight in weights.items())


def way(witness: Witness) -> str:
    """Write a play with the luck that it needs: "D1.A D2.B (E1 happens, E2 does not) D3.C"."""
    steps = []
    for step in witness.steps:
        luck = [f"{event} happens" for event in step.happens]
        luck += [f"{event} does not" for event in step.spares]
        steps.append(f"{step.scene}.{step.choice}" + (f" ({', '.join(luck)})" if luck else ""))
    return " ".join(steps) or "at the start"
