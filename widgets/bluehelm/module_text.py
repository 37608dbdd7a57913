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


def problems(path: Path, shown_as: str = "") -> tuple[Problem, ...]:
    """Return what is wrong in a module.md, in the order of its lines; never raises for a bad file."""
    try:
        text = yamlfile.read_text(path, shown_as)
    except yamlfile.YamlError as error:
        return error.problems
    found = sorted(_flaws(text), key=lambda flaw: (flaw.line, flaw.code, flaw.message))
    return tuple(Problem(f.code, shown_as or path.name, f.line, f.message, f.mend) for f in found)


def _flaws(text: str) -> Iterator[Flaw]:
    yield from reading.unexplained([text], glossary.course())
    yield from reading.variants(text, glossary.course())
    yield from reading.too_long(text, MEAN_SENTENCE, LONGEST)
    for group in sources.GROUP.finditer(text):
        for message in sources.check(group[0]):
            line = text.count("\n", 0, group.start()) + 1
            yield Flaw(line, "BAD-CITATION", message, sources.WHERE)
