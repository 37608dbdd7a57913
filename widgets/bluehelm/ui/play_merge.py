"""Two files of plays of one module become one: nothing that was finished is lost, nothing newer gives way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bluehelm.scenario import Transcript
from bluehelm.ui.plays import FinishedPlay, StoredPlays

When = Callable[[Transcript], datetime | None]
"""When a play came to stand as it does, as the record knows; None if it does not."""


@dataclass(frozen=True)
class MergedPlays:
    """The plays, and in words what is left out: of what was here (`gave_way`), of the file (`not_taken`)."""

    plays: StoredPlays
    gave_way: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()


def merged(ours: StoredPlays, theirs: StoredPlays, when: When) -> MergedPlays:
    """Merge the plays that are here (`ours`) with those of a file (`theirs`)."""
    known = {_key(play) for play in ours.finished}
    new = tuple(play for play in theirs.finished if _key(play) not in known)
    finished = tuple(sorted((*ours.finished, *new), key=lambda play: play.ended_at))
    from_file, gave_way, not_taken = _current(ours, theirs, new, when)
    going_on = theirs if from_file else ours
    aar = {**theirs.aar, **{name: text for name, text in ours.aar.items() if text.strip()}}
    if any(text.strip() and text != aar[name] for name, text in theirs.aar.items()):
        not_taken += ("the after-action review in the file, since you wrote another here",)
    ended = going_on.current is None or _played_on(going_on.current, new if not from_file else ours.finished)
    source = StoredPlays() if ended else going_on
    play = {"current": source.current, "drifted": source.drifted, "tried": source.tried}
    whole = ours.model_copy(update={"finished": finished, "aar": aar, **play})
    return MergedPlays(whole, gave_way, not_taken)


def _current(
    ours: StoredPlays, theirs: StoredPlays, new: tuple[FinishedPlay, ...], when: When
) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    """Say whether the unfinished play of the file is taken, and which of the two gives way, in words."""
    here, there = ours.current, theirs.current
    if there is None or not there.choices or _played_on(there, ours.finished):
        return False, (), ()
    if here is None or not here.choices or _played_on(here, new) or _begins(here, there):
        return True, (), ()
    if _begins(there, here):
        return False, (), ()
    mine, other = when(here), when(there)
    if other and (mine is None or other > mine):
        return True, ("the unfinished play that was here, since the one in the file is newer",), ()
    return False, (), ("the unfinished play in the file, since the one here is newer",)


def _key(play: FinishedPlay) -> tuple[str, str]:
    return play.transcript.model_dump_json(), play.ended_at


def _begins(one: Transcript, other: Transcript) -> bool:
    """Say whether `other` is the same play, as far or further on."""
    same = one.model_copy(update={"choices": ()}) == other.model_copy(update={"choices": ()})
    return same and other.choices[: len(one.choices)] == one.choices


def _played_on(current: Transcript, elsewhere: tuple[FinishedPlay, ...]) -> bool:
    """Say whether an unfinished play was played to its end on the other machine."""
    return any(_begins(current, play.transcript) for play in elsewhere)
