"""Install what tests run besides Chromium, nginx and npm's packages: `python tests/browser/programs.py`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from chromium import debian

TESTS = Path(__file__).parent.parent
# Node trusts a list of its own; where a network has its own certificate, the system's list knows it.
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
HELP = (
    "npm is missing and could not be installed, so the tests for accessibility and behind a proxy cannot "
    "run. Install it (Debian: sudo apt-get install npm) and run `make test` again."
)


def main() -> None:
    """Install nginx, and the pinned packages into tests/node_modules; npm itself where Debian has it."""
    if not shutil.which("npm"):
        debian("npm")
    if not shutil.which("npm"):
        raise SystemExit(HELP)
    if SYSTEM_CERTIFICATES.is_file():
        os.environ.setdefault("NODE_EXTRA_CA_CERTS", str(SYSTEM_CERTIFICATES))
    command = ["npm", "ci", "--prefix", str(TESTS), "--no-audit", "--no-fund"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"npm could not install the tests' packages.\n{done.stderr}")
    print("Installed the tests' packages from npm.")
    if not nginx():
        debian("nginx-light")


def nginx() -> str | None:
    """Return the path of nginx, which Debian puts where only root looks."""
    return shutil.which("nginx", path=os.environ["PATH"] + os.pathsep + "/usr/sbin")


if __name__ == "__main__":
    main()
