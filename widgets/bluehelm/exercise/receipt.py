"""The receipt that goes with handed-in answers: when, which bytes, what was complete.

It proves nothing by itself, since a learner could write one; it says whether answers came over unchanged,
and gives learner and instructor the same short code to speak about.

>>> from bluehelm.exercise.load import public_text
>>> from bluehelm.exercise.model import PublicExercise
>>> asked = '''{"format": 1, "id": "ford", "version": 1, "module": "M00", "title": "F", "time_min": 5,
... "language": "en", "items": [{"id": "E1", "title": "A", "points": 1, "prompt": "P", "parts": [
... {"id": "memo", "kind": "memo", "prompt": "Write.", "points": 1, "max_words": 9, "rubric": [
... {"level": 1, "name": "L", "least": 0, "most": 1, "text": "T"}]}]}]}'''
>>> ford = PublicExercise.model_validate_json(asked)
>>> raw = b'{"format":1,"exercise":"ford","version":1,"items":{"E1":{"answers":{"memo":"Two words"}}}}'
>>> noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
>>> receipt = make(ford, raw, noon)
>>> receipt.code, receipt.items, receipt.memo_words
('08E8-BBCB', {'E1': 'complete'}, 2)
>>> parse(text(receipt).encode()) == receipt, check(receipt, ford, raw, noon)
(True, ())
>>> check(receipt, ford, raw + b" ", noon)
('The answers are not the ones of their receipt (code 08E8-BBCB): they were changed or exchanged.',)
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bluehelm.exercise.answers import parse_answers
from bluehelm.exercise.errors import ReceiptError
from bluehelm.exercise.kinds import memo
from bluehelm.exercise.model import PublicExercise, PublicItem
from bluehelm.exercise.scoring import missing

NAME = "receipt.json"
MAX_BYTES = 100_000
CLOCKS_DIFFER = timedelta(minutes=10)
"""How far the clock of a learner's machine may run ahead of ours before it is said."""

Completeness = Literal["complete", "partly", "not begun"]
Short = Annotated[str, Field(max_length=100)]


class Receipt(BaseModel):
    """What was handed in. `made_at` is UTC, `sha256` is of the bytes of answers.json in the same zip."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    format: Literal[1] = 1
    exercise: Short
    version: int
    made_at: datetime
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    items: dict[Short, Completeness]
    memo_words: Annotated[int, Field(ge=0)]

    @property
    def code(self) -> str:
        """Return what a learner can note down: the first 8 digits of the hash, as in A1B2-C3D4."""
        return code(self.sha256)


def code(digest: str) -> str:
    """Return the short code of a hash in hexadecimal digits.

    >>> code("a1b2c3d4e5f6")
    'A1B2-C3D4'
    """
    return f"{digest[:4]}-{digest[4:8]}".upper()


def make(exercise: PublicExercise, raw: bytes, now: datetime) -> Receipt:
    """Return the receipt of the bytes of an answers.json. Raises AnswersDamaged if they are none."""
    answers = parse_answers(raw, exercise)
    given = {item.id: answers.of(item.id) for item in exercise.items}
    return Receipt(
        exercise=exercise.id,
        version=exercise.version,
        made_at=now.astimezone(UTC).replace(microsecond=0),
        sha256=sha256(raw).hexdigest(),
        items={item.id: completeness(item, given[item.id]) for item in exercise.items},
        memo_words=sum(memo_words(item, given[item.id]) for item in exercise.items),
    )


def text(receipt: Receipt) -> str:
    """Return the text of receipt.json."""
    return receipt.model_dump_json(indent=1) + "\n"


def parse(raw: bytes) -> Receipt:
    """Read the bytes of a receipt.json without trusting them. Raises ReceiptError with one sentence."""
    if len(raw) > MAX_BYTES:
        raise ReceiptError(f"The receipt has {len(raw):,} bytes; {MAX_BYTES:,} are allowed.")
    try:
        receipt = Receipt.model_validate_json(raw)
    except ValidationError as error:
        raise ReceiptError("The receipt cannot be read.") from error
    if receipt.made_at.tzinfo is None:
        raise ReceiptError("The receipt does not say in which time zone its time is.")
    return receipt


def check(receipt: Receipt, exercise: PublicExercise, raw: bytes, now: datetime) -> tuple[str, ...]:
    """Return what does not fit between a receipt and the answers that came with it, in words for a marker."""
    return tuple(_misfits(receipt, exercise, raw, now))


def _misfits(receipt: Receipt, exercise: PublicExercise, raw: bytes, now: datetime) -> Iterator[str]:
    if receipt.exercise != exercise.id:
        yield f"The receipt is of another exercise ('{receipt.exercise}', not '{exercise.id}')."
    if receipt.sha256 != sha256(raw).hexdigest():
        yield (
            f"The answers are not the ones of their receipt (code {receipt.code}): "
            "they were changed or exchanged."
        )
    if receipt.made_at > now + CLOCKS_DIFFER:
        made = f"{receipt.made_at.astimezone(UTC):%Y-%m-%d %H:%M}"
        yield f"The receipt says {made} UTC, which is still to come: the clock of that machine is wrong."


def completeness(item: PublicItem, answers: Mapping[str, object]) -> Completeness:
    """Say how far an item is answered, from {part id: answer}."""
    if not answers:
        return "not begun"
    lacks = any(missing(part, answers.get(part.id)) for part in item.parts)
    return "partly" if lacks else "complete"


def memo_words(item: PublicItem, answers: Mapping[str, object]) -> int:
    """Count the words of the memos of an item."""
    texts = (answers.get(part.id) for part in item.parts if part.kind == "memo")
    return sum(memo.words(text) for text in texts if isinstance(text, str))
