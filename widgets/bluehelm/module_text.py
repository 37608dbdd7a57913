"""What is wrong in the text of a module: its words, its citations, its length.

>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     path = Path(folder, "module.md")
...     written = path.write_text("# Ready\\n\\nThe MLT meets [S2 CRI ¶9].\\n", encoding="utf-8")
...     [(problem.line, problem.code) for problem in problems(path)]
[(3, 'ABBREVIATION-UNOPENED'), (3, 'BAD-CITATION')]
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bluehelm import glossary, reading, sources, yamlfile
from bluehelm.problems import Problem
from bluehelm.reading import Flaw

MEAN_SENTENCE = 18  # words
LONGEST = 1600  # words: twelve minutes of careful reading
SHORTER = 900  # words: a module that is not one of the four in full depth
FULL_DEPTH = ("04", "06", "09", "10")


def problems(path: Path, shown_as: str = "") -> tuple[Problem, ...]:
    """Return what is wrong in a module.md, in the order of its lines; never raises for a bad file."""
    try:
        text = yamlfile.read_text(path, shown_as)
    except yamlfile.YamlError as error:
        return error.problems
    found = sorted(_flaws(text, longest(path)), key=lambda flaw: (flaw.line, flaw.code, flaw.message))
    return tuple(Problem(f.code, shown_as or path.name, f.line, f.message, f.mend) for f in found)


def longest(path: Path) -> int:
    """Return how many words the text of a module may hold; its folder tells whether it is of full depth."""
    number = path.resolve().parent.name[:2]
    return SHORTER if number.isdigit() and number not in FULL_DEPTH else LONGEST


def _flaws(text: str, words: int) -> Iterator[Flaw]:
    yield from reading.unexplained([text], glossary.course())
    yield from reading.variants(text, glossary.course())
    yield from reading.too_long(text, MEAN_SENTENCE, words)
    for group in sources.GROUP.finditer(text):
        for message in sources.check(group[0]):
            line = text.count("\n", 0, group.start()) + 1
            yield Flaw(line, "BAD-CITATION", message, sources.WHERE)
