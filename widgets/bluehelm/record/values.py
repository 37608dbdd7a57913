"""The kinds of text that xAPI 1.0.3 knows: UUIDs, IRIs, times, languages. Each is one pattern with its name.

Source: Experience API, part two, sections 2.4 and 4 (Advanced Distributed Learning Initiative, 2016).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Kind:
    """One kind of text: how it is called, what it looks like, and an example that helps to mend one."""

    name: str
    pattern: re.Pattern[str]
    example: str

    def fits(self, value: object) -> bool:
        """Say whether a value is a text of this kind."""
        return isinstance(value, str) and self.pattern.fullmatch(value) is not None


# "Variant 2 in RFC 4122, in standard string form": the 17th digit tells the variant.
UUID = Kind(
    "a UUID",
    re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"),
    "fd41c918-b88b-4b20-a0a5-a4c32391aaa0",
)
# An IRI is absolute: a scheme and more. RFC 3987 leaves out blanks, controls, and <>"{}|\^`.
_OUT = r"\x00-\x20\x7f-\x9f<>\"{}|\\^`\u200e\u200f\u202a-\u202e\ud800-\udfff\ufff0-\uffff"
IRI = Kind(
    "an absolute IRI", re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:[^{_OUT}]+"), "https://example.org/something"
)
IRL = Kind(
    "an address", re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*://[^{_OUT}]+"), "https://example.org/something"
)
MAILTO = Kind(
    "a mailto address", re.compile(rf"mailto:[^@\s{_OUT}]+@[^@\s{_OUT}]+"), "mailto:somebody@example.org"
)
SHA1 = Kind("a SHA-1 hash", re.compile(r"[0-9a-fA-F]{40}"), "40 hexadecimal digits")
SHA2 = Kind(
    "a SHA-2 hash",
    re.compile(r"[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}"),
    "64 hexadecimal digits",
)
# RFC 5646: the language, then script, region, variants, extensions, private use; and private use alone.
LANGUAGE = Kind(
    "a language tag",
    re.compile(
        r"(?:[a-zA-Z]{2,3}(?:-[a-zA-Z]{3}){0,3}|[a-zA-Z]{4,8})(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|\d{3}))?"
        r"(?:-(?:[a-zA-Z0-9]{5,8}|\d[a-zA-Z0-9]{3}))*(?:-[a-wyzA-WYZ0-9](?:-[a-zA-Z0-9]{2,8})+)*"
        r"(?:-[xX](?:-[a-zA-Z0-9]{1,8})+)?|[xX](?:-[a-zA-Z0-9]{1,8})+"
        r"|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)"
    ),
    "en",
)
# ISO 8601:2004, 4.4.3.2. Weeks stand alone.
DURATION = Kind(
    "a duration",
    re.compile(
        r"P(?:\d+W|(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)"
    ),
    "PT4H35M59.14S",
)
MEDIA = Kind(
    "a media type",
    re.compile(r"[\w.+!#$&^-]+/[\w.+!#$&^-]+(?:\s*;\s*[\w.-]+=(?:[\w.+/-]+|\"[^\"]*\"))*", re.ASCII),
    "application/pdf",
)
VERSION = Kind("a version of xAPI 1.0", re.compile(r"1\.0(?:\.\d+)?"), "1.0.0")
_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt](\d\d):\d\d:(\d\d)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)", re.ASCII
)
TIME_EXAMPLE = "2026-11-29T23:14:05.120Z"


def moment(text: object) -> datetime | None:
    """Return a time of RFC 3339, which always has its zone; None for anything else.

    >>> moment("2026-11-29T23:14:05Z")
    datetime.datetime(2026, 11, 29, 23, 14, 5, tzinfo=datetime.timezone.utc)
    >>> moment("2026-11-29T23:14:05"), moment("2026-02-30T10:00:00Z"), moment("2026-11-29T23:14:05-00:00")
    (None, None, None)
    """
    # -00:00 means "in UTC, and nobody knows where": xAPI's own tests refuse it.
    if not isinstance(text, str) or not _TIME.fullmatch(text) or text.endswith("-00:00"):
        return None
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        return None
