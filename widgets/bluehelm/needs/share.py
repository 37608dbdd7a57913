"""The file that a learner may hand on: her profile and her path, as data (JSON) and as a page to read (HTML).

Nothing here sends anything. The file holds no name unless the learner writes one into its name.
"""

from __future__ import annotations

import json
from datetime import datetime
from html import escape
from typing import Any, Literal

from bluehelm.needs.load import Needs
from bluehelm.needs.path import Path, Stop, duration
from bluehelm.needs.profile import Profile
from bluehelm.needs.result import EXPERIENCE
from bluehelm.needs.words import date_words, profile_words, situation_words
from bluehelm.sources import citations

Reader = Literal["private", "trainer", "mentor"]
READERS: dict[str, str] = {
    "private": "Keep private",
    "trainer": "Share with a trainer",
    "mentor": "Share with a mentor",
}
KIND = "bluehelm needs and path"


def document(profile: Profile, path: Path, needs: Needs, reader: Reader, now: datetime) -> dict[str, Any]:
    """Return the profile and the path as plain data."""
    result = profile.result
    return {
        "kind": KIND,
        "format": 1,
        "for": reader,
        "made_at": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "assessed_at": result.at,
        "post": result.post,
        "experience": result.experience,
        "scale": dict(needs.scale),
        "areas": [
            {
                "id": one.id,
                "name": one.name,
                "own": one.own,
                "colleague": one.colleague,
                "value": one.value,
                "situation": one.answered,
            }
            for one in profile.areas
        ],
        "priorities": list(profile.priorities),
        "path": [_stop(stop) for stop in path.stops],
        "minutes": path.minutes,
        "minutes_of_reading_skipped": path.saved,
    }


def _stop(stop: Stop) -> dict[str, Any]:
    return {
        "place": stop.place,
        "module": stop.id,
        "title": stop.title,
        "minutes": stop.minutes,
        "why": list(stop.reasons),
        "reading": stop.skip or "read",
        "done": stop.done,
    }


def as_json(data: dict[str, Any]) -> str:
    """Return the file's text."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def file_name(result_at: str, reader: Reader, kind: str) -> str:
    """Return a name that sorts by date and says nothing of the person.

    >>> file_name("2026-11-29T23:12:00Z", "mentor", "html")
    'needs-2026-11-29-for-mentor.html'
    """
    return f"needs-{result_at[:10]}-for-{reader}.{kind}"


def page(profile: Profile, path: Path, needs: Needs, reader: Reader) -> str:
    """Return a page that opens in any browser, prints, and asks no host for anything."""
    parts = [
        f"<h1>Needs and learning path</h1><p>{escape(_head(profile, needs))}</p>",
        f"<h2>The result in words</h2><p>{escape(profile_words(profile))}</p>"
        f"<p>Situations. {escape(situation_words(profile))}</p>",
        "<h2>All areas</h2>" + _areas(profile),
        _questions(profile, needs) if reader == "mentor" else "",
        "<h2>The path</h2>" + _path(path),
        f"<p class='small'>{escape(_FOOT)}</p>",
    ]
    return _PAGE.format(title="Needs and learning path", style=_STYLE, body="\n".join(parts))


def _head(profile: Profile, needs: Needs) -> str:
    result = profile.result
    return (
        f"Post: {needs.posts[result.post].name}. {EXPERIENCE[result.experience]}. "
        f"Assessed on {date_words(result)}."
    )


def _areas(profile: Profile) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{escape(one.name)}{' (first)' if one.id in profile.priorities else ''}</th>"
        f"<td>{one.own}</td><td>{'–' if one.colleague is None else one.colleague}</td>"
        f"<td>{ANSWERED[one.answered]}</td></tr>"
        for one in profile.areas
    )
    heads = ("Area", "Own rating (1 to 5)", "Colleague", "Situation")
    head = "".join(f"<th scope='col'>{name}</th>" for name in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


ANSWERED = {"well": "answered well", "partly": "in part", "not": "not yet"}


def _questions(profile: Profile, needs: Needs) -> str:
    rows = "".join(f"<li>{escape(needs.areas[area].ask)}</li>" for area in profile.priorities)
    return f"<h2>Three questions for a first talk</h2><ul>{rows}</ul>"


def _path(path: Path) -> str:
    rows = "".join(_row(stop) for stop in path.stops)
    return f"<p>{escape(duration(path.minutes)).capitalize()} in all.</p><ol>{rows}</ol>"


def _row(stop: Stop) -> str:
    skip = f" {escape(stop.skip)}" if stop.skip else ""
    state = "done" if stop.done else duration(stop.minutes)
    why = escape(" ".join(stop.reasons))
    return f"<li><strong>{escape(stop.id)} {escape(stop.title)}</strong> ({state}). {why}{skip}</li>"


def cited(text: str) -> str:
    """Name the sources of a text as learners read them."""
    return "; ".join(dict.fromkeys(citation.learner for citation in citations(text)))


_FOOT = (
    "Made with Bluehelm, a course that is not a product of the United Nations. Ratings are the person's own. "
    "They are no proof of readiness; they are a start for a talk."
)
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}"
    "h1,h2{color:#12355b}table{border-collapse:collapse;width:100%}th,td{border:1px solid #c9d3dd;"
    "padding:6px 8px;text-align:left}li{margin:0 0 8px}.small{color:#4d5966;font-size:14px}"
)
_PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
    "<meta name='viewport' content='width=device-width, initial-scale=1'><style>{style}</style></head>"
    "<body>{body}</body></html>\n"
)
