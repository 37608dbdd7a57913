"""What the files about needs say of each other: names that must exist, untaught areas, citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bluehelm import sources
from bluehelm.needs.model import Post
from bluehelm.problems import Problem, did_you_mean
from bluehelm.yamlfile import Document, Place

if TYPE_CHECKING:
    from bluehelm.needs.load import Needs

Finding = tuple[str, Place, str, str, str]  # file, place, code, message, mend


def findings(found: Needs, documents: Mapping[str, Document], read: Mapping[str, Any]) -> list[Problem]:
    """Return every finding between the files, with its line."""
    all_of_them: list[Finding] = [
        *_modules(found),
        *_situations(found),
        *_trainings(found),
        *_posts(found, read),
        *_untaught(found),
        *_citations(read),
    ]
    return [
        Problem(code, file, documents[file].line(place), message, mend)
        for file, place, code, message, mend in all_of_them
    ]


def twice(documents: Mapping[str, Document], read: Mapping[str, Any]) -> Iterator[Problem]:
    """Find posts that have the id or the place of another."""
    for key in ("id", "order"):
        seen: dict[object, str] = {}
        for file, post in read.items():
            if isinstance(post, Post):
                value = getattr(post, key)
                if value in seen:
                    message = f"The {key} {value} stands in {seen[value]} too."
                    mend = f"Give each post its own {key}."
                    yield Problem("NEEDS-TWICE", file, documents[file].line((key,)), message, mend)
                seen.setdefault(value, file)


def _known(
    file: str, place: Place, names: Iterable[str], allowed: Iterable[str], what: str
) -> Iterator[Finding]:
    allowed = list(allowed)
    for index, name in enumerate(names):
        if name not in allowed:
            message = f"There is no {what} {name!r}."
            yield file, (*place, index), "NEEDS-NAME", message, did_you_mean(name, allowed)


def _modules(found: Needs) -> Iterator[Finding]:
    for module_id, module in found.modules.items():
        for key, areas in (("main", module.main), ("also", module.also)):
            yield from _known("modules.yaml", ("modules", module_id, key), areas, found.areas, "area")


def _situations(found: Needs) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, one in enumerate(found.situations):
        place: Place = ("situations", index)
        yield from _known("situations.yaml", (*place, "areas"), one.areas, found.areas, "area")
        if one.id in seen:
            message = f"The situation {one.id!r} stands twice."
            yield "situations.yaml", (*place, "id"), "NEEDS-TWICE", message, "Give it an id of its own."
        seen.add(one.id)
        good = [key for key, option in one.options.items() if option.judged == "well"]
        if len(good) != 1:
            message = f"{len(good)} options are judged 'well'; one must be."
            mend = "Judge one option 'well', the others 'partly' or 'not'."
            yield "situations.yaml", (*place, "options"), "NEEDS-JUDGED", message, mend


def _trainings(found: Needs) -> Iterator[Finding]:
    for training_id, one in found.trainings.items():
        place: Place = ("trainings", training_id)
        yield from _known("trainings.yaml", (*place, "audience"), one.audience, found.audiences, "audience")
        yield from _known("trainings.yaml", (*place, "when"), one.when, found.times, "time")
        if one.days is not None and one.span_days is not None:
            message = "A training has 'days' of work or, if it is part-time, 'span_days'; not both."
            yield "trainings.yaml", (*place, "span_days"), "NEEDS-DAYS", message, "Take one line out."


def _posts(found: Needs, read: Mapping[str, Any]) -> Iterator[Finding]:
    for file, post in read.items():
        if not isinstance(post, Post):
            continue
        if post.audience not in found.audiences:
            message = f"There is no audience {post.audience!r}."
            yield file, ("audience",), "NEEDS-NAME", message, did_you_mean(post.audience, found.audiences)
        for index, near in enumerate(post.neighbours):
            if near.post == post.id or near.post not in found.posts:
                others = [name for name in found.posts if name != post.id]
                message = f"{near.post!r} is no other post."
                place: Place = ("neighbours", index, "post")
                yield file, place, "NEEDS-NAME", message, did_you_mean(near.post, others)
        yield from _notes(file, post, found)


def _notes(file: str, post: Post, found: Needs) -> Iterator[Finding]:
    """Every post says something of every module: what changes with the post must change everywhere."""
    for module_id in post.modules:
        if module_id not in found.modules:
            message = f"There is no module {module_id!r}."
            place: Place = ("modules", module_id)
            yield file, place, "NEEDS-NAME", message, did_you_mean(module_id, found.modules)
    for module_id in found.modules:
        if module_id not in post.modules:
            message = f"The note of {post.id} for {module_id} is missing."
            mend = f"Add a line '{module_id}: {{weight: …, read: …, seat: …, example: …}}'."
            yield file, ("modules",), "NEEDS-NOTE", message, mend


def _untaught(found: Needs) -> Iterator[Finding]:
    """Find areas that no module is the place for, or that no situation checks."""
    taught = {area for module in found.modules.values() for area in module.main}
    checked = {area for one in found.situations for area in one.areas}
    for area in found.areas:
        place: Place = ("areas", area)
        if area not in taught:
            message = f"No module has {area!r} among its main areas."
            yield "areas.yaml", place, "NEEDS-UNTAUGHT", message, "Name it in modules.yaml under 'main'."
        if area not in checked:
            message = f"No situation checks {area!r}."
            yield "areas.yaml", place, "NEEDS-UNCHECKED", message, "Name it in situations.yaml under 'areas'."


def _citations(read: Mapping[str, Any]) -> Iterator[Finding]:
    """Find citations that do not exist, and places that must have one and have none."""
    for file, one in read.items():
        for place, text, needed in _cited(one.model_dump(), ()):
            for message in sources.check(text):
                yield file, place, "BAD-CITATION", message, sources.WHERE
            if needed and not sources.citations(text):
                mend = "Add a citation such as [S2 CRI ¶3]."
                yield file, place, "NO-CITATION", "This cites no source.", mend


def _cited(data: Any, place: Place) -> Iterator[tuple[Place, str, bool]]:
    """Go through all texts; a `source`, a duty and a polarity must cite."""
    if isinstance(data, str):
        must = any(key in ("source", "duties", "polarities") for key in place)
        yield place, data, must
    elif isinstance(data, dict):
        for key, inner in data.items():
            yield from _cited(inner, (*place, key))
    elif isinstance(data, list | tuple):
        for index, inner in enumerate(data):
            yield from _cited(inner, (*place, index))
