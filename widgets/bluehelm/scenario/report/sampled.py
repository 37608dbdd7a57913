"""The report where a scenario is too large to be counted: random plays, with a stated interval."""

from __future__ import annotations

from fractions import Fraction

from bluehelm.scenario.analysis import Estimate, Sample
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.report.document import Report, Row, Section, Table
from bluehelm.scenario.report.facts import endings
from bluehelm.scenario.report.numbers import decimal, percent


def sampled(scenario: Scenario, found: Sample) -> Report:
    """Return what random plays met; what they did not meet is not proved to be out of reach."""
    lead = (
        f"{found.plays:,} random plays, seed {found.seed}, each option on offer equally likely. These are "
        "estimates: with 99 per cent confidence each share lies in its interval. Nothing is proved by them."
    )
    return Report(
        f"{scenario.id} {scenario.title}: a sample", lead, (_ends(scenario, found), _gauges(scenario, found))
    )


def _ends(scenario: Scenario, found: Sample) -> Section:
    titles = endings(scenario)
    rows = [_estimate(key, titles[key], one) for key, one in found.endings.items()]
    rows.append(_estimate("", "Ran dry, or too long to finish", found.unfinished))
    table = Table("", ("Ending", "Title", "Plays", "Share", "Interval"), tuple(rows))
    return Section("endings", "Endings", (), (table,))


def _estimate(key: str, title: str, one: Estimate) -> Row:
    interval = f"{100 * one.low:.2f} % to {100 * one.high:.2f} %"
    return (key, title, f"{one.count:,}", percent(one.share), interval)


def _gauges(scenario: Scenario, found: Sample) -> Section:
    rows = []
    for key, counts in found.gauges.items():
        mean = Fraction(sum(value * count for value, count in counts.items()), found.plays)
        gauge = scenario.gauges[key]
        shown = decimal(mean, 1).removeprefix("about ")
        rows.append((key, gauge.name, str(gauge.start), shown, str(min(counts)), str(max(counts))))
    columns = ("Id", "Gauge", "Start", "Mean at the end", "Lowest met", "Highest met")
    return Section("gauges", "Gauges at the end", (), (Table("", columns, tuple(rows)),))
