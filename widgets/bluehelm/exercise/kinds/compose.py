"""Compose: build a text from cards. Rule COMPOSE: required cards used / required, less 1/4 a forbidden card.

A broken order rule halves the score. A cap limits the points where one card stands without another.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, shapes
from bluehelm.exercise.kinds.base import (
    Flaw,
    Frozen,
    Id,
    Kind,
    Marks,
    Points,
    PublicPart,
    Span,
    Text,
    Texts,
    Verdict,
    bounded,
    share,
)

_FORBIDDEN_COST = Fraction(1, 4)


class Compose(PublicPart):
    """Answer: ["card", …], in the order of the text; not every card is needed.

    `use` says how many cards the prompt asks for; another number is said and not blocked.
    """

    shuffled: ClassVar[tuple[str, ...]] = ("cards",)
    kind: Literal["compose"]
    cards: Texts
    use: Span | None = None


class Cap(Frozen):
    """If `used` is used and `left_out` is not, the part earns `at_most_points` and no more."""

    used: Id
    left_out: Id
    at_most_points: Points
    say: Text


class CardOrder(Frozen):
    """If both cards are used, `first` must stand before `then`."""

    first: Id
    then: Id
    say: Text


class ComposeKey(Frozen):
    """Each card is required, welcome or forbidden."""

    required: Annotated[tuple[Id, ...], Field(min_length=1)]
    welcome: tuple[Id, ...] = ()
    forbidden: tuple[Id, ...] = ()
    caps: tuple[Cap, ...] = ()
    order: tuple[CardOrder, ...] = ()


class KeyedCompose(Compose):
    """`why` is the idea of each card; `feedback` answers a mistake with it."""

    key: ComposeKey
    why: Texts
    feedback: Texts


def read(part: Compose, raw: object) -> tuple[str, ...]:
    """Read ["card", …]; raises UnreadableAnswerError."""
    return shapes.choices(raw, part.cards)


def missing(part: Compose, answer: Sequence[str]) -> list[str]:
    """Say that no card is used, or another number than was asked for."""
    if answer and part.use:
        return part.use.missing(len(answer), "cards")
    return [] if answer else ["No card is used yet."]


def score(part: KeyedCompose, answer: tuple[str, ...]) -> Marks:
    """Return the rule COMPOSE with its order rules and caps, in [0, 1]."""
    key, used = part.key, set(answer)
    fraction = share(len(used & set(key.required)), len(key.required))
    fraction = bounded(fraction - _FORBIDDEN_COST * len(used & set(key.forbidden)))
    disorder = [rule for rule in key.order if _broken(rule, answer)]
    caps = [cap for cap in key.caps if cap.used in used and cap.left_out not in used]
    if disorder:
        fraction /= 2
    fraction = min([fraction, *(Fraction(cap.at_most_points, part.points) for cap in caps)])
    notes = [Verdict("The order of the cards", "partly", rule.say) for rule in disorder]
    notes += [
        Verdict(f"{part.cards[cap.used]} Without: {part.cards[cap.left_out]}", "wrong", cap.say)
        for cap in caps
    ]
    return Marks(fraction, (*notes, *(_verdict(part, card, used) for card in part.cards)))


def _broken(rule: CardOrder, answer: tuple[str, ...]) -> bool:
    both = rule.first in answer and rule.then in answer
    return both and answer.index(rule.first) > answer.index(rule.then)


def _verdict(part: KeyedCompose, card: str, used: set[str]) -> Verdict:
    subject = part.cards[card] if card in used else f"Not used: {part.cards[card]}"
    if (card in used) != (card in part.key.forbidden):
        return Verdict(subject, "right", part.why[card])
    state: Literal["wrong", "missing"] = "wrong" if card in used else "missing"
    return Verdict(subject, state, f"{part.feedback[card]} {part.why[card]}")


def flaws(part: KeyedCompose) -> Iterator[Flaw]:
    """Check that each card has one role, and that caps and order rules name cards."""
    key = part.key
    roles = [*key.required, *key.welcome, *key.forbidden]
    for name in ("required", "welcome", "forbidden"):
        yield from keys.dangling(("key", name), getattr(key, name), part.cards)
    yield from keys.uncovered(("key",), part.cards, roles)
    for card in sorted({card for card in roles if roles.count(card) > 1}):
        yield Flaw(("key",), "TWO-ROLES", f"The card '{card}' has two roles.", "Keep one of them.")
    if part.use:
        yield from part.use.flaws(("use",))
    for index, cap in enumerate(key.caps):
        yield from keys.dangling(("key", "caps", index), (cap.used, cap.left_out), part.cards)
    for index, rule in enumerate(key.order):
        yield from keys.dangling(("key", "order", index), (rule.first, rule.then), part.cards)
    yield from keys.texts("why", part.why, part.cards)
    yield from keys.texts("feedback", part.feedback, part.cards)


KIND = Kind(Compose, KeyedCompose, read, missing, score, flaws)
