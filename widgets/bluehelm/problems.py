"""What is wrong in a file that somebody wrote, in words that help to mend it.

Every reader of authored files (scenarios, exercises, citations) reports with these two classes, so that a
page, a terminal and a test all see the same message.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MANY = 40  # names; a longer list helps nobody


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it is, what it is, and what to do about it.

    `line` counts from 1. `code` is a short fixed word for machines and searches; `message` and `mend` are
    whole sentences.

    >>> print(Problem("UNKNOWN-KEY", "scenario.yaml", 7, "'lable' is not known.", "Did you mean 'label'?"))
    scenario.yaml:7: UNKNOWN-KEY 'lable' is not known. Did you mean 'label'?
    """

    code: str
    file: str
    line: int
    message: str
    mend: str

    def __str__(self) -> str:
        """Return the one-line form that editors and terminals can jump from."""
        return f"{self.file}:{self.line}: {self.code} {self.message} {self.mend}".rstrip()


class ProblemsError(ValueError):
    """A file cannot be used; `problems` says why, in file order. Subclassed by each reader."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems sorted by file and line; there must be at least one."""
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=_position))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _position(problem: Problem) -> tuple[str, int, str, str]:
    return problem.file, problem.line, problem.code, problem.message


def odd(text: str) -> str:
    """Return a name for the first character that is not ASCII: it may look like one, or like nothing at all.

    >>> odd("\u041ePEN")
    'the character U+041E (CYRILLIC CAPITAL LETTER O)'
    """
    found = next((character for character in text if not character.isascii()), "?")
    return f"the character U+{ord(found):04X} ({unicodedata.name(found, 'without a name')})"


def did_you_mean(written: str, allowed: Iterable[str]) -> str:
    """Return a mend that lists what is allowed and names the nearest, if one is near.

    >>> did_you_mean("lable", ["label", "next"])
    "Did you mean 'label'? Allowed here: label, next."
    """
    names = sorted(set(allowed))
    listed = f"Allowed here: {', '.join(names) if names else 'nothing'}."
    if len(names) > MANY:
        listed = f"{len(names)} names are allowed here."
    near = get_close_matches(written, names, n=1)
    return f"Did you mean '{near[0]}'? {listed}" if near else listed
