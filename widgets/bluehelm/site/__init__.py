"""The course as a site: files with immutable names, plain error pages, and all that a public server needs.

`bluehelm.site` is an extension of Jupyter Server. The wheel switches it on, so that `make course`,
JupyterLab, Binder and JupyterHub show the same pages. `bluehelm.site.demo` is the server for the public.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "bluehelm.site"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    from bluehelm.site.extension import load

    load(server)
