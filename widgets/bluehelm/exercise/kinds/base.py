"""What every kind of exercise part shares: the models, a verdict, and the interface of a kind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

State = Literal["right", "partly", "wrong", "missing"]
_ID_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def _check_id(text: str) -> str:
    if text and len(text) <= 40 and set(text) <= _ID_LETTERS:
        return text
    raise ValueError(f"{text[:50]!r} is not an id. | Use 1 to 40 letters, digits, '_' or '-'.")


def _check_text(text: str) -> str:
    if text.strip():
        return text
    raise ValueError("the text is empty. | Write it, or take the line out.")


_ID_SCHEMA = {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,40}$"}
Id = Annotated[str, AfterValidator(_check_id), WithJsonSchema(_ID_SCHEMA)]
Text = Annotated[str, AfterValidator(_check_text), WithJsonSchema({"type": "string", "minLength": 1})]
Texts = Annotated[dict[Id, Text], Field(min_length=1)]
Points = Annotated[int, Field(ge=1, le=100)]
Weight = Annotated[float, Field(gt=0, le=1)]


class Frozen(BaseModel):
    """Base of all exercise models: closed, strict and never changed."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class PublicPart(Frozen):
    """What a learner may see of a part. `points` are for the whole part."""

    shuffled: ClassVar[tuple[str, ...]] = ()
    """Fields whose order must say nothing: public files sort them by id and a page shuffles them."""

    id: Id
    kind: str
    prompt: Text
    points: Points


@dataclass(frozen=True)
class Verdict:
    """What a learner did (`subject`), how it stands (`state`), and the idea behind it (`reason`)."""

    subject: str
    state: State
    reason: str


@dataclass(frozen=True)
class Marks:
    """The score of one part as a fraction in [0, 1], and its verdicts in the order of the part."""

    fraction: Fraction
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Flaw:
    """A mistake of an author: `place` is relative to the part, for the line number."""

    place: tuple[str | int, ...]
    code: str
    message: str
    mend: str


class Span(Frozen):
    """How many of something are asked for: from `least` to `most`, both included."""

    least: Annotated[int, Field(ge=0, le=100)]
    most: Annotated[int, Field(ge=1, le=100)]

    def missing(self, number: int, things: str) -> list[str]:
        """Say that a number is not what was asked for.

        >>> Span(least=3, most=5).missing(6, "cards")
        ['You chose 6 of the cards; 3 to 5 are asked for.']
        """
        if self.least <= number <= self.most:
            return []
        asked = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        return [f"You chose {number} of the {things}; {asked} are asked for."]

    def flaws(self, place: tuple[str | int, ...]) -> Iterable[Flaw]:
        """Check that the two numbers stand the right way round."""
        return empty_range(place, "least", self.least, "most", self.most)


def empty_range(place: tuple[str | int, ...], low: str, least: int, high: str, most: int) -> Iterable[Flaw]:
    """Flag a range in which nothing lies."""
    if least > most:
        message = f"{high} ({most}) is below {low} ({least})."
        yield Flaw(place, "EMPTY-RANGE", message, "Exchange the two numbers.")


@dataclass(frozen=True)
class Kind:
    """One kind of part. `A` below is the kind's own type for an answer that was read.

    read: (public part, JSON value or None) -> A; raises UnreadableAnswerError
    missing: (public part, A) -> what is still to do, in words
    score: (keyed part, A) -> Marks
    flaws: (keyed part) -> mistakes that the model alone cannot see
    """

    public: type[Any]
    keyed: type[Any]
    read: Callable[[Any, object], Any]
    missing: Callable[[Any, Any], list[str]]
    score: Callable[[Any, Any], Marks]
    flaws: Callable[[Any], Iterable[Flaw]]
    needs_marker: bool = False


def exact(number: float) -> Fraction:
    """Return a decimal from a file as exactly what its author wrote.

    >>> exact(0.3) + exact(0.7)
    Fraction(1, 1)
    """
    return Fraction(str(number))


def bounded(fraction: Fraction) -> Fraction:
    """Cut to [0, 1]."""
    return max(Fraction(0), min(Fraction(1), fraction))


def share(right: Fraction | int, total: int) -> Fraction:
    """Return right/total, and 0 for an empty total."""
    return Fraction(right) / total if total else Fraction(0)
