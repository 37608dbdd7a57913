"""The pages of the assessment, of the path and of the catalogue of trainings."""

from __future__ import annotations

from html import escape

from bluehelm.needs import Needs, needs
from bluehelm.needs.catalogue import as_printed, specific_words
from bluehelm.needs.model import Training
from bluehelm.needs.share import cited
from bluehelm_grading.cells import Notebook, code, markdown, notebook

_WAY_ON = (
    "[What do I need?](needs.ipynb) · [My path](path.ipynb) · [Trainings](catalogue.ipynb) · "
    "[Course home](index.ipynb)"
)
_NEEDS = """# What do I need?

Twelve ratings and eight short situations, in about 12 minutes. You get a profile and a path of your own.
Your answers stay on this machine unless you share them."""
_PATH = """# My path

All modules in the order that fits you, each with the reason. Reading can become shorter. Scenarios never do:
what a leader can do shows in decisions."""
_CATALOGUE = """# Trainings for leaders

Nineteen trainings, from two annexes of the paper on which this course rests. Eleven are given by the
United Nations, eight by others. Choose in the lists to see what fits you."""


def needs_notebook() -> Notebook:
    """Build the page of the assessment."""
    call = "from bluehelm.ui.needs import assessment\n\nassessment()"
    return _page("needs", "What do I need?", _NEEDS, call)


def path_notebook() -> Notebook:
    """Build the page of the learning path."""
    call = "from bluehelm.ui.needs import my_path\n\nmy_path()"
    return _page("path", "My path", _PATH, call)


def catalogue_notebook() -> Notebook:
    """Build the catalogue: every entry as text, and one call for the filters above."""
    call = "from bluehelm.ui.catalogue import catalogue\n\ncatalogue()"
    return _page("catalogue", "Trainings for leaders", _CATALOGUE, call, entries(needs()))


def _page(name: str, title: str, intro: str, call: str, more: str = "") -> Notebook:
    cells = [markdown(name, intro), code("page", call)]
    cells += [markdown("entries", more)] if more else []
    cells.append(markdown("way-on", _WAY_ON))
    return notebook(cells, {"kind": name, "id": name, "title": title})


def entries(course: Needs) -> str:
    """Return all trainings as one block of HTML: no line of it may be empty."""
    rows = "\n".join(_entry(name, one, course) for name, one in course.trainings.items())
    return f'<div class="bh bh-trainings">\n{rows}\n</div>'


def _entry(name: str, training: Training, course: Needs) -> str:
    source = f"{cited(training.source)}; {as_printed(course.printed)}"
    facts = {
        "Provider": training.provider,
        "When and where": training.timing,
        "Length": training.length,
        "For": training.who,
        "How": training.method,
        "Subject": training.focus,
        "Specific to peace operations": specific_words(training),
        "Source": source,
    }
    rows = "".join(f"<dt>{key}</dt><dd>{escape(text)}</dd>" for key, text in facts.items() if text)
    heading = f'<h3 id="training-{name.lower()}">{name} {escape(training.name)}</h3>'
    return f'<div class="bh-training bh-training-{name.lower()}">{heading}<dl>{rows}</dl></div>'
