"""Install what the tests need from npm, a checker and a proxy: `python tests/browser/npm.py`."""

from __future__ import annotations

import shutil
from pathlib import Path

from chromium import debian, quietly

TESTS = Path(__file__).parent.parent
HELP = (
    "npm is missing and could not be installed, so the tests for accessibility and behind a proxy cannot "
    "run. Install it (Debian: sudo apt-get install npm) and run `make test` again."
)


def main() -> None:
    """Install the pinned packages into tests/node_modules, npm itself first where Debian has it."""
    if not shutil.which("npm"):
        debian("npm")
    if not shutil.which("npm"):
        raise SystemExit(HELP)
    quietly(["npm", "ci", "--prefix", str(TESTS), "--no-audit", "--no-fund"])
    print("Installed the tests' packages from npm.")


if __name__ == "__main__":
    main()
