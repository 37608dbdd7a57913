"""Small pieces of HTML that every card uses: escaped text, prose, citations that open on request, changes."""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

from bluehelm.sources import Citation, split

__all__ = ["change", "cited", "effects", "escape", "fold", "plain", "prose", "signed"]


def signed(amount: int) -> str:
    """Write a change with its sign; the minus is a real minus, which screen readers say.

    >>> signed(4), signed(-3), signed(0)
    ('+4', '−3', '0')
    """
    return f"+{amount}" if amount > 0 else f"−{-amount}" if amount < 0 else "0"


def change(amount: int) -> str:
    """Return a change as sign, arrow and colour; no meaning rests on the colour alone."""
    if amount == 0:
        return '<span class="bh-change">no change</span>'
    side, arrow = ("up", "▲") if amount > 0 else ("down", "▼")
    return (
        f'<span class="bh-change bh-{side}"><span aria-hidden="true">{arrow}</span> {signed(amount)}</span>'
    )


def effects(amounts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """Return one line of changes, "Credibility ▲ +4, Resources ▼ −3", in the order given."""
    if not amounts:
        return "no change on any gauge"
    return ", ".join(
        f'<span class="bh-effect">{escape(names[key])} {change(n)}</span>' for key, n in amounts.items()
    )


def plain(text: str) -> str:
    """Return the text without its citations: what a learner sees before the decision.

    >>> plain("Speed counts [S2 CRI ¶5–6]. Go.")
    'Speed counts. Go.'
    """
    parts = split(text)
    last = len(parts) - 1
    runs = (p if i == last else p.rstrip() for i, p in enumerate(parts) if isinstance(p, str))
    return "".join(runs).strip()


def prose(text: str) -> str:
    """Return paragraphs of text without citations; a blank line parts paragraphs, "- " starts a list item."""
    return "".join(_block(block, _words) for block in _blocks(plain(text)))


def cited(text: str) -> str:
    """Return paragraphs in which each citation is a small control that opens the name of the source."""
    return "".join(_block(block, _with_sources) for block in _blocks(text))


def _blocks(text: str) -> Iterable[str]:
    return (block.strip() for block in text.split("\n\n") if block.strip())


def _block(block: str, render: Callable[[str], str]) -> str:
    lines = block.splitlines()
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{render(line[2:])}</li>" for line in lines) + "</ul>"
    return f'<div class="bh-p">{render(" ".join(lines))}</div>'


def _words(text: str) -> str:
    """Escape a run of text; **strong** words are the only markup that authors use here."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text, quote=False))


def _with_sources(text: str) -> str:
    """Put the stop of a sentence before its source, so that it never begins a line."""
    done = ""
    for part in split(text):
        if isinstance(part, str):
            done += _words(part)
            continue
        done = done.rstrip() + "\0" + _source(part)
    return re.sub(r"\0(<details.*?</details>)([.,;:]?)", r"\2 \1", done)


def _source(group: tuple[Citation, ...]) -> str:
    """A details element and not a title: it opens by touch and keyboard too, not only under a mouse."""
    names = "; ".join(escape(citation.learner) for citation in group)
    label = "source" if len(group) == 1 else "sources"
    named = f'<span class="bh-source-name">{names}</span>'
    return f'<details class="bh-source"><summary>{label}</summary>{named}</details>'


def fold(title: str, content: str, css: str = "", opened: bool = False) -> str:
    """Return a part that stays closed until the learner opens it; `content` is HTML, `title` is text."""
    state = " open" if opened else ""
    return f'<details class="bh-fold {css}"{state}><summary>{escape(title)}</summary>{content}</details>'
