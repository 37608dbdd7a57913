"""Read an authored YAML file into plain data, and remember the line of every part.

The syntax is YAML 1.2's core schema, without what surprises authors or burdens a reader: `no` and `on` are
words, a clock time is text, keys are text and stand once, and there are no anchors, aliases or tags.
`bluehelm.validation.validate` then checks such a document against a pydantic model.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

import yaml

from bluehelm.yamltree import TAG, YamlError, refusal, tree

__all__ = ["Document", "Place", "YamlError", "parse", "read", "read_text"]

Place = tuple[str | int, ...]

MAX_BYTES = 2_000_000  # forty times the longest file of the course
_TRUES = {"true", "True", "TRUE"}
_BASES = {"0x": 16, "0o": 8}


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


def read(path: Path, shown_as: str = "") -> Document:
    """Read a file. Messages call it `shown_as` (default: its name). Raises YamlError."""
    return parse(read_text(path, shown_as), shown_as or path.name)


def read_text(path: Path, shown_as: str = "") -> str:
    """Read the text of an authored file of any kind. Raises YamlError."""
    name = shown_as or path.name
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refusal(name, 1, "FILE-UNREADABLE", f"The file cannot be read: {error.strerror}.",
                     "Check that it exists and that you may read it.") from error  # fmt: skip
    if len(raw) > MAX_BYTES:
        raise refusal(name, 1, "FILE-TOO-LARGE", f"The file has {len(raw):,} bytes; {MAX_BYTES:,} may be.",
                     "Check that it is the right file.")  # fmt: skip
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise refusal(name, line, "FILE-ENCODING", "The file is not UTF-8 text.",
                     "Save it again with the encoding UTF-8.") from error  # fmt: skip


def parse(text: str, file: str) -> Document:
    """Read YAML text; `file` is the name that messages show. Raises YamlError.

    >>> parse("answer: no\\nclock: 01:40\\n", "x.yaml").data
    {'answer': 'no', 'clock': '01:40'}
    """
    node = tree(text, file)
    if node is None:
        raise refusal(file, 1, "FILE-EMPTY", "The file is empty.", "Write the content, or delete the file.")
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
            raise refusal(file, line, "YAML-KEY", f"The key {_written(key_node)} is not text.",
                         f'Put it in quotes: "{_written(key_node)}".')  # fmt: skip
        if key in found:
            first = lines[(*place, key)]
            raise refusal(file, line, "DUPLICATE-KEY", f"The key {key!r} stands here and on line {first}.",
                         "Keep one of them, or give one another name.")  # fmt: skip
        lines[(*place, key)] = line
        found[key] = _plain(value_node, (*place, key), file, lines)
    return found


def _scalar(node: yaml.Node, file: str) -> object:
    kind, text = node.tag.removeprefix(TAG), str(node.value)
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
        raise refusal(file, node.start_mark.line + 1, "YAML-NUMBER", f"{text[:30]} is not a usable number.",
                     "Write a finite number of ordinary size.")  # fmt: skip
    return text


def _written(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "[…]"
