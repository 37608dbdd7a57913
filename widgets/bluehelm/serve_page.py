"""A server for one page that is made for the moment, from a folder that goes when it stops."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, NoReturn

from bluehelm.serve import CourseServer, configuration, leave, run


def serve_page(
    notebook: str, name: str, ready: str, stopping: str, port: int, open_browser: bool
) -> NoReturn:
    """Serve a notebook as a Voilà page on the loopback address until Ctrl-C.

    Args:
        notebook: the text of the notebook.
        name: what the address is called in the terminal.
        ready: a sentence that is printed above the address.
        stopping: a sentence that is printed at Ctrl-C.
        port: the next free one is used if it is taken.
        open_browser: whether to open it where there is a display.

    """

    class PageServer(CourseServer):
        """The course server with one page on it."""

        def _signal_stop(self, sig: Any, frame: Any) -> None:
            print(f"\n{stopping}", flush=True)
            self.stop(from_signal=True)

        def announcement(self) -> str:
            """Say where the page is, and how to stop it."""
            return f"\n{ready}\n  {name}  {self.connect_url}\nPress Ctrl-C here to stop.\n"

    with tempfile.TemporaryDirectory(prefix="bluehelm-") as folder:
        root = Path(folder)
        (root / "modules").mkdir()
        # Where the course has its home: so the links of the page lead back to it.
        (root / "modules" / "index.ipynb").write_text(notebook, encoding="utf-8")
        # Without settings nbgrader's part of the server warns at each start.
        (root / "grading").mkdir()
        (root / "grading" / "nbgrader_config.py").touch()
        run(PageServer, root, configuration(root, port, open_browser))
    leave()
