"""The three verbs on the command line: what they write, and what they say of a wrong call."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from bench.files import ROOT

from bluehelm import cli
from bluehelm.bench import analyse, page

BROKEN = ROOT / "tests" / "scenario" / "broken" / "dangling_start.yaml"
LOOP = ROOT / "tests" / "scenario" / "faulty" / "loop.yaml"


def test_analyse_prints_and_writes(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report goes to stdout, the steps to stderr, and the page into the file that was named."""
    html = small.with_name("report.html")
    assert cli.main(["analyse", str(small), "--html", str(html), "--weights", "POC=2,SAF=0.5"]) == 0
    out, err = capsys.readouterr()
    assert "For POC=2, SAF=1/2, best play expects" in out
    assert "what play can meet" in err
    assert html.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_graph_writes_to_a_file_or_to_stdout(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both ways give the same SVG."""
    svg = small.with_name("graph.svg")
    assert cli.main(["graph", str(small), "-o", str(svg)]) == 0
    capsys.readouterr()
    assert cli.main(["graph", str(small)]) == 0
    assert capsys.readouterr().out == svg.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--weights", "POC"], "'POC' is not a name and a number. Write for example POC=2,SAF=1."),
        (["--weights", "POC=1,POC=2"], "POC is named twice. Give it one weight."),
        (["--weights", "PCO=1"], "no gauge or ending PCO. Did you mean 'POC'?"),
        (["--html", "nowhere/x.html"], "the folder nowhere is not there. Make it, or name another file."),
        (["--html", "."], ". is a folder. Name a file in it."),
        (["--sample", "0"], "Ask for 1 play or more."),
    ],
)
def test_a_wrong_call_is_answered(
    small: Path, call: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong option ends in one line that says what is wrong and what to write; nothing is printed."""
    assert cli.main(["analyse", str(small), *call]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


@pytest.mark.parametrize("verb", ["analyse", "graph"])
def test_a_broken_file_shows_its_problems(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be played gives file, line, code and mend, and exit code 1."""
    assert cli.main([verb, str(BROKEN)]) == 1
    assert f"{BROKEN.as_posix()}:" in capsys.readouterr().err


def test_a_loop_offers_a_sample(capsys: pytest.CaptureFixture[str]) -> None:
    """A story with a loop cannot be counted; the message offers --sample, which works."""
    assert cli.main(["analyse", str(LOOP)]) == 2
    assert "--sample 10000" in capsys.readouterr().err
    assert cli.main(["analyse", str(LOOP), "--sample", "20"]) == 0


def test_preview_needs_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A preview of nothing is refused before a server starts."""
    assert cli.main(["preview", str(tmp_path / "none.yaml")]) == 2
    assert "there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize("when", ["examining", "drawing"])
def test_ctrl_c_leaves_the_old_page(
    small: Path, when: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stopped at any time, the file is as it was before, and no half file stands beside it."""

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    html = small.with_name("report.html")
    html.write_text("old", encoding="utf-8")
    target, name = (analyse, "examine") if when == "examining" else (page, "page")
    monkeypatch.setattr(target, name, interrupted)
    assert cli.main(["analyse", str(small), "--html", str(html)]) == 130
    assert "stopped" in capsys.readouterr().err
    assert html.read_text(encoding="utf-8") == "old"
    assert sorted(one.name for one in small.parent.iterdir()) == ["report.html", "small.yaml"]
