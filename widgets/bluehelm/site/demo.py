"""`bluehelm demo`: the course as a public site. Visitors see its pages and nothing else of the server.

The addresses that are answered stand in `DemoServer.doors`, each with its handler; everything that Jupyter
Server and its extensions would answer besides is taken away.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from pathlib import Path
from typing import Any, ClassVar

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from tornado.ioloop import PeriodicCallback
from tornado.web import RedirectHandler
from traitlets.config import Config

import bluehelm
from bluehelm.kernels.pages import Pages
from bluehelm.kernels.voila import SharedPages, environment
from bluehelm.serve import HOME, leave, require_course, run
from bluehelm.site import confine, doors, visitors
from bluehelm.site.doors import Site
from bluehelm.site.extension import KERNEL
from bluehelm.site.gate import Gate
from bluehelm.site.guard import Channels
from bluehelm.site.journal import JsonLines, event, log, log_request
from bluehelm.site.pages import AssetHandler, CoursePage
from bluehelm.site.search import SearchHandler
from bluehelm.site.settings import KERNEL_FILE, KERNEL_MEMORY, LARGEST_MESSAGE, MARKER, WARM, Settings

MODULES = "modules/[0-9][0-9]_*/module.ipynb"
SHARED = ("modules/*.ipynb", "exercises/*/*.ipynb")  # all pages: none holds a visitor's data before the fork
DAY_MS = 86_400_000
LOOK_MS = 30_000


def configuration(settings: Settings) -> Config:
    """Return what Jupyter Server is told: no token, no files, no terminals, kernels that are shut in."""
    config = Config()
    config.ServerApp.root_dir = str(settings.root)
    config.ServerApp.base_url = settings.base_url
    config.ServerApp.default_url = url_path_join(settings.base_url, HOME)
    config.ServerApp.ip, config.ServerApp.port = settings.ip, settings.port
    config.ServerApp.port_retries = 0  # a site has one address
    config.ServerApp.open_browser = False
    config.ServerApp.allow_root = True  # the kernels are shut in all the same
    config.ServerApp.allow_remote_access = True
    config.ServerApp.terminals_enabled = False
    config.ServerApp.max_body_size = LARGEST_MESSAGE
    config.ServerApp.tornado_settings = {
        "websocket_max_message_size": LARGEST_MESSAGE,
        "bluehelm_policy": settings.policy,
        "log_function": log_request,
    }
    config.ServerApp.identity_provider_class = Nobody
    config.IdentityProvider.token = ""  # a token that is made up would be told at each start, as critical
    kernels = config.MappingKernelManager
    kernels.cull_idle_timeout, kernels.cull_interval = settings.idle_s, max(1, min(60, settings.idle_s // 4))
    kernels.cull_connected = True
    config.KernelManager.transport = "ipc"  # a TCP port would be open to every user of this machine
    config.KernelProvisionerFactory.default_provisioner_name = "bluehelm-warm"
    config.WarmProvisioner.modules = list(WARM)
    config.WarmProvisioner.calls = ["bluehelm.site.confine:from_environment"]
    config.WarmProvisioner.limits = {"DATA": KERNEL_MEMORY, "FSIZE": KERNEL_FILE, "CORE": 0}
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    return config


class Nobody(IdentityProvider):
    """All visitors are the same to Jupyter: nobody logs in, and no cookie names anybody."""

    @property
    def auth_enabled(self) -> bool:
        """Say that nobody is asked who he is."""
        return False

    def get_user(self, handler: Any) -> User:
        """Return the one visitor."""
        return User("visitor")

    def validate_security(self, app: Any, ssl_options: Any = None) -> None:
        """Nothing to warn of: a visitor cannot run code."""


class DemoServer(ServerApp):
    """A Jupyter Server of which only the course's pages are left."""

    public: ClassVar[Settings]

    def find_server_extensions(self) -> None:
        """Load the two that make pages, and none that the machine has besides."""
        self.jpserver_extensions = {"bluehelm.site": True, "voila": True}

    def init_logging(self) -> None:
        """Write one line of JSON an event to the standard error."""
        super().init_logging()
        kernels = logging.getLogger("bluehelm.kernels")
        others = ((self.log, logging.ERROR), (logging.getLogger(), logging.ERROR))
        for logger, level in (*others, (kernels, logging.WARNING), (log, logging.INFO)):
            output = logging.StreamHandler()
            output.setFormatter(JsonLines())
            output.setLevel(level)
            logger.handlers, logger.propagate = [output], False
        log.setLevel(logging.INFO)

    def initialize(self, *args: Any, **kwargs: Any) -> None:
        """Prepare the server, then take away whatever is not for visitors."""
        super().initialize(*args, **kwargs)
        settings = self.public
        self.site = Site(settings, Gate(settings.most, settings.most_each, settings.idle_s))
        self.shared = self.web_app.settings["shared_pages"] = SharedPages(Pages(WARM), SHARED)
        self.replace_doors()

    def replace_doors(self) -> None:
        """Answer to our own addresses only."""
        page = next(rule for rule in self.rules() if rule.target is CoursePage)
        files = next(rule for rule in self.rules() if rule.target is AssetHandler)
        index = next(rule for rule in self.rules() if rule.target is SearchHandler)
        self.assets = files.target_kwargs["assets"]
        self.web_app.wildcard_router.rules.clear()
        del self.web_app.default_router.rules[:-1]
        self.web_app.add_handlers(".*$", self.doors(page.target_kwargs, files, index))  # type: ignore[no-untyped-call]

    def rules(self) -> list[Any]:
        """Return all rules that extensions have added."""
        return [rule for host in self.web_app.default_router.rules for rule in host.target.rules]

    def doors(self, page: dict[str, Any], files: Any, index: Any) -> list[Any]:
        """Return each address with its handler."""
        site, base = {"site": self.site}, self.base_url
        line = {"open_ones": self.site.channels, "refuse": self.site.refuse}
        home = {"url": url_path_join(base, HOME), "permanent": False}

        def at(path: str) -> str:
            return url_path_join(base, path)

        return [
            (at("/"), RedirectHandler, home),
            (base.rstrip("/") or "/", RedirectHandler, home),
            (at("voila/render/(.*)"), doors.Page, {**page, **site, "readable": readable(self.public.root)}),
            (at("voila/files/(.*)"), doors.Picture, {"path": str(self.public.root)}),
            (at(f"voila/api/shutdown/{KERNEL}"), doors.Goodbye, site),
            (at(f"api/kernels/{KERNEL}"), doors.KernelModel, site),
            (at(f"api/kernels/{KERNEL}/channels"), Channels, line),
            (at(f"bluehelm/session/{KERNEL}"), doors.Session, site),
            (files.matcher.regex.pattern, AssetHandler, files.target_kwargs),
            (index.matcher.regex.pattern, SearchHandler, index.target_kwargs),
            (at("health"), doors.Health, site),
            (at("metrics"), doors.Metrics, site),
            (".*", doors.Missing, site),
        ]

    def init_signal(self) -> None:
        """End politely when asked to end; a second time, at once."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.io_loop.add_callback_from_signal(self.end_politely))

    async def end_politely(self) -> None:
        """Let nobody in, tell the open pages, and stop when all have gone or the time is over."""
        if self.site.stopping:
            self.stop()
            return
        self.site.stopping = True
        event("stopping", kernels=len(self.kernel_manager.list_kernel_ids()), seconds=self.public.stop_s)
        for line in tuple(self.site.channels):
            line.tell(self.public.stop_s)
        for _ in range(self.public.stop_s):
            if not self.site.channels:
                break
            await asyncio.sleep(1)
        self.stop()

    async def prepare(self) -> None:
        """Run the cells of the home and the modules, then make their scripts small: nobody waits for it."""
        root, env = self.public.root, environment(self.web_app.settings)
        files = [root / MARKER, *sorted(root.glob(MODULES))]
        for file in files:
            if not self.site.stopping:
                await self.shared.open(str(root), file.relative_to(root).as_posix(), env)
        event("prepared", pages=len(files))
        await asyncio.to_thread(self.assets.shrink)
        event("scripts are small")

    async def end_left(self) -> None:
        """End the kernels of pages that went without a goodbye, a phone's that was switched off for one."""
        now = self.io_loop.time()
        for kernel in self.site.left(self.kernel_manager.list_kernel_ids(), now):
            await self.kernel_manager.shutdown_kernel(kernel, now=True)

    def start_app(self) -> None:
        """Start serving, and say where, and how well the kernels are shut in."""
        super().start_app()
        PeriodicCallback(self.end_left, LOOK_MS).start()
        PeriodicCallback(lambda: visitors.forget(self.public.scratch), DAY_MS).start()
        for told in confine.holds().told():
            event(told)
        self.io_loop.add_callback(lambda: event("ready", port=self.port))
        if self.public.prepare:
            self.io_loop.add_callback(self.prepare)
        self.io_loop.add_callback(lambda: print(f"Bluehelm is ready at {self.connection_url}", flush=True))


def readable(root: Path) -> str:
    """Return what a kernel may read beside the system, as PATH is written: the course and its package."""
    packages = Path(bluehelm.__file__).parent.parent
    return os.pathsep.join(str(path) for path in (root / "modules", root / "exercises", packages))


def demo(settings: Settings) -> None:
    """Serve the course to the public until SIGTERM or Ctrl-C. Raises FileNotFoundError if there is none."""
    require_course(settings.root)
    settings.scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
    if settings.scratch.stat().st_uid != os.getuid():
        raise PermissionError(f"{settings.scratch}: belongs to another user. Choose a folder with --scratch.")
    DemoServer.public = settings
    run(DemoServer, settings.root, configuration(settings))
    leave()
