"""My path: the post, the modules in the order of need, and the time plan. Each change is kept at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bluehelm.kernels import after_fork
from bluehelm.needs import Needs, Settings, learning_path
from bluehelm.needs.words import path_words
from bluehelm.ui.items.choice_menu import ChoiceMenu
from bluehelm.ui.items.control import box, html
from bluehelm.ui.markup import escape
from bluehelm.ui.needs.linked import Linked
from bluehelm.ui.needs.path_cards import cards, post_card
from bluehelm.ui.needs.plan_view import PlanView
from bluehelm.ui.needs.share import files
from bluehelm.ui.needs.store import Store

READ_ONLY = "This folder cannot be written to, so your settings last only as long as this page is open."
_NONE = (
    "<p>You have not taken the assessment yet, so this is the order of the course. "
    '<a href="needs.ipynb">Take the assessment</a>: it takes about 12 minutes.</p>'
)
_TAKEN = (
    "<p>This path follows your last assessment. "
    '<a href="needs.ipynb">See the result, or take it again</a>.</p>'
)
_FILE = "<h3>My path as a file</h3><p>A trainer or a mentor can read it in any browser. You hand it on.</p>"


class PathPage:
    """One page's path. `widget` is what the notebook displays."""

    def __init__(self, course: Path, needs: Needs) -> None:
        """Build the page, and show what the course folder holds."""
        self.needs = needs
        self.store = Store(course, needs)
        self._showing = False
        posts = {post.id: post.name for post in needs.posts.values()}
        self.post = ChoiceMenu("Your post", posts, self._choose_post)
        self.summary = html("bh-needs-summary bh-live")
        self.about = html("bh-needs-about")
        self.head, self.path = Linked("bh-needs-head"), Linked("bh-needs-stops")
        self.plan = PlanView(needs, self._changed)
        self.file = html("bh-needs-file")
        self.widget = self._lay_out()
        self.show()
        after_fork(self.renew)

    def _lay_out(self) -> object:
        top = box(self.head.widget, self.post.widget, self.summary, self.about, css="bh-item bh-needs-top")
        file = box(self.file, css="bh-item bh-needs-share")
        return box(top, self.path.widget, self.plan.widget, file, css="bh-needs")

    def renew(self) -> None:
        """Look at this kernel's own folder: the page was made in another process."""
        self.store = Store(Path.cwd().parent, self.needs)
        self.show()

    def show(self) -> None:
        """Draw everything from what is stored."""
        self.settings = self.store.settings()
        profile = self.store.profile()
        self._showing = True
        self.post.show(self.settings.post)
        self._showing = False
        post = self.needs.posts[self.settings.post]
        path = learning_path(self.needs, post.id, profile, self.store.done(), self.store.times())
        pages = {name: f"{one.folder.name}/module.ipynb" for name, one in self.store.modules().items()}
        self.head.show(_TAKEN if profile else _NONE)
        note = f" {READ_ONLY}" if self.store.in_memory else ""
        self.summary.value = f"<p>{escape(path_words(path))}{note}</p>"
        self.about.value = post_card(post, self.needs)
        self.path.show(f"<h3>My path</h3>{cards(path, self.needs, post, profile, pages)}")
        self.plan.show(self.settings, path, date.today())
        self.file.value = _FILE + files(self.store, profile, "trainer") if profile else ""

    def _choose_post(self, post: str | None) -> None:
        if post and not self._showing:
            official = self.needs.posts[post].designated_official
            self._changed(self.settings.model_copy(update={"post": post, "designated_official": official}))

    def _changed(self, settings: Settings) -> None:
        self.store.plan(settings)
        self.show()
