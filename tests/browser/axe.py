"""Ask axe-core what keeps people out of a page. Development only: nothing of it is shipped."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Frame, Page

SCRIPT = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = ("serious", "critical")


def grave(page: Page | Frame, within: str | None = None) -> list[str]:
    """Return axe's serious and critical findings, 'rule: help: first element', of a page or a part of it.

    `within` is a CSS selector. Raises FileNotFoundError if npm's packages are not there
    (`make test` adds them).
    """
    page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found = page.evaluate("(where) => axe.run(where || document, {resultTypes: ['violations']})", within)
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]}"
        for rule in found["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
