"""Answer every part of an exercise page as a learner does, kind by kind, with whatever the page shows."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

MEMO = "Expected: one company would do. It did not. Two measures, each with an owner and a date."


def _rows(part: Locator) -> None:
    """Press the first choice of each row."""
    for row in part.locator(".bh-q-row").all():
        row.locator(".bh-q-choice").first.click()


def _lists(part: Locator) -> None:
    """Choose the first real entry of each drop-down list."""
    for menu in part.locator("select").all():
        menu.select_option(index=1)


def _cards(part: Locator) -> None:
    """Press cards of the pool until none is left."""
    pool = part.locator(".bh-q-card:visible")
    for left in range(pool.count(), 0, -1):
        expect(pool).to_have_count(left)
        pool.first.click()


def _points(part: Locator) -> None:
    """Give everything to the first line."""
    field = part.locator("input").first
    field.fill("10")
    field.press("Tab")


def _months(part: Locator) -> None:
    """Put one entry of each kind into the year."""
    for row in part.locator(".bh-q-months").all():
        row.locator(".bh-q-choice").first.click()


def _first(part: Locator) -> None:
    part.locator("input").first.check()


def _text(part: Locator) -> None:
    part.locator("textarea").fill(MEMO)


ANSWERS: dict[str, Callable[[Locator], None]] = {
    "rate": _rows,
    "place": _rows,
    "classify": _lists,
    "match": _lists,
    "order": _cards,
    "compose": _cards,
    "allocate": _points,
    "calendar": _months,
    "select_one": _first,
    "select_many": _first,
    "memo": _text,
}


def kind(part: Locator) -> str:
    """Read the kind of a part from its class."""
    classes = (part.get_attribute("class") or "").split()
    return next(name.removeprefix("bh-kind-") for name in classes if name.startswith("bh-kind-"))


def answer_all(page: Locator) -> int:
    """Answer every part, each of which must say that it was saved; return how many there are."""
    parts = page.locator(".bh-part").all()
    for part in parts:
        ANSWERS[kind(part)](part)
        expect(part.locator(".bh-saved")).to_contain_text("Saved")
    return len(parts)


def state_of(page: Locator) -> list[str]:
    """Return what each part shows of its answer: buttons, list entries, ticks, numbers, texts, cards."""
    script = """part => [...part.querySelectorAll('.bh-q-on, .bh-q-placed, select, input, textarea')]
      .filter(e => e.offsetParent !== null)
      .map(e => e.tagName === 'SELECT' ? e.selectedIndex
        : e.type === 'radio' || e.type === 'checkbox' ? e.checked
        : 'value' in e && e.tagName !== 'BUTTON' ? e.value : e.innerText).join('|')"""
    return [str(part.evaluate(script)) for part in page.locator(".bh-part").all()]
