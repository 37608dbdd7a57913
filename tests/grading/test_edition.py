"""The print edition: one page of HTML and a PDF for each module, whole, small, and without a key."""

from __future__ import annotations

import re
import shutil
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bluehelm import pdf
from bluehelm.exercise import load_exercise
from bluehelm.exercise.checks import load_checks
from bluehelm.exercise.kinds import KINDS
from bluehelm.exercise.scoring import score_part
from bluehelm_grading.edition.conditions import in_words
from bluehelm_grading.edition.material import Material, material
from bluehelm_grading.edition.page import page
from bluehelm_grading.edition.paper import _KINDS
from bluehelm_grading.edition.solved import solved
from bluehelm_grading.edition.verb import print_editions

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(source.parent for source in (ROOT / "modules").glob("[0-9][0-9]_*/module.md"))
MOST_BYTES = 1_500_000
IGNORED = shutil.ignore_patterns("answers*", "play*")


@pytest.fixture(scope="module", params=MODULES, ids=lambda folder: folder.name)
def made(request: pytest.FixtureRequest) -> tuple[Material, str]:
    """Return the material of a module, and its page."""
    found = material(ROOT, request.param)
    return found, page(found)


@dataclass(frozen=True)
class Printed:
    """What `bluehelm print` did: the folder that it wrote, its exit code, what it said."""

    folder: Path
    code: int
    said: str


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Let `bluehelm print` write every module."""
    folder = tmp_path_factory.mktemp("printed")
    with redirect_stdout(StringIO()) as said:
        code = print_editions(ROOT, folder)
    return Printed(folder, code, said.getvalue())


class Reader(HTMLParser):
    """Collects what a test asks of a page: text, levels of headings, ids, and what a browser would fetch."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.words: list[str] = []
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note headings, ids and addresses."""
        given = dict(attrs)
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        names = ("src", "srcset", "href", "data", "action", "poster", "xlink:href")
        self.wanted += [str(given[name]) for name in names if given.get(name)]

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """The text of the page with single spaces."""
        return flat("".join(self.words))


def flat(text: str) -> str:
    """Return the text without marks, citations and double spaces, as it can be compared."""
    return " ".join(re.sub(r"\[(S\d|Handbook|IPI|Web module)[^\]]*\]|\*", " ", text).split())


def test_a_page_is_small_and_asks_for_nothing(made: tuple[Material, str]) -> None:
    """Under 1.5 MB, no script, no address but places in the page itself, each of which is there once."""
    _, html = made
    read = Reader(html)
    assert len(html.encode()) < MOST_BYTES
    assert "script" not in read.tags
    assert [address for address in read.wanted if not address.startswith("#")] == []
    assert {address[1:] for address in read.wanted} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))
    assert "@import" not in html
    assert re.findall(r"url\((?!#)", html) == []


def test_headings_go_down_one_level_at_a_time(made: tuple[Material, str]) -> None:
    """One title, and no level is left out on the way down."""
    levels = Reader(made[1]).levels
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_each_chart_has_picture_words_and_table(made: tuple[Material, str]) -> None:
    """A chart stands as SVG with its text alternative beside it, and its whole table at the end."""
    found, html = made
    assert len(found.figures) >= 2
    text = Reader(html).text
    for name, drawn in found.figures.items():
        figure = re.search(rf'<figure id="chart-{name}">.*?</figure>', html, re.DOTALL)
        assert figure
        assert re.search(r"<svg [^>]*viewBox.*<path", figure[0], re.DOTALL)
        assert flat(drawn.alt) in text
        table = Reader(html.partition(f'id="data-{name}"')[2].partition("</section>")[0]).text
        assert all(flat(cell) in table for row in (drawn.table.columns, *drawn.table.rows) for cell in row)


def test_the_scenario_is_whole(made: tuple[Material, str]) -> None:
    """Each scene, option, outcome, reason, chance event, ending and question of the review can be read."""
    found, html = made
    scenario, text = found.scenario, Reader(html).text
    assert scenario is not None
    wanted = [*(one.text for one in scenario.endings), *(one.title for one in scenario.endings)]
    wanted += [question.text for question in scenario.aar] + [
        event.text for event in scenario.events.values()
    ]
    if scenario.early_end is not None:
        wanted.append(scenario.early_end.text)
    for scene in scenario.scenes.values():
        wanted += [scene.title, *(choice.label for choice in scene.choices.values())]
        wanted += [choice.outcome for choice in scene.choices.values()]
        wanted += [re.split(r"\[", choice.why)[0] for choice in scene.choices.values()]
    quotes = str.maketrans({"’": "'"})
    lost = [one for one in wanted if flat(one).translate(quotes) not in text.translate(quotes)]
    assert lost == []
    assert {f"scene-{key}" for key in scenario.scenes} <= set(Reader(html).ids)
    assert {f"ending-{one.id}" for one in scenario.endings} <= set(Reader(html).ids)


def test_sources_are_named_in_words(made: tuple[Material, str]) -> None:
    """No citation is left as a code, and no word asks a reader of paper to press something."""
    text = "".join(Reader(made[1]).words)
    assert re.findall(r"\[S[0-4] ", text) == []
    assert "Handbook ch. 2" in text
    assert "press it" not in text


def test_no_key_of_an_exercise_stands_in_a_page(made: tuple[Material, str]) -> None:
    """What only the key has (reasons, feedback, reading advice, sources of items) is nowhere in the page."""
    found, html = made
    assert found.module.exercise is not None
    key = load_exercise(ROOT / "solutions" / found.module.exercise.id / "exercise.yaml")
    text = Reader(html).text
    secrets = [secret for item in key.items for part in item.parts for secret in _secrets(part)]
    secrets += [item.reflect for item in key.items if item.reflect]
    public = flat(found.module.exercise.model_dump_json())
    own = [flat(one) for one in secrets if len(one.split()) > 6 and flat(one) not in public]
    assert len(own) > 20
    module = flat(
        (found.module.folder / "module.md").read_text() + (found.module.folder / "checks.yaml").read_text()
    )
    assert [one for one in own if one in text and one not in module] == []
    assert all(flat(item.prompt).split(".")[0] in text for item in key.items)


def _secrets(part: Any) -> list[str]:
    """Return every text that the keyed part has and the public one has not."""
    hidden = set(type(part).model_fields) - set(KINDS[part.kind].public.model_fields)
    found: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(part.model_dump(mode="json", include=hidden))
    return found


def test_a_page_is_made_without_the_keys(tmp_path: Path) -> None:
    """The pages are the same where solutions/ is missing: the public exercise is all that is read."""
    for part in ("modules", "exercises"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("answers*", "play*"))
    there = tmp_path / "modules" / MODULES[0].name
    assert page(material(tmp_path, there)) == page(material(ROOT, MODULES[0]))


def test_made_again_a_page_has_the_same_bytes(made: tuple[Material, str], printed: Printed) -> None:
    """Names inside pictures do not depend on what was drawn before."""
    found, html = made
    assert (printed.folder / f"{found.module.folder.name}.html").read_text(encoding="utf-8") == html


def test_every_kind_of_part_can_stand_on_paper() -> None:
    """A kind that is added to exercises must be added here."""
    assert set(_KINDS) == set(KINDS)


@pytest.mark.parametrize("folder", MODULES, ids=lambda folder: folder.name)
def test_answers_of_self_checks_are_right(folder: Path) -> None:
    """The answer at the end of a page earns every point of its self-check."""
    for check in load_checks(folder / "checks.yaml").values():
        first = solved(check)
        assert first[0].state == "right"
        rights = [verdict for verdict in first if verdict.state == "right"]
        assert check.part.kind == "select_one" or len(rights) == len(first)
        assert score_part(check.part, None).fraction < 1


def test_conditions_are_said_in_words() -> None:
    """Gauges stand by name, facts by meaning, a number on the left is turned."""
    scenario = material(ROOT, ROOT / "modules" / "09_crisis_management").scenario
    assert scenario is not None
    assert in_words(scenario, "50 <= CRE < 60 and not GATE_OPEN") == (
        "Credibility is 50 or more and Credibility is below 60 and not: “People came into the team site”"
    )
    assert in_words(scenario, "SAF == 3 or (PAUSE and RES > 1)") == (
        "Safety and security of UN personnel is exactly 3 or "
        "(“The parties gave their word on a 24-hour pause” and Resources is above 1)"
    )


def test_pdfs_open_and_have_their_text(printed: Printed) -> None:
    """`bluehelm print` writes a page and a PDF a module: A4, under 1.5 MB, numbered, inner links only."""
    pytest.importorskip("plutoprint", reason="PlutoPrint has no ready-made package for this machine")
    import pypdf

    assert printed.code == 0
    assert [path.stem for path in sorted(printed.folder.glob("*.pdf"))] == [folder.name for folder in MODULES]
    for path in sorted(printed.folder.glob("*.pdf")):
        assert path.stat().st_size < MOST_BYTES
        book = pypdf.PdfReader(path)
        assert [round(float(side)) for side in book.pages[0].mediabox[2:]] == [595, 842]
        texts = [each.extract_text() for each in book.pages]
        assert f"2 / {len(texts)}" in texts[1]
        assert "After-action review" in "".join(texts)
        notes = [note.get_object() for each in book.pages for note in each.get("/Annots", [])]
        assert notes
        assert all("/Dest" in note for note in notes)
    assert str(printed.folder / f"{MODULES[0].name}.pdf") in printed.said


@pytest.fixture
def three_modules(tmp_path: Path) -> Path:
    """A course of three modules."""
    for module in MODULES[:3]:
        shutil.copytree(module, tmp_path / "modules" / module.name, ignore=IGNORED)
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises", ignore=IGNORED)
    return tmp_path


def test_without_a_pdf_maker_the_pages_are_written(
    three_modules: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where PlutoPrint is missing, one line says what to do, and nothing else is lost."""
    monkeypatch.setitem(sys.modules, "plutoprint", None)
    assert print_editions(three_modules) == 0
    assert len(list((three_modules / "print").iterdir())) == 3
    assert pdf.HELP in capsys.readouterr().err


def test_a_broken_module_does_not_stop_the_others(
    three_modules: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The module is named with what is wrong in it; the others are written; the exit code is 1."""
    monkeypatch.setitem(sys.modules, "plutoprint", None)
    source = three_modules / "modules" / MODULES[0].name / "module.md"
    source.write_text(
        source.read_text(encoding="utf-8").replace('chart("', 'chart("no_', 1), encoding="utf-8"
    )
    assert print_editions(three_modules) == 1
    assert f"{MODULES[0].name}: There is no figure 'no_" in unescape(capsys.readouterr().err)
    assert len(list((three_modules / "print").glob("*.html"))) == 2
