"""Framework: fill the slots of a frame from a bank of cards. Rule FRAME: the weights of slots and links.

A slot rule wants an accepted card in a slot. A link rule wants cards together in one line of the frame,
whichever line that is. Cards that are wrong anywhere may cost points.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, limits, rules, shapes
from bluehelm.exercise.kinds.base import Flaw, Frozen, Id, Kind, Marks, PublicPart, Text, Verdict, bounded
from bluehelm.exercise.kinds.limits import Limit
from bluehelm.exercise.kinds.pairing import Accepted
from bluehelm.exercise.kinds.rules import Rule, judged


class Card(Frozen):
    """A card fits the slots of its `bank`: outcomes, indicators, and so on."""

    text: Text
    bank: Id


class Slot(Frozen):
    """A slot takes one card of its `bank`; slots with the same `line` stand together."""

    text: Text
    line: Text
    bank: Id


class Framework(PublicPart):
    """Answer: {"slot": "card"}."""

    shuffled: ClassVar[tuple[str, ...]] = ("cards",)
    kind: Literal["framework"]
    cards: Annotated[dict[Id, Card], Field(min_length=1)]
    slots: Annotated[dict[Id, Slot], Field(min_length=1)]

    def bank(self, name: str) -> dict[str, str]:
        """Return the cards of a bank with their texts."""
        return {card: found.text for card, found in self.cards.items() if found.bank == name}


class SlotRule(Rule):
    """`slot` holds one of `cards`."""

    rule: Literal["slot"]
    slot: Id
    cards: Accepted


class LinkRule(Rule):
    """`cards` stand in the same line."""

    rule: Literal["link"]
    cards: Annotated[tuple[Id, ...], Field(min_length=2)]


AnyRule = Annotated[SlotRule | LinkRule, Field(discriminator="rule")]


class NotIn(Limit):
    """`card` does not stand in `slot`."""

    slot: Id
    card: Id


class KeyedFramework(Framework):
    """`feedback` names the idea behind each card that no rule wants; each of `costly` costs `cost_points`."""

    key: Annotated[tuple[AnyRule, ...], Field(min_length=1)]
    feedback: dict[Id, Text]
    costly: tuple[Id, ...] = ()
    cost_points: Annotated[int, Field(ge=0, le=100)] = 1
    limits: tuple[NotIn, ...] = ()


def read(part: Framework, raw: object) -> dict[str, str]:
    """Read {"slot": "card"}; raises UnreadableAnswerError."""
    given = shapes.table(raw, part.slots)
    return {slot: str(shapes.choice(card, part.bank(part.slots[slot].bank))) for slot, card in given.items()}


def missing(part: Framework, answer: Mapping[str, str]) -> list[str]:
    """Name the slots that are empty, and the cards that stand in two slots."""
    empty = [f"Still empty: {slot_name(slot)}" for name, slot in part.slots.items() if name not in answer]
    used = list(answer.values())
    twice = sorted({card for card in used if used.count(card) > 1})
    return empty + [f"Used twice: {part.cards[card].text}" for card in twice]


def slot_name(slot: Slot) -> str:
    """Return the line and the slot in words; once, where they say the same."""
    return slot.text if slot.text == slot.line else f"{slot.line}, {slot.text}"


def score(part: KeyedFramework, answer: Mapping[str, str]) -> Marks:
    """Return the weights of the rules kept, less what costly cards cost, in [0, 1]."""
    marks = rules.marks(part.key, [_finding(part, rule, answer) for rule in part.key])
    wrong = [
        _card_verdict(part, slot, answer[slot]) for slot in part.slots if answer.get(slot) in part.feedback
    ]
    costly = len(set(answer.values()) & set(part.costly))
    fraction = bounded(marks.fraction - Fraction(costly * part.cost_points, part.points))
    outside = [limit for limit in part.limits if answer.get(limit.slot) == limit.card]
    return limits.capped(Marks(fraction, (*marks.verdicts, *wrong)), part.points, outside)


def _finding(part: Framework, rule: SlotRule | LinkRule, answer: Mapping[str, str]) -> rules.Finding:
    if isinstance(rule, SlotRule):
        card, name = answer.get(rule.slot), slot_name(part.slots[rule.slot])
        subject = f"{name}: {part.cards[card].text}" if card else f"{name}: empty"
        return subject, judged(card in rule.cards, card is not None)
    subject = " + ".join(part.cards[card].text for card in rule.cards)
    return f"Together: {subject}", judged(_linked(part, rule, answer), bool(answer))


def _linked(part: Framework, rule: LinkRule, answer: Mapping[str, str]) -> bool:
    lines: dict[str, set[str]] = {}
    for slot, card in answer.items():
        lines.setdefault(part.slots[slot].line, set()).add(card)
    return any(set(rule.cards) <= cards for cards in lines.values())


def _card_verdict(part: KeyedFramework, slot: str, card: str) -> Verdict:
    return Verdict(f"{slot_name(part.slots[slot])}: {part.cards[card].text}", "wrong", part.feedback[card])


def flaws(part: KeyedFramework) -> Iterator[Flaw]:
    """Check that rules name slots and cards that meet, and that each other card has its feedback."""
    for name, slot in part.slots.items():
        if not part.bank(slot.bank):
            message = f"No card has the bank '{slot.bank}'."
            yield Flaw(("slots", name, "bank"), "EMPTY-BANK", message, "Add a card, or change the bank.")
    for index, rule in enumerate(part.key):
        yield from _rule_flaws(part, ("key", index), rule)
    wanted = {card for rule in part.key for card in rule.cards}
    yield from keys.texts("feedback", part.feedback, [card for card in part.cards if card not in wanted])
    yield from keys.dangling(("costly",), part.costly, part.cards)
    for index, limit in enumerate(part.limits):
        yield from keys.dangling(("limits", index), [limit.slot], part.slots)
        yield from keys.dangling(("limits", index), [limit.card], part.cards)
    yield from limits.flaws(part.limits, part.points, ())
    yield from rules.flaws("key", part.key)


def _rule_flaws(part: Framework, place: tuple[str | int, ...], rule: SlotRule | LinkRule) -> Iterator[Flaw]:
    if isinstance(rule, LinkRule):
        yield from keys.dangling(place, rule.cards, part.cards)
    elif rule.slot not in part.slots:
        yield from keys.dangling(place, [rule.slot], part.slots)
    else:
        yield from keys.dangling(place, rule.cards, part.bank(part.slots[rule.slot].bank))


KIND = Kind(Framework, KeyedFramework, read, missing, score, flaws)
