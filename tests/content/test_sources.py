"""Citations: what is found, how it is named, what is refused."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from subprocess import run

import pytest

from bluehelm.sources import Citation, check, citations, documents, split


def test_a_group_holds_several_locators():
    """A bracket may hold several locators; each becomes one citation, in order."""
    found = citations("It is too late then [S2 CRI ¶4; S4 DOC ¶5].")
    assert found == (
        Citation("S2 CRI ¶4", "Handbook ch. 2, Crisis management, para. 4"),
        Citation("S4 DOC ¶5", "IPI paper 2019, Doctrine, policies and procedures, para. 5"),
    )


@pytest.mark.parametrize(
    ("locator", "learner"),
    [
        ("S2 CRI ¶3–4, ¶6", "Handbook ch. 2, Crisis management, para. 3–4, 6"),
        ("S2 UNAMID", "Handbook ch. 2, case: Saraf Umra"),
        ("S1 BOX-7 item 4", "Handbook ch. 1, box: Leadership principles, item 4"),
        ("S1 §1.3 ¶1 item 6", "Handbook ch. 1, 1.3 Eight considerations, para. 1, item 6"),
        ("S1 §1.3.1 ¶4", "Handbook ch. 1, 1.3.1 Primacy of politics and sustaining peace, para. 4"),
        ("S2 TOOLS ¶1 items 2–5", "Handbook ch. 2, Planning frameworks, para. 1, items 2–5"),
        ("S4 R10", "IPI paper 2019, recommendation 10"),
        ("S4 R1–R10", "IPI paper 2019, recommendations 1–10"),
        ("S4 A1, A2", "IPI paper 2019, annexes 1, 2"),
        ("S4 fn15", "IPI paper 2019, footnote 15"),
        ("S0 ROLES", "Web module “The essence of mission leadership”, Duties of each post"),
    ],
)
def test_learners_read_a_name_and_not_a_code(locator, learner):
    """Each form of locator has the learner-facing form of the brief."""
    assert [c.learner for c in citations(f"[{locator}]")] == [learner]
    assert check(f"[{locator}]") == []


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        ("S2 CRI ¶7", '"Crisis management" has paragraphs ¶1 to ¶6. Name one of these.'),
        ("S2 CRI ¶4–2", '"Crisis management" has paragraphs ¶1 to ¶6. Name one of these.'),
        ("S0 ROLES ¶1", '"Duties of each post" is cited as a whole. Leave the paragraph out.'),
        ("S4 R11", "S4 has R1 to R10. Name one of these."),
        (
            "S1 BOX-7 item 8",
            '"box: Leadership principles" has 7 items there. Name one that exists, or leave the item out.',
        ),
        ("S2 see above", "this is not a locator. Write source, section, paragraph, such as S2 CRI ¶3."),
    ],
)
def test_a_locator_that_does_not_exist_is_named_with_its_mend(locator, message):
    """A wrong locator gives one message that says what is allowed."""
    assert check(f"Text [{locator}].") == [f"[{locator}]: {message}"]


def test_an_unknown_section_lists_the_known_ones():
    """A message about a section that does not exist lists the sections of that source."""
    (message,) = check("[S3 NOPE ¶1]")
    assert message.startswith("[S3 NOPE ¶1]: S3 has no section NOPE. Use one of §0, §1.1.1")


def test_split_loses_nothing_but_the_brackets():
    """Runs of text and groups alternate, and the text comes back whole."""
    text = "A [S2 CRI ¶1] b [S2 CRI ¶2; S4 R10]. [a link](x) c"
    parts = split(text)
    assert [p for p in parts if isinstance(p, str)] == ["A ", " b ", ". [a link](x) c"]
    assert re.sub(r"\[S[^]]*\]", "", text) == "".join(p for p in parts if isinstance(p, str))


def test_a_hyphen_in_a_range_reads_as_a_dash():
    """A hyphen typed for a dash is accepted and set right."""
    assert citations("[S2 CRI ¶5-6]") == citations("[S2 CRI ¶5–6]")


def test_all_five_documents_are_there():
    """The five documents of the brief are known, each with a title and sections."""
    assert list(documents()) == ["S0", "S1", "S2", "S3", "S4"]
    assert all(d.title and d.maker and d.sections for d in documents().values())


def test_sources_needs_no_jupyter():
    """Citations are pure: importing them brings in no notebook and no plotting package."""
    heavy = "{'IPython', 'ipywidgets', 'altair'}"
    code = f"import sys, bluehelm.sources; print(sorted({heavy} & set(sys.modules)))"
    done = run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parent
    )
    assert done.stdout.strip() == "[]"
