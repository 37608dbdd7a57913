"""What the public site answers to: a page if there is room, a place in the queue if not, and little else."""

from __future__ import annotations

import hmac
import json
import os
import re
import uuid
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import JupyterHandler
from prometheus_client import CONTENT_TYPE_LATEST
from tornado import web
from tornado.ioloop import IOLoop

from bluehelm.site import reference
from bluehelm.site.figures import Figures
from bluehelm.site.gate import Gate, TooMany
from bluehelm.site.guard import Channels
from bluehelm.site.journal import event
from bluehelm.site.pages import CoursePage, SessionHandler
from bluehelm.site.settings import AWAY_S, PAGES, Settings
from bluehelm.site.visitors import NAME, Salt, client, folder, new_name

AGAIN_S = 15  # how often the queue page asks
VISIT, TICKET = "bluehelm_visit", "bluehelm_ticket"
MONTH_DAYS, DAY_S = 30, 86_400
PICTURE = re.compile(r"modules/(?:[\w-]+/)*[\w-]+\.(?:png|jpg|svg)")


@dataclass
class Site:
    """What all handlers of one public server share."""

    settings: Settings
    gate: Gate
    figures: Figures = field(default_factory=Figures)
    salt: Salt = field(default_factory=Salt)
    channels: set[Channels] = field(default_factory=set)
    away: dict[str, float] = field(default_factory=dict)
    stopping: bool = False

    def count(self, ids: list[str]) -> None:
        """Bring the door and the figures up to date with the kernels that live."""
        self.gate.live(ids, IOLoop.current().time())
        self.figures.kernels.set(len(ids))
        self.figures.waiting.set(len(self.gate.queue))

    def left(self, ids: list[str], now: float) -> list[str]:
        """Return the kernels to which no page has been connected for `AWAY_S` seconds."""
        connected = {line.kernel_id for line in self.channels}
        self.away = {kernel: self.away.get(kernel, now) for kernel in ids if kernel not in connected}
        return [kernel for kernel, since in self.away.items() if now - since > AWAY_S]

    def refuse(self, why: str) -> None:
        """Count a refused message."""
        self.figures.refused.labels(why).inc()


class Public(JupyterHandler):
    """What all public answers have in common: the policy, and nothing of Jupyter's own pages."""

    site: Site

    def initialize(self, site: Site) -> None:
        """Take what the handlers share."""
        self.site = site

    def set_default_headers(self) -> None:
        """Send the policy with every answer."""
        set_headers(self)

    def check_xsrf_cookie(self) -> None:
        """Nothing here changes anything for anybody."""


def set_headers(handler: web.RequestHandler) -> None:
    """Set what keeps a page of this site to itself."""
    handler.set_header("Content-Security-Policy", handler.settings["bluehelm_policy"])
    handler.set_header("X-Content-Type-Options", "nosniff")
    handler.set_header("Referrer-Policy", "same-origin")


class Counted:
    """A kernel manager for one request: kernels are started in the visitor's folder, and their ids noted."""

    def __init__(self, manager: Any, own: Path, environment: dict[str, str]) -> None:
        """Start kernels through `manager` below `own`."""
        self._manager, self._own, self._environment = manager, own, environment
        self.started: list[str] = []

    def __getattr__(self, name: str) -> Any:
        """Be the manager in all else."""
        return getattr(self._manager, name)

    async def start_kernel(self, *, path: str, env: dict[str, str], **kwargs: Any) -> str:
        """Start a kernel that `confine` shuts in; `path` is the notebook's folder below the root."""
        kernel_id = str(uuid.uuid4())
        runtime = Path(self._manager.connection_dir)
        own = {
            **self._environment,
            "HOME": str(self._own),
            "TMPDIR": str(self._own),
            "BLUEHELM_SCRATCH": str(self._own),
            "BLUEHELM_CONNECTION": str(runtime / f"kernel-{kernel_id}.json"),
        }
        started = await ensure_async(
            self._manager.start_kernel(
                kernel_id=kernel_id, cwd=str(self._own / path), env={**env, **own}, **kwargs
            )
        )
        self.started.append(kernel_id)
        return str(started)


class Page(CoursePage):
    """A page of the course for a visitor, if there is room for one more."""

    def initialize(self, site: Site, readable: str, **kwargs: Any) -> None:
        """Take what the handlers share; `readable` is what a kernel may read, as PATH is written."""
        self.site, self.readable = site, readable
        self._counted: Counted | None = None
        super().initialize(**kwargs)

    def set_default_headers(self) -> None:
        """Send the policy with every answer."""
        set_headers(self)

    @property
    def kernel_manager(self) -> Any:
        """The server's kernels, for this visitor."""
        return self._counted or super().kernel_manager

    async def get(self, path: str | None = None) -> None:
        """Send the page, or say how long it will be until there is room."""
        if not re.fullmatch(rf"(?:{PAGES})\.ipynb", path or ""):
            raise web.HTTPError(404)
        if self.site.stopping:
            self.wait("stopping.html", AGAIN_S)
            return
        key = self.site.salt.key(self.address())
        self.site.count(super().kernel_manager.list_kernel_ids())
        ticket = self._named(TICKET)
        answer = self.site.gate.ask(key, ticket, IOLoop.current().time())
        if isinstance(answer, TooMany):
            event("too many pages of one address", visitor=key)
            self.wait("too_many.html", 60, most=answer.most)
        elif answer is not None:
            self._keep(TICKET, ticket, 1)
            self.wait("queue.html", AGAIN_S, place=answer.place, minutes=max(1, round(answer.about_s / 60)))
        else:
            self._keep(TICKET, "", 0)
            await self._admitted(key, path or "")

    async def _admitted(self, key: str, path: str) -> None:
        began = IOLoop.current().time()
        own = folder(self.site.settings.scratch, self.visitor(), self.site.settings.root)
        counted = Counted(super().kernel_manager, own, {"BLUEHELM_READABLE": self.readable})
        self._counted = counted
        try:
            await self.send(path)
        except Exception:
            self.site.figures.failures.inc()
            raise
        finally:
            self.site.gate.started(key, counted.started)
            self.site.figures.starts.inc(len(counted.started))
        taken = IOLoop.current().time() - began
        self.site.figures.page_s.observe(taken)
        event("page", page=path, visitor=key, seconds=round(taken, 3))

    def address(self) -> str:
        """Return where the visitor comes from, as far as the trusted proxies say."""
        forwarded = ",".join(self.request.headers.get_list("X-Forwarded-For"))
        return client(self.request.remote_ip or "", forwarded, self.site.settings.trusted)

    def visitor(self) -> str:
        """Return the name of the visitor's folder; a new visitor gets one."""
        name = self._named(VISIT)
        self._keep(VISIT, name, MONTH_DAYS)
        return name

    def _named(self, cookie: str) -> str:
        """Return what the browser kept under this name, or something new if that is nothing of ours."""
        name = self.get_cookie(cookie, "") or ""
        return name if NAME.fullmatch(name) else new_name()

    def _keep(self, name: str, value: str, days: int) -> None:
        """Let the browser keep a cookie; with 0 days, forget it."""
        framed = self.site.settings.frame_ancestors != "'self'"
        # In a frame, browsers keep a cookie only if it is partitioned: one for each site around the frame.
        # Python's own cookies know no such word before 3.14.
        where = "SameSite=None; Secure; Partitioned" if framed else "SameSite=Lax"
        age_s = days * DAY_S
        self.add_header(
            "Set-Cookie", f"{name}={value}; Max-Age={age_s}; Path={self.base_url}; HttpOnly; {where}"
        )

    def wait(self, template: str, again_s: int, **words: Any) -> None:
        """Answer with a page that the browser asks for again by itself."""
        self.set_status(503)
        self.set_header("Retry-After", str(again_s))
        self.set_header("Refresh", str(again_s))
        self.set_header("Cache-Control", "no-store")
        self.finish(self.render_template(template, again_s=again_s, **words))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer in plain words."""
        name = "404.html" if status_code == 404 else "error.html"
        self.finish(self.render_template(name, reference=reference.current()))


class Missing(Public):
    """Everything else: there is no such page."""

    def prepare(self) -> None:  # type: ignore[override]
        """Answer before anything is looked at."""
        self.set_status(404)
        self.finish(self.settings["voila_jinja2_env"].get_template("404.html").render(base_url=self.base_url))


class Picture(web.StaticFileHandler):
    """Pictures in the text of a module."""

    def set_default_headers(self) -> None:
        """Send the policy with every answer."""
        set_headers(self)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Let only pictures of modules pass; anything else is not there."""
        below = os.path.relpath(absolute_path, root)
        if not PICTURE.fullmatch(below) or not Path(absolute_path).resolve().is_relative_to(root):
            raise web.HTTPError(404)
        return super().validate_absolute_path(root, absolute_path)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say that there is no such picture, whatever was tried."""
        self.set_status(404)
        self.finish()


class KernelModel(Public):
    """What Voilà's script asks before it connects: is my kernel there?"""

    async def get(self, kernel_id: str) -> None:
        """Answer with the kernel's state."""
        if kernel_id not in self.kernel_manager:
            raise web.HTTPError(404)
        self.set_header("Content-Type", "application/json")
        self.set_header("Cache-Control", "no-store")
        model = self.kernel_manager.kernel_model(kernel_id)  # type: ignore[no-untyped-call]
        self.finish(json.dumps(model, default=str))


class Goodbye(Public):
    """What a page sends when it is closed: its kernel is no longer needed."""

    async def post(self, kernel_id: str) -> None:
        """End the kernel; one that has ended already is no error."""
        if kernel_id in self.kernel_manager:
            ended = self.kernel_manager.shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]
            await ensure_async(ended)
        self.set_status(204)


class Session(SessionHandler):
    """How long a session lasts; a server that stops has its own time."""

    def initialize(self, site: Site) -> None:
        """Take what the handlers share."""
        self.site = site

    def set_default_headers(self) -> None:
        """Send the policy with every answer."""
        set_headers(self)

    def check_xsrf_cookie(self) -> None:
        """Who knows a kernel's id is its page."""

    def ends_in_s(self, kernel_id: str) -> int | None:
        """Return the seconds that are left."""
        left = super().ends_in_s(kernel_id)
        return min(left or 0, self.site.settings.stop_s) if self.site.stopping else left


class Health(Public):
    """For whoever watches the server, a load balancer for one."""

    def get(self) -> None:
        """Answer 200 while visitors are let in, else 503."""
        self.site.count(self.kernel_manager.list_kernel_ids())
        state = "stopping" if self.site.stopping else "ok"
        self.set_status(503 if self.site.stopping else 200)
        self.set_header("Cache-Control", "no-store")
        self.finish(
            {"status": state, "kernels": len(self.site.gate.kernels), "room_for": self.site.gate.free()}
        )


class Metrics(Public):
    """The figures, for this machine itself or for who has the token."""

    def get(self) -> None:
        """Answer in the form that Prometheus reads, or as if there were no such page."""
        if not self.allowed():
            raise web.HTTPError(404)
        self.site.count(self.kernel_manager.list_kernel_ids())
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(self.site.figures.text())

    def allowed(self) -> bool:
        """Say whether the figures may be seen. What came through a proxy is not from this machine."""
        wanted = self.site.settings.metrics_token
        if wanted:
            given = self.request.headers.get("Authorization", "").removeprefix("Bearer ")
            return hmac.compare_digest(given.encode(), wanted.encode())
        proxied = "X-Forwarded-For" in self.request.headers
        return not proxied and ip_address(self.request.remote_ip or "0.0.0.0").is_loopback
