"""How a public site is run: what `bluehelm demo` is told, and limits that few will want to change."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

Network = IPv4Network | IPv6Network
PAGES = (
    r"modules/(?:index|glossary|world|needs|path|catalogue|statement)|"
    r"modules/\d\d_\w+/module|exercises/(?P<slug>\w+)/(?P=slug)"
)
MARKER = "modules/index.ipynb"  # a folder that holds this, and all below it, is the course
# What the pages of a course import: a warm process has it, and each kernel is forked from that.
WARM = (
    "bluehelm.ui.module",
    "bluehelm.ui.exercise",
    "bluehelm.ui.home",
    "bluehelm.ui.needs",
    "bluehelm_grading.score",
)
LARGEST_MESSAGE = 4 * 2**20  # bytes; an answers file that a learner loads again is far below
# A page whose line is slow asks for each of its hundreds of widgets by itself.
MESSAGES_A_SECOND, BURST = 100, 2000
KERNEL_MEMORY = 2**30  # bytes of data; a page needs about 100 MB
KERNEL_FILE = 16 * 2**20  # bytes of one file
AWAY_S = 300  # a kernel whose page is gone without a goodbye is ended after so long
KEPT_DAYS = 30  # a visitor's own folder, after the last visit


@dataclass(frozen=True)
class Settings:
    """One public site. `most` kernels in all and `most_each` for one address; times in seconds.

    `prepare`: run the cells of the modules' pages at the start, and not for the first visitor of each.
    """

    root: Path
    scratch: Path
    port: int = 8888
    ip: str = "127.0.0.1"
    base_url: str = "/"
    most: int = 100
    most_each: int = 40
    idle_s: int = 1200
    stop_s: int = 20
    prepare: bool = True
    trusted: tuple[Network, ...] = ()
    frame_ancestors: str = "'self'"
    metrics_token: str = ""

    @property
    def policy(self) -> str:
        """The content security policy: nothing from another host, and framed only where it is allowed.

        Vega compiles its charts, which 'unsafe-eval' is for; widgets set styles on their elements.
        """
        return (
            "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
            f"base-uri 'none'; form-action 'self'; frame-ancestors {self.frame_ancestors}"
        )
