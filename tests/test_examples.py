"""Every public name is documented, and an example that runs shows it."""

import ast
import inspect
import re
from doctest import DocTestFinder
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

PACKAGES = ("bluehelm.scenario", "bluehelm.scenario.analysis", "bluehelm.exercise", "bluehelm.lint")
PUBLIC = [(package, name) for package in PACKAGES for name in import_module(package).__all__]


@pytest.mark.parametrize(("package", "name"), PUBLIC)
def test_every_public_name_has_a_docstring_and_an_example(package: str, name: str) -> None:
    """Each public name says what it is, and stands in an example of its own or of its package."""
    module = import_module(package)
    found = getattr(module, name)
    whole = inspect.isclass(found) or inspect.isfunction(found)
    assert found.__doc__ if whole else name in _described(module)
    shown = _words(module, package) | (_words(found, name) if whole else set())
    assert name in shown, f"No example shows {package}.{name}."


def _words(thing: object, name: str) -> set[str]:
    """Return the identifiers in the examples of one docstring and in what they print."""
    examples = [one for test in DocTestFinder(recurse=False).find(thing, name) for one in test.examples]
    return set(re.findall(r"\w+", " ".join(one.source + one.want for one in examples)))


def _described(module: ModuleType) -> set[str]:
    """Return the names in the files of a package that have a docstring below them, as type aliases have."""
    assert module.__file__
    trees = [ast.parse(path.read_text("utf-8")) for path in Path(module.__file__).parent.glob("*.py")]
    return {
        target.id
        for tree in trees
        for line, below in zip(tree.body, tree.body[1:], strict=False)
        if isinstance(line, ast.Assign) and isinstance(below, ast.Expr)
        for target in line.targets
        if isinstance(target, ast.Name)
    }
