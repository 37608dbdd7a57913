"""The glossary page without a kernel: all words as text, links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bluehelm.glossary import initial, load
from bluehelm.ui.glossary import Search
from bluehelm_grading.glossary_notebook import glossary_notebook

MODULES = Path(__file__).parents[2] / "modules"


@pytest.fixture(scope="module")
def words() -> str:
    """The cell that holds the words."""
    return str(glossary_notebook(MODULES).cells[2].source)


def test_every_word_stands_once_under_its_letter(words: str) -> None:
    """Each entry has its place; letters are linked; no empty line ends the block of HTML early."""
    glossary = load()
    assert sorted(re.findall(r'id="word-([^"]+)"', words)) == sorted(e.id for e in glossary)
    letters = sorted({initial(e).lower() for e in glossary})
    assert re.findall(r'href="#letter-(\w)"', words) == re.findall(r'id="letter-(\w)"', words) == letters
    assert "\n\n" not in words


def test_each_link_leads_to_a_word_in_a_module(words: str) -> None:
    """The link of a word leads to the place where the module's page explains it."""
    links = re.findall(r'href="([^"#]+)#([^"]+)"', words)
    pages = {page: (MODULES / page).read_text(encoding="utf-8") for page, _ in links}
    assert len(links) > 60
    assert [(page, anchor) for page, anchor in links if f'id=\\"{anchor}\\"' not in pages[page]] == []


def test_a_module_without_a_heading_stops_nothing(tmp_path: Path) -> None:
    """A text that is not finished, or not UTF-8, is used by its number."""
    (tmp_path / "98_ready").mkdir()
    (tmp_path / "98_ready" / "module.md").write_bytes(b"The MLT \xe9 meets.")
    words = glossary_notebook(tmp_path).cells[2].source
    assert 'Used in <a href="98_ready/module.ipynb#use-mlt">module 98</a>.' in words


def test_the_search_hides_what_it_did_not_find() -> None:
    """A search sends a style that leaves the found words in sight, and takes it back when it is emptied."""
    search = Search(load())
    search.field.value = "crowds police"
    assert search.style.value == (
        "<style>.bh-word, .bh-letter, .bh-letters { display: none; } "
        ".bh-letter-f, .bh-word-fpu { display: block; }</style>"
    )
    assert search.status.value == '<p role="status">1 word found: FPU.</p>'
    search.field.value = "<b>"
    assert "No word found for “&lt;b&gt;”." in search.status.value
    search.field.value = " "
    assert search.style.value == ""
