"""One exercise that is open on a page: what it asks, what was answered, and who wants to know of a change."""

import hashlib
import platform
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from bluehelm.exercise import PublicItem, PublicPart, load_public, missing, read_answers, write_answer
from bluehelm.kernels import after_fork, in_each_kernel
from bluehelm.ui.answer_journal import AnswerJournal
from bluehelm.ui.items.control import Answer

Listener = Callable[[], None]


class Session:
    """The exercise in a folder, with the answers that stand in its answers.json.

    Another tab may write the same file: each save reads it again, so what that tab saved is kept and seen.
    """

    def __init__(self, folder: Path) -> None:
        """Read the exercise and its answers.

        Raises ExerciseError if the exercise cannot be read, OSError if a damaged file cannot be set aside.
        """
        self.folder = folder
        self.exercise = load_public(folder / "exercise.json")
        self.answers, self.notice = read_answers(folder, self.exercise)
        self._listeners: list[Listener] = []
        self._journal = AnswerJournal(folder, self.exercise)
        after_fork(self.renew)
        in_each_kernel(self._catch_up)

    def renew(self) -> None:
        """Look at this kernel's own folder, and show its answers: the page was made in another process."""
        self.folder = Path.cwd()
        self._journal = AnswerJournal(self.folder, self.exercise)
        self.reload()

    def _catch_up(self) -> None:
        self._journal.catch_up(self.answers)

    def item(self, item_id: str) -> PublicItem:
        """Return an item; raises KeyError with a sentence that lists the ids if there is none of this id."""
        items = {item.id: item for item in self.exercise.items}
        if item_id not in items:
            raise KeyError(f"This exercise has no item {item_id}. It has {', '.join(items)}.")
        return items[item_id]

    def answer(self, item_id: str, part_id: str) -> Answer:
        """Return the stored answer, or None."""
        return self.answers.of(item_id).get(part_id)

    def saved_at(self, item_id: str) -> datetime | None:
        """Return when the item was last saved, or None if it was not or its time cannot be read."""
        stored = self.answers.items.get(item_id)
        return moment(stored.saved_at) if stored else None

    def last_saved(self) -> datetime | None:
        """Return when anything was last saved."""
        times = (self.saved_at(item.id) for item in self.exercise.items)
        return max(filter(None, times), default=None)

    def save(self, item_id: str, part_id: str, answer: Answer) -> None:
        """Write one answer (None removes it) and tell the listeners.

        Raises OSError if the disk refuses, AnswersRefusedError if the file must be left alone.
        """
        _, notice = read_answers(self.folder, self.exercise)
        if notice and notice.code in ("damaged", "restored"):  # it happened while this page was open
            self.notice = notice
        before = self.answers
        self.answers = write_answer(self.folder, self.exercise, item_id, part_id, answer, datetime.now(UTC))
        self._journal.saved(self.item(item_id), before, self.answers)
        self.tell()

    def reload(self) -> None:
        """Read the file again and tell the listeners."""
        self.answers, self.notice = read_answers(self.folder, self.exercise)
        self._catch_up()
        self.tell()

    def follow(self, listener: Listener) -> None:
        """Call `listener` after each change of the answers."""
        self._listeners.append(listener)

    def tell(self) -> None:
        """Call every listener."""
        for listener in tuple(self._listeners):
            listener()

    def missing(self, item: PublicItem) -> list[str]:
        """Return, in words, what the item still lacks; empty when it is complete."""
        return [lack for part in item.parts for lack in missing(part, self.answer(item.id, part.id))]

    def begun(self, item: PublicItem) -> bool:
        """Say whether any part of the item has an answer."""
        return bool(self.answers.of(item.id))

    def shuffled(self, part: PublicPart, ids: Iterable[str]) -> list[str]:
        """Return the ids in this learner's order: mixed, and the same each time this copy is opened.

        The order comes from the machine's name and the folder's place on its disk. One of the two differs
        between learners: on Binder all have the same folder, each on a machine of its own. The visitors of
        a public site share one order, since the page is made once for all.
        """
        seed = f"{platform.node()}|{self.folder.resolve()}|{part.id}"
        return sorted(ids, key=lambda name: hashlib.sha256(f"{seed}|{name}".encode()).digest())


def moment(saved_at: str) -> datetime | None:
    """Return a time from an answers file.

    >>> moment("2026-11-22T10:00:00Z")
    datetime.datetime(2026, 11, 22, 10, 0, tzinfo=datetime.timezone.utc)
    >>> moment("yesterday")
    """
    try:
        found = datetime.fromisoformat(saved_at)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
