"""Keep private, or make a file for a trainer or a mentor. Private by default; nothing is ever sent."""

from __future__ import annotations

from datetime import UTC, datetime

from bluehelm.needs import Profile, learning_path
from bluehelm.needs.share import READERS, Reader, as_json, document, file_name, page
from bluehelm.ui.items.control import box, html
from bluehelm.ui.items.group import group
from bluehelm.ui.items.radios import Radios
from bluehelm.ui.needs.downloads import download
from bluehelm.ui.needs.store import Store

_TEXT = (
    "<h3>Who may see this?</h3><p>Your result is in your own course folder and nowhere else. "
    "If you want to share it, the page makes a file that you hand on yourself.</p>"
)
_PRIVATE = "<p>Private. Nobody sees your result unless you share it.</p>"
_HOLDS = (
    "<p>The file holds your post, your experience, all ratings, how the situations went, and your path "
    "with its reasons. It holds no name.{more}</p>"
)
_MENTOR = " It also holds three questions for a first talk, one for each area that you work on first."


class Share:
    """Three choices, and the files of the chosen one."""

    def __init__(self) -> None:
        """Build it with "keep private" chosen."""
        self._store: Store | None = None
        self._profile: Profile | None = None
        self.reader = Radios(READERS, self._chosen)
        self.files = html("bh-needs-files bh-live", _PRIVATE)
        who = group("Keep private or share", self.reader.widget)
        self.widget = box(html("", _TEXT), who, self.files, css="bh-needs-share")

    def show(self, store: Store, profile: Profile) -> None:
        """Begin with "keep private" each time that a result is shown."""
        self._store, self._profile = store, profile
        self.reader.show("private")
        self._chosen()

    def _chosen(self) -> None:
        reader = self.reader.value
        if self._store is None or self._profile is None or reader not in ("trainer", "mentor"):
            self.files.value = _PRIVATE
            return
        self.files.value = files(self._store, self._profile, "trainer" if reader == "trainer" else "mentor")


def files(store: Store, profile: Profile, reader: Reader) -> str:
    """Return what the files hold, and the links to them."""
    needs = store.needs
    path = learning_path(needs, store.settings().post, profile, store.done(), store.times())
    data = as_json(document(profile, path, needs, reader, datetime.now(UTC)))
    at = profile.result.at
    return (
        _HOLDS.format(more=_MENTOR if reader == "mentor" else "")
        + download(
            file_name(at, reader, "html"), page(profile, path, needs, reader), "Download the page to read"
        )
        + download(file_name(at, reader, "json"), data, "Download the data")
    )
