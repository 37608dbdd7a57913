"""The invented data of every module: made by one script, always the same, small, and explained."""

from __future__ import annotations

import csv
import io
import re
from importlib import import_module
from pathlib import Path

import pytest

from bluehelm_grading import synthetic
from bluehelm_grading.synthetic.tables import write

NAMES = sorted(path.stem for path in Path(synthetic.__file__).parent.glob("m[0-9][0-9].py"))
SCRIPTS = [import_module(f"bluehelm_grading.synthetic.{name}") for name in NAMES]


@pytest.fixture(scope="module", params=SCRIPTS, ids=lambda script: script.__name__.rpartition(".")[2])
def script(request):
    """The script of one module."""
    return request.param


def test_every_module_has_its_script():
    """No module with invented data is left out of the tests below."""
    pages = SCRIPTS[0].FOLDER.parents[1].glob("[0-9][0-9]_*/data/README.md")
    invented = {page.parent for page in pages if "INVENTED" in page.read_text(encoding="utf-8")}
    assert invented == {one.FOLDER for one in SCRIPTS}


def test_a_rerun_changes_nothing(script, tmp_path):
    """What the script writes is what the repository holds, byte for byte."""
    write(script.files(), tmp_path)
    for made in tmp_path.iterdir():
        assert made.read_bytes() == (script.FOLDER / made.name).read_bytes(), (
            f"{made.name} differs. Run python -m {script.__name__} and commit the result."
        )


def test_every_file_and_column_is_in_the_dictionary(script):
    """Each file of the folder, and each of its columns, is explained in the README beside it."""
    words = (script.FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"`python -m {script.__name__}`" in words
    for path in script.FOLDER.glob("*.csv"):
        section = words.split(f"## {path.name}\n")[1].split("\n## ")[0]
        columns = re.findall(r"\w+", " ".join(re.findall(r"^\| ([\w, ]+) \|", section, re.MULTILINE)))
        header = next(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        assert set(header) <= set(columns), path.name


def test_files_stay_small(script):
    """No file is larger than 300 kB, for weak lines."""
    assert max(path.stat().st_size for path in script.FOLDER.glob("*.csv")) < 300_000
