"""The result: the profile as a chart, in words and as a table, three areas to begin with, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bluehelm.charts.needs import change_table, draw_changes, draw_profile, profile_table
from bluehelm.charts.needs.change import change_title
from bluehelm.needs import EXPERIENCE, Needs, Profile, profile_of
from bluehelm.needs.words import (
    change_words,
    changes,
    date_words,
    gap_words,
    number,
    profile_words,
    situation_words,
    summary_words,
)
from bluehelm.ui.figure import Figure
from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import cited, escape, fold
from bluehelm.ui.needs.linked import Linked
from bluehelm.ui.needs.share import Share
from bluehelm.ui.needs.store import Store
from bluehelm.ui.widgets import lead, show

_PATH = '<p><a class="bh-go bh-go-first" href="path.ipynb">See my path</a></p>'


class ResultView:
    """Shows the latest result of a store, beside the one before if there is one."""

    def __init__(self, needs: Needs, again: Callable[[], None], colleague: Callable[[], None]) -> None:
        """Build the places, still empty."""
        self.needs = needs
        self.lead = lead("Your result")
        self.head, self.first = html("bh-needs-head"), html("bh-needs-first")
        self.chart, self.change = Figure("bh-needs-chart"), Figure("bh-needs-chart")
        self.change_text = html("bh-needs-change")
        self.way = Linked("bh-needs-way")
        self.situations = html("bh-needs-situations")
        self.share = Share()
        self.colleague_button = button("Let a colleague rate me too", "", colleague, "bh-q-button")
        self.again_button = button("Take the assessment again", "", again, "bh-q-button bh-needs-again")
        self.more = box(self.colleague_button, self.again_button, css="bh-needs-foot")
        self._compared = box(self.change_text, self.change.widget, css="bh-needs-compared")
        self.widget = box(*self._widgets(), css="bh-item bh-needs-result")

    def _widgets(self) -> tuple[object, ...]:
        shown = (self.lead, self.head, self.chart.widget, self.first, self.way.widget, self._compared)
        return (*shown, self.situations, self.share.widget, html("", _MORE), self.more)

    def hide(self) -> None:
        """Take the result from the page while the assessment is open."""
        show(self.widget, False)

    def show(self, store: Store) -> None:
        """Show the latest result; there must be one."""
        profiles = [profile_of(one, self.needs) for one in store.results()]
        now = profiles[-1]
        show(self.widget)
        self.head.value = self._head(now)
        self.chart.show(partial(draw_profile, now), profile_words(now), profile_table(now))
        self.first.value = self._first(now)
        self.way.show(_PATH)
        self.situations.value = self._situations(now)
        self.share.show(store, now)
        show(self._compared, len(profiles) > 1)
        if len(profiles) > 1:
            self._compare(profiles[-2], now)

    def _head(self, profile: Profile) -> str:
        result = profile.result
        post = escape(self.needs.posts[result.post].name)
        return (
            f"<p>{post}. {EXPERIENCE[result.experience]}. {date_words(result)}.</p>"
            f"<p>{escape(summary_words(profile))}</p>"
        )

    def _first(self, profile: Profile) -> str:
        rows = "".join(self._row(profile, area) for area in profile.priorities)
        gaps = "".join(f"<li>{escape(line)}</li>" for line in gap_words(profile))
        seen = f"<h4>Where the two ratings differ most</h4><ul>{gaps}</ul>" if gaps else ""
        return f"<h3>Work on these first</h3><ol>{rows}</ol>{seen}"

    def _row(self, profile: Profile, area: str) -> str:
        one = profile.of(area)
        return (
            f"<li><strong>{escape(one.name)}</strong> ({number(one.value)} of 5). "
            f"{escape(self.needs.areas[area].about)}</li>"
        )

    def _situations(self, profile: Profile) -> str:
        rows = "".join(self._answer(profile, place) for place in range(len(self.needs.situations)))
        told = f"<div><p>{escape(situation_words(profile))}</p>{rows}</div>"
        return fold("The eight situations: your answers, and why", told)

    def _answer(self, profile: Profile, place: int) -> str:
        one = self.needs.situations[place]
        option = one.options[profile.result.answers[one.id]]
        best = next(o for o in one.options.values() if o.judged == "well")
        better = "" if option is best else f"<p>Better: {escape(best.text)}</p><p>{escape(best.why)}</p>"
        return (
            f"<h4>{escape(one.title)}: {_JUDGED[option.judged]}</h4><p>You chose: {escape(option.text)}</p>"
            f"<p>{escape(option.why)}</p>{better}{cited(f'Where this comes from: {one.source}')}"
        )

    def _compare(self, before: Profile, now: Profile) -> None:
        found = changes(before, now)
        days = date_words(before.result), date_words(now.result)
        words = change_words(found) + (_MEAN if before.rated_by_two != now.rated_by_two else "")
        said = f"<p>{escape(change_title(found))}. {escape(words)}</p>"
        self.change_text.value = f"<h3>Your last two results side by side</h3>{said}"
        self.change.show(partial(draw_changes, found, *days), words, change_table(found))


_JUDGED = {"well": "answered well", "partly": "answered in part", "not": "not yet"}
_MEAN = " A colleague rated in one of the two results; its values are means of both ratings."
_MORE = (
    "<h3>What you can do now</h3><p>A colleague or mentor can rate you in the same areas. You can also take "
    "the assessment again, for example after six months: both results then stand side by side.</p>"
)
