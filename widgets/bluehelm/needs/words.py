"""A profile, a comparison and a path in words: for screen readers, paper, and people who prefer text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bluehelm.needs.load import Needs
from bluehelm.needs.path import Path, duration
from bluehelm.needs.profile import AreaResult, Profile
from bluehelm.needs.result import Result

MOST_NAMED = 3  # areas of one value; more are counted, so that the sentence can be read


@dataclass(frozen=True)
class Change:
    """One area in two results of one person."""

    id: str
    name: str
    before: float
    now: float

    @property
    def amount(self) -> float:
        """How far it moved; positive is more sure."""
        return self.now - self.before


def number(value: float) -> str:
    """Write a value without an idle nought.

    >>> number(3.0), number(2.5)
    ('3', '2.5')
    """
    return f"{value:g}"


def listed(names: Iterable[str]) -> str:
    """Join names as a sentence does.

    >>> listed(["A"]), listed(["A", "B", "C"])
    ('A', 'A, B and C')
    """
    *rest, last = list(names)
    return f"{', '.join(rest)} and {last}" if rest else last


def summary_words(profile: Profile) -> str:
    """Say the three areas to work on first, and how a tie was settled."""
    first = [profile.of(area) for area in profile.priorities]
    lines = [f"Work first on {listed(f'“{one.name}” ({number(one.value)} of 5)' for one in first)}."]
    if profile.tied:
        lines.append(_tie(profile))
    return " ".join(lines)


def profile_words(profile: Profile) -> str:
    """Say all that the chart of a profile shows."""
    highest = max(one.value for one in profile.areas)
    best = [f"“{one.name}”" for one in profile.areas if one.value == highest]
    lines = [summary_words(profile)]
    lines.append(f"Highest ({number(highest)}): {listed(best)}.")
    lines.append(f"All areas: {'; '.join(f'{one.name} {number(one.value)}' for one in profile.areas)}.")
    if profile.rated_by_two:
        lines.append("Where a colleague rated too, the value is the mean of both ratings.")
    return " ".join(lines)


def _tie(profile: Profile) -> str:
    many = len(profile.tied) > MOST_NAMED
    names = f"{len(profile.tied)} more areas" if many else listed(f"“{one.name}”" for one in profile.tied)
    verb = "has" if len(profile.tied) == 1 else "have"
    return (
        f"{names} {verb} the same value as the third. The situations that you answered, then your post, "
        "decided which come first."
    )


def gap_words(profile: Profile) -> list[str]:
    """Name the areas that a colleague rated otherwise by two steps or more."""
    far = [one for one in profile.areas if one.colleague is not None and abs(one.own - one.colleague) >= 2]
    return [
        f"{one.name}: you rated {one.own}, your colleague {one.colleague}. Talk about why." for one in far
    ]


def situation_words(profile: Profile) -> str:
    """Say how the situations went, by area."""
    by = {"well": [], "partly": [], "not": []}  # type: dict[str, list[str]]
    for one in profile.areas:
        by[one.answered].append(f"“{one.name}”")
    parts = [("Answered well", "well"), ("In part", "partly"), ("Not yet", "not")]
    return " ".join(f"{words}: {listed(by[key])}." for words, key in parts if by[key])


def changes(before: Profile, now: Profile) -> tuple[Change, ...]:
    """Return each area in both profiles, in the order of the page."""
    return tuple(Change(one.id, one.name, before.of(one.id).value, one.value) for one in now.areas)


def change_words(found: Iterable[Change]) -> str:
    """Say what moved between two results."""
    moved = list(found)
    up = sorted((c for c in moved if c.amount > 0), key=lambda c: -c.amount)
    down = sorted((c for c in moved if c.amount < 0), key=lambda c: c.amount)
    parts = [
        f"Higher than before: {listed(_moved(c) for c in up)}." if up else "Nothing is higher than before."
    ]
    parts.append(f"Lower: {listed(_moved(c) for c in down)}." if down else "Nothing is lower.")
    parts.append(f"Unchanged: {len(moved) - len(up) - len(down)} of {len(moved)} areas.")
    parts.append("A lower value can mean that you now see more of what the area asks. Ratings are no proof.")
    return " ".join(parts)


def _moved(change: Change) -> str:
    return f"“{change.name}” (from {number(change.before)} to {number(change.now)})"


def path_words(path: Path) -> str:
    """Say a path in short: the first two modules, the time, and what may be skipped."""
    first, second = (stop for stop in path.stops[:2])
    lines = [
        f"First “{first.title}”, then “{second.title}”.",
        f"{duration(path.minutes).capitalize()} in all.",
    ]
    if path.saved:
        lines.append(f"Skipped reading saves {duration(path.saved)}. Scenarios are never skipped.")
    return " ".join(lines)


def date_words(result: Result) -> str:
    """Return the day of a result, such as 29 November 2026."""
    from datetime import datetime

    day = datetime.strptime(result.at[:10], "%Y-%m-%d")
    return f"{day.day} {day:%B %Y}"


def value_words(one: AreaResult, needs: Needs) -> str:
    """Say an own rating in the words of the scale: "2, I know a little"."""
    return f"{one.own}, {needs.scale[str(one.own)].lower().replace('i ', 'I ', 1)}"
