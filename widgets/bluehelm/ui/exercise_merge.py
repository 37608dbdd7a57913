"""Replace all answers of a folder at once, with the copy that stood there kept under another name."""

from datetime import UTC, datetime
from pathlib import Path

from bluehelm.exercise import Answers, ItemAnswers, PublicExercise, answers_text, parse_answers, read_answers
from bluehelm.files import folder_lock, write_atomically


def load_answers(folder: Path, exercise: PublicExercise, raw: bytes) -> tuple[Path, list[str], list[str]]:
    """Merge the bytes of an answers file into the folder, item by item; the item that was saved later stands.

    Returns where the answers that stood here are kept, the ids taken from the file, and those not taken.
    Raises AnswersDamaged if the bytes are not answers to this exercise, OSError if the disk refuses.
    """
    received = parse_answers(raw, exercise)
    here, _ = read_answers(folder, exercise)
    ours = [item.id for item in exercise.items if item.id in received.items]
    taken = [name for name in ours if _later(received.items[name], here.items.get(name))]
    items = {**here.items, **{name: received.items[name] for name in taken}}
    kept = replace_answers(folder, here.model_copy(update={"items": items, "version": exercise.version}))
    return kept, taken, [name for name in ours if name not in taken]


def replace_answers(folder: Path, answers: Answers) -> Path:
    """Write these answers; the file that stood there is kept beside it, under the name that is returned."""
    kept = folder / f"answers.before-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.json"
    with folder_lock(folder):
        write_atomically(folder / "answers.json", answers_text(answers), keep=kept)
    return kept


def _later(received: ItemAnswers, here: ItemAnswers | None) -> bool:
    """Times as 2026-11-22T10:00:00Z sort as text. An item without answers never replaces one with."""
    if here is None or not here.answers:
        return True
    return bool(received.answers) and received.saved_at > here.saved_at
