"""Order: put steps in order. Rule ORDER: 1 - 2·D/P over all pairs that the key implies.

The key is a partial order: a list of links and everything that follows from them (P pairs). D counts the
pairs that stand the wrong way round, or of which a step was not placed.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import prod
from typing import Annotated, ClassVar, Literal

import networkx as nx
from pydantic import Field

from bluehelm.exercise.kinds import keys, shapes
from bluehelm.exercise.kinds.base import (
    Flaw,
    Frozen,
    Id,
    Kind,
    Marks,
    PublicPart,
    Text,
    Texts,
    Verdict,
    bounded,
    exact,
    share,
)


class Order(PublicPart):
    """Answer: ["step", …], first to last."""

    shuffled: ClassVar[tuple[str, ...]] = ("steps",)
    kind: Literal["order"]
    steps: Texts


class Link(Frozen):
    """`first` comes before `then`, because of `why`; `say` answers the other way round."""

    first: Id
    then: Id
    why: Text
    say: Text


class Early(Frozen):
    """If `step` is not among the first `among_first` steps, the score is multiplied by `times`."""

    step: Id
    among_first: Annotated[int, Field(ge=1, le=100)]
    times: Annotated[float, Field(ge=0, lt=1)]
    say: Text


class KeyedOrder(Order):
    """`key` lists the links; what follows from them is counted as well."""

    key: Annotated[tuple[Link, ...], Field(min_length=1)]
    early: tuple[Early, ...] = ()


@lru_cache(maxsize=256)
def implied(links: tuple[Link, ...]) -> frozenset[tuple[str, str]]:
    """Return all pairs (earlier, later) that the links imply. Cached: a class asks the same of one key."""
    graph = nx.DiGraph([(link.first, link.then) for link in links])
    return frozenset(nx.transitive_closure_dag(graph).edges)


def read(part: Order, raw: object) -> tuple[str, ...]:
    """Read ["step", …]; raises UnreadableAnswerError."""
    return shapes.choices(raw, part.steps)


def missing(part: Order, answer: Sequence[str]) -> list[str]:
    """Name the steps that have no position."""
    return [f"Not placed yet: {words}" for step, words in part.steps.items() if step not in answer]


def score(part: KeyedOrder, answer: tuple[str, ...]) -> Marks:
    """Return 1 - 2·D/P, not below 0, less what comes too late, and a verdict for each link."""
    pairs = implied(part.key)
    broken = sum(not _kept(answer, first, then) for first, then in pairs)
    fraction = bounded(1 - 2 * share(broken, len(pairs)))
    late = [early for early in part.early if early.step not in answer[: early.among_first]]
    fraction = prod((exact(early.times) for early in late), start=fraction)
    notes = (Verdict(f"{part.steps[early.step]} comes late", "partly", early.say) for early in late if answer)
    return Marks(fraction, (*notes, *(_verdict(part, link, answer) for link in part.key)))


def _kept(answer: Sequence[str], first: str, then: str) -> bool:
    return first in answer and then in answer and answer.index(first) < answer.index(then)


def _verdict(part: KeyedOrder, link: Link, answer: tuple[str, ...]) -> Verdict:
    first, then = part.steps[link.first], part.steps[link.then]
    if _kept(answer, link.first, link.then):
        return Verdict(f"{first} → then: {then}", "right", link.why)
    if link.first in answer and link.then in answer:
        return Verdict(f"{then} → then: {first}", "wrong", f"{link.say} {link.why}")
    return Verdict(f"{first} → then: {then} (not placed)", "missing", link.why)


def flaws(part: KeyedOrder) -> Iterator[Flaw]:
    """Check that links join known steps and go round in no circle."""
    for index, link in enumerate(part.key):
        yield from keys.dangling(("key", index), (link.first, link.then), part.steps)
    for index, early in enumerate(part.early):
        yield from keys.dangling(("early", index), [early.step], part.steps)
    graph = nx.DiGraph([(link.first, link.then) for link in part.key])
    if not nx.is_directed_acyclic_graph(graph):
        circle = " → ".join(first for first, _ in nx.find_cycle(graph))
        yield Flaw(("key",), "CIRCLE", f"The links go round in a circle: {circle}.", "Take one of them out.")


KIND = Kind(Order, KeyedOrder, read, missing, score, flaws)
