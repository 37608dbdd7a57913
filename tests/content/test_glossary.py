"""The glossary file: whole, cited, findable."""

from __future__ import annotations

import pytest

from bluehelm.glossary import load
from bluehelm.sources import check


def test_every_entry_says_what_it_is():
    """Each entry has a meaning; each abbreviation says what it stands for."""
    entries = load().entries
    assert len(entries) > 160
    assert [e.id for e in entries if not e.meaning] == []
    assert [e.id for e in entries if e.kind == "abbreviation" and not e.full] == []


def test_every_citation_of_the_glossary_exists():
    """Each locator in the glossary is one that the sources have."""
    assert [problem for e in load() for problem in check(e.cites)] == []


def test_words_are_found_in_every_form():
    """Plurals, other forms and capitals lead to the same entry."""
    glossary = load()
    assert glossary.find("PCCs").id == "pcc"
    assert glossary.find("National caveats").id == "caveat"
    assert glossary.find("D/CMS").id == "dms"
    assert glossary.find("nothing") is None


def test_a_word_twice_is_refused(tmp_path):
    """Two entries with one id give a message that names the id."""
    path = tmp_path / "glossary.yaml"
    path.write_text('- {id: a, kind: term, short: "A", meaning: "B"}\n' * 2, encoding="utf-8")
    with pytest.raises(ValueError, match="the id a stands twice"):
        load(path)


def test_an_unknown_field_is_refused(tmp_path):
    """A field that the glossary does not know gives a message that names the entry and the fields."""
    path = tmp_path / "glossary.yaml"
    path.write_text('- {id: a, kind: term, short: "A", meening: "B"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"entry a: .*Fields are id, kind, short, meaning"):
        load(path)


def test_a_search_needs_all_its_words():
    """Each word of a search must stand in an entry; capitals and curly apostrophes do not matter."""
    glossary = load()
    assert [e.id for e in glossary.matching("police CROWDS")] == ["fpu"]
    assert [e.id for e in glossary.matching("women's platform")] == ["wpp"]
    assert glossary.matching("police xyzzy") == ()
    assert glossary.matching("  ") == glossary.entries
