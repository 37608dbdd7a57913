"""What kinds that score by rules share: a rule, what it weighs, and the marks that the rules add up to."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from bluehelm.exercise.kinds import keys
from bluehelm.exercise.kinds.base import Flaw, Frozen, Marks, State, Text, Verdict, Weight, exact

Finding = tuple[str, State]
"""What a learner did about a rule, in words, and how it stands."""


class Rule(Frozen):
    """`why` is the idea of the source; `say` names the idea behind breaking the rule.

    Weights add up to 1. Where no rule of a part states one, all weigh the same.
    """

    weight: Weight | None = None
    why: Text
    say: Text


def shares(rules: Sequence[Rule]) -> tuple[Fraction, ...]:
    """Return what each rule is worth of the whole.

    >>> [str(share) for share in shares([Rule(why="So.", say="No.")] * 6)][:2]
    ['1/6', '1/6']
    """
    if all(rule.weight is None for rule in rules):
        return (Fraction(1, len(rules)),) * len(rules) if rules else ()
    return tuple(exact(rule.weight or 0) for rule in rules)


def marks(rules: Sequence[Rule], findings: Sequence[Finding]) -> Marks:
    """Add up the rules that are kept, and explain each."""
    worth = zip(shares(rules), findings, strict=True)
    earned = sum((share for share, (_, state) in worth if state == "right"), Fraction(0))
    verdicts = (verdict(rule, *found) for rule, found in zip(rules, findings, strict=True))
    return Marks(earned, tuple(verdicts))


def verdict(rule: Rule, subject: str, state: State) -> Verdict:
    """Explain one rule: the idea of the source, after the idea behind the mistake if there is one."""
    return Verdict(subject, state, rule.why if state == "right" else f"{rule.say} {rule.why}")


def judged(kept: bool, answered: bool) -> State:
    """Return how a rule stands, where what it speaks of may not be answered yet."""
    return "missing" if not answered else "right" if kept else "wrong"


def flaws(place: str, rules: Sequence[Rule]) -> Iterator[Flaw]:
    """Check that the weights add up to 1, if any rule states one."""
    if any(rule.weight is not None for rule in rules):
        yield from keys.weights(place, (rule.weight or 0 for rule in rules))
