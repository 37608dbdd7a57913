"""A short code for each page that is opened. An error card shows it, and the log's error lines carry it.

It is drawn anew each time and says nothing about the visitor.
"""

from __future__ import annotations

import logging
import secrets
from contextvars import ContextVar

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another
_current: ContextVar[str] = ContextVar("bluehelm_reference", default="")


def begin() -> str:
    """Draw a code for what runs from here on, such as 'K7FA-Q2XM'."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(8))
    code = f"{drawn[:4]}-{drawn[4:]}"
    _current.set(code)
    return code


def current() -> str:
    """Return the code of the page that is being made, or an empty text outside of one."""
    return _current.get()


class Marking(logging.Filter):
    """Put the code before each line that is logged while a page is made."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record in place and let it pass."""
        if code := current():
            record.msg = f"[reference {code}] {record.msg}"
        return True
