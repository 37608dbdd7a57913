"""What the terminal shows while long work goes on: the step, on stderr, so that stdout stays the report."""

from __future__ import annotations

import sys
import time


class Progress:
    """Call it with each step as it begins; on a terminal one line is written over."""

    def __init__(self) -> None:
        """Start the clock."""
        self._begun = time.monotonic()
        self._over = sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        """Say which step begins, and how many seconds have passed."""
        line = f"{time.monotonic() - self._begun:6.1f} s  {step} …"
        if self._over:
            line = f"\r\x1b[K{line}"
        print(line, end="" if self._over else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Clear the line, so that the report begins on a clean one."""
        if self._over:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
