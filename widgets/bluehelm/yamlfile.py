"""Read an authored YAML file into plain data, and remember the line of every part.

The syntax is YAML 1.2's core schema, without what surprises authors or burdens a reader: `no` and `on` are
words, a clock time is text, keys are text and stand once, and there are no anchors, aliases or tags.
`bluehelm.validation.validate` then checks such a document against a pydantic model.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

import yaml
from yaml.composer import Composer
from yaml.events import AliasEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from bluehelm.problems import Problem, ProblemsError

Place = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
_TAG = "tag:yaml.org,2002:"
_TRUES = {"true", "True", "TRUE"}
_BASES = {"0x": 16, "0o": 8}


class YamlError(ProblemsError):
    """The text is not YAML that we accept; one problem, since the rest cannot be trusted."""


@dataclass(frozen=True)
class Document:
    """Plain data (dict, list, str, int, float, bool, None) and the line of each place in it.

    A decimal is a float; `Fraction(str(number))` is exactly what the author wrote, up to 15 digits.
    """

    data: object
    file: str
    lines: Mapping[Place, int] = field(repr=False)

    def line(self, place: Place) -> int:
        """Return the line (from 1) of `place`, or of the nearest part around it that is written.

        >>> parse("a:\\n  - b: 1\\n", "x.yaml").line(("a", 0, "missing"))
        2
        """
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class _Resolver(BaseResolver):
    """The scalars of YAML 1.2's core schema; anything else that is plain is text."""


for _name, _pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}.items():
    _Resolver.add_implicit_resolver(_TAG + _name, re.compile(f"^(?:{_pattern})$"), None)


class _Loader(Reader, Scanner, Parser, Composer, _Resolver):
    """PyYAML's steps up to the node tree: nothing here can construct an object."""

    def __init__(self, text: str, file: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        _Resolver.__init__(self)
        self.file = file
        self.depth = 0

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        """Refuse anchors, aliases, tags and deep nesting before a node is made of them."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise _error(self.file, line, "YAML-ALIAS", "Anchors (&) and aliases (*) are not used here.",
                         "Write the text out, or put it in quotes if it begins with & or *.")  # fmt: skip
        if event.tag is not None:
            raise _error(self.file, line, "YAML-TAG", f"The tag {event.tag} is not used here.",
                         "Take it out, or put the text in quotes if it begins with '!'.")  # fmt: skip
        if self.depth >= MAX_DEPTH:
            raise _error(self.file, line, "YAML-DEPTH", f"The file is nested deeper than {MAX_DEPTH} levels.",
                         "Check for brackets that were not closed.")  # fmt: skip
        self.depth += 1
        try:
            return super().compose_node(parent, index)  # type: ignore[arg-type]
        finally:
            self.depth -= 1


def read(path: Path, shown_as: str = "") -> Document:
    """Read a file. Messages call it `shown_as` (default: its name). Raises YamlError."""
    name = shown_as or path.name
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _error(name, 1, "FILE-UNREADABLE", f"The file cannot be read: {error.strerror}.",
                     "Check that it exists and that you may read it.") from error  # fmt: skip
    if len(raw) > MAX_BYTES:
        raise _error(name, 1, "FILE-TOO-LARGE", f"The file has {len(raw):,} bytes; {MAX_BYTES:,} may be.",
                     "Check that it is the right file.")  # fmt: skip
    try:
        return parse(raw.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _error(name, line, "FILE-ENCODING", "The file is not UTF-8 text.",
                     "Save it again with the encoding UTF-8.") from error  # fmt: skip


def parse(text: str, file: str) -> Document:
    """Read YAML text; `file` is the name that messages show. Raises YamlError.

    >>> parse("answer: no\\nclock: 01:40\\n", "x.yaml").data
    {'answer': 'no', 'clock': '01:40'}
    """
    try:
        node = _Loader(text, file).get_single_node()
    except yaml.YAMLError as error:
        raise _syntax_error(error, text, file) from error
    if node is None:
        raise _error(file, 1, "FILE-EMPTY", "The file is empty.", "Write the content, or delete the file.")
    lines: dict[Place, int] = {(): node.start_mark.line + 1}
    return Document(_plain(node, (), file, lines), file, lines)


def _plain(node: yaml.Node, place: Place, file: str, lines: dict[Place, int]) -> object:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, file, lines)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, child in enumerate(node.value):
            lines[(*place, index)] = child.start_mark.line + 1
            items.append(_plain(child, (*place, index), file, lines))
        return items
    return _scalar(node, file)


def _mapping(node: yaml.Node, place: Place, file: str, lines: dict[Place, int]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = _plain(key_node, place, file, {})
        if not isinstance(key, str):
            raise _error(file, line, "YAML-KEY", f"The key {_written(key_node)} is not text.",
                         f'Put it in quotes: "{_written(key_node)}".')  # fmt: skip
        if key in found:
            first = lines[(*place, key)]
            raise _error(file, line, "DUPLICATE-KEY", f"The key '{key}' stands here and on line {first}.",
                         "Keep one of them, or give one another name.")  # fmt: skip
        lines[(*place, key)] = line
        found[key] = _plain(value_node, (*place, key), file, lines)
    return found


def _scalar(node: yaml.Node, file: str) -> object:
    kind, text = node.tag.removeprefix(_TAG), str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return text in _TRUES
    if kind == "int" and len(text) <= 20:
        return int(text, _BASES.get(text[:2], 10))
    if kind in ("int", "float"):
        number = (
            float(text.replace(".inf", "inf").replace(".nan", "nan")) if kind == "float" else float("inf")
        )
        if isfinite(number):
            return number
        raise _error(file, node.start_mark.line + 1, "YAML-NUMBER", f"{text[:30]} is not a usable number.",
                     "Write a finite number of ordinary size.")  # fmt: skip
    return text


def _written(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "[…]"


def _syntax_error(error: yaml.YAMLError, text: str, file: str) -> YamlError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else text[: getattr(error, "position", 0)].count("\n") + 1
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    return _error(file, line, "YAML-SYNTAX", f"This is not YAML: {what}.",
                  "Check the indentation (spaces, no tabs), the quotes and the colons on this line "
                  "and the one before.")  # fmt: skip


def _error(file: str, line: int, code: str, message: str, mend: str) -> YamlError:
    return YamlError([Problem(code, file, line, message, mend)])
