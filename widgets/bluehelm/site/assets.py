"""The scripts and styles of a page, compressed once and under names that change with their content.

Voilà's own script loads some sixty pieces one after the other, each a round trip of 0.8 s on a slow line.
The pieces that every course page needs (`bundle.txt`) are sent as one file before it; a piece that is not in
it, after an update of Voilà, is asked for by itself. So is what draws charts, a fifth of all, on pages that
begin without a chart.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jupyter_core.paths import jupyter_path
from voila.paths import collect_static_paths

from bluehelm.site.packed import SMALLEST, Packed, compressed

BUNDLE = "bundle.js"
CHARTS = "9484.voila.js"  # Vega; if a later Voilà numbers it anew, it comes when it is first needed
BUNDLED = Path(__file__).with_name("bundle.txt")
STYLESHEET = Path(__file__).parent.parent / "ui" / "style.css"
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "bluehelm")
COMPRESSIBLE = (".js", ".css", ".svg", ".json", ".ttf", ".eot")
CHUNK = 64 * 1024


@dataclass(frozen=True)
class Assets:
    """Files to send, by the name that pages know. `bundled` are the names that go into one script."""

    files: dict[str, Path]
    bundled: tuple[str, ...] = ()
    _packed: dict[str, Packed] = field(default_factory=dict)

    @cached_property
    def mark(self) -> str:
        """Sixteen hex digits that change when any file does: a part of every address."""
        digest = hashlib.sha256("\n".join(self.bundled).encode())
        for name, path in sorted(self.files.items()):
            digest.update(name.encode())
            with path.open("rb") as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
        return digest.hexdigest()[:16]

    def packed(self, name: str) -> Packed:
        """Return a file; the first call compresses it. Raises KeyError if there is none of this name."""
        if name not in self._packed:
            self._packed[name] = pack(name, self._content(name))
        return self._packed[name]

    def shrink(self) -> None:
        """Compress the bundle, nearly all that a first page weighs, as far as it goes. Takes some seconds."""
        whole = self.packed(BUNDLE)
        smallest = compressed(whole.plain, SMALLEST)
        self._packed[BUNDLE] = Packed(whole.type, whole.plain, smallest)

    def _content(self, name: str) -> bytes:
        if name != BUNDLE:
            return self.files[name].read_bytes()
        return b"\n;\n".join(self.files[piece].read_bytes() for piece in self.bundled if piece in self.files)


def pack(name: str, content: bytes) -> Packed:
    """Compress a file if its kind gains from it.

    >>> list(pack("page.js", b"x" * 1000).small), list(pack("font.woff2", b"x" * 1000).small)
    (['br', 'gzip'], [])
    """
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Packed(kind, content, compressed(content) if name.endswith(COMPRESSIBLE) else {})


def course_assets() -> Assets:
    """Collect what course pages ask for: Voilà's files, the two widget extensions, the course's own."""
    files: dict[str, Path] = {}
    for folder in reversed(collect_static_paths(["voila"], "bluehelm")):
        files.update(_below(Path(folder)))
    for name in EXTENSIONS:
        files.update((f"lab/{name}/{path}", file) for path, file in _extension(name))
    files["lab/bluehelm-connection/connection.js"] = files["connection.js"]
    files["style.css"] = STYLESHEET
    bundled = tuple(BUNDLED.read_text(encoding="utf-8").split())
    return Assets(files, bundled)


def _extension(name: str) -> Iterator[tuple[str, Path]]:
    for place in [*jupyter_path("labextensions"), *jupyter_path("voila", "labextensions")]:
        folder = Path(place) / name
        if folder.is_dir():
            yield from _below(folder)
            return


def _below(folder: Path) -> Iterable[tuple[str, Path]]:
    kept = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [(path.relative_to(folder).as_posix(), path) for path in kept]
