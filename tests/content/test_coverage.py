"""What is taught of the sources: counted from the citations, against the list of all that can be cited."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bluehelm.cli import main
from bluehelm.glossary import load
from bluehelm.sources import Spot, all_spots, check, documents, spots
from bluehelm_grading.build import build_all
from bluehelm_grading.build import check as check_built
from bluehelm_grading.course import Course
from bluehelm_grading.coverage import Cited, cited_texts, page, rows, taught

ROOT = Path(__file__).parents[2]
LOCATORS = Path(__file__).with_name("locators.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with one module that cites three paragraphs, and an exercise that cites one."""
    files = {
        "modules/98_ready/module.md": '# Ready\n\nPlan [S2 CRI ¶3–4].\n\n```\nchart("four_minimums")\n```\n',
        "modules/98_ready/checks.yaml": '# [S2 CRI ¶1]\nsource: "[S2 CRI ¶4]"\n',
        "solutions/ready/exercise.yaml": 'module: M98\nsource: "[S4 R10; S2 CRI ¶9]"\n',
        "docs/README.md": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_list_of_locators_is_that_of_the_brief() -> None:
    """sources.yaml knows each section and paragraph of the brief's scheme, in its order, and no other."""
    named = [spot for line in LOCATORS for spot in spots(f"[{line}]")]
    assert check("".join(f"[{line}]" for line in LOCATORS)) == []
    assert set(named) == set(all_spots())
    assert len(named) == len(all_spots()) == 402


@pytest.mark.parametrize(
    ("locator", "numbers"),
    [
        ("S2 CRI ¶3–4, ¶6", [3, 4, 6]),
        ("S2 CRI ¶5-6", [5, 6]),
        ("S2 CTX", [1, 2, 3, 4]),
        ("S2 TOOLS ¶1 items 2–5", [1]),
        ("S1 BOX-7 items 2–3", [2, 3]),
        ("S4 R1–R3", [1, 2, 3]),
        ("S4 A1, A2", [1, 2]),
        ("S4 fn15", [15]),
        ("S0 ROLES", [0]),
        ("S2 CRI ¶7", []),
    ],
)
def test_ranges_are_written_out(locator: str, numbers: list[int]) -> None:
    """A range names each of its paragraphs; a section alone names all; an unknown locator names none."""
    assert [spot.number for spot in spots(f"[{locator}]")] == numbers


def test_every_citation_of_the_course_exists() -> None:
    """Each locator in texts, charts, self-checks, scenarios, exercises and the glossary can be found."""
    cited = [*cited_texts(Course(ROOT)), *(Cited("glossary.yaml", "", "text", e.cites) for e in load())]
    assert [f"{one.file}: {problem}" for one in cited for problem in check(one.text)] == []
    assert {one.place for one in cited} == {"text", "chart", "self-check", "scenario", "exercise"}


def test_the_course_teaches_all_of_the_sources_but_what_has_a_reason() -> None:
    """No place is left out in silence: its section says why; and no reason stands where all is taught."""
    found = taught(cited_texts(Course(ROOT)))
    left = {(spot.source, spot.section) for spot in all_spots() if spot not in found}
    reasons = {
        (code, name)
        for code, document in documents().items()
        for name, section in document.sections.items()
        if section.left_out
    }
    assert left == reasons


def test_it_says_where_each_paragraph_is_taught(course: Path) -> None:
    """Text, charts, self-checks and exercises count for their module; comments and unknown places do not."""
    found = taught(cited_texts(Course(course)))
    assert found[Spot("S2", "CRI", 3)] == {"M98": {"text"}}
    assert found[Spot("S2", "CRI", 4)] == {"M98": {"text", "self-check"}}
    assert found[Spot("S4", "R", 10)] == {"M98": {"chart", "exercise"}}
    assert Spot("S2", "CRI", 1) not in found
    assert "| `CRI` Crisis management | ¶3–4 | ¶1–2, ¶5–6 | M98 text, self-check |" in page(found)
    assert "| `R` recommendation | R10 | R1–9 | M98 chart, exercise |" in page(found)


def test_the_table_has_a_row_for_what_is_not_taught(course: Path) -> None:
    """Each place that can be cited has a row, and an empty module says that it is not taught yet."""
    found = taught(cited_texts(Course(course)))
    table = [*rows(found)]
    assert ("S2", "CRI", "Crisis management", "¶4", "M98", "text, self-check") in table
    assert ("S2", "CRI", "Crisis management", "¶5", "", "") in table
    assert len({row[:4] for row in table}) == len(all_spots())


def test_the_verb_prints_the_page_or_writes_the_table(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`bluehelm coverage` prints what build writes; with --csv it writes a table that a sheet can open."""
    assert main(["coverage", "--root", str(course)]) == 0
    assert capsys.readouterr().out == page(taught(cited_texts(Course(course))))
    assert main(["coverage", "--root", str(course), "--csv", str(course / "t.csv")]) == 0
    with (course / "t.csv").open(encoding="utf-8", newline="") as file:
        header, *table = csv.reader(file)
    assert header == ["document", "section", "name", "place", "module", "taught_in"]
    assert [tuple(row) for row in table] == [*rows(taught(cited_texts(Course(course))))]


def test_a_page_that_is_not_up_to_date_is_named(course: Path) -> None:
    """The build writes docs/coverage.md, and its check names the page when a citation was added."""
    build_all(course, only=["coverage"])
    assert check_built(course, only=["coverage"]) == []
    module = course / "modules/98_ready/module.md"
    module.write_text(module.read_text(encoding="utf-8") + "More [S2 CRI ¶5].\n", encoding="utf-8")
    assert check_built(course, only=["coverage"]) == [
        "docs/coverage.md is not what modules builds. "
        "Edit the source, never the built file, and then run: bluehelm build"
    ]
