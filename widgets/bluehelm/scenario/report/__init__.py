"""What an author reads about a scenario: the exact analysis in words and tables. Pure, like the analysis."""

from bluehelm.scenario.report.compose import report
from bluehelm.scenario.report.document import Report, Section, Table
from bluehelm.scenario.report.facts import PARTS, Facts, check_gauges, check_weights, examine
from bluehelm.scenario.report.judged import judged
from bluehelm.scenario.report.sampled import sampled
from bluehelm.scenario.report.text import text

__all__ = [
    "PARTS",
    "Facts",
    "Report",
    "Section",
    "Table",
    "check_gauges",
    "check_weights",
    "examine",
    "judged",
    "report",
    "sampled",
    "text",
]
