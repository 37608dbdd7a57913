"""Check that a key fits the part that it belongs to: no dangling id, no choice without a reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from bluehelm.exercise.kinds.base import Flaw, exact
from bluehelm.problems import did_you_mean

OTHER = "other"
"""In a table of feedback: any choice that has no text of its own."""


def dangling(place: tuple[str | int, ...], used: Iterable[str], allowed: Collection[str]) -> Iterator[Flaw]:
    """Flag each id in `used` that the part does not have."""
    for name in used:
        if name not in allowed:
            message = f"'{name}' does not belong here."
            yield Flaw((*place, name), "DANGLING-ID", message, did_you_mean(name, allowed))


def uncovered(
    place: tuple[str | int, ...], needed: Iterable[str], present: Collection[str]
) -> Iterator[Flaw]:
    """Flag each id in `needed` that has no entry at `place`."""
    for name in needed:
        if name not in present:
            message = f"'{name}' has no entry under '{place[-1]}'."
            yield Flaw(place, "NO-ENTRY", message, f"Add a line '{name}: …' there.")


def texts(place: str, table: Mapping[str, str], needed: Collection[str]) -> Iterator[Flaw]:
    """Check that a table of texts speaks about exactly the ids in `needed`."""
    yield from dangling((place,), table, needed)
    yield from uncovered((place,), needed, table)


def weights(place: str, values: Iterable[float]) -> Iterator[Flaw]:
    """Check that the weights of the rules at `place` add up to 1."""
    total = sum(exact(value) for value in values)
    if total != 1:
        message = f"The weights add up to {float(total):g}, not to 1."
        yield Flaw((place,), "WEIGHTS", message, "Change the weights so that the sum is 1.")
