"""A self-check inside a module: a question that is judged at once. Nothing is saved, counted or handed in."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import ipywidgets as w

from bluehelm.exercise import ExerciseError, Verdict, missing
from bluehelm.exercise.checks import FILE, Check, load_checks
from bluehelm.exercise.scoring import SIGNS, WORDS, score_part
from bluehelm.ui.items import control_for
from bluehelm.ui.items.control import Answer, box, button, html
from bluehelm.ui.markdown import render
from bluehelm.ui.markup import cited, escape
from bluehelm.ui.problems import out

_CHANGED = "<p>You changed your answer. Check it again.</p>"
_SO_FAR = "<p>Not complete yet. So far:</p>"
_EMPTY = "<p>Answer first, then check.</p>"


def self_check(check_id: str, folder: Path) -> w.Widget:
    """Return a self-check from the folder's checks.yaml, or a note that says what is wrong with it."""
    try:
        checks = load_checks(folder / FILE)
    except ExerciseError as error:
        return html("bh", out("This self-check", error))
    if check_id not in checks:
        note = f"This module has no self-check {check_id}. It has {', '.join(checks)}."
        return html("bh", f'<div class="bh-out" role="note">{escape(note)}</div>')
    return SelfCheck(checks[check_id]).widget


class SelfCheck:
    """The question, a button, and the verdicts with their reasons; it can be tried as often as one likes."""

    def __init__(self, check: Check) -> None:
        """Build it unanswered."""
        self._check = check
        self._answer: Answer = None
        self.control = control_for(check.part, self._mixed, self._given)
        self.check_button = button("Check my answer", "", self.judge, "bh-q-button bh-check-button")
        self.verdicts = html("bh-verdicts bh-live")
        self.widget = self._lay_out()

    def _lay_out(self) -> w.Widget:
        head = html("bh-check-head", "<h3>Check yourself</h3><p>No points, and nothing is saved.</p>")
        asked = html("bh-part-prompt", render(self._check.part.prompt))
        part = box(asked, self.control.widget, css=f"bh-part bh-kind-{self._check.part.kind}")
        return box(
            head, part, self.check_button, self.verdicts, css=f"bh-item bh-check bh-check-{self._check.id}"
        )

    def _mixed(self, ids: Iterable[str]) -> list[str]:
        """Mix the options, the same way for everybody: there is nothing to copy."""
        return sorted(ids, key=lambda name: hashlib.sha256(f"{self._check.id}|{name}".encode()).digest())

    def _given(self, answer: Answer) -> None:
        self._answer = answer
        if self.verdicts.value:
            self.verdicts.value = _CHANGED

    def judge(self) -> None:
        """Say of each part of the answer how it stands and why, and where the idea comes from."""
        if self._answer is None:
            self.verdicts.value = _EMPTY
            return
        open_rows = missing(self._check.part, self._answer)
        verdicts = score_part(self._check.part, self._answer).verdicts
        rows = [_row(one) for one in verdicts if not (open_rows and one.state == "missing")]
        source = cited(f"Where this comes from: {self._check.source}")
        self.verdicts.value = f"{_SO_FAR if open_rows else ''}<ul>{''.join(rows)}</ul>{source}"


def _row(verdict: Verdict) -> str:
    sign, words = SIGNS[verdict.state], WORDS[verdict.state]
    return (
        f'<li class="bh-verdict bh-{verdict.state}"><b><span aria-hidden="true">{sign}</span> {words}:</b> '
        f"{escape(verdict.subject)}<br>{escape(verdict.reason)}</li>"
    )
