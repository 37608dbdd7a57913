"""How a piece of JSON must look, put together from small checks. A check yields what is wrong, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bluehelm.record.values import LANGUAGE, TIME_EXAMPLE, Kind, moment


@dataclass(frozen=True)
class Fault:
    """One rule that a statement breaks: `where` in it ("context.revision"), `what`, and the `mend`."""

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        """Return one line for people."""
        return f"{self.where or 'statement'}: {self.what} {self.mend}"


Check = Callable[[Any, str], Iterable[Fault]]


def at(where: str, name: str) -> str:
    """Return the place of a part."""
    return f"{where}.{name}" if where else name


def text(value: object, where: str) -> Iterator[Fault]:
    """Accept any text."""
    if not isinstance(value, str):
        yield Fault(where, "This must be a text.", 'Write it between quotes, as "…".')


def truth(value: object, where: str) -> Iterator[Fault]:
    """Accept true and false."""
    if not isinstance(value, bool):
        yield Fault(where, "This must be true or false.", "Write true or false, without quotes.")


def number(value: object, where: str) -> Iterator[Fault]:
    """Accept a number that has an end."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        yield Fault(where, "This must be a number.", "Write it without quotes, as 7.5.")


def count(value: object, where: str) -> Iterator[Fault]:
    """Accept a whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        yield Fault(where, "This must be a whole number, 0 or more.", "Write it without quotes, as 120.")


def time(value: object, where: str) -> Iterator[Fault]:
    """Accept a time with its zone."""
    if moment(value) is None:
        yield Fault(where, "This is not a time with its time zone.", f"Write it as {TIME_EXAMPLE}.")


def anything(value: object, where: str) -> Iterator[Fault]:
    """Accept whatever JSON can hold: the inside of an extension belongs to whoever made it."""
    return iter(())


def of(kind: Kind) -> Check:
    """Accept texts of one kind."""

    def check(value: object, where: str) -> Iterator[Fault]:
        if not kind.fits(value):
            yield Fault(where, f"This is not {kind.name}.", f"Write it as {kind.example}.")

    return check


def one_of(*allowed: str) -> Check:
    """Accept these texts only."""

    def check(value: object, where: str) -> Iterator[Fault]:
        if value not in allowed or not isinstance(value, str):
            yield Fault(where, f"{_short(value)} is not allowed here.", f"Allowed: {', '.join(allowed)}.")

    return check


def listed(entry: Check, least: int = 0) -> Check:
    """Accept a list of at least so many entries."""

    def check(value: object, where: str) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield Fault(where, "This must be a list.", "Write the entries between [ and ].")
            return
        if len(value) < least:
            yield Fault(where, f"This list has {len(value)} entries.", f"It needs at least {least}.")
        for index, each in enumerate(value):
            yield from entry(each, f"{where}[{index}]")

    return check


def mapping(key: Kind, value_check: Check) -> Check:
    """Accept an object whose names are all of one kind."""

    def check(value: object, where: str) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield _no_object(where)
            return
        for name, each in value.items():
            if not key.fits(name):
                mend = f"Names here are written as {key.example}."
                yield Fault(where, f"The name {_short(name)} is not {key.name}.", mend)
            yield from value_check(each, at(where, name))

    return check


languages = mapping(LANGUAGE, text)


def shape(needed: Mapping[str, Check], allowed: Mapping[str, Check]) -> Check:
    """Accept an object with these names and no others."""
    known = {**needed, **allowed}

    def check(value: object, where: str) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield _no_object(where)
            return
        for name in needed:
            if name not in value:
                yield Fault(at(where, name), "This is missing.", f"Add “{name}”.")
        for name, each in value.items():
            if name not in known:
                mend = f"Take it out. Allowed here: {', '.join(known)}."
                yield Fault(at(where, name), "This name does not belong here.", mend)
            elif each is None:
                yield Fault(at(where, name), "Null is not allowed here.", "Take the whole entry out.")
            else:
                yield from known[name](each, at(where, name))

    return check


def _no_object(where: str) -> Fault:
    return Fault(where, "This must be an object.", "Write names and values between { and }.")


def _short(value: object) -> str:
    return f"“{str(value)[:40]}”"
