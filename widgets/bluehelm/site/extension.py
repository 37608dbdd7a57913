"""Adds the site to a Jupyter Server: pages, files, compression, the frame's facts about the course."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import voila.handler
import voila.server_extension
from jupyter_server.utils import url_path_join
from tornado.web import GZipContentEncoding

from bluehelm.kernels.extension import fork_kernels, make_room
from bluehelm.kernels.nursery import nursery
from bluehelm.site import reference
from bluehelm.site.assets import CHARTS, Assets, course_assets
from bluehelm.site.course import place
from bluehelm.site.pages import AssetHandler, CoursePage, CourseRenderer, SessionHandler
from bluehelm.site.search import SearchHandler, SearchIndex
from bluehelm.site.settings import MARKER, WARM

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

KERNEL = r"([0-9a-f]{8}-[0-9a-f-]{27})"
CONNECTION = {"name": "bluehelm-connection", "load": "connection.js", "extension": "./extension"}
DEFLATE = {"compression_level": 6, "mem_level": 5}


def load(server: ServerApp) -> None:
    """Prepare `server` before Voilà's extension is loaded (extensions load in the order of their names)."""
    make_room(server.kernel_manager)
    fork_kernels(server, WARM, MARKER)
    if (Path(server.root_dir) / MARKER).is_file():
        nursery(WARM)  # so that the first page need not wait for its imports
    assets = course_assets()
    search = SearchIndex(Path(server.root_dir))
    base = server.web_app.settings["base_url"]
    server.config.VoilaConfiguration.page_config_hook = _hook(assets)
    voila.server_extension.TornadoVoilaHandler = CoursePage  # it registers the pages' address itself
    voila.handler.NotebookRenderer = CourseRenderer
    server.log.addFilter(reference.Marking())
    server.web_app.transforms.append(GZipContentEncoding)
    server.web_app.settings["websocket_compression_options"] = DEFLATE
    server.web_app.add_handlers(  # type: ignore[no-untyped-call]
        ".*$",
        [
            (url_path_join(base, "bluehelm", "files", assets.mark, "(.+)"), AssetHandler, {"assets": assets}),
            (url_path_join(base, "bluehelm", "session", KERNEL), SessionHandler),
            (url_path_join(base, "bluehelm", "search.json"), SearchHandler, {"search": search}),
        ],
    )


def _hook(assets: Assets) -> Any:
    """Return what Voilà calls for each page: it adds the frame's facts to the page's settings."""

    def hook(page: dict[str, Any], base_url: str, settings: Any, notebook_path: str = "", **_: Any) -> Any:
        files = url_path_join(base_url, "bluehelm", "files", assets.mark)
        root = Path(settings["server_root_dir"]).expanduser()
        rendered = url_path_join(base_url, "voila/render/")
        page["fullStaticUrl"] = files
        page["fullLabextensionsUrl"] = f"{files}/lab"
        page["federated_extensions"] = [*page["federated_extensions"], CONNECTION]
        page["bluehelm"] = {
            "files": files,
            "charts": f"{files}/{CHARTS}" if CHARTS in assets.files else None,
            "reference": reference.current(),
            **place(root, notebook_path, rendered),
        }
        return page

    return hook
