"""Which tests share a worker, and which come first, so that both workers end together (`pytest -n 2`).

The tests of a file share a worker, and with it what their fixtures have made. So do the files of grading that
read one class of twelve. Files that take long come first: what is left at the end is short.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CLASS = {"course", "graded"}  # fixtures of grading/conftest.py that take long to make
# By what they were measured to take, with all modules there; a file that is not here comes after them.
LONGEST = (
    "grading: the class of twelve",
    "test_binder.py",
    "browser/test_scenarios.py",
    "browser/test_site.py",
    "browser/test_mark.py",
    "browser/test_exercise.py",
    "browser/test_needs.py",
    "browser/test_module.py",
    "browser/test_path.py",
    "browser/test_items.py",
    "browser/test_home.py",
    "browser/*",
    "grading/test_edition.py",
    "scenario/test_seeded_faults.py",
    "kernels/*",
    "grading/*",
    "charts/test_figures.py",
    "scenario/analysis/*",
    "serve/*",
)


@pytest.hookimpl(tryfirst=True)  # xdist asks for the groups in the same hook
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each test its group, and put the groups that take long first."""
    of_class = {item.path for item in items if _reads_the_class(item)}
    groups = [_group(item.path, item.path in of_class) for item in items]
    for item, group in zip(items, groups, strict=True):
        item.add_marker(pytest.mark.xdist_group(group))
    if hasattr(config, "workerinput"):  # alone, tests come in the order in which they stand
        items.sort(key=lambda item: _place(next(item.iter_markers("xdist_group")).args[0]))


def pytest_configure(config: pytest.Config) -> None:
    """Keep xdist from putting groups of many tests first, which are not those that take long."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def _reads_the_class(item: pytest.Item) -> bool:
    asked = getattr(item, "fixturenames", ())
    return item.path.parent == HERE / "grading" and not CLASS.isdisjoint(asked)


def _group(path: Path, of_class: bool) -> str:
    if of_class:
        return LONGEST[0]
    return path.relative_to(HERE).as_posix() if path.is_relative_to(HERE) else "doctests"


def _place(group: str) -> int:
    """Return the place of the first line of LONGEST that names a group, or the folder that it is in."""
    folder = f"{group.rpartition('/')[0]}/*"
    named = (place for place, name in enumerate(LONGEST) if name in (group, folder))
    return next(chain(named, [len(LONGEST)]))
