"""A Jupyter server with Voilà pages, for tests and benchmarks: ``python site.py PORT stock|fork|share``.

It serves the folder that it is started in, with Voilà's own template, and kernels in one of three ways.
"""

from __future__ import annotations

import os
import sys
import tempfile

import voila.server_extension
from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

from bluehelm.kernels.extension import make_room
from bluehelm.kernels.pages import Pages
from bluehelm.kernels.voila import PageHandler, SharedPages

MODULES = ["bluehelm.ui.module"]
TOKEN = "test"


class Site(ServerApp):
    """A Jupyter server with room for more kernels than ZeroMQ allows for."""

    def init_configurables(self) -> None:
        """Prepare the parts, none of which has opened a socket yet."""
        super().init_configurables()
        make_room(self.kernel_manager)


def configuration(port: int, way: str) -> Config:
    """Return the settings of a server whose kernels start in this way."""
    config = Config()
    config.ServerApp.update(
        root_dir=os.getcwd(), port=port, port_retries=0, allow_root=True, log_level="ERROR"
    )
    config.ServerApp.update(open_browser=False, jpserver_extensions={"bluehelm.site": False})
    config.IdentityProvider.token = TOKEN
    config.KernelProvisionerFactory.default_provisioner_name = "local-provisioner"
    if way != "stock":
        config.KernelManager.transport = "ipc"
        config.KernelProvisionerFactory.default_provisioner_name = "bluehelm-warm"
        config.WarmProvisioner.update(modules=MODULES, marker="")
    if way == "share":
        pages = SharedPages(Pages(MODULES), ["modules/*.ipynb"])
        config.ServerApp.tornado_settings = {"shared_pages": pages}
    return config


def main() -> None:
    """Serve until a signal comes."""
    voila.server_extension.TornadoVoilaHandler = PageHandler
    with tempfile.TemporaryDirectory(prefix="bk-") as runtime:
        os.environ["JUPYTER_RUNTIME_DIR"] = runtime
        Site.launch_instance(argv=[], config=configuration(int(sys.argv[1]), sys.argv[2]))


if __name__ == "__main__":
    main()
