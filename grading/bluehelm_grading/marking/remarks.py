"""The comment bank: remarks from the rubric, and those that were written before in this exercise. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from bluehelm.exercise.kinds.memo import KeyedMemo, Level

MOST = 12
LONGEST = 200  # characters; longer ones were written for one memo


def of_level(part: KeyedMemo, level: Level) -> list[str]:
    """Return the remarks that a level of the rubric and the markers of this memo offer, a sentence each.

    >>> clauses("Clear recommendation; the tension is seen; small gaps in roles or time.")
    ['Clear recommendation.', 'The tension is seen.', 'Small gaps in roles or time.']
    """
    return clauses(level.text) + clauses(part.markers.get(str(level.level), ""))


def clauses(text: str) -> list[str]:
    """Split a descriptor into sentences that can stand alone in a comment."""
    parts = (part.strip().rstrip(".") for part in re.split(r";|(?<=\.)\s", text))
    return [part[0].upper() + part[1:] + "." for part in parts if part]


def used_before(comments: Iterable[str], offered: Iterable[str] = ()) -> list[str]:
    """Return the lines of earlier comments, the most frequent first, without those already `offered`."""
    lines = (line.strip() for comment in comments for line in comment.splitlines())
    counted = Counter(line for line in lines if line and len(line) <= LONGEST)
    known = set(offered)
    return [line for line, _ in counted.most_common() if line not in known][:MOST]


def inserted(comment: str, remark: str) -> str:
    r"""Return the comment with a remark on a line of its own at its end.

    >>> inserted("", "Clear."), inserted("Clear.\n", "Own words.")
    ('Clear.', 'Clear.\nOwn words.')
    """
    return f"{comment.rstrip()}\n{remark}".lstrip("\n")
