"""The data of the course: what it must hold, and how it must read."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bluehelm import reading
from bluehelm.needs import Needs
from bluehelm.sources import GROUP

CLEAN = """
import pkgutil, sys, bluehelm.needs as package
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    __import__(module.name)
print(sorted({"IPython", "ipywidgets", "altair", "traitlets", "nbgrader", "nbformat"} & sys.modules.keys()))
"""
SHORT_FORMS = {"UN", "SMART", "MAST"}  # the last two stand beside their words, as the source prints them
SEVEN = ("SRSG", "DSRSG-P", "DSRSG-RC/HC", "FC", "PC", "DMS", "COS")


def test_the_package_is_pure() -> None:
    """In a clean interpreter, importing all of bluehelm.needs leaves Jupyter and plotting out."""
    done = subprocess.run([sys.executable, "-c", CLEAN], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_areas_are_those_of_the_exercise(course: Needs) -> None:
    """Twelve areas in the order of M00-E5, and a scale from 1, new to me, to 5, could teach it."""
    assert list(course.areas) == [
        "doctrine", "command", "protection", "crisis", "security", "money",
        "rights", "gender", "planning", "communication", "partners", "team",
    ]  # fmt: skip
    assert list(course.scale) == ["1", "2", "3", "4", "5"]
    assert len(course.situations) == 8


def test_every_post_has_a_note_for_every_module(course: Needs) -> None:
    """Seven posts, section heads, Heads of Office and candidates; each has three sentences on each module."""
    assert list(course.posts) == [*SEVEN, "SEC", "HO", "CAND"]
    assert list(course.modules) == [f"M{number:02}" for number in range(14)]
    assert all(list(post.modules) == list(course.modules) for post in course.posts.values())


def test_no_note_is_that_of_another_post(course: Needs) -> None:
    """What changes with the post really changes: no two posts share a sentence on a module."""
    for module in course.modules:
        for field in ("read", "seat", "example"):
            texts = [getattr(post.modules[module], field) for post in course.posts.values()]
            assert len(set(texts)) == len(texts), (module, field)


def test_texts_are_plain_english(course: Needs) -> None:
    """No short form stands unexplained, and no sentence has more than 25 words."""
    for text in _texts(_dumped(course)):
        plain = GROUP.sub("", text)
        short = set(re.findall(r"\b(?:[A-Z]{2,}(?:[-/][A-Z]+)*|[A-Z]+o[A-Z])s?\b", plain))
        assert short <= SHORT_FORMS, text
        longest = max(len(sentence.split()) for sentence in reading.sentences(plain) or [""])
        assert longest <= 25, text


def test_nobody_is_he_or_she_by_default(course: Needs) -> None:
    """Texts speak of posts; where a person is meant, both words stand together."""
    for text in _texts(_dumped(course)):
        plain = text.replace("she or he", "")
        assert not re.search(r"\b(he|she|his|her|hers|him)\b", plain, re.IGNORECASE), text


def test_options_do_not_give_the_answer_away(course: Needs) -> None:
    """The good option is neither always the longest nor always first."""
    options = [list(one.options.values()) for one in course.situations]
    longest = [max(each, key=lambda option: len(option.text)).judged == "well" for each in options]
    first = [each[0].judged == "well" for each in options]
    assert sum(longest) <= 5
    assert sum(first) <= 4
    assert all({"well", "partly", "not"} == {option.judged for option in each} for each in options)


def _dumped(course: Needs) -> list[Any]:
    models = [*course.areas.values(), *course.situations, *course.posts.values(), *course.trainings.values()]
    return [one.model_dump(exclude={"id", "needs", "audience", "areas", "when"}) for one in models]


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, inner in data.items():
            yield from () if key in ("post", "judged") else _texts(inner)
    elif isinstance(data, list | tuple):
        for inner in data:
            yield from _texts(inner)
