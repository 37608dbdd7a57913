"""What the README tells people to type exists: commands, targets of make, files and folders."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_each_nbgrader_command_is_one() -> None:
    """nbgrader knows every command that instructors are told to run, and does not call it deprecated."""
    from nbgrader.apps.nbgraderapp import NbGraderApp

    told = set(re.findall(r"^    nbgrader (\w+)", README, re.MULTILINE))
    assert told >= {"zip_collect", "autograde", "generate_feedback"}
    known = {name: described for name, (_, described) in NbGraderApp.subcommands.items()}
    assert {name for name in told if "DEPRECATED" in known.get(name, "DEPRECATED")} == set()


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
