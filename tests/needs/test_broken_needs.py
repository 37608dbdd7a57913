"""What an author is told about data on needs that is wrong: file, line, code, what is allowed, the mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bluehelm.lint import lint_path
from bluehelm.needs.load import DATA

BROKEN = [
    ("areas.yaml", "  team:\n", "  teem:\n", [
        "areas.yaml:@  teem: NEEDS-UNCHECKED No situation checks 'teem'. "
        "Name it in situations.yaml under 'areas'.",
        "areas.yaml:@  teem: NEEDS-UNTAUGHT No module has 'teem' among its main areas. "
        "Name it in modules.yaml under 'main'.",
    ]),
    ("areas.yaml", "[S2 CRI ¶1–6]", "[S2 CRI ¶1–9]", [
        'areas.yaml:@[S2 CRI ¶1–9]: BAD-CITATION [S2 CRI ¶1–9]: "Crisis management" has paragraphs ¶1 to ¶6. '
        "Name one of these. The sections and paragraphs stand in bluehelm/sources.yaml.",
    ]),
    ("areas.yaml", 'source: "[S2 CRI ¶1–6]"', "source: A book", [
        "areas.yaml:@source: A book: NO-CITATION This cites no source. Add a citation such as [S2 CRI ¶3].",
    ]),
    ("areas.yaml", "    about: Trust", "    abuot: Trust", [
        "areas.yaml:@  team: MISSING-KEY 'about' is missing in areas › team. Add a line 'about: …'.",
        "areas.yaml:@abuot: UNKNOWN-KEY 'abuot' is not known in areas › team. Did you mean 'about'? "
        "Allowed here: about, ask, name, source.",
    ]),
    ("areas.yaml", "needs: areas", "needs: area", [
        "areas.yaml:1: NEEDS-KIND 'needs: area' is not a kind of file. Did you mean 'areas'? "
        "Allowed here: areas, modules, post, situations, trainings.",
    ]),
    ("modules.yaml", "main: [money]", "main: [mony]", [
        "modules.yaml:@main: [mony]: NEEDS-NAME There is no area 'mony'. Did you mean 'money'? Allowed here: "
        "command, communication, crisis, doctrine, gender, money, partners, planning, protection, rights, "
        "security, team.",
    ]),
    ("modules.yaml", "read_min: 12", "read_min: 0", [
        "modules.yaml:@read_min: 0: WRONG-VALUE modules › M11 › read_min must be at least 1. Change the "
        "value.",
    ]),
    ("situations.yaml", "judged: partly", "judged: well", [
        "situations.yaml:@    options: NEEDS-JUDGED 2 options are judged 'well'; one must be. "
        "Judge one option 'well', the others 'partly' or 'not'.",
    ]),
    ("situations.yaml", "judged: partly", "judged: maybe", [
        "situations.yaml:@judged: maybe: UNKNOWN-VALUE 'maybe' is not allowed as situations 1 › options "
        "› c › "
        "judged. Allowed here: not, partly, well.",
    ]),
    ("situations.yaml", "id: two_orders", "id: new_task", [
        "situations.yaml:@two orders: NEEDS-TWICE The situation 'new_task' stands twice. "
        "Give it an id of its own.",
    ]),
    ("trainings.yaml", "audience: [head_of_police]", "audience: [police]", [
        "trainings.yaml:@audience: [police]: NEEDS-NAME There is no audience 'police'. Did you mean "
        "'head_of_police'? Allowed here: candidate, head_of_military, head_of_mission, head_of_police, "
        "humanitarian, manager, support.",
    ]),
    ("trainings.yaml", "span_days: 95", "span_days: 95, days: 5", [
        "trainings.yaml:@span_days: 95: NEEDS-DAYS A training has 'days' of work or, if it is part-time, "
        "'span_days'; not both. Take one line out.",
    ]),
    ("posts/fc.yaml", "  M05: {", "  M55: {", [
        "posts/fc.yaml:@modules:: NEEDS-NOTE The note of FC for M05 is missing. "
        "Add a line 'M05: {weight: …, read: …, seat: …, example: …}'.",
        "posts/fc.yaml:@  M55: NEEDS-NAME There is no module 'M55'. Did you mean 'M05'? Allowed here: "
        "M00, M01, "
        "M02, M03, M04, M05, M06, M07, M08, M09, M10, M11, M12, M13.",
    ]),
    ("posts/fc.yaml", "{post: PC,", "{post: FC,", [
        "posts/fc.yaml:@{post: FC,: NEEDS-NAME 'FC' is no other post. Allowed here: CAND, COS, DMS, DSRSG-P, "
        "DSRSG-RC/HC, HO, PC, SEC, SRSG.",
    ]),
    ("posts/fc.yaml", "id: FC", "id: PC", [
        "posts/pc.yaml:@id: PC: NEEDS-TWICE The id PC stands in posts/fc.yaml too. Give each post its "
        "own id.",
    ]),
    ("posts/fc.yaml", "{weight: 1, read: \"The orientation", "{weight: 5, read: \"The orientation", [
        "posts/fc.yaml:@{weight: 5: WRONG-VALUE modules › M00 › weight must be at most 2. Change the value.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), BROKEN, ids=lambda value: str(value)[:24])
def test_broken_data_says_what_to_mend(
    tmp_path: Path, file: str, old: str, new: str, told: list[str]
) -> None:
    """Each mistake gives exactly these messages, with the line on which it stands."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    for wanted in {message.split(".yaml:")[0] + ".yaml" for message in told}:
        found = [str(one).removeprefix(f"{folder.as_posix()}/") for one in lint_path(folder / wanted)]
        expected = [_with_line(message, folder) for message in told if message.startswith(wanted)]
        assert found[: len(expected)] == expected


def test_the_data_of_the_course_is_sound() -> None:
    """Every file of the course passes lint by itself."""
    files = [*DATA.glob("*.yaml"), *(DATA / "posts").glob("*.yaml")]
    assert len(files) == 14
    assert [problem for file in files for problem in lint_path(file)] == []


def test_a_folder_without_its_files_is_one_message(tmp_path: Path) -> None:
    """A file that is missing is named; lint does not end in a traceback."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "trainings.yaml").unlink()
    assert lint_path(tmp_path / "data" / "areas.yaml")[0].code == "FILE-UNREADABLE"


def _with_line(message: str, folder: Path) -> str:
    """Put the number of the line in place of '@text': the first line that holds the text."""
    file, _, rest = message.partition(".yaml:")
    if not rest.startswith("@"):
        return message
    match = next(code for code in CODES if f": {code} " in rest)
    text, _, words = rest[1:].partition(f": {match} ")
    lines = (folder / f"{file}.yaml").read_text(encoding="utf-8").splitlines()
    wanted = {"two orders": "title: Two orders"}.get(text, text)
    number = next(n for n, line in enumerate(lines, 1) if wanted in line)
    number -= text == "two orders"
    return f"{file}.yaml:{number}: {match} {words}"


CODES = (
    "NEEDS-UNTAUGHT", "NEEDS-UNCHECKED", "BAD-CITATION", "NO-CITATION", "MISSING-KEY", "UNKNOWN-KEY",
    "NEEDS-NAME", "WRONG-VALUE", "NEEDS-JUDGED", "UNKNOWN-VALUE", "NEEDS-TWICE", "NEEDS-DAYS", "NEEDS-NOTE",
)  # fmt: skip
