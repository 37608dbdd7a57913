"""The exercises of the course, what an answer to them is worth, and an answer that earns everything."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import class_of_twelve

from bluehelm.exercise import Exercise, Item, load_exercise
from bluehelm.exercise.kinds import KINDS
from bluehelm.exercise.kinds.base import Marks, Verdict

SOLUTIONS = Path(__file__).parents[1] / "solutions"
SHIPPED = sorted(path.parent.name for path in SOLUTIONS.glob("*/exercise.yaml"))
"""The exercises of the course, by the names of their folders."""

BY_HAND: dict[str, dict[str, Any]] = {
    **(class_of_twelve.PERFECT.answers or {}),
    "M01-E5": {"steps": ["headquarters", "handover", "staff", "host", "priorities", "announce"]},
    "M02-E3": {"week": {"core": 3, "advisers": 4, "wide": 2, "field": 1, "pairs": 2}},
    "M02-E5": {"minutes": {"standing": 25, "visits": 15, "meal": 10, "roles": 10}},
    "M00-E3": {"figures": {"women": 37, "completed": 62, "raised": 90, "internal": 32, "cut": 55}},
    "M00-E5": {
        "areas": {
            "ratings": {
                "mandate": "3",
                "authority": "2",
                "civilians": "4",
                "crisis": "1",
                "security": "3",
                "money": "1",
                "rights": "4",
                "gender": "4",
                "planning": "3",
                "media": "2",
                "partners": "4",
                "team": "5",
            },
            "chosen": ["crisis", "money", "media"],
        }
    },
    "M03-E3": {
        "shares": {
            "process": 25,
            "civilians": 22,
            "personnel": 12,
            "authority": 10,
            "rights": 9,
            "women": 8,
            "access": 6,
        }
    },
    "M03-E5": {"years": ["sought", "interests", "advice", "influence", "adjusts"]},
    "M03-E6": {
        "court": {
            "efficiency": "cases",
            "effectiveness": "judgments",
            "legitimacy": "both",
            "capacity": "salaries",
            "baseline": "measured",
            "review": "quarter",
        }
    },
    "M04-E4": {"steps": ["watch", "package", "camps", "law", "campaign", "vote", "court"]},
    "M05-E3": {
        "steps": ["path", "weigh", "measures", "hand", "fuel", "eyes", "brake"],
        "looked_at": ["record", "safeguards", "benefits"],
    },
    "M05-E5": {"plan": {"advisers": 6, "tracking": 3, "groups": 4, "meetings": 3, "leaders": 4}},
    "M07-E3": {
        "frame": {
            "outcome": "fear",
            "outcome_indicator": "traders",
            "outcome_baseline": "start",
            "outcome_data": "survey",
            "first": "daily",
            "first_indicator": "patrols",
            "second": "complaints",
            "second_indicator": "settled",
        }
    },
    "M07-E4": {
        "cycle": ["objectives", "context", "build", "implement", "analyse", "dashboard", "inform"],
    },
    "M07-E7": {
        "plan": {
            "land": {"priority": "high", "start": "q1"},
            "returns": {"priority": "high", "start": "q3"},
            "hearings": {"priority": "high", "start": "q5"},
            "posts": {"priority": "other", "start": "q4"},
            "camp": {"priority": "other", "start": "q3"},
            "roads": {"priority": "other", "start": "q2"},
        }
    },
    "M11-E3": {
        "steps": ["figures", "line", "rehearse", "members", "host", "briefing", "afterwards"],
    },
    "M08-E2": {"statement": ["seen", "ours", "pass", "facts_at", "call"]},
    "M08-E3": {
        "channels": {
            "community": 30,
            "markets": 25,
            "groups": 15,
            "networks": 8,
            "text": 8,
            "leaders": 8,
            "national_tv": 4,
            "newspapers": 2,
        }
    },
    "M08-E5": {"hours": ["words", "check", "staff", "partners", "local", "who", "lessons"]},
    "M10-E2": {
        "chain": {
            "top": "chief",
            "middle": "department",
            "bottom": "official",
            "table": "team",
            "secretary": "adviser",
            "first": "host",
        }
    },
    "M10-E3": {
        "matrix": {
            "before": {
                "bomb": {"likelihood": 4, "impact": 5},
                "ambush": {"likelihood": 2, "impact": 5},
                "crowd": {"likelihood": 3, "impact": 4},
                "accident": {"likelihood": 5, "impact": 3},
                "sickness": {"likelihood": 3, "impact": 3},
            },
            "measures": ["clearance", "medical", "training", "elders"],
            "after": {
                "bomb": {"likelihood": 3, "impact": 4},
                "ambush": {"likelihood": 1, "impact": 4},
                "crowd": {"likelihood": 2, "impact": 4},
                "accident": {"likelihood": 3, "impact": 3},
                "sickness": {"likelihood": 2, "impact": 2},
            },
        }
    },
    "M10-E5": {
        "activities": {
            "vaccination": {"rating": "now", "goes": "goes"},
            "food": {"rating": "now", "goes": "goes"},
            "voters": {"rating": "matters", "goes": "goes"},
            "survey": {"rating": "later", "goes": "stays"},
            "camp": {"rating": "later", "goes": "stays"},
        }
    },
    "M12-E3": {
        "steps": ["ask_interest", "check_need", "one_table", "exchange", "decide"],
        "conditions": ["served", "unneeded"],
        "solution": "part",
    },
    "M12-E4": {
        "first_day": ["survivors", "report", "evidence", "contributor", "community", "others", "record"]
    },
    "M12-E5": {"effort": {"vacancies": 5, "women": 6, "training": 5, "welfare": 4}},
    "M12-E6": {
        "matrix": {
            "before": {
                "well": {"likelihood": 4, "impact": 5},
                "smoke": {"likelihood": 5, "impact": 3},
                "contracts": {"likelihood": 4, "impact": 4},
                "generators": {"likelihood": 5, "impact": 2},
                "rice": {"likelihood": 3, "impact": 3},
            },
            "measures": ["treatment", "incinerator", "lots"],
        }
    },
}
"""Item -> part -> a full answer, for the items of module 09 and for kinds whose key is not an answer."""


def shipped(slug: str) -> Exercise:
    """Return an exercise of the course with its keys."""
    return load_exercise(SOLUTIONS / slug / "exercise.yaml")


def marks(part: Any, answer: Any) -> Marks:
    """Return the marks of an answer as a file holds it."""
    kind = KINDS[part.kind]
    found: Marks = kind.score(part, kind.read(part, answer))
    return found


def verdicts(part: Any, answer: Any) -> tuple[Verdict, ...]:
    """Return the verdicts on an answer."""
    return marks(part, answer).verdicts


def fraction(part: Any, answer: Any) -> Fraction:
    """Return the exact share of the points that an answer earns."""
    return marks(part, answer).fraction


def points_of(part: Any, answer: Any) -> Fraction:
    """Return the exact points that an answer earns."""
    return fraction(part, answer) * part.points


def said(part: Any, answer: Any) -> str:
    """Return all that a learner is told about an answer."""
    return " ".join(verdict.reason for verdict in verdicts(part, answer))


def full_answers(item: Item) -> dict[str, Any]:
    """Return, for each part of an item, an answer that earns every point."""
    return BY_HAND.get(item.id) or {part.id: _keyed(part) for part in item.parts}


def _keyed(part: Any) -> Any:
    """Take the first accepted choice everywhere."""
    match part.kind:
        case "select_one":
            return part.key
        case "select_many":
            return list(part.key)[: part.choose]
        case "decide":
            return {"choice": part.key, "reason": part.reason_key}
        case "place":
            return {card: interval.least for card, interval in part.key.items()}
        case "matrix":
            return {row: _cells(part.columns, part.key.get(row, {})) for row in part.rows}
    return {row: accepted[0] for row, accepted in part.key.items()}


def _cells(columns: Any, accepted: Any) -> dict[str, str]:
    """Fill a row; a cell without a key takes the first option, since it counts for nothing."""
    return {name: (accepted.get(name) or list(column.options))[0] for name, column in columns.items()}
