"""The public site's log: one line of JSON an event, without addresses, tokens or whole ids of kernels.

Who knows the id of a kernel can connect to it; the log shows its first eight digits.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

KERNEL = re.compile(r"\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
ADDRESS = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\[?\b(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\b\]?", re.IGNORECASE
)
SECRET = re.compile(r"((?:token|_xsrf|session_id|bluehelm_visit)=)[^&\s\"']+")
QUIET = re.compile(r"/bluehelm/(?:files|session)/|/(?:health|metrics)$")  # asked often, and nothing to tell
log = logging.getLogger("bluehelm.site")


def event(name: str, **facts: Any) -> None:
    """Write an event with its facts."""
    log.info(name, extra={"facts": facts})


def scrub(text: str) -> str:
    """Take out what must not be written down.

    >>> scrub("GET /?token=abc (10.1.2.3) 0f8fad5b-d9cb-469f-a165-70867728950e")
    'GET /?token=… (-) 0f8fad5b…'
    """
    return SECRET.sub(r"\1…", ADDRESS.sub("-", KERNEL.sub(r"\1…", text)))


class JsonLines(logging.Formatter):
    """One line of JSON a record: time, level, event, and the event's facts."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": at, "level": record.levelname.lower(), "event": scrub(record.getMessage())}
        line |= {name: self._plain(fact) for name, fact in getattr(record, "facts", {}).items()}
        if record.exc_info:
            line["error"] = scrub(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)

    def _plain(self, fact: Any) -> Any:
        return scrub(fact) if isinstance(fact, str) else fact


def log_request(handler: Any) -> None:
    """Note a finished request: its path without the query, how it ended, how long it took."""
    request, status = handler.request, handler.get_status()
    if status >= 400 or not QUIET.search(request.path):
        taken = round(1000 * request.request_time())
        event("request", method=request.method, path=request.path, status=status, ms=taken)
