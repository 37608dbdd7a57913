"""`bluehelm analyse`: the report of a scenario on the terminal and, if asked for, as a page."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from bluehelm.bench.progress import Progress
from bluehelm.bench.source import opened, refuse, unwritable
from bluehelm.files import write_atomically
from bluehelm.scenario import Scenario
from bluehelm.scenario.analysis import AnalysisError, LoopError, TooLargeError, sample
from bluehelm.scenario.report import Facts, Report, examine, report, sampled, text


def analyse(path: Path, weights: str | None, html: Path | None, plays: int | None, seed: int) -> int:
    """Print the report; return the exit code. `plays` asks for a sample instead of the exact count."""
    try:
        stated = read_weights(weights) if weights is not None else None
    except ValueError as error:
        return refuse(str(error))
    problem = unwritable(html) if html is not None else None
    if problem is not None:
        return refuse(problem)
    if plays is not None and plays < 1:
        return refuse(f"--sample {plays}: there is nothing to count. Ask for 1 play or more.")
    scenario = opened(path)
    if scenario is None:
        return 1
    try:
        return _reported(scenario, stated, html, plays, seed)
    except TooLargeError as error:
        return refuse(
            f"{path}: exact analysis may need {error.bound:,} states; the limit is {error.limit:,}. Let "
            "fewer conditions read gauges, or estimate from random plays with --sample 10000."
        )
    except LoopError as error:
        return refuse(f"{path}: {error} Estimate from random plays with --sample 10000.")
    except AnalysisError as error:
        return refuse(f"{path}: {error}")


def read_weights(text: str) -> dict[str, Fraction]:
    """Return weights as written on the command line. Raises ValueError that says how they are written.

    >>> read_weights("POC=2,SAF=0.5")
    {'POC': Fraction(2, 1), 'SAF': Fraction(1, 2)}
    """
    found: dict[str, Fraction] = {}
    for part in text.split(","):
        name, _, number = (piece.strip() for piece in part.partition("="))
        try:
            weight = Fraction(number)
        except (ValueError, ZeroDivisionError):
            raise ValueError(
                f"--weights: {part.strip()!r} is not a name and a number. Write for example POC=2,SAF=1."
            ) from None
        if name in found:
            raise ValueError(f"--weights: {name} is named twice. Give it one weight.")
        found[name] = weight
    return found


def _reported(
    scenario: Scenario, weights: dict[str, Fraction] | None, html: Path | None, plays: int | None, seed: int
) -> int:
    progress = Progress()
    facts: Facts | None = None
    try:
        if plays is None:
            facts = examine(scenario, weights, progress)
            found = report(facts)
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
