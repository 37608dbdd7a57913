"""The scenario file that a verb was called with, and what to say if it cannot be used."""

from __future__ import annotations

import sys
from pathlib import Path

from bluehelm.problems import ProblemsError
from bluehelm.scenario import Scenario, load_scenario


def opened(path: Path) -> Scenario | None:
    """Return the scenario; if the file is broken, print each problem on stderr and return None."""
    try:
        return load_scenario(path, path.as_posix())
    except ProblemsError as error:
        print(error, file=sys.stderr)
        print("bluehelm: mend this first. `bluehelm lint` shows it again.", file=sys.stderr)
        return None


def refuse(message: str) -> int:
    """Print why a call cannot be answered; return the exit code of a wrong call."""
    print(f"bluehelm: {message}", file=sys.stderr)
    return 2


def unwritable(path: Path) -> str | None:
    """Say why nothing can be written to `path`, before any long work is done for it; None if it can."""
    if path.is_dir():
        return f"{path} is a folder. Name a file in it."
    if not path.parent.is_dir():
        return f"{path}: the folder {path.parent} is not there. Make it, or name another file."
    return None
