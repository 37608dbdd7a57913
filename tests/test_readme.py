"""What the README tells people to type exists: commands, targets of make, files and folders."""

import re
from pathlib import Path

from bluehelm.cli import parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_each_command_is_one() -> None:
    """Every `bluehelm` command that the README gives is one that the program takes."""
    told = re.findall(r"^    bluehelm ([^#\n]+)", README, re.MULTILINE)
    assert {words.split()[0] for words in told} >= {"grade", "mark", "cohort"}
    for words in told:
        parser().parse_args(words.split())


def test_each_target_of_make_is_one() -> None:
    """Every `make` command of the README is a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = set(re.findall(r"(?:^    |`)make (\w+)", README, re.MULTILINE))
    assert {"course", "test"} <= told <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))


def test_each_picture_and_link_has_a_target() -> None:
    """Pictures and links to files lead to files of this repository."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
