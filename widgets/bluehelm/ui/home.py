"""The course home: each module with its time, how far the learner is, and what to do now."""

from collections.abc import Sequence
from pathlib import Path

from IPython.display import display

from bluehelm.ui.markup import escape
from bluehelm.ui.page import show_page
from bluehelm.ui.problems import out
from bluehelm.ui.shelf import Module, modules
from bluehelm.ui.stylesheet import stylesheet

__all__ = ["home"]

STATES = {"new": "Not begun", "begun": "Begun", "done": "Done"}


def home() -> None:
    """Show the course home; the notebook that calls this stands in the folder `modules`."""
    display(stylesheet())
    show_page(page(modules(Path.cwd().parent)))


def page(shelf: Sequence[Module]) -> str:
    """Return the whole page as HTML; links are relative, so that they work in Voilà and in JupyterLab."""
    cards = "".join(_card(module) for module in shelf)
    empty = "<p>There are no modules in this folder yet.</p>"
    return f'<div class="bh bh-home">{_HEAD}{cards or empty}{_FOOT}</div>'


_HEAD = (
    "<h1>Bluehelm</h1>"
    '<p class="bh-lead">An open course in leading United Nations peace operations. '
    "Read a module, decide in its scenario, answer the exercises. You need no code.</p>"
    "<h2>Modules</h2>"
)
_FOOT = (
    '<p><a href="glossary.ipynb">Glossary</a>: the words and short forms of the course, with a search.</p>'
    '<p class="bh-meta">Your plays and answers are kept in the course folder, on this machine. '
    "Kelmora, its people and its mission are fictional. "
    "This course is not a product of the United Nations.</p>"
)


def state(module: Module) -> str:
    """Return "new", "begun" or "done". Done: the scenario was played to an end and every item is answered."""
    played = module.scenario is None or bool(module.plays and module.plays.finished)
    answered = module.exercise is None or module.answered == len(module.exercise.items)
    playing = bool(module.plays and (module.plays.current or module.plays.finished))
    begun = module.answered > 0 or playing
    return "done" if played and answered and begun else "begun" if begun else "new"


def next_step(module: Module) -> str:
    """Say in one sentence what to do now."""
    plays = module.plays
    if module.scenario and plays and plays.current and plays.current.choices:
        return f"Go on with your play: you stopped at decision {len(plays.current.choices) + 1}."
    if module.scenario and not (plays and plays.finished):
        return "Read the text, then play the scenario."
    if module.exercise and module.answered < len(module.exercise.items):
        return f"Answer the exercises: {module.answered} of {len(module.exercise.items)} are complete."
    if state(module) == "done":
        return "Done. Play again with one other decision, or with new luck."
    return "Read the text."


def _card(module: Module) -> str:
    kind = state(module)
    broken = "".join(out(each.thing, each.error) for each in module.out)
    times = " · ".join(_times(module))
    return (
        f'<section class="bh-module bh-is-{kind}"><h3>'
        f'<a href="{_notebook(module)}">{escape(module.title)}</a></h3>'
        f'<p class="bh-meta"><span class="bh-state">{STATES[kind]}</span> {escape(module.id)} · {times}</p>'
        f'<p class="bh-next"><strong>Now:</strong> {escape(next_step(module))}</p>{broken}'
        f'<p class="bh-links">{_links(module)}</p></section>'
    )


def _times(module: Module) -> list[str]:
    parts = [f"about {module.minutes} minutes", f"read {module.reading_min}"]
    if module.scenario:
        parts.append(f"play {module.scenario.duration_min}")
    if module.exercise:
        parts.append(f"exercises {module.exercise.time_min}")
    return parts


def _notebook(module: Module) -> str:
    return f"{module.folder.name}/module.ipynb"


def _links(module: Module) -> str:
    opens = {"new": "Begin", "begun": "Go on", "done": "Open"}[state(module)]
    title = escape(module.title)
    links = [
        f'<a class="bh-go bh-go-first" href="{_notebook(module)}">{opens}'
        f'<span class="bh-spoken"> {title}</span></a>'
    ]
    if module.exercise:
        path = f"../exercises/{module.slug}/{module.slug}.ipynb"
        links.append(f'<a class="bh-go" href="{path}">Exercises<span class="bh-spoken"> {title}</span></a>')
    return "".join(links)
