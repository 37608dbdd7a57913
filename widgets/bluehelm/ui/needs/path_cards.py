"""The path as cards: one for each module, with its reasons, its time, and what it is for one post."""

from __future__ import annotations

from collections.abc import Mapping

from bluehelm.needs import Needs, Path, Profile, Stop, duration
from bluehelm.needs.model import Note, Post
from bluehelm.needs.path import reading_stays
from bluehelm.ui.markup import cited, escape, fold

OPENED = (1, 2, 3)  # stops that show at once what they are to the post


def post_card(post: Post, needs: Needs) -> str:
    """Return the duties of a post, the posts that it has to agree with, and its lasting tensions."""
    duties = "".join(f"<li>{cited(text)}</li>" for text in post.duties)
    near = "".join(
        f"<li><strong>{escape(needs.posts[one.post].name)}</strong>: {escape(one.about)}.</li>"
        for one in post.neighbours
    )
    tensions = "".join(f"<li>{cited(text)}</li>" for text in post.polarities)
    return fold(
        f"About your post: {post.name}",
        f"<div><h4>Duties</h4><ul>{duties}</ul><h4>Agree early with</h4><ul>{near}</ul>"
        f"<h4>Tensions that stay</h4><ul>{tensions}</ul></div>",
        "bh-needs-post",
    )


def cards(path: Path, needs: Needs, post: Post, profile: Profile | None, pages: Mapping[str, str]) -> str:
    """Return the whole path; `pages` maps a module that is in the course folder to its notebook."""
    rows = "".join(
        f"<li>{_card(stop, post, reading_stays(stop, needs, profile), pages)}</li>" for stop in path.stops
    )
    start = _card(path.start, post, "", pages)
    return f'<div class="bh-needs-stop-start">{start}</div><ol class="bh-needs-path">{rows}</ol>'


def _card(stop: Stop, post: Post, stays: str, pages: Mapping[str, str]) -> str:
    place = f"{stop.place}. " if stop.place else "To begin: "
    why = "".join(f"<li>{escape(reason)}</li>" for reason in stop.reasons)
    reading = f'<p class="bh-needs-reading">{escape(stop.skip or stays)}</p>' if stop.skip or stays else ""
    return (
        f'<section class="bh-needs-stop{" bh-is-done" if stop.done else ""}">'
        f'<h4>{place}{_title(stop, pages)}</h4><p class="bh-meta">{_times(stop)}</p>'
        f"<ul>{why}</ul>{reading}"
        f"<p><strong>For everyone:</strong> {escape(stop.core)}</p>"
        f"{for_post(stop.note, post, stop.place in OPENED)}</section>"
    )


def _title(stop: Stop, pages: Mapping[str, str]) -> str:
    title = f"{stop.id} {escape(stop.title)}"
    return f'<a href="{pages[stop.id]}">{title}</a>' if stop.id in pages else title


def _times(stop: Stop) -> str:
    if stop.done:
        return "Done"
    reading = "reading may be skipped" if stop.skip else f"read {stop.times.read}"
    return f"{duration(stop.minutes)}: {reading}, play {stop.times.play}, exercises {stop.times.exercise}"


def for_post(note: Note, post: Post, opened: bool = False) -> str:
    """Return what a module is to one post; the same words stand at the head of the module's page."""
    return fold(
        f"For you as {post.name}",
        f"<div><p><strong>Read with most care.</strong></p>{cited(note.read)}"
        f"<p><strong>In the scenario.</strong> {escape(note.seat)}</p>"
        f"<p><strong>From your work.</strong> {escape(note.example)}</p></div>",
        "bh-needs-for",
        opened,
    )
