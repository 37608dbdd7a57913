"""From YAML text to PyYAML's node tree, quickly where libyaml is there, and with the same result where not.

Nothing here can construct an object; anchors, aliases, tags and deep nesting are refused on the way.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.events import AliasEvent, ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from bluehelm.problems import Problem, ProblemsError

try:
    from yaml._yaml import CParser
except ImportError:  # a PyYAML that was built without libyaml
    CParser = None  # type: ignore[assignment,misc]

MAX_DEPTH = 40
MAX_NODES = 20_000  # ten times the largest file of the course
TAG = "tag:yaml.org,2002:"
# Where libyaml and PyYAML differ: tabs, rare line ends, marks inside, explicit keys, several documents.
_DISPUTED = re.compile(
    r"[\t\ufeff\x85\u2028\u2029]|\r(?!\n)|(?:^[ -]*|[\[{,:?] *)\?(?:\s|$)|^(?:---|\.\.\.|%)", re.MULTILINE
)


class YamlError(ProblemsError):
    """The text is not YAML that we accept; one problem, since the rest cannot be trusted."""


class _Resolver(BaseResolver):
    """The scalars of YAML 1.2's core schema; anything else that is plain is text."""


for _name, _pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}.items():
    _Resolver.add_implicit_resolver(TAG + _name, re.compile(f"^(?:{_pattern})$"), None)


class _Checked(Composer):
    """PyYAML's last step before the node tree: nothing here can construct an object."""

    file: str
    depth = 0
    nodes = 0
    peek_event: Callable[[], Any]

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        """Refuse anchors, aliases, tags and deep nesting before a node is made of them."""
        event = self.peek_event()
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise refusal(self.file, line, "YAML-ALIAS", "Anchors (&) and aliases (*) are not used here.",
                         "Write the text out, or put it in quotes if it begins with & or *.")  # fmt: skip
        if event.tag is not None:
            raise refusal(self.file, line, "YAML-TAG", f"The tag {event.tag} is not used here.",
                         "Take it out, or put the text in quotes if it begins with '!'.")  # fmt: skip
        if self.depth >= MAX_DEPTH:
            raise refusal(self.file, line, "YAML-DEPTH",
                          f"The file is nested deeper than {MAX_DEPTH} levels.",
                         "Check for brackets that were not closed.")  # fmt: skip
        if self.nodes >= MAX_NODES:
            raise refusal(self.file, line, "YAML-SIZE", f"The file has more than {MAX_NODES:,} values.",
                          "Check that it is the right file, or split it.")  # fmt: skip
        self.depth += 1
        self.nodes += 1
        try:
            return super().compose_node(parent, index)  # type: ignore[arg-type]
        finally:
            self.depth -= 1


class _Plain(_Checked, Reader, Scanner, Parser, _Resolver):
    """Written in Python: about five seconds a megabyte, and the one whose error messages we show."""

    def __init__(self, text: str, file: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        _Resolver.__init__(self)
        self.file = file


if CParser is not None:

    class _Swift(_Checked, CParser, _Resolver):
        """The same over the events of libyaml, several times as fast."""

        def __init__(self, text: str, file: str) -> None:
            CParser.__init__(self, text)
            Composer.__init__(self)
            _Resolver.__init__(self)
            self.file = file

        def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
            """Leave it to PyYAML whether an unquoted '?' may stand where it does; the two differ."""
            event = self.peek_event()
            if isinstance(event, ScalarEvent) and event.style in ("", None) and "?" in event.value:
                raise yaml.YAMLError
            return super().compose_node(parent, index)


def tree(text: str, file: str) -> yaml.Node | None:
    """Return the node tree, None for an empty text. Raises YamlError.

    What libyaml does not like is judged again by PyYAML, so that the messages are the same everywhere.
    """
    if CParser is not None and not _DISPUTED.search(text):
        with suppress(yaml.YAMLError, ValueError):  # YamlError, or text that UTF-8 cannot hold
            return _Swift(text, file).get_single_node()
    try:
        return _Plain(text, file).get_single_node()
    except yaml.YAMLError as error:
        raise _syntax_error(error, text, file) from error


def _syntax_error(error: yaml.YAMLError, text: str, file: str) -> YamlError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else text[: getattr(error, "position", 0)].count("\n") + 1
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    return refusal(file, line, "YAML-SYNTAX", f"This is not YAML: {what}.",
                  "Check the indentation (spaces, no tabs), the quotes and the colons on this line "
                  "and the one before.")  # fmt: skip


def refusal(file: str, line: int, code: str, message: str, mend: str) -> YamlError:
    """Return the error with this one problem."""
    return YamlError([Problem(code, file, line, message, mend)])
