"""What is really drawn in the charts of a page, and what of it can be read."""

from __future__ import annotations

from playwright.sync_api import Locator


def marks(charts: Locator) -> list[int]:
    """Count what is drawn in each chart: an empty box has hardly a path."""
    counted = "all => all.map(svg => svg.querySelectorAll('path').length)"
    return [int(number) for number in charts.evaluate_all(counted)]


def cut(charts: Locator) -> list[str]:
    """Name the words of charts that reach beyond their picture, so that nobody can read them whole."""
    beyond = """all => all.flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {
        const [word, picture] = [text.getBoundingClientRect(), svg.getBoundingClientRect()];
        return word.right > picture.right + 1 || word.left < picture.left - 1;
    }).map(text => text.textContent))"""
    return [str(word) for word in charts.evaluate_all(beyond)]
