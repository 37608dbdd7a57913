"""How a text is measured: words, sentences, abbreviations."""

from __future__ import annotations

from bluehelm.glossary import load
from bluehelm.reading import sentence_lengths, sentences, unexplained, word_count


def test_what_is_not_read_is_not_counted():
    """Code cells, front matter, citations, link targets and marks are no reading."""
    cell = '```{code-cell} ipython3\nchart("x")\n```'
    text = f"---\na: b\n---\n\n+++\n\nTwo *words* [S2 CRI ¶3].\n\n{cell}\n\n[A link](to/it.md)"
    assert word_count(text) == 4


def test_tables_and_lists_are_counted():
    """Words in tables and lists are read as well; the line of dashes in a table is not."""
    assert word_count("| a | b |\n|---|---|\n| c | d e |\n\n- f") == 6


def test_sentences_end_at_stops_and_list_items():
    """A rank with a full stop does not end a sentence; a list item does."""
    assert sentences("The teller is Brig. Gen. Paneras. Why?\n\n- One\n- Two more") == [
        "The teller is Brig Gen Paneras.",
        "Why?",
        "- One",
        "- Two more",
    ]
    assert sentence_lengths("One two. Three!") == [2, 1]


def test_an_abbreviation_needs_its_words_before_it():
    """The full form must stand in the sentence where the abbreviation first stands."""
    glossary = load()
    assert unexplained(["The Mission Leadership Team (MLT) meets. The MLT decides."], glossary) == []
    (problem,) = unexplained(["The MLT meets."], glossary)
    assert str(problem) == (
        "MLT first stands without “Mission Leadership Team”. "
        "Write it out there: Mission Leadership Team (MLT)."
    )


def test_an_abbreviation_must_be_in_the_glossary():
    """An abbreviation that the glossary does not know is named."""
    (problem,) = unexplained(["The XYZ meets."], load())
    assert str(problem) == "XYZ is not in glossary.yaml. Add it there, or write it out."
