"""Built files: what they say, that a rebuild changes nothing, and what they must never hold."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

from bluehelm_grading import build
from bluehelm_grading.module_notebook import module_notebook

from .conftest import ROOT, new_course

SAMPLE = Path(__file__).parent / "sample" / "exercise.yaml"
BUILT = sorted(
    path
    for folder in ("modules", "exercises", "solutions")
    for path in (ROOT / folder).rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
SECRET = {
    "key",
    "why",
    "feedback",
    "say",
    "near",
    "half",
    "markers",
    "model_points",
    "source",
    "read",
    "off_total",
}
MODULE = """# Being ready

Read this.

```{code-cell} ipython3
begin()
```

## Before: prepare

More text.

```{code-cell} ipython3
chart("four_minimums")
```
"""


def sample_course(folder: Path) -> Path:
    """Make a course with the sample exercise and one module."""
    course = new_course(folder)
    for name, text in (
        ("solutions/sample/exercise.yaml", SAMPLE.read_text()),
        ("modules/98_ready/module.md", MODULE),
    ):
        (course / name).parent.mkdir(parents=True)
        (course / name).write_text(text)
    return course


def secrets(value: Any, hidden: bool = False) -> Iterator[str]:
    """Give every sentence that stands under a secret name in an exercise.yaml."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from secrets(inner, hidden or name in SECRET)
    elif isinstance(value, list):
        for inner in value:
            yield from secrets(inner, hidden)
    elif hidden and isinstance(value, str) and " " in value.strip():
        yield " ".join(value.split())


def test_a_rebuild_of_the_course_changes_nothing() -> None:
    """Every committed built file is byte for byte what its source builds."""
    assert build.check(ROOT) == []


def test_the_build_is_deterministic(tmp_path: Path) -> None:
    """Two builds in two folders give the same bytes, and a second build writes nothing."""
    first, second = (sample_course(tmp_path / name) for name in "ab")
    names = [path.relative_to(first) for path in build.build_all(first)]
    assert [path.relative_to(second) for path in build.build_all(second)] == names
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)
    assert build.build_all(first) == []
    assert len(names) == 12


def test_each_item_names_the_objective_that_it_shows() -> None:
    """In every exercise that ships, each item says in the words of its module what it shows."""
    for source in sorted((ROOT / "solutions").glob("*/exercise.yaml")):
        released = nbformat.read(ROOT / "exercises" / source.parent.name / f"{source.parent.name}.ipynb", 4)
        headings = [cell.source for cell in released.cells if cell.get("id", "").endswith("-heading")]
        assert len(headings) == len(yaml.safe_load(source.read_text("utf-8"))["items"])
        assert all("\n\nShows that you can: " in heading for heading in headings)


def test_the_build_leaves_a_class_alone(tmp_path: Path) -> None:
    """Building makes no gradebook and touches none."""
    course = sample_course(tmp_path)
    build.build_all(course)
    assert list((course / "grading").rglob("*.db")) == []


def test_a_broken_source_stops_no_other(tmp_path: Path) -> None:
    """A broken exercise is reported with its file and line; the module beside it is built."""
    course = sample_course(tmp_path)
    broken = course / "solutions" / "sample" / "exercise.yaml"
    broken.write_text(SAMPLE.read_text().replace("key: b", "key: z"))
    with pytest.raises(build.BuildError, match=r"^solutions/sample/exercise\.yaml:\d+: ") as caught:
        build.build_all(course)
    assert (course / "modules" / "98_ready" / "module.ipynb") in caught.value.changed
    assert len(caught.value.problems) == 1


def test_an_edited_notebook_is_named_with_its_source(tmp_path: Path) -> None:
    """The check says which built file differs and which source to edit."""
    course = sample_course(tmp_path)
    build.build_all(course)
    (course / "exercises" / "sample" / "sample.ipynb").write_text("{}")
    (course / "exercises" / "sample" / "exercise.yaml").write_text("key")
    (found, differs) = build.check(course)
    assert found == (
        "exercises/sample/exercise.yaml is built from nothing. Remove it, or write its source in solutions/."
    )
    assert differs.startswith(
        "exercises/sample/sample.ipynb is not what solutions/sample/exercise.yaml builds."
    )


def test_an_exercise_is_named_by_its_folder(tmp_path: Path) -> None:
    """An exercise whose id is not the name of its folder is refused: nbgrader finds it by that name."""
    course = sample_course(tmp_path)
    shutil.move(course / "solutions" / "sample", course / "solutions" / "other")
    with pytest.raises(
        build.BuildError, match=r"its id is 'sample'\. It must be the name of its folder: 'other'"
    ):
        build.build_all(course, only=["other"])


def test_cell_ids_stay_when_another_section_changes(tmp_path: Path) -> None:
    """Ids come from the section that a cell stands in, so a new cell elsewhere changes none of them."""
    course = sample_course(tmp_path)
    source = course / "modules" / "98_ready" / "module.md"
    before = [cell.id for cell in module_notebook(source).cells]
    source.write_text(MODULE.replace("Read this.", "Read this.\n\n+++\n\nAnd this."))
    after = [cell.id for cell in module_notebook(source).cells]
    assert before == ["being-ready-1", "being-ready-2", "before-prepare-1", "before-prepare-2", "way-on"]
    assert after == [
        "being-ready-1",
        "being-ready-2",
        "being-ready-3",
        "before-prepare-1",
        "before-prepare-2",
        "way-on",
    ]


@pytest.mark.parametrize("path", BUILT, ids=lambda path: path.stem)
def test_built_notebooks_are_valid_and_bare(path: Path) -> None:
    """Every built notebook is valid, has no outputs, and shows no code to people who do not program."""
    book = nbformat.read(path, as_version=4)
    nbformat.validate(book)
    assert book.metadata.kernelspec == {"name": "python3", "display_name": "Python 3"}
    assert set(book.metadata.bluehelm) - {"promise", "scenario"} == {"kind", "id", "title"}
    for cell in book.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
            assert cell.metadata.jupyter.source_hidden


LEARNERS_PAGES = [p for p in BUILT if "solutions" not in p.parts and p.parent.name != "modules"]


@pytest.mark.parametrize("path", LEARNERS_PAGES, ids=lambda path: path.stem)
def test_the_end_of_a_page_leads_on(path: Path) -> None:
    """The last cell of a module or an exercise links to the course home; all its links have a target."""
    last = nbformat.read(path, as_version=4).cells[-1].source
    targets = [(path.parent / link).resolve() for link in re.findall(r"\]\(([^)]+)\)", last)]
    assert ROOT / "modules" / "index.ipynb" in targets
    assert all(target.is_file() for target in targets)


RELEASES = sorted((ROOT / "exercises").glob("*"))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_no_key_stands_in_a_release(release: Path) -> None:
    """No key, reason, marker, model point or hidden test of an exercise stands in what learners get."""
    key = yaml.safe_load((ROOT / "solutions" / release.name / "exercise.yaml").read_text())
    hidden = set(secrets(key))
    assert len(hidden) > 20
    text = " ".join("\n".join(path.read_text() for path in release.iterdir()).split())
    assert [
        each for each in hidden if each in text or json.dumps(each, ensure_ascii=False)[1:-1] in text
    ] == []
    assert "HIDDEN TESTS" not in text
    assert "points(" not in text
    assert {path.name for path in release.iterdir()} == {"exercise.json", f"{release.name}.ipynb"}
    names = set(re.findall(r'"(\w+)":', (release / "exercise.json").read_text()))
    assert not names & SECRET


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_nothing_is_to_be_typed(release: Path) -> None:
    """Each code cell of a release is an import or one call, locked; no cell can be edited or deleted."""
    for cell in nbformat.read(release / f"{release.name}.ipynb", as_version=4).cells:
        assert cell.metadata.editable is False
        assert cell.metadata.deletable is False
        if cell.cell_type == "code":
            assert cell.metadata.nbgrader.locked
            calls = [
                line for line in cell.source.splitlines() if line and not line.startswith(("#", "from "))
            ]
            assert len(calls) <= 1
