"""What an author is told about a map that is wrong: file, line, code, what is allowed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bluehelm.lint import lint_path

MODULE = Path(__file__).resolve().parents[2] / "modules" / "10_security_management"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("road: [ODRAN, ASHKEL]\n    marks", "road: [ODRAN, ASHKELL]\n    marks",
         "7: MAP-SITE There is no site 'ASHKELL' in world.yaml. Did you mean 'ASHKEL'?"),
        ("road: [ODRAN, ASHKEL]\n    marks", "road: [HESK, ASHKEL]\n    marks",
         "7: MAP-ROAD No road joins HESK and ASHKEL. There are: PORT_SAREL–ODRAN"),
        ("km: 210", "km: 410", "MAP-KM Kilometre 410 lies beyond the end of the road, which has 340 km."),
        ("since: [WARDENS]", "since: [WARDEN]",
         "MAP-SINCE SC10 has no scene, flag or event 'WARDEN'. Did you mean 'WARDENS'?"),
        ("scenario: SC10", "scenario: SC09", "MAP-SCENARIO The scenario beside this map is SC10."),
        ("kind: danger", "kind: bomb", "Allowed here: capital, danger"),
        ("label: \"Surgical team\"", "lable: \"Surgical team\"", "UNKNOWN-KEY"),
    ],
)  # fmt: skip
def test_a_broken_map_says_what_to_mend(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Each mistake is named with its line, what is allowed and the mend."""
    shutil.copy(MODULE / "scenario.yaml", tmp_path)
    text = (MODULE / "map.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "map.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(told in str(problem) for problem in lint_path(tmp_path / "map.yaml"))


def test_places_on_each_other_are_refused(tmp_path: Path) -> None:
    """Places that stand so near each other that a label has no room are found before anybody sees the map."""
    places = "".join(
        f'      P{n}: {{label: "A place with a long name {n}", about: "A", kind: un, x: {50 + n}, y: 5}}\n'
        for n in range(19)
    )
    path = tmp_path / "map.yaml"
    path.write_text(
        "format: 1\nscenario: SC10\nviews:\n  - kind: plan\n    title: Crowd\n    places:\n" + places
    )
    assert [problem.code for problem in lint_path(path)] == ["MAP-CROWDED"]
