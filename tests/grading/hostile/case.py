"""One case of the corpus: what a learner hands in, and what learner and marker must be told."""

import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from ..conftest import ASSIGNMENT, ROOT, twelve

NOTEBOOK = f"{ASSIGNMENT}.ipynb"
RELEASED = (ROOT / "exercises" / ASSIGNMENT / NOTEBOOK).read_bytes()
USUAL = twelve.PARTIAL_1
USUAL_ANSWERS = USUAL.file()
OWN = b"the usual answers, with a memo that no other learner has"
USUAL_POINTS = USUAL.expected
KEY = ROOT / "solutions" / ASSIGNMENT / "exercise.yaml"

BROKEN = "The archive that you handed in could not be opened. Your instructor has been told; hand in again."
NO_ANSWERS = ("No answers were handed in.",)
NO_NOTEBOOK = (
    f"Your submission did not hold the notebook {NOTEBOOK}. "
    "Your answers were graded with a fresh copy of it; no points are lost by this."
)
NO_NOTEBOOK_FOR_MARKER = f"The submission held no {NOTEBOOK}; a fresh copy was used."
NOT_A_NOTEBOOK = (
    f"The notebook {NOTEBOOK} in your submission could not be read. "
    "Your answers were graded with a fresh copy of it; no points are lost by this."
)


@dataclass(frozen=True)
class Case:
    """One learner of the hostile class, on a base of a good submission (partial one of the class of twelve).

    id: name of the learner's folder, or of the archive. answers: the bytes of answers.json, None for no file.
    notebook: its bytes, None for none. more: other files. place: does to the folder what bytes cannot.
    zips: {name of an archive: its bytes}, instead of a folder. points: by item; 0 if not named.
    learner, marker: all that they must be told, word for word. says: words that the page must hold besides.
    """

    id: str
    answers: bytes | None = OWN
    notebook: bytes | None = RELEASED
    more: Mapping[str, bytes] = field(default_factory=dict)
    place: Callable[[Path], None] | None = None
    zips: Mapping[str, bytes] = field(default_factory=dict)
    points: Mapping[str, float] = field(default_factory=lambda: USUAL_POINTS)
    learner: tuple[str, ...] = ()
    marker: tuple[str, ...] = ()
    flagged: bool = False
    says: tuple[str, ...] = ()

    def expected(self) -> dict[str, float | None]:
        """Return the points by item, None where a person gives them."""
        return {item: None if item.endswith("MEMO") else self.points.get(item, 0.0) for item in twelve.ITEMS}

    def hand_in(self, runs: Path) -> None:
        """Put it where nbgrader collects to, or where zip_collect takes archives from."""
        for name, content in self.zips.items():
            (runs / "downloaded" / ASSIGNMENT / "archive" / name).write_bytes(content)
        if not self.zips:
            self._fill(runs / "submitted" / self.id / ASSIGNMENT)

    def _fill(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        answers = own(self.id) if self.answers == OWN else self.answers
        for name, content in {NOTEBOOK: self.notebook, "answers.json": answers, **self.more}.items():
            if content is not None:
                (folder / name).write_bytes(content)
        if self.place:
            self.place(folder)


def own(name: str) -> bytes:
    """Return the usual answers as bytes that no other learner has."""
    memo = {"memo": f"Written by {name}."}
    content: bytes = twelve.Learner("", {**USUAL.answers, "M09-MEMO": memo}).file()
    return content


def unreadable(case_id: str, answers: bytes | None, reason: str, **more: Any) -> Case:
    """Make a case whose answers give no points until a person looked at them."""
    learner = (
        f"The file of your answers could not be read. {reason} For now your answers give no points. "
        "Your instructor has been told. If you have another copy of the file answers.json, send it."
    )
    marker = f"answers.json could not be read. {reason} It gave no points: ask the learner for another copy."
    return Case(case_id, answers, points={}, learner=(learner,), marker=(marker,), flagged=True, **more)


def parts(
    case_id: str, answers: Mapping[str, Mapping[str, object]], points: Mapping[str, float], *says: str
) -> Case:
    """Make a case of a whole file with answers to some items; `says` are words on the learner's page."""
    return Case(case_id, twelve.Learner(case_id, answers).file(), points=points, says=says)


def edited(change: Callable[[dict[str, Any]], None]) -> bytes:
    """Return the released notebook after a change."""
    book = json.loads(RELEASED)
    change(book)
    return json.dumps(book).encode()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of some files."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()
