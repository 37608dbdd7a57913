"""`bluehelm analyse`: the report of a scenario on the terminal and, if asked for, as a page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from bluehelm.bench.answered import answered
from bluehelm.bench.asked import Asked, read_names, read_only, read_weights
from bluehelm.bench.policy import read_policy
from bluehelm.bench.progress import Progress
from bluehelm.bench.source import opened, refuse, unwritable
from bluehelm.files import write_atomically
from bluehelm.problems import ProblemsError
from bluehelm.scenario import Scenario
from bluehelm.scenario.analysis import sample
from bluehelm.scenario.analysis.policy import Policy
from bluehelm.scenario.report import PARTS, Facts, Report, examine, report, sampled, text

_SAMPLE = "Estimate from random plays with --sample 10000"


def analyse(path: Path, asked: Asked, html: Path | None, plays: int | None, seed: int) -> int:
    """Print the report; return the exit code. `plays` asks for a sample instead of the exact count."""
    try:
        _refuse_pairs(asked, html, plays)
        weights = read_weights(asked.weights) if asked.weights is not None else None
        only = read_only(asked)
    except ValueError as error:
        return refuse(str(error))
    scenario = opened(path)
    if scenario is None:
        return 1
    try:
        question = _question(scenario, asked, weights, only)
    except ProblemsError as error:
        return refuse(f"the policy cannot be used.\n{error}")
    except ValueError as error:
        return refuse(str(error))
    return answered(path, lambda: _reported(scenario, question, html, plays, seed), _SAMPLE)


@dataclass(frozen=True)
class _Question:
    """What was asked, read and checked; None where nothing was said."""

    weights: dict[str, Fraction] | None
    only: tuple[str, ...] | None
    policy: Policy | None
    objectives: tuple[str, ...] | None


def _refuse_pairs(asked: Asked, html: Path | None, plays: int | None) -> None:
    """Raise ValueError for what cannot be written, counted, or asked for together."""
    problem = unwritable(html) if html is not None else None
    if problem is not None:
        raise ValueError(problem)
    if plays is not None and plays < 1:
        raise ValueError(f"--sample {plays}: there is nothing to count. Ask for 1 play or more.")
    for option in ("only", "policy", "objectives"):
        if getattr(asked, option) is None:
            continue
        if plays is not None:
            raise ValueError(f"--sample plays at random and counts. Leave out --{option}.")
        if html is not None and option != "objectives":
            raise ValueError(f"--html writes the whole report, for play at random. Leave out --{option}.")


def _question(
    scenario: Scenario, asked: Asked, weights: dict[str, Fraction] | None, only: tuple[str, ...] | None
) -> _Question:
    """Return what was asked of this scenario. Raises ValueError, ProblemsError for a policy file."""
    if not scenario.objectives:
        _refuse_aimless(scenario, asked, only or ())
    aims = (
        read_names("--objectives", asked.objectives, scenario.gauges)
        if asked.objectives is not None
        else None
    )
    policy = read_policy(asked.policy, scenario) if asked.policy is not None else None
    return _Question(weights, only, policy, aims)


def _refuse_aimless(scenario: Scenario, asked: Asked, parts: Collection[str]) -> None:
    """Raise ValueError if a part is asked for that needs to know what counts, and nobody says."""
    if asked.weights is None and {"best", "sensitivity"} & set(parts):
        raise ValueError(
            f"{scenario.id} states no objectives. Say what counts, such as --weights POC=2,SAF=1."
        )
    if asked.objectives is None and "front" in parts:
        raise ValueError(f"{scenario.id} states no objectives. Say them, such as --objectives POC,SAF.")


def _reported(scenario: Scenario, asked: _Question, html: Path | None, plays: int | None, seed: int) -> int:
    progress = Progress()
    facts: Facts | None = None
    try:
        if plays is None:
            parts = PARTS if asked.only is None else asked.only
            facts = examine(scenario, asked.weights, progress, parts, asked.policy, asked.objectives)
            found = report(facts, asked.only)
        else:
            progress(f"playing {plays:,} times at random")
            found = sampled(scenario, sample(scenario, plays, seed))
    finally:
        progress.end()
    print(text(found), end="")
    if html is not None:
        _write(html, scenario, found, facts, progress)
    return 0


def _write(html: Path, scenario: Scenario, found: Report, facts: Facts | None, progress: Progress) -> None:
    from bluehelm.bench.page import page  # charts cost half a second that a terminal need not wait for

    progress("drawing the page")
    content = page(scenario, found, facts)
    progress.end()
    write_atomically(html, content)
    print(f"\nThe page with the charts: {html}")
