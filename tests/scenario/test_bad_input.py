"""Hostile and broken input: each file is refused with its exact message, in bounded time and memory."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bluehelm.scenario import ScenarioError, load_scenario
from bluehelm.scenario.lint import lint

SOUND = (Path(__file__).parent / "sound.yaml").read_text(encoding="utf-8")
CONDITION = "POC >= 50 and OPEN"
CHOICE = "{label: a, outcome: a, why: a, next: END}"
SIZE = "YAML-SIZE The file has more than 20,000 values. Check that it is the right file, or split it."
DEEP = "WRONG-VALUE endings 1 › if: this condition is nested deeper than 20 levels. Make it simpler."
ID = "Write 1 to 24 of A to Z, 0 to 9 and _, a letter first."
LIMIT_S, LIMIT_MB = 30, 400  # of a whole process, on a busy machine; a quiet one needs 2 s and 80 MB


def _condition(text: str) -> str:
    return SOUND.replace(CONDITION, text)


def _scenes(count: int) -> str:
    more = "".join(
        f"  D{number}: {{title: a, clock: a, type: trap, text: a, choices: {{A: {CHOICE}, B: {CHOICE}}}}}\n"
        for number in range(10, 10 + count)
    )
    return SOUND.replace("scenes:\n", "scenes:\n" + more)


def _bomb() -> str:
    levels = "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]\n" for n in range(1, 30))
    return "x0: &x0 [ha]\n" + levels + SOUND


BIG = {
    "five megabytes": (
        lambda: SOUND + "#" * 5_000_000,
        ":1: FILE-TOO-LARGE The file has 5,001,912 bytes; 2,000,000 may be. Check that it is the right file.",
    ),
    "ten thousand scenes": (lambda: _scenes(10_000), f":646: {SIZE}"),
    "a hundred and fifty scenes": (
        lambda: _scenes(150),
        ":23: WRONG-VALUE scenes has more than 100. Change the value.",
    ),
    "many wrong keys": (lambda: SOUND + "".join(f"k{n}: 1\n" for n in range(150_000)), f":9957: {SIZE}"),
    "a long list": (lambda: SOUND + "aar:\n" + "- 1\n" * 400_000, f":19838: {SIZE}"),
    "a hundred levels of not": (lambda: _condition("not " * 100 + "OPEN"), f":73: {DEEP}"),
    "a hundred brackets": (lambda: _condition("(" * 100 + "OPEN" + ")" * 100), f":73: {DEEP}"),
    "a very long condition": (
        lambda: _condition("POC >= 1 and " * 5_000 + "OPEN"),
        ":73: WRONG-VALUE endings 1 › if: this condition has more than 500 characters. Make it shorter.",
    ),
    "an alias bomb": (
        _bomb,
        ":1: YAML-ALIAS Anchors (&) and aliases (*) are not used here. "
        "Write the text out, or put it in quotes if it begins with & or *.",
    ),
    "deep brackets": (
        lambda: SOUND + "x: " + "[" * 500_000,
        ":75: YAML-DEPTH The file is nested deeper than 40 levels. Check for brackets that were not closed.",
    ),
    "not a number": (
        lambda: SOUND.replace("p: 0.5", "p: .nan"),
        ":67: YAML-NUMBER .nan is not a usable number. Write a finite number of ordinary size.",
    ),
    "infinity": (
        lambda: SOUND.replace("p: 0.5", "p: -.inf"),
        ":67: YAML-NUMBER -.inf is not a usable number. Write a finite number of ordinary size.",
    ),
    "an enormous power": (
        lambda: SOUND.replace("p: 0.5", "p: 1e999999999"),
        ":67: YAML-NUMBER 1e999999999 is not a usable number. Write a finite number of ordinary size.",
    ),
    "a loop without exit": (
        lambda: SOUND.replace("next: END", "next: D1"),
        ":24: NO-EXIT From D1 no link leads to END. Let a choice lead out of the loop, to END in the end.",
    ),
}  # fmt: skip
REFUSED = {
    "OPEN.__class__": "a dot that reaches into something",
    "__import__('os').system('id')": "a call",
    "print(OPEN)": "a call",
    "POC.real >= 1": "a dot that reaches into something",
    "(lambda: 1)() == 1": "a call",
    "POC >= 50 if OPEN else 1": "'if … else'",
    "[x for x in (1,)]": "this (listcomp)",
    "{}": "this (dict)",
    "POC ** 9 >= 1": "arithmetic",
    "POC[0] >= 1": "something in square brackets",
    "(OPEN := 1)": "':='",
    "f'{OPEN}'": "text in quotes",
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a scenario file."""

    def scenario(text: str) -> Path:
        path = tmp_path / "scenario.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return scenario


@pytest.mark.parametrize("name", BIG)
def test_it_is_refused_with_its_message(name: str, write: Callable[[str], Path]) -> None:
    """Each hostile file gives its message word for word, from the loader and from lint."""
    make, message = BIG[name]
    path = write(make())
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    assert str(caught.value).splitlines()[0] == f"scenario.yaml{message}"
    assert lint(path) == caught.value.problems


def test_time_and_memory_are_bounded(tmp_path: Path) -> None:
    """A process that meets all of them, one after the other, stays small and ends soon."""
    for number, (make, _) in enumerate(BIG.values()):
        (tmp_path / f"{number:02}.yaml").write_text(make(), encoding="utf-8")
    program = f"""
import json, time
from pathlib import Path
from bluehelm.scenario import ScenarioError, load_scenario
start, refused = time.process_time(), 0
for path in sorted(Path({str(tmp_path)!r}).glob("*.yaml")):
    try:
        load_scenario(path)
    except ScenarioError:
        refused += 1
status = Path("/proc/self/status")  # getrusage would count the parent too
lines = status.read_text().splitlines() if status.exists() else []
peak = sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
print(json.dumps([refused, time.process_time() - start, peak]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    refused, seconds, megabytes = json.loads(done.stdout)
    assert refused == len(BIG)
    assert seconds < LIMIT_S
    assert megabytes < LIMIT_MB


@pytest.mark.parametrize("condition", REFUSED)
def test_a_condition_cannot_reach_python(condition: str, write: Callable[[str], Path]) -> None:
    """An attribute, a call, a dunder or any other piece of Python is named and refused."""
    with pytest.raises(ScenarioError) as caught:
        load_scenario(write(_condition(condition)))
    assert str(caught.value) == (
        f"scenario.yaml:73: WRONG-VALUE endings 1 › if: {REFUSED[condition]} is not allowed in a condition. "
        "Write for example: POC >= 58 and not PAUSE."
    )


@pytest.mark.parametrize(
    ("trap", "message"),
    [
        ("\u041ePEN", "'\u041ePEN' cannot be used as an id here: it has the character U+041E "
                      "(CYRILLIC CAPITAL LETTER O)."),
        ("OP\u200bEN", "'OP\\u200bEN' cannot be used as an id here: it has the character U+200B "
                       "(ZERO WIDTH SPACE)."),
        ("\u202eNEPO", "'\\u202eNEPO' cannot be used as an id here: it has the character U+202E "
                       "(RIGHT-TO-LEFT OVERRIDE)."),
        ("ＯPEN", "'ＯPEN' cannot be used as an id here: it has the character U+FF2F "
                  "(FULLWIDTH LATIN CAPITAL LETTER O)."),
        ("OPE\u0301N", "'OPE\u0301N' cannot be used as an id here: it has the character U+0301 "
                       "(COMBINING ACUTE ACCENT)."),
    ],
    ids=["homoglyph", "zero width", "right to left", "full width", "combining"],
)  # fmt: skip
def test_a_trap_in_an_id_is_named(trap: str, message: str, write: Callable[[str], Path]) -> None:
    """A character that looks like another, or like nothing, is named, and printed harmlessly."""
    with pytest.raises(ScenarioError) as caught:
        load_scenario(write(SOUND.replace("  OPEN: {", f"  {trap}: {{")))
    shown = trap if trap.isprintable() else ascii(trap)[1:-1]
    assert str(caught.value) == f"scenario.yaml:18: WRONG-VALUE flags › {shown}: {message} {ID}"


def test_a_trap_in_a_key_and_in_a_condition_is_named(write: Callable[[str], Path]) -> None:
    """A key of the format and a name in a condition give the same kind of message."""
    with pytest.raises(ScenarioError, match=r"'t\\u200bitle' is not known: it has the character U\+200B"):
        load_scenario(write(SOUND.replace("\ntitle:", "\nt\u200bitle:")))
    with pytest.raises(ScenarioError, match=r"the character U\+041E \(CYRILLIC CAPITAL LETTER O\) is not"):
        load_scenario(write(_condition("\u041ePEN")))


def test_a_scenario_cannot_run_code(write: Callable[[str], Path], tmp_path: Path) -> None:
    """A Python tag is refused before anything could be made of it."""
    evil = f'!!python/object/apply:os.system ["touch {tmp_path}/done"]'
    with pytest.raises(ScenarioError, match="YAML-TAG"):
        load_scenario(write(SOUND.replace('"The bridge"', evil)))
    assert not (tmp_path / "done").exists()
