"""The file in which answers travel: from the page to the instructor, or to another computer and back.

The file is a zip for `nbgrader zip_collect`. Its name says who and when, and the grading side reads the
learner from it: `<learner>__<exercise>__<year-month-day-hour-minute-second>.zip`.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from datetime import datetime
from pathlib import Path

from bluehelm.exercise import PublicExercise
from bluehelm.exercise.receipt import NAME, Receipt, make, text

ANSWERS = "answers.json"
NO_NAME = "no-name"
LARGEST_BYTES = 5_000_000


class NotAnswersError(ValueError):
    """The chosen file holds no answers that can be used; the message is for the learner."""


def file_name(learner: str, exercise_id: str, now: datetime) -> str:
    """Return the name of the file to hand in: letters of every script stay, accents and signs do not.

    >>> file_name("Lt. Gen. Émile Diop", "crisis_management", datetime(2026, 11, 22, 10, 4, 7))
    'Lt-Gen-Emile-Diop__crisis_management__2026-11-22-10-04-07.zip'
    >>> file_name("王 伟", "x", datetime(2026, 1, 2))
    '王-伟__x__2026-01-02-00-00-00.zip'
    >>> file_name("  ", "x", datetime(2026, 1, 2))
    'no-name__x__2026-01-02-00-00-00.zip'
    """
    apart = unicodedata.normalize("NFKD", learner)
    bare = unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))
    who = re.sub(r"[\W_]+", "-", bare).strip("-")[:50] or NO_NAME
    return f"{who}__{exercise_id}__{now:%Y-%m-%d-%H-%M-%S}.zip"


def pack(folder: Path, exercise: PublicExercise, now: datetime) -> tuple[bytes, Receipt]:
    """Return a zip of the answers, their receipt and, if it is there, the exercise's notebook.

    Raises FileNotFoundError if nothing has been answered yet, AnswersDamaged if the file of answers cannot
    be read, and OSError if the disk refuses.
    """
    raw = (folder / ANSWERS).read_bytes()
    receipt = make(exercise, raw, now)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ANSWERS, raw)
        archive.writestr(NAME, text(receipt))
        notebook = folder / f"{exercise.id}.ipynb"
        if notebook.exists():
            archive.write(notebook, notebook.name)
    return packed.getvalue(), receipt


def unpack(name: str, content: bytes) -> bytes:
    """Return the bytes of answers.json from a file that the learner chose: the zip, or answers.json itself.

    Raises NotAnswersError, with a sentence that says what to choose instead.
    """
    if len(content) > LARGEST_BYTES:
        raise NotAnswersError(f"“{name}” is larger than 5 MB, so it is not a file of answers. {_CHOOSE}")
    return _from_zip(name, content) if zipfile.is_zipfile(io.BytesIO(content)) else content


_CHOOSE = f"Choose the .zip file that this page made, or a file named {ANSWERS}."


def _from_zip(name: str, content: bytes) -> bytes:
    """Read only the one member that is wanted, and only if the zip says that it is small."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [found for found in archive.infolist() if Path(found.filename).name == ANSWERS]
            if len(members) != 1 or members[0].file_size > LARGEST_BYTES:
                raise NotAnswersError(f"“{name}” does not hold one small {ANSWERS}. {_CHOOSE}")
            return archive.read(members[0])
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise NotAnswersError(f"“{name}” is damaged and cannot be opened. Download it again.") from error
