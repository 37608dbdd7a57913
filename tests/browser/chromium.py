"""Find a Chromium for the browser tests, or install one: `python tests/browser/chromium.py`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
HELP = (
    "The browser tests need Chromium and none could be installed here. Install it yourself "
    "(Debian: sudo apt-get install chromium), or set CHROMIUM to the path of one, and run `make test` again."
)


def find() -> str | None:
    """Return the path of a Chromium: the one that CHROMIUM names, one on the PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or _from_playwright()


def _from_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> str | None:
    """Try Debian's packages, then Playwright's download; return the path that is there afterwards."""
    debian("chromium-headless-shell")  # the same without windows, which take a fifth of the tests' time
    if not find():
        debian("chromium")
    if not find():
        quietly([sys.executable, "-m", "playwright", "install", "chromium"])
    return find()


def debian(package: str) -> None:
    """Install a package where apt-get is there and allowed; whoever called looks whether it worked."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get"):
        quietly([*root, "apt-get", "update", "-qq"])
        quietly([*root, "apt-get", "install", "-y", "-qq", package])


def quietly(command: list[str]) -> None:
    """Run a command for its effect."""
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    """Say which Chromium the tests will use; install one if there is none."""
    path = find()
    if path is None:
        print("Installing Chromium for the browser tests.", flush=True)
        path = install()
    print(f"Browser tests use {path}." if path else HELP)


if __name__ == "__main__":
    main()
