"""Answer every part of an exercise page as a learner does: by mouse, by touch, or with the keyboard alone.

What is done depends on the controls that the page shows and not on the kind of the part, so a new kind needs
nothing here as long as it is built from the controls that stand.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

MEMO = "Expected: one company would do. It did not. Two measures, each with an owner and a date."
NUMBER = "10"
TABS = 150  # more than lie between two controls that are used one after the other

CONTROLS = (
    ".bh-q-choices > .bh-q-choice:first-child",
    ".bh-q-card",
    "select",
    ".widget-radio-box > label:first-child input",
    ".bh-q-options > .widget-checkbox:first-child input",
    ".bh-q-left + .bh-q-amount input",  # the first line takes all points, so that they add up
    "input[type=text]",
    "textarea",
)
ALL = 1000


class Hand(Protocol):
    """A way of using a page."""

    def press(self, control: Locator) -> None:
        """Press a button, a box to tick or a radio button."""

    def choose(self, menu: Locator, entry: int) -> None:
        """Choose an entry of a list; number 0, above the real ones, says "Choose…"."""

    def write(self, field: Locator, text: str) -> None:
        """Write into an empty field, and leave it."""


class Mouse:
    """Clicks."""

    def press(self, control: Locator) -> None:
        """Click it."""
        control.click()

    def choose(self, menu: Locator, entry: int) -> None:
        """Choose by the browser's own list."""
        menu.select_option(index=entry)

    def write(self, field: Locator, text: str) -> None:
        """Click into the field and write."""
        self.press(field)
        field.fill(text)
        field.blur()


class Touch(Mouse):
    """Taps; lists and fields open the phone's own means, which are the browser's here."""

    def press(self, control: Locator) -> None:
        """Tap it."""
        control.tap()


class Keys:
    """Tab leads there; Space, arrows and letters do the rest. The mouse is never used."""

    def __init__(self, page: Page) -> None:
        """Use the keyboard of this page."""
        self._page, self._keyboard = page, page.keyboard

    def go(self, control: Locator, most: int = TABS, key: str = "Tab") -> None:
        """Press Tab, or another key, until the focus is on the control."""
        wanted = control.element_handle()
        for _ in range(most):
            if wanted.evaluate("e => e === document.activeElement"):
                return
            self._keyboard.press(key)
        raise AssertionError(f"{most} times {key} did not reach {control}")

    def press(self, control: Locator) -> None:
        """Press Space on it."""
        self.go(control)
        self._keyboard.press("Space")

    def choose(self, menu: Locator, entry: int) -> None:
        """Press the arrow on the closed list."""
        self.go(menu)
        for _ in range(entry):
            self._keyboard.press("ArrowDown")

    def write(self, field: Locator, text: str) -> None:
        """Write, over what stands there, and go on."""
        self.go(field)
        self._keyboard.press("Control+a")
        self._keyboard.type(text)
        self._keyboard.press("Tab")


def answer_all(page: Locator, hand: Hand | None = None, most: int = ALL) -> int:
    """Answer every part, each of which must say that it was saved; return how many there are.

    `most` limits how many controls of each sort are used in a part.
    """
    parts = page.locator(".bh-part").all()
    for part in parts:
        answer(part, hand or Mouse(), most)
    return len(parts)


def answer(part: Locator, hand: Hand, most: int = ALL) -> None:
    """Use the controls of a part that are to be seen, in the order of the page."""
    used: Counter[str] = Counter()
    for control in part.locator(", ".join(CONTROLS)).all():
        sort = control.evaluate("(e, sorts) => sorts.find(s => e.matches(s))", CONTROLS)
        used[sort] += 1
        if used[sort] <= most and control.is_visible():
            _use(control, hand, used[sort])
    expect(part.locator(".bh-saved")).to_contain_text("Saved")


def _use(control: Locator, hand: Hand, place: int) -> None:
    tag, kind = control.evaluate("e => [e.tagName, e.type]")
    if tag == "SELECT":
        hand.choose(control, _entry(control, place))
        expect(control).not_to_have_value("Choose…")
    elif tag == "BUTTON":
        card = "bh-q-card" in (control.get_attribute("class") or "")
        hand.press(control)
        expect(control).to_have_class(re.compile("bh-hidden" if card else "bh-q-on"))
    elif kind in ("radio", "checkbox"):
        hand.press(control)
        expect(control).to_be_checked()
    else:
        hand.write(control, MEMO if tag == "TEXTAREA" else NUMBER)


def _entry(menu: Locator, place: int) -> int:
    """Take the first entry; where rows are matched, another one each time: it may be used only once."""
    matched = menu.evaluate("e => e.closest('.bh-kind-match') ? e.options.length - 1 : 1")
    return min(place, int(matched))


def state_of(page: Locator) -> list[str]:
    """Return what each part shows of its answer: buttons, list entries, ticks, numbers, texts, cards."""
    script = """part => [...part.querySelectorAll('.bh-q-on, .bh-q-placed, select, input, textarea')]
      .filter(e => e.offsetParent !== null)
      .map(e => e.tagName === 'SELECT' ? e.selectedIndex
        : e.type === 'radio' || e.type === 'checkbox' ? e.checked
        : 'value' in e && e.tagName !== 'BUTTON' ? e.value : e.innerText).join('|')"""
    return [str(part.evaluate(script)) for part in page.locator(".bh-part").all()]
