"""What a call asks of the analysis, as written on the command line, and how it is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from bluehelm.problems import did_you_mean
from bluehelm.scenario.report import PARTS

# An option that would change nothing in the parts asked for is a mistake that somebody should hear of.
_SERVES = {
    "weights": ("best", "sensitivity"),
    "policy": ("distribution", "best"),
    "objectives": ("front",),
}


@dataclass(frozen=True)
class Asked:
    """The options as written; None where there is none."""

    weights: str | None = None
    only: str | None = None
    policy: Path | None = None
    objectives: str | None = None


def read_only(asked: Asked) -> tuple[str, ...] | None:
    """Return the parts asked for; None for all. Raises ValueError for others, and for options they ignore."""
    if asked.only is None:
        return None
    parts = read_names("--only", asked.only, PARTS)
    for option, served in _SERVES.items():
        if getattr(asked, option) is not None and not set(served) & set(parts):
            raise ValueError(
                f"--{option} changes nothing in {', '.join(parts)}. Leave it out, or add "
                f"{' or '.join(served)} to --only."
            )
    return parts


def read_names(option: str, text: str, allowed: Collection[str]) -> tuple[str, ...]:
    """Return the names in a list with commas. Raises ValueError for one that is not allowed.

    >>> read_names("--objectives", "POC, SAF", ["POC", "SAF"])
    ('POC', 'SAF')
    """
    names = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for name in names:
        if name not in allowed:
            raise ValueError(f"{option}: {name!r} is not known. {did_you_mean(name, allowed)}")
    return names


def read_weights(text: str) -> dict[str, Fraction]:
    """Return weights as written on the command line. Raises ValueError that says how they are written.

    >>> read_weights("POC=2,SAF=0.5")
    {'POC': Fraction(2, 1), 'SAF': Fraction(1, 2)}
    """
    found: dict[str, Fraction] = {}
    for part in text.split(","):
        name, _, number = (piece.strip() for piece in part.partition("="))
        try:
            weight = Fraction(number)
        except (ValueError, ZeroDivisionError):
            raise ValueError(
                f"--weights: {part.strip()!r} is not a name and a number. Write for example POC=2,SAF=1."
            ) from None
        if name in found:
            raise ValueError(f"--weights: {name} is named twice. Give it one weight.")
        found[name] = weight
    return found
