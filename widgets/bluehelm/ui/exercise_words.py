"""What the exercise pages say about saving: times, and failures in plain words with what to do next."""

import errno
from datetime import datetime

_MOVE = "Copy the whole folder to a place where you may write, and open the exercise there."
_DISK = {
    errno.ENOSPC: ("the disk is full.", "Delete files that you no longer need."),
    errno.EDQUOT: ("your space on this server is used up.", "Delete files that you no longer need."),
    errno.EROFS: ("this folder can only be read.", _MOVE),
    errno.EACCES: ("you may not write in this folder.", _MOVE),
    errno.EPERM: ("you may not write in this folder.", _MOVE),
}


def not_saved(error: OSError) -> str:
    """Return what went wrong, that the answer is still on the page, and what to do.

    >>> not_saved(OSError(errno.ENOSPC, "No space left on device"))[:61]
    'Not saved: the disk is full. Your answer is on this page only'
    """
    cause, mend = _cause(error)
    again = "" if mend == _MOVE else " Then press “Try to save again”."
    return f"Not saved: {cause} Your answer is on this page only. {mend}{again}"


def not_opened(error: OSError) -> str:
    """Return why the answers cannot be opened, and what to do."""
    return "The exercise cannot be opened: {} {} Nothing was changed.".format(*_cause(error))


def not_made(error: OSError) -> str:
    """Return why a file could not be made or loaded, and what to do."""
    return "This did not work: {} {} Your answers are as they were.".format(*_cause(error))


def _cause(error: OSError) -> tuple[str, str]:
    other = f"a file could not be read or written ({error.strerror or error})."
    return _DISK.get(error.errno or 0, (other, "Wait a moment; if it happens again, tell your instructor."))


def clock(moment: datetime, now: datetime) -> str:
    """Return the moment in the time of this computer: the time today, the day as well if it was another.

    Both need a time zone. A server that keeps UTC says so, since it may not be the reader's time.

    >>> from datetime import UTC
    >>> clock(datetime(2026, 11, 22, 12, 4, 7, tzinfo=UTC), datetime(2026, 11, 24, 12, tzinfo=UTC))[:16]
    '22 November 2026'
    """
    here, today = moment.astimezone(), now.astimezone()
    time = f"{here:%H:%M:%S}" + ("" if here.utcoffset() else " UTC")
    return time if here.date() == today.date() else f"{here.day} {here:%B %Y}, {time}"
