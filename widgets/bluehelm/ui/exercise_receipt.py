"""The receipt as a learner sees it below the file to hand in: code, time, and what the file holds."""

from datetime import datetime

from bluehelm.exercise import PublicExercise
from bluehelm.exercise.receipt import Receipt
from bluehelm.ui.exercise_words import clock
from bluehelm.ui.markup import escape

_WHY = "Note the code down. Your feedback shows it again, so that you can see that these answers arrived."


def shown(receipt: Receipt, exercise: PublicExercise, now: datetime) -> str:
    """Return the receipt as HTML; `now` has a time zone."""
    made = clock(receipt.made_at, now)
    return (
        f'<section class="bh-receipt"><h4>Receipt <b class="bh-code">{receipt.code}</b></h4>'
        f"<p>Made {made}.</p><dl>{''.join(_rows(receipt, exercise))}</dl><p>{_WHY}</p></section>"
    )


def _rows(receipt: Receipt, exercise: PublicExercise) -> list[str]:
    groups = {"Complete": "complete", "Answered in part": "partly", "Not begun": "not begun"}
    titles = {
        words: [item.title for item in exercise.items if receipt.items[item.id] == state]
        for words, state in groups.items()
    }
    rows = [_row(f"{words} ({len(found)})", "; ".join(found)) for words, found in titles.items() if found]
    return [*rows, _row("Words in the memo", str(receipt.memo_words))]


def _row(term: str, words: str) -> str:
    return f"<div><dt>{term}</dt><dd>{escape(words)}</dd></div>"
