"""The course server: Jupyter Server with the course home at ``/``, Voilà pages and JupyterLab at ``/lab``.

What is the same on every machine (the Voilà template, the JupyterLab extension) stands in
``widgets/bluehelm/server/`` and is installed by the wheel: Binder and a plain ``jupyter lab`` behave alike.
This module adds only what a person who types ``make course`` needs: an address to read, a browser that
opens where there is one, and a stop at the first Ctrl-C.
"""

from __future__ import annotations

import logging
import os
import secrets
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

HOME = "/voila/render/modules/index.ipynb"


class CourseServer(ServerApp):
    """A Jupyter server for one person on this machine."""

    def init_signal(self) -> None:
        """Stop at the first Ctrl-C: Jupyter's question in the terminal puzzles people who do not use one."""
        import signal

        super().init_signal()
        signal.signal(signal.SIGINT, self._signal_stop)

    def _signal_stop(self, sig: Any, frame: Any) -> None:
        print("\nBluehelm is stopping. Your answers and plays are saved.", flush=True)
        self.stop(from_signal=True)

    def start_app(self) -> None:
        """Start serving, and say where as soon as somebody who opens the address is answered."""
        super().start_app()
        self.io_loop.add_callback(lambda: print(self.announcement(), flush=True))

    def announcement(self) -> str:
        """The lines that tell the person at the terminal where the course is."""
        lab = self.connection_url.rstrip("/") + "/lab?token=" + self.identity_provider.token
        return (
            "\nBluehelm is ready.\n"
            f"  Course home  {self.connect_url}\n"
            f"  JupyterLab   {lab}\n"
            "Open an address in a browser. Press Ctrl-C here to stop.\n"
        )

    @property
    def connect_url(self) -> str:
        """The home address with this run's token, ready to paste."""
        return f"{self.connection_url}?token={self.identity_provider.token}"


def has_display() -> bool:
    """Say whether a browser window can open here; a text browser would only take over the terminal."""
    return sys.platform in {"darwin", "win32"} or any(
        os.environ.get(k) for k in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def configuration(root: Path, port: int, open_browser: bool) -> Config:
    """Build the settings of one run: loopback only, a token of its own, the next free port if taken."""
    config = Config()
    config.ServerApp.root_dir = str(root)
    config.ServerApp.default_url = HOME
    config.ServerApp.ip = "127.0.0.1"
    config.ServerApp.port = port
    config.ServerApp.open_browser = open_browser and has_display()
    config.ServerApp.allow_root = True  # it listens on the loopback address only
    config.ServerApp.terminals_enabled = False
    config.ServerApp.jpserver_extensions = {"notebook_shim": False}  # for old extensions; warns at each start
    config.MappingKernelManager.cull_idle_timeout = 900  # seconds without a page or notebook that uses it
    config.MappingKernelManager.cull_interval = 60
    config.KernelManager.transport = "ipc"  # a TCP port would be open to every user of this machine
    config.Application.log_level = logging.ERROR
    config.IdentityProvider.token = os.environ.get("JUPYTER_TOKEN") or secrets.token_urlsafe(24)
    return config


def serve(root: Path, port: int = 8888, open_browser: bool = True) -> None:
    """Serve the course found at ``root`` until Ctrl-C.

    Raises ``FileNotFoundError`` if ``root`` holds no course (no ``modules/index.ipynb``).
    """
    require_course(root)
    run(CourseServer, root, configuration(root, port, open_browser))
    leave()


def require_course(root: Path) -> None:
    """Raise FileNotFoundError if `root` holds no course."""
    if not (root / "modules" / "index.ipynb").is_file():
        raise FileNotFoundError(
            f"{root}: no course here (modules/index.ipynb is missing). "
            "Change to the folder that you cloned and run `make course` again."
        )


def run(server: type[ServerApp], root: Path, config: Config) -> None:
    """Serve `root` until Ctrl-C. Call `leave` afterwards, when nothing is left to tidy up."""
    os.chdir(root)
    # nbgrader's part of JupyterLab finds the course's settings there.
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(
        filter(None, [str(root / "grading"), os.environ.get("JUPYTER_CONFIG_PATH")])
    )
    # Sockets need short paths, which the usual folder below a long home does not give.
    with tempfile.TemporaryDirectory(prefix="bluehelm-") as runtime:
        os.environ["JUPYTER_RUNTIME_DIR"] = runtime
        server.launch_instance(argv=[], config=config)


def leave() -> NoReturn:
    """End this process now."""
    # All kernels have ended by now. A page that was being made when the stop came leaves threads of Voilà's
    # and anyio's that wait for ever, and Python would wait for them (seen in the first two seconds).
    sys.stdout.flush()
    os._exit(0)
