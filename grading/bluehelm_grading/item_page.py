"""One item as a page fragment: what the learner answered, the verdict, the reason, what to read.

Plain HTML without code, so that it reads in the feedback page, in formgrader and on paper.
"""

from __future__ import annotations

from html import escape

from bluehelm import sources
from bluehelm.exercise import Item, ItemScore, Part, PartScore, Verdict
from bluehelm.exercise.scoring import SIGNS, WORDS
from bluehelm_grading.markup import plain

# Read where points are fewer than right answers; the rules themselves stand in bluehelm.exercise.kinds.
RULES = {
    "classify": "Points begin above what chance gives: cards that are sorted without thought earn none.",
    "compose": "Each card that does harm takes away a quarter of the points; a wrong order halves them.",
    "order": "Steps are compared two by two. Each two that stand the wrong way round count double.",
    "select_many": "Each wrong tick takes away a right one.",
}


def item_page(item: Item, score: ItemScore) -> str:
    """Render one scored item; the learner's words are escaped."""
    parts = {part.id: part for part in item.parts}
    blocks = "".join(_part(parts[result.part_id], result, len(item.parts) > 1) for result in score.parts)
    return f'<div class="bh-item">{blocks}{_reading(item)}</div>'


def _part(part: Part, result: PartScore, one_of_several: bool) -> str:
    rows = "".join(map(_verdict, result.verdicts))
    points = f"{result.points:g} of {part.points:g}"
    heading = (
        f"<h3>{escape(part.prompt)} <small>({points})</small></h3>" if one_of_several and part.prompt else ""
    )
    return (
        f'{heading}<table class="bh-verdicts"><thead><tr><th scope="col">Your answer</th>'
        f'<th scope="col">Verdict</th><th scope="col">Why</th></tr></thead><tbody>{rows}</tbody></table>'
        f"{_rule(part, result)}"
    )


def _rule(part: Part, result: PartScore) -> str:
    """Say how the part is counted where points were lost and some answers were right."""
    some_right = any(verdict.state == "right" for verdict in result.verdicts)
    if result.fraction == 1 or not some_right or part.kind not in RULES:
        return ""
    return f'<p class="bh-reading"><strong>How it counts:</strong> {RULES[part.kind]}</p>'


def _verdict(verdict: Verdict) -> str:
    state, answer = verdict.state, escape(plain(verdict.subject))
    return (
        f'<tr class="bh-{state}"><td data-label="Your answer" dir="auto">{answer}</td>'
        f'<td data-label="Verdict"><span aria-hidden="true">{SIGNS[state]}</span> {WORDS[state]}</td>'
        f'<td data-label="Why">{escape(plain(verdict.reason))}</td></tr>'
    )


def _reading(item: Item) -> str:
    cited = "; ".join(citation.learner for citation in sources.citations(item.source or ""))
    lines = [("Think about", item.reflect), ("Read again", item.read), ("Source", cited)]
    shown = "".join(f"<p><strong>{name}:</strong> {escape(text)}</p>" for name, text in lines if text)
    return f'<div class="bh-reading">{shown}</div>'
