"""What a browser asks for: a page, its files, and how long its session lasts."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from voila.notebook_renderer import NotebookRenderer

from bluehelm.kernels.voila import PageHandler
from bluehelm.site import reference
from bluehelm.site.assets import Assets

SEND = "<!--send-->"
LAST = '<template id="bh-all-here"></template></body></html>'
FOR_EVER = "public, max-age=31536000, immutable"


class AssetHandler(web.RequestHandler):
    """Scripts and styles. They are free software and the same for everybody: no token is asked for."""

    def initialize(self, assets: Assets) -> None:
        """Take the files."""
        self.assets = assets

    @allow_unauthenticated
    async def get(self, name: str) -> None:
        """Send a file, compressed for a browser that says it can read it."""
        try:
            packed = await asyncio.to_thread(self.assets.packed, name)
        except KeyError:
            raise web.HTTPError(404) from None
        self.set_header("Cache-Control", FOR_EVER)
        self.set_header("X-Content-Type-Options", "nosniff")
        packed.send(self)


class CoursePage(PageHandler):
    """A notebook as a page, sent in a few pieces (the text, then each cell), not in hundreds."""

    @web.authenticated
    async def get(self, path: str | None = None) -> None:
        """Send the page as it is made."""
        await self.send(path)

    async def send(self, path: str | None) -> None:
        """Write the pieces, and let go of each where the template says so."""
        reference.begin()
        self.xsrf_token  # noqa: B018  (sets the cookie that the page's own requests need)
        async for piece in self.get_generator(path=path):
            self.write(piece)
            if SEND in piece or "voila_heartbeat" in piece:
                await self.flush()

    def own_words(self) -> dict[str, str]:
        """Return what stands in a shared page for this visitor alone, beside the kernel's id."""
        return {"reference": reference.current()}


class CourseRenderer(NotebookRenderer):  # type: ignore[misc]
    """Ends a page with a plain error card where Voilà would keep the reader waiting for ever."""

    def generate_content_generator(self, *args: Any, **kwargs: Any) -> Any:
        """Return the pieces of the page."""
        return self._whole(super().generate_content_generator(*args, **kwargs))

    async def _whole(self, pieces: AsyncIterator[tuple[str, Any]]) -> AsyncIterator[tuple[str, Any]]:
        try:
            async for piece in pieces:
                yield piece
        except Exception:  # the kernel did not start or the template is broken: both are in the log now
            self.log.exception("%s could not be shown", self.notebook_path)
            card = self.exporter.environment.get_template("failed.html")
            yield await card.render_async(page_config=self.page_config) + LAST, self.resources


class SessionHandler(JupyterHandler):
    """How long a page's session lasts if nobody does anything, and 'I am still here'.

    The id of a kernel is a secret of its page: who knows it may ask and stay.
    """

    @web.authenticated
    async def get(self, kernel_id: str) -> None:
        """Answer {"ends_in_s": seconds, or null where sessions do not end while their page is open}."""
        self.answer(kernel_id)

    def answer(self, kernel_id: str) -> None:
        """Send how long the session lasts."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"ends_in_s": self.ends_in_s(kernel_id)}))

    @web.authenticated
    async def post(self, kernel_id: str) -> None:
        """Start the idle time anew."""
        self.kernel(kernel_id).last_activity = datetime.now(UTC)
        self.answer(kernel_id)

    def kernel(self, kernel_id: str) -> Any:
        """Return the kernel; raises 404 if it has ended."""
        if kernel_id not in self.kernel_manager:
            raise web.HTTPError(404, log_message="This session has ended.")
        return self.kernel_manager.get_kernel(kernel_id)

    def ends_in_s(self, kernel_id: str) -> int | None:
        """Return the seconds that are left."""
        kernel, kernels = self.kernel(kernel_id), self.kernel_manager
        if not (kernels.cull_idle_timeout > 0 and kernels.cull_connected):
            return None
        idle = (datetime.now(UTC) - kernel.last_activity).total_seconds()
        return max(0, int(kernels.cull_idle_timeout - idle))
