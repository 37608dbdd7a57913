"""Names that say nothing: Learner 01, Learner 02, in an order that does not follow the alphabet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from hashlib import sha256

Namer = Callable[[str], str]
"""From a text with names to what the page shows; a name alone is such a text as well."""


def numbered(names: Iterable[str]) -> dict[str, str]:
    """Give each name a number that is the same each time for the same class.

    The order is that of a hash: an alphabetical one would let a reader guess who Learner 01 is.

    >>> numbered(["anna", "boris", "chen"])
    {'boris': 'Learner 01', 'chen': 'Learner 02', 'anna': 'Learner 03'}
    """
    ordered = sorted(set(names), key=lambda name: sha256(name.encode()).digest())
    width = max(2, len(str(len(ordered))))
    return {name: f"Learner {number:0{width}}" for number, name in enumerate(ordered, start=1)}


def hiding(names: Iterable[str]) -> Namer:
    """Return a function that puts the numbers in place of the names, in notes as well.

    >>> hiding(["anna", "boris"])("anna and boris handed in the same answers.")
    'Learner 02 and Learner 01 handed in the same answers.'
    """
    labels = numbered(names)
    longest_first = sorted(labels, key=len, reverse=True)
    if not longest_first:
        return str
    whole = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    return lambda text: whole.sub(lambda found: labels[found[0]], text)
