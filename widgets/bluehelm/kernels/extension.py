"""Making forked kernels the default of a Jupyter server that is being started."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jupyter_client.provisioning.factory import KernelProvisionerFactory

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

NAME = "bluehelm-warm"
BY_ENVIRONMENT = KernelProvisionerFactory.default_provisioner_name_env


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
