"""ipykernel's start in two halves: what all kernels do alike before the fork, their own sockets after it."""

from __future__ import annotations

import os
import sys
import uuid
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from IPython.core.application import BaseIPythonApplication
from jupyter_client.session import Session
from traitlets import Type
from traitlets.config import Config

from bluehelm.kernels.birth import LINUX
from bluehelm.kernels.page import Recording

WIRING = (
    "shell_stream",
    "control_stream",
    "debugpy_stream",
    "debug_shell_socket",
    "control_thread",
    "shell_channel_thread",
    "iopub_thread",
    "iopub_socket",
    "stdin_socket",
)


class WarmKernel(IPythonKernel):  # type: ignore[misc]
    """A kernel that exists before its sockets do."""

    @classmethod
    def instance(cls, **traits: Any) -> WarmKernel:
        """Return the one kernel of this process; with `traits`, it takes over the sockets among them."""
        kernel: WarmKernel = super().instance(**traits)
        if "shell_stream" in traits:
            kernel.wire({name: traits[name] for name in WIRING}, traits["session"])
        return kernel

    def wire(self, sockets: dict[str, Any], session: Session) -> None:
        """Send and receive over these from now on, as upstream's own constructor does."""
        for name, socket in sockets.items():
            setattr(self, name, socket)
        self.session, self.ident = session, str(uuid.uuid4())
        self._stdout, self._stderr = sys.stdout, sys.stderr
        self.set_parent([], {})
        for sender in (self.shell.displayhook, self.shell.display_pub):
            sender.session, sender.pub_socket = session, self.iopub_socket
        self.shell.displayhook.topic = self._topic("execute_result")


class WarmApp(IPKernelApp):  # type: ignore[misc]
    """An IPython kernel whose start is cut in two by a fork."""

    kernel_class = Type(WarmKernel)

    def prepare(self) -> None:
        """Do what a start does before it opens a socket: settings, shell, extensions, startup files."""
        sys.modules["debugpy"] = None  # type: ignore[assignment]  # the debugger is half of a stock start
        BaseIPythonApplication.initialize(self, argv=[])
        # History is a database and a thread that writes to it; neither survives a fork.
        self.update_config(Config({"HistoryManager": {"enabled": False}}))
        self.init_pdb()
        self.session = Recording(parent=self)
        self.kernel = self.kernel_class.instance(
            parent=self,
            session=self.session,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        self.init_path()
        self.init_shell()
        self.init_extensions()
        self.init_code()
        del sys.modules["debugpy"]

    def adopt(self, connection_file: str) -> None:
        """Do the rest of a start in the fork. When this returns, clients can connect."""
        self.connection_file = connection_file
        # Without a copy, ZeroMQ would start three more threads when a page first asks for its widgets.
        self.session = Session(parent=self, copy_threshold=sys.maxsize)
        self.parent_handle = os.getppid()
        if not LINUX:  # which ends the kernel by itself (`birth`)
            self.init_poller()
        self.init_connection_file()
        self.init_sockets()
        self.init_heartbeat()
        self.write_connection_file()
        self.log_connection_info()
        self.init_io()
        self.init_signal()
        self.init_kernel()
        self.shell.init_environment()
        self.init_gui_pylab()
        name_session(self.shell.user_ns)

    def finish_control(self) -> None:
        """Let the thread that was told to end the kernel finish what it does.

        Upstream stops the thread that sends output without waiting for it. If it was about to flush that
        output, it waits ten seconds for nobody, and the server kills the kernel (seen in one end of ten).
        """
        self.control_thread.stop()
        self.control_thread.join()


def name_session(names: dict[str, Any]) -> None:
    """Tell a notebook's code its own path, as upstream does at the start."""
    session = os.environ.get("JPY_SESSION_NAME")
    if session:
        names["__session__"] = session
