"""Keep answers.json on the disk so that no answer is lost: by a damaged file, a second tab or a power cut."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import JsonValue

from bluehelm.exercise.answers import (
    MAX_BYTES,
    Answers,
    FutureFormatError,
    ItemAnswers,
    answers_text,
    blank,
    clean,
    parse_answers,
)
from bluehelm.exercise.errors import AnswersDamaged, AnswersRefusedError
from bluehelm.exercise.model import PublicExercise
from bluehelm.exercise.scoring import unreadable
from bluehelm.files import folder_lock, write_atomically

NAME = "answers.json"
PREVIOUS = "answers.previous.json"


@dataclass(frozen=True)
class Notice:
    """What a learner should know about the file. `code` is for programs, `text` for people.

    code: "damaged" (set aside; the last good copy or nothing is shown), "restored" (the file was gone),
    "newer" (left alone; nothing can be saved), "other" (has answers that this exercise has no place for).
    """

    code: str
    text: str


def read_answers(
    folder: Path, exercise: PublicExercise, now: datetime | None = None
) -> tuple[Answers, Notice | None]:
    """Return the answers in `folder`. A damaged file is set aside, never overwritten, never an error."""
    with folder_lock(folder):
        return _read(folder, exercise, now or datetime.now(UTC))


def write_answer(
    folder: Path, exercise: PublicExercise, item_id: str, part_id: str, answer: JsonValue, now: datetime
) -> Answers:
    """Save one answer (None clears it) and return all, with what another tab saved meanwhile.

    Raises AnswersRefusedError if the answer does not fit or the file must be left alone, OSError if the
    disk refuses; the file is then as it was.
    """
    _check(exercise, item_id, part_id, answer)
    with folder_lock(folder):
        answers, notice = _read(folder, exercise, now)
        if notice and notice.code == "newer":
            raise AnswersRefusedError(notice.text)
        changed = _with(answers, exercise, item_id, part_id, answer, now)
        text = answers_text(changed)
        if len(text.encode("utf-8", "replace")) > MAX_BYTES:
            raise AnswersRefusedError(
                f"This was not saved: all answers together may have {MAX_BYTES:,} bytes."
            )
        write_atomically(folder / NAME, text, keep=folder / PREVIOUS)
    return parse_answers(text.encode(), exercise)


def _check(exercise: PublicExercise, item_id: str, part_id: str, answer: JsonValue) -> None:
    parts = {(item.id, part.id): part for item in exercise.items for part in item.parts}
    if (item_id, part_id) not in parts:
        raise AnswersRefusedError(f"This was not saved: the exercise has no part '{item_id} {part_id}'.")
    problem = unreadable(parts[item_id, part_id], answer)
    if problem:
        raise AnswersRefusedError(f"This was not saved. {problem}")


def _read(folder: Path, exercise: PublicExercise, now: datetime) -> tuple[Answers, Notice | None]:
    path = folder / NAME
    if not path.exists():
        return _restore(folder, exercise, now, None)
    try:
        answers = parse_answers(path.read_bytes(), exercise)
    except FutureFormatError as error:
        return blank(exercise), Notice(
            "newer", f"Your answers file cannot be used here. {error} It is left as it is."
        )
    except AnswersDamaged as error:
        return _restore(folder, exercise, now, f"Your answers file could not be read. {error} ")
    return answers, _other(answers, exercise)


def _restore(
    folder: Path, exercise: PublicExercise, now: datetime, why: str | None
) -> tuple[Answers, Notice | None]:
    """Set a damaged file aside (`why` says how it is damaged) and bring back the copy before it."""
    aside = f"It is kept as {_set_aside(folder / NAME, now)}. " if why else ""
    previous = folder / PREVIOUS
    if not previous.exists():
        lost = "There is no earlier copy; please answer again." if why else ""
        return blank(exercise), Notice("damaged", f"{why}{aside}{lost}") if why else None
    try:
        answers = parse_answers(previous.read_bytes(), exercise)
    except AnswersDamaged as error:
        kept = _set_aside(previous, now)
        lost = (
            f"The earlier copy could not be read either ({error}) and is kept as {kept}. Please answer again."
        )
        return blank(exercise), Notice("damaged", f"{why or ''}{aside}{lost}")
    write_atomically(folder / NAME, answers_text(answers))
    shown = f"The last good copy{_saved(answers)} is shown. Check the answer that you changed last."
    begin = why or "Your answers file was gone. "
    return answers, Notice("damaged" if why else "restored", f"{begin}{aside}{shown}")


def _set_aside(path: Path, now: datetime) -> str:
    """Rename a file that cannot be read, to a name that is free, and return that name."""
    stem = f"answers.damaged-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (f"{stem}{suffix}.json" for suffix in ["", *(f"-{n}" for n in range(2, 1000))])
    target = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    path.rename(target)
    return target.name


def _saved(answers: Answers) -> str:
    times = [item.saved_at for item in answers.items.values() if item.saved_at]
    return f" (saved {max(times)[:16].replace('T', ' ')} UTC)" if times else ""


def _other(answers: Answers, exercise: PublicExercise) -> Notice | None:
    unknown = sorted(set(answers.items) - {item.id for item in exercise.items})
    if unknown:
        listed = ", ".join(name[:40] for name in unknown[:5])
        return Notice("other", f"The file also has answers to {listed}, which this exercise does not have. "
                      "They are kept but not counted.")  # fmt: skip
    if answers.version != exercise.version:
        return Notice("other", f"These answers were begun on version {answers.version} of the exercise; "
                      f"this is version {exercise.version}. Check each answer.")  # fmt: skip
    return None


def _with(
    answers: Answers, exercise: PublicExercise, item_id: str, part_id: str, answer: JsonValue, now: datetime
) -> Answers:
    item = answers.items.get(item_id, ItemAnswers())
    parts = {name: value for name, value in item.answers.items() if name != part_id}
    if answer is not None:
        parts[part_id] = clean(answer)
    saved_at = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    item = item.model_copy(update={"answers": parts, "saved_at": saved_at})
    items = {**answers.items, item_id: item}
    return answers.model_copy(update={"items": items, "version": exercise.version})
