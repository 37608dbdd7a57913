"""Making forked kernels the default of a Jupyter server that is being started."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import zmq
from jupyter_client.provisioning.factory import KernelProvisionerFactory

if TYPE_CHECKING:
    from jupyter_client import MultiKernelManager
    from jupyter_server.serverapp import ServerApp

NAME = "bluehelm-warm"
MOST_SOCKETS = 60_000
BY_ENVIRONMENT = KernelProvisionerFactory.default_provisioner_name_env


def make_room(kernels: MultiKernelManager) -> None:
    """Let a server have as many kernels as its memory holds. Call it before the first of them starts.

    A server has seven sockets for each kernel that a page is connected to, and ZeroMQ stops at 1,023. From
    then on requests fail or hang, and so does the server's end (seen with 150 visitors).
    """
    kernels.context.set(zmq.MAX_SOCKETS, MOST_SOCKETS)


def fork_kernels(server: ServerApp, modules: Sequence[str], marker: str) -> None:
    """Fork the kernels of `server` from a process with `modules`, below folders that hold `marker`.

    A server whose configuration or environment names a provisioner is left as it is.
    """
    factory, warm = server.config.KernelProvisionerFactory, server.config.WarmProvisioner
    if "default_provisioner_name" in factory or BY_ENVIRONMENT in os.environ:
        return
    warm.setdefault("modules", list(modules))
    warm.setdefault("marker", marker)
    factory.default_provisioner_name = NAME
    # Another extension may have asked for the kernels already: then there is a factory, made without it.
    KernelProvisionerFactory.instance(parent=server).default_provisioner_name = NAME
