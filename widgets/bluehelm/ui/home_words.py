"""What the course home says: the one thing to do now, and how far each module is. Text and links only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bluehelm.record import Graded, ModuleProgress, Progress
from bluehelm.search.documents import anchor
from bluehelm.shelf import Module

STATES = {"not begun": "Not begun", "begun": "Begun", "done": "Done", "graded": "Graded"}


@dataclass(frozen=True)
class Now:
    """The one clear thing: what it is, a sentence on it, and the link that leads there."""

    title: str
    text: str
    label: str
    href: str


def now(shelf: Sequence[Module], progress: Progress, order: Sequence[str] = ()) -> Now | None:
    """Say what to do now: go on where the learner stopped, else the next module; None without modules.

    `order` are the ids of the modules in the learner's own order, if there is one. A module that is not on
    the shelf any more is passed over.
    """
    here = {module.id: module for module in shelf}
    if progress.last in here:
        return resume(here[progress.last], progress.module(progress.last))
    own = [here[name] for name in order if name in here]
    ordered = [*own, *(module for module in shelf if module not in own)]
    new = [module for module in ordered if progress.module(module.id).state == "not begun"]
    if new:
        return _next(new[0], first=len(new) == len(shelf))
    if shelf:
        return Now(
            "You have done all modules",
            "Play a scenario again: change one decision, and keep the luck. Or look at your feedback below.",
            f"Open module {shelf[0].number}",
            page(shelf[0]),
        )
    return None


def resume(module: Module, far: ModuleProgress) -> Now:
    """Say where a learner stopped in a module that is begun."""
    title = f"Go on with module {module.number}: {module.title}"
    scenario, left = module.scenario, unanswered(module, far)
    if scenario and far.current and far.current.choices:
        text = f"You stopped in the scenario “{scenario.title}”, at decision {len(far.current.choices) + 1}."
        return Now(title, text, "Go on with the scenario", play_link(module))
    if scenario and not far.plays:
        text = f"Read the text, then play the scenario “{scenario.title}”."
        return Now(title, text, "Go on", page(module))
    if module.exercise and left:
        text = f"{counted(module, far)} Your answers are kept."
        return Now(title, text, "Go on with the exercises", exercises(module))
    return Now(title, "Read the text to its end.", "Go on", page(module))


def _next(module: Module, first: bool) -> Now:
    verb = "Begin" if first else "Next"
    text = f"It takes about {module.minutes} minutes in all. Stop at any point: everything is kept."
    title = f"{verb}{' with' if first else ':'} module {module.number}: {module.title}"
    return Now(title, text, f"Begin module {module.number}", page(module))


def unanswered(module: Module, far: ModuleProgress) -> list[str]:
    """Return the ids of the exercise items that are not complete."""
    items = module.exercise.items if module.exercise else ()
    return [item.id for item in items if item.id not in far.answered]


def counted(module: Module, far: ModuleProgress) -> str:
    """Say how many exercises are complete."""
    of = len(module.exercise.items) if module.exercise else 0
    return f"{of - len(unanswered(module, far))} of {of} exercises are complete."


def standing(module: Module, far: ModuleProgress) -> str:
    """Say in a few words how far a module is; empty if it was never opened."""
    if far.state == "not begun":
        return ""
    parts = []
    if module.scenario:
        plays = len(far.plays)
        played = "scenario not played" if not plays else "scenario played"
        parts.append(f"{played} {plays} times" if plays > 1 else played)
    if module.exercise:
        parts.append(f"{len(module.exercise.items) - len(unanswered(module, far))} of "
                     f"{len(module.exercise.items)} exercises")  # fmt: skip
    if far.graded:
        parts.append(points(far.graded))
    return _sentence(parts)


def points(graded: Graded) -> str:
    """Write points as people do.

    >>> from datetime import UTC, datetime
    >>> points(Graded(41.5, 50.0, datetime.now(UTC)))
    '41.5 of 50 points'
    """
    return f"{graded.points:g} of {graded.of:g} points"


def times(module: Module) -> str:
    """Say how long a module takes, and with what."""
    parts = [f"read {module.reading_min}"]
    parts += [f"play {module.scenario.duration_min}"] if module.scenario else []
    parts += [f"exercises {module.exercise.time_min}"] if module.exercise else []
    return f"{module.minutes} minutes: {', '.join(parts)}"


def page(module: Module) -> str:
    """Return the link to a module's page, from the folder of the modules."""
    return f"{module.folder.name}/module.ipynb"


def play_link(module: Module) -> str:
    """Return the link to the place in a module's page where its scenario is played."""
    title = module.scenario.title if module.scenario else ""
    return f"{page(module)}#{anchor(f'Play: {title}')}"


def exercises(module: Module) -> str:
    """Return the link to a module's exercises."""
    return f"../exercises/{module.slug}/{module.slug}.ipynb"


def _sentence(parts: Iterable[str]) -> str:
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
