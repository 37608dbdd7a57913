"""Module text: citations, words, and the two lists at the end."""

from __future__ import annotations

import re

from bluehelm.glossary import load
from bluehelm.prose import annotate, annotate_module


def test_a_citation_becomes_a_small_link_with_the_learners_name():
    """A citation shows its code, names the place in words on hover, and leads to the list of sources."""
    assert annotate("It is late [S2 CRI ¶4].") == (
        'It is late\u00a0<span class="bh-cites">[<a class="bh-cite" id="cited-s2-cri" href="#source-s2-cri" '
        'title="Handbook ch. 2, Crisis management, para. 4">S2 CRI ¶4</a>]</span>.'
    )


def test_a_word_is_explained_only_where_it_first_stands():
    """The second standing of a word, also in a later cell, stays plain."""
    first, second = annotate_module(["The MLT meets.", "The MLT decides."])
    assert first.count("bh-term") == 1
    assert 'title="Mission Leadership Team: ' in first
    assert second.startswith("The MLT decides.")


def test_a_plural_is_the_same_word():
    """FPU and FPUs are one entry, explained once."""
    text = annotate("One FPU, two FPUs.")
    assert text.count("bh-term") == 1


def test_terms_are_found_whatever_their_capitals_but_abbreviations_are_not():
    """A term matches in any case; an abbreviation only in capitals, so that 'do' stays a verb."""
    assert "bh-term" in annotate("Hold an After-Action Review.")
    assert annotate("What to do: its aims.") == "What to do: its aims."


def test_headings_code_links_and_html_are_left_alone():
    """What is not running text is not touched."""
    text = '# The MLT\n\n`MLT` and [the MLT](mlt.ipynb) and <b title="MLT">x</b>\n\n```\nMLT\n```'
    assert annotate(text) == text


def test_lists_stand_under_their_headings():
    """The words and sources that the module used are listed under its own headings, with a way back."""
    cells = annotate_module(
        [
            "The MLT drills [S2 CRI ¶4; S4 R10].",
            "## Words used here\n\nAll of them.\n\n## Sources\n\nWhere from.",
        ]
    )
    words, sources = cells[1].split("## Sources")
    assert '- <span id="word-mlt"></span>**MLT** – Mission Leadership Team. ' in words
    assert 'href="#use-mlt"' in words
    assert "**S2 CRI** – Handbook ch. 2, Crisis management\u00a0" in sources
    assert "**S4 R10** – IPI paper 2019, recommendation 10\u00a0" in sources
    assert "International Peace Institute, February 2019" in sources


def test_missing_headings_are_added_at_the_end():
    """A module without the two headings still gets its lists."""
    (cell,) = annotate_module(["The MLT drills [S2 CRI ¶4]."])
    assert cell.index("## Words used here") < cell.index("## Sources")


def test_every_link_leads_somewhere():
    """Each link inside the module has its target in the module."""
    cells = annotate_module(
        ["The SRSG and the MLT [S2 CRI ¶1–2; S1 §1.3 ¶1 item 6].", "The FPU [S2 CRI ¶3]."]
    )
    text = "\n".join(cells)
    targets = set(re.findall(r'href="#([^"]+)"', text))
    assert targets <= set(re.findall(r'id="([^"]+)"', text))


def test_as_many_cells_come_back():
    """Builders may pair the cells before and after."""
    assert annotate_module([]) == []
    assert len(annotate_module(["a", "b", "## Sources"])) == 3


def test_the_glossary_needs_no_break_of_markdown():
    """No explanation holds what Markdown or Jupyter would read as mathematics or a table."""
    assert not [e.id for e in load() if re.search(r"[$|`]", e.explanation)]
