"""Build every derived file of a course from its sources, and say which ones differ."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bluehelm.glossary import PATH as GLOSSARY
from bluehelm.kelmora import PATH as STORY
from bluehelm.needs.load import DATA as NEEDS
from bluehelm_grading.cells import text_of
from bluehelm_grading.course import Course
from bluehelm_grading.release import generate_release

AGAIN = "Edit the source, never the built file, and then run: bluehelm build"


@dataclass(frozen=True)
class Derived:
    """One built file: where it stands, the source that a person edits, and its text."""

    path: Path
    source: Path
    text: str

    def differs(self) -> bool:
        """Say whether the file on the disk is missing or another."""
        return not self.path.is_file() or self.path.read_bytes() != self.text.encode("utf-8")


class BuildError(Exception):
    """Some sources are broken; all others were built. `changed` is what was written."""

    def __init__(self, problems: Collection[str], changed: Collection[Path] = ()) -> None:
        """Keep both; the text of the error is the problems, one a line."""
        self.problems, self.changed = tuple(problems), tuple(changed)
        super().__init__("\n".join(self.problems))


def build_all(root: Path, only: Collection[str] | None = None) -> list[Path]:
    """Write what differs and return it. `only` names module or exercise folders.

    A broken source does not stop the others: BuildError comes at the end.
    """
    derived, problems = _derive(Course(root), only)
    changed = [file.path for file in derived if file.differs()]
    for file in derived:
        if file.path in changed:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            file.path.write_text(file.text, encoding="utf-8", newline="\n")
    if problems:
        raise BuildError(problems, changed)
    return changed


def check(root: Path, only: Collection[str] | None = None) -> list[str]:
    """Return one line for each built file that differs, and for each broken source; empty if all is well."""
    derived, problems = _derive(Course(root), only)
    lost = [] if only is not None else _lost(Course(root), derived)
    return (
        problems
        + lost
        + [
            f"{_shown(file.path, root)} is not what {_shown(file.source, root)} builds. {AGAIN}"
            for file in derived
            if file.differs()
        ]
    )


def _lost(course: Course, derived: Collection[Derived]) -> list[str]:
    """List files in exercises/ that nothing builds: learners would receive them."""
    built = {file.path for file in derived}
    there = (
        path for path in sorted(course.exercises.glob("*/*")) if path.suffix in {".ipynb", ".json", ".yaml"}
    )
    return [
        f"{_shown(path, course.root)} is built from nothing. Remove it, or write its source in solutions/."
        for path in there
        if path not in built and not path.name.startswith(("answers.", "play."))
    ]


def _derive(course: Course, only: Collection[str] | None) -> tuple[list[Derived], list[str]]:
    derived: list[Derived] = []
    problems: list[str] = []
    for name, source, make in _jobs(course):
        if only is not None and name not in only:
            continue
        try:
            derived += make(course, source)
        except Exception as problem:  # whatever is wrong with one source, the others are built
            problems.append(_line(problem, source))
    return derived, problems


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root) if path.is_relative_to(root) else path)


def _line(problem: Exception, source: Path) -> str:
    text = str(problem) or type(problem).__name__
    return text if source.name in text else f"{source}: {text}"


Maker = Callable[[Course, Path], list[Derived]]


def _jobs(course: Course) -> Iterator[tuple[str, Path, Maker]]:
    """Name every source with its folder and the function that builds from it."""
    for source in sorted(course.modules.glob("*/module.md")):
        yield source.parent.name, source, _module
    for source in sorted(course.solutions.glob("*/exercise.yaml")):
        yield source.parent.name, source, _exercise
    if course.modules.is_dir():
        yield "index", Path(__file__).with_name("home_notebook.py"), _home
        yield "glossary", GLOSSARY, _glossary
        yield "world", STORY, _world
        yield "needs", NEEDS, _needs
        yield "statement", Path(__file__).with_name("statement_notebook.py"), _statement
    if (course.root / "docs").is_dir():
        yield "coverage", course.modules, _coverage


def _module(course: Course, source: Path) -> list[Derived]:
    from bluehelm_grading.module_notebook import module_notebook

    return [Derived(source.with_suffix(".ipynb"), source, text_of(module_notebook(source)))]


def _home(course: Course, source: Path) -> list[Derived]:
    from bluehelm_grading.home_notebook import home_notebook

    return [Derived(course.modules / "index.ipynb", source, text_of(home_notebook()))]


def _glossary(course: Course, source: Path) -> list[Derived]:
    from bluehelm_grading.glossary_notebook import glossary_notebook

    return [Derived(course.modules / "glossary.ipynb", source, text_of(glossary_notebook(course.modules)))]


def _world(course: Course, source: Path) -> list[Derived]:
    from bluehelm_grading.world_notebook import world_notebook

    return [Derived(course.modules / "world.ipynb", source, text_of(world_notebook()))]


def _statement(course: Course, source: Path) -> list[Derived]:
    from bluehelm_grading.statement_notebook import statement_notebook

    return [Derived(course.modules / "statement.ipynb", source, text_of(statement_notebook()))]


def _needs(course: Course, source: Path) -> list[Derived]:
    from bluehelm_grading import needs_notebooks as pages

    made = {
        "needs": pages.needs_notebook(),
        "path": pages.path_notebook(),
        "catalogue": pages.catalogue_notebook(),
    }
    return [Derived(course.modules / f"{name}.ipynb", source, text_of(page)) for name, page in made.items()]


def _coverage(course: Course, source: Path) -> list[Derived]:
    from bluehelm_grading.coverage import cited_texts, page, taught

    return [Derived(course.root / "docs" / "coverage.md", source, page(taught(cited_texts(course))))]


def _exercise(course: Course, source: Path) -> list[Derived]:
    """Build nbgrader's source files, and from them, by nbgrader, what learners receive."""
    from bluehelm.exercise import load_exercise, public, public_text
    from bluehelm_grading.exercise_notebook import exercise_notebook
    from bluehelm_grading.module_facts import objectives

    exercise = load_exercise(source, shown_as=_shown(source, course.root))
    name = source.parent.name
    if exercise.id != name:
        raise ValueError(f"{source}: its id is '{exercise.id}'. It must be the name of its folder: '{name}'.")
    module = course.module(exercise.module)
    aims = objectives((course.modules / module / "module.md").read_text("utf-8")) if module else {}
    made = {
        f"{name}.ipynb": text_of(exercise_notebook(exercise, module, aims)),
        "exercise.json": public_text(public(exercise)),
    }
    release = generate_release(course.root, name, made)
    files = [Derived(source.parent / file, source, text) for file, text in made.items()]
    return files + [Derived(course.exercises / name / file, source, text) for file, text in release.items()]
