"""Voilà pages from warm kernels: what the cells show is rendered once, and each visitor has his own kernel.

`PageHandler` takes the place of Voilà's handler for ``/voila/render/(.*)``, where the server's settings hold
`SharedPages` as ``shared_pages``. What cannot be shared goes Voilà's way.
"""

from __future__ import annotations

import asyncio
import os
import posixpath
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

import nbformat
from jupyter_core.utils import ensure_async
from voila.execute import VoilaExecutor
from voila.notebook_renderer import NotebookRenderer
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import ENV_VARIABLE, get_page_config

from bluehelm.kernels.page import Message
from bluehelm.kernels.pages import Page, Pages, Source


class ShownPage(NotebookRenderer):  # type: ignore[misc]
    """Renders a notebook whose outputs are there already, for a kernel that is not there yet."""

    async def _jinja_kernel_start(self, nb: Any, kernel_id: str, kernel_future: object) -> str:
        return kernel_id

    async def _jinja_notebook_execute(self, nb: Any, kernel_id: str) -> None:
        """Leave the outputs as they are."""

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:
        for cell in nb.cells:
            yield cell


@dataclass(frozen=True)
class Html:
    """A page as it was rendered for all visitors; what is to be replaced for each of them stands in `own`."""

    text: str
    own: Mapping[str, str]
    kernel_name: str

    def text_for(self, own: Mapping[str, str]) -> str:
        """Return the page with one visitor's own words."""
        text = self.text
        for name, rendered in self.own.items():
            text = text.replace(rendered, own[name])
        return text


@dataclass
class SharedPages:
    """The pages that visitors share. `patterns` match the paths of notebooks below the server's root."""

    pages: Pages
    patterns: Sequence[str] = ()
    html: WeakKeyDictionary[Page, Html] = field(default_factory=WeakKeyDictionary)

    def shares(self, path: str) -> bool:
        """Say whether the page at this path is to be shared. A path with ``..`` never is."""
        return posixpath.normpath(path) == path and any(fnmatch(path, each) for each in self.patterns)

    async def open(self, root: str, path: str, env: Mapping[str, str]) -> Page | None:
        """Return the page of the notebook at `path` below `root`; its cells are run if they were not yet."""
        file = os.path.join(root, path)

        async def read() -> Source:
            notebook = await asyncio.to_thread(nbformat.read, file, nbformat.NO_CONVERT)
            cells = (cell.source for cell in notebook.cells if cell.cell_type == "code")
            return Source(tuple(cells), os.path.dirname(file), dict(env))

        return await self.pages.open(file, read)


class PageHandler(TornadoVoilaHandler):  # type: ignore[misc]
    """Answers for a shared page with HTML that is ready, and with a kernel that has run its cells."""

    def own_words(self) -> dict[str, str]:
        """Return what stands in the page for this visitor alone, by names; no other text may be like it.

        For a subclass whose template or hook writes more than the kernel's id.
        """
        return {}

    async def get_generator(self, path: str | None = None) -> AsyncIterator[str]:
        """Yield the page in pieces."""
        html = await self._shared_page(self.notebook_path or path or "")
        if html is None:
            async for piece in super().get_generator(path):
                yield piece
            return
        self.set_header("Content-Type", "text/html")
        self.set_header("Cache-Control", "no-cache, no-store, must-revalidate")
        yield html

    async def _shared_page(self, path: str) -> str | None:
        """Return the page for one visitor, or None if it cannot be shared."""
        shared: SharedPages | None = self.settings.get("shared_pages")
        own_look = self.request.query_arguments.keys() & {"template", "theme"} or self.prelaunch_hook
        if shared is None or own_look or not shared.shares(path):
            return None

        page = await shared.open(self.contents_manager.root_dir, path, environment(self.settings))
        if page is None:
            return None
        html = shared.html.get(page)
        if html is None:
            html = shared.html[page] = await rendered(self._renderer(path), page, self.own_words())
        return await self._visit(page, html, path)

    async def _visit(self, page: Page, html: Html, path: str) -> str | None:
        """Start the visitor's kernel, and return his page."""
        visitor = {ENV_VARIABLE.VOILA_REQUEST_URL: self.request.full_url()}
        try:
            kernel_id = await ensure_async(
                self.kernel_manager.start_kernel(
                    kernel_name=html.kernel_name,
                    path=posixpath.dirname(path),
                    env=environment(self.settings) | visitor,
                    warm_page=page,
                )
            )
        except RuntimeError:  # the page's process was ended in this moment
            self.log.warning("A visitor's page is run for him alone.", exc_info=True)
            return None
        return html.text_for({"kernel": kernel_id, **self.own_words()})

    def _renderer(self, path: str) -> ShownPage:
        same = {"base_url": self.base_url, "voila_configuration": self.voila_configuration}
        page_config = get_page_config(settings=self.settings, log=self.log, **same)
        if self.page_config_hook:
            page_config = self.page_config_hook(
                page_config, settings=self.settings, log=self.log, notebook_path=path, **same
            )
        return ShownPage(
            request_handler=self,
            traitlet_config=self.traitlet_config,
            notebook_path=path,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=page_config,
            mathjax_config=self.settings.get("mathjax_config"),
            mathjax_url=self.settings.get("mathjax_url"),
            **same,
        )


def environment(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the environment of a page's cells: Voilà's own, without what is one visitor's."""
    voila = {
        ENV_VARIABLE.VOILA_PREHEAT: "True",
        ENV_VARIABLE.VOILA_BASE_URL: settings["base_url"],
        ENV_VARIABLE.VOILA_SERVER_URL: settings.get("server_url", "/"),
    }
    return {**os.environ, **{str(name): value for name, value in voila.items()}}


async def rendered(renderer: ShownPage, page: Page, own: Mapping[str, str]) -> Html:
    """Render what the cells of a page have shown."""
    await renderer.initialize()
    executor = VoilaExecutor(renderer.notebook, config=renderer.traitlet_config)
    show(renderer.notebook, page.shown, executor)
    kernel = str(uuid4())
    text = await renderer.generate_content_str(kernel)
    return Html(text, {"kernel": kernel, **own}, renderer.notebook.metadata.kernelspec.name)


def show(notebook: Any, shown: Sequence[Sequence[Message]], executor: Any) -> None:
    """Put what each code cell sent into its outputs, as Voilà's own executor would have."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, (cell, messages) in enumerate(zip(cells, shown, strict=True)):
        cell.outputs, executor.clear_before_next_output = [], False
        for message in messages:
            executor.process_message(message, cell, number)
