"""Seeded faults: what if an author slips? Each slip is planted alone into a shipped scenario.

A fault is caught if the loader refuses it, if lint has a finding, or if a golden or tight play goes otherwise
than it was noted. A fault that none of them catches must be harmless, for a reason that is proved here. One
fault of each kind is planted in each scenario; `python tests/scenario/test_seeded_faults.py` plants them all.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bluehelm import yamlfile
from bluehelm.problems import ProblemsError
from bluehelm.scenario import Departure, Scenario, Transcript, proofs, references, replay, snapshot
from bluehelm.scenario.analysis import distribution
from bluehelm.scenario.authored import Authored
from bluehelm.scenario.errors import PlayError
from bluehelm.scenario.lint import STRUCTURE, WORDS, Check, continuation, endings, findings, reached
from bluehelm.scenario.model import END, EarlyEnd, GreyLine, Overstretch
from bluehelm.validation import validate
from bluehelm.yamlfile import Document

HERE = Path(__file__).parent
SLOW = (endings.check, continuation.check, reached.check)
QUICK = tuple(check for check in STRUCTURE if check not in SLOW)
REST = (*(check for check in WORDS if check not in SLOW), *SLOW)


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


tight, seeded = _module("tight"), _module("faults")
Fault = Any  # seeded.Fault


def _same_early_ends(sound: Scenario, planted: Scenario) -> bool:
    """Whether just as many plays end early: moving one limit only adds early ends, or only takes away."""
    assert sound.early_end is not None
    early = sound.early_end.id
    one, other = (distribution(each).endings.get(early, Fraction(0)) for each in (sound, planted))
    return one == other


def _warnings_apart(sound: Scenario, planted: Scenario) -> bool:
    """Whether no play comes between the two warnings: ending plays there instead would make no difference."""
    limits = [{name: gauge.warn_at for name, gauge in each.gauges.items()} for each in (sound, planted)]
    (moved,) = [name for name in limits[0] if limits[0][name] != limits[1][name]]
    return _same_early_ends(*(_ending_at(sound, moved, each[moved]) for each in limits))


def _ending_at(scenario: Scenario, name: str, value: int | None) -> Scenario:
    gauge = scenario.gauges[name].model_copy(update={"end_at": value})
    early = scenario.early_end or EarlyEnd(id="END-0", title="Over", text="It is over.")
    return scenario.model_copy(update={"gauges": {**scenario.gauges, name: gauge}, "early_end": early})


def _disjoint(sound: Scenario, planted: Scenario) -> bool:
    """Whether no gauges that an earlier ending leaves fit both of the endings that changed places."""
    both = zip(sound.endings, planted.endings, strict=True)
    moved = [place for place, (one, other) in enumerate(both) if one.id != other.id]
    swapped = [f"({sound.endings[place].condition})" for place in moved]
    earlier = [f"not ({one.condition})" for one in sound.endings[: moved[0]]]
    return proofs.never(sound, " and ".join([*swapped, *earlier]))


def _never_met(sound: Scenario, planted: Scenario) -> bool:
    """Whether nothing but rules differs, and no play meets a rule that differs."""
    alike = sound.model_copy(update={"rules": ()}) == planted.model_copy(update={"rules": ()})
    pairs = ((sound, planted), (planted, sound))
    return alike and all(
        _unmet(each, rule) for each, other in pairs for rule in each.rules if rule not in other.rules
    )


def _unmet(scenario: Scenario, rule: GreyLine | Overstretch) -> bool:
    """Whether links never lean nowhere often enough, or no play brings the gauge down to the threshold."""
    if isinstance(rule, GreyLine):
        return _quietest(scenario) < rule.decisions
    calm = {name: gauge.model_copy(update={"end_at": None}) for name, gauge in scenario.gauges.items()}
    probe = _ending_at(scenario.model_copy(update={"gauges": calm}), rule.gauge, rule.at_or_below)
    assert probe.early_end is not None
    return not distribution(probe).endings.get(probe.early_end.id, Fraction(0))


def _quietest(scenario: Scenario) -> int:
    """Return the longest run of decisions that lean nowhere, conditions left aside."""
    seen, left = {(scenario.start, 0)}, [(scenario.start, 0)]
    while left:
        scene, run = left.pop()
        for choice in scenario.scenes[scene].choices.values():
            quiet = 0 if any(choice.leans.values()) else run + 1
            new = {(branch.to, quiet) for branch in choice.next} - seen
            seen |= new
            left.extend(one for one in new if one[0] != END)
    return max(run for _, run in seen)


_RULE = ("no play meets the rule that differs", _never_met)
HARMLESS: dict[str, tuple[str, Callable[[Scenario, Scenario], bool]]] = {
    "endings in the wrong order": (
        "nothing that reaches them fits both, so their order decides nothing",
        _disjoint,
    ),
    "technical said to be trap": (
        "both types tell the learner which option dominates, and no rule reads the type",
        lambda sound, planted: all(
            proofs.dominated(one) for one in planted.scenes.values() if one.type == "trap"
        ),
    ),
    "rule with another threshold": _RULE,
    "rule dropped": _RULE,
    "effect dropped": _RULE,
    "effect off by one": _RULE,
    "effect with the wrong sign": _RULE,
    "end at another value": ("no play brings the gauge there", _same_early_ends),
    "end not written": ("no play brings the gauge there", _same_early_ends),
    "warning at another value": ("no play brings the gauge there", _warnings_apart),
}


@cache
def _document(path: Path) -> Document:
    return yamlfile.read(path)


@cache
def _stories(name: str) -> tuple[dict[str, Any], ...]:
    records = sorted((HERE / "golden" / name).glob("*.json"))
    return tuple(json.loads(record.read_text(encoding="utf-8")) for record in records)


@cache
def _tight(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((tight.FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def verdict(path: Path, fault: Fault) -> str:
    """Return who catches a planted fault, "harmless: why", or "MISSED"."""
    document = _document(path)
    planted = Document(fault.planted(document.data), document.file, document.lines)
    try:
        scenario = validate(planted, Scenario)
    except ProblemsError as error:
        return f"refused: {error.problems[0].code}"
    problems = references.problems(scenario, planted)
    if problems:
        return f"refused: {problems[0].code}"
    return next(_catches(Authored(scenario, planted), path, fault), "MISSED")


def _catches(authored: Authored, path: Path, fault: Fault) -> Iterator[str]:
    scenario = authored.scenario
    yield from _lint(authored, QUICK)
    if any(_differs(scenario, record) for record in _stories(scenario.id)):
        yield "golden play"
    if any(_goes_otherwise(scenario, play) for play in _tight(scenario.id)):
        yield "tight play"
    yield from _lint(authored, REST)
    if fault.kind in HARMLESS:
        reason, proof = HARMLESS[fault.kind]
        if proof(validate(_document(path), Scenario), scenario):
            yield f"harmless: {reason}"


def _lint(authored: Authored, checks: Sequence[Check]) -> Iterator[str]:
    """Ask one check after the other: the first that finds something settles it."""
    for check in checks:
        yield from (f"lint: {one.code}" for one in findings(authored, (check,)))


def _differs(scenario: Scenario, record: dict[str, Any]) -> bool:
    try:
        state = replay(scenario, Transcript.model_validate(record["transcript"]))
    except Departure:
        return True
    return bool(snapshot(state) != record["state"])


def _goes_otherwise(scenario: Scenario, play: dict[str, Any]) -> bool:
    try:
        return bool(tight.log(scenario, play["seed"], play["choices"].split()) != play)
    except PlayError:
        return True


def _one_of_each_kind(path: Path) -> list[Fault]:
    """Return one fault of each kind; which one differs between scenarios."""
    kinds: dict[str, list[Fault]] = {}
    for fault in seeded.faults(_document(path).data):
        kinds.setdefault(fault.kind, []).append(fault)
    return [many[len(path.parent.name) * 7 % len(many)] for many in kinds.values()]


@pytest.mark.parametrize("path", tight.SHIPPED, ids=lambda path: path.parent.name)
def test_every_seeded_fault_is_caught_or_harmless(path: Path) -> None:
    """Of one fault of each kind none is missed: loader, lint or a play notices, or it is harmless."""
    planted = _one_of_each_kind(path)
    assert len(planted) >= 40
    missed = [(fault.kind, fault.where) for fault in planted if verdict(path, fault) == "MISSED"]
    assert missed == []


if __name__ == "__main__":
    for scenario_path in (one for one in tight.SHIPPED if sys.argv[1:] in ([], [one.parent.name])):
        counts: dict[str, Counter[str]] = {}
        for one in seeded.faults(_document(scenario_path).data):
            found = verdict(scenario_path, one)
            counts.setdefault(one.kind, Counter())[found] += 1
            if found == "MISSED":
                print("MISSED", scenario_path.parent.name, one.kind, one.where, flush=True)
        for kind, tally in counts.items():
            print(scenario_path.parent.name, "|", kind, "|", dict(tally), flush=True)
