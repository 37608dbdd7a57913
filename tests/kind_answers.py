"""Answers to every kind: the full ones to exercise/kinds_exercise.yaml, and any that a page can make."""

from typing import Any

from hypothesis import strategies as st

PERFECT: dict[str, dict[str, Any]] = {
    "select_one": {"m08e4": "analyse"},
    "select_many": {
        "m12e7": ["asked", "ended", "followed", "police", "recovery"],
        "m06e6": ["change", "duty"],
    },
    "classify": {
        "m00e1": {
            "force": "D",
            "budget": "G",
            "past": "T",
            "paper": "C",
            "meaning": "D",
            "recruit": "G",
            "pressure": "T",
            "story": "C",
        }
    },
    "match": {
        "m01e1": {
            "charter": "norm",
            "minister": "principled",
            "quiet": "inclusive",
            "village": "accountable",
            "one_plan": "multi",
            "academy": "transform",
            "region": "collab",
            "queue": "self",
        }
    },
    "order": {
        "m12e4": ["survivors", "evidence", "report", "contributor", "community", "others", "record"],
    },
    "compose": {"m08e2": ["seen", "ours", "facts_at", "pass"]},
    "allocate": {
        "m03e3": {
            "process": 25,
            "civilians": 20,
            "rights": 10,
            "authority": 10,
            "access": 10,
            "women": 7,
            "personnel": 10,
        }
    },
    "calendar": {"m09e7": {"3": ["tabletop", "review"], "7": ["mission_exercise"], "8": ["review"]}},
    "place": {
        "m01e4": {"opinion": -1, "conditions": 0, "radio": 1, "front": 2, "close": -2, "listen": 0},
    },
    "rate": {"m09e1": {"flow": "partly", "exercises": "no"}},
    "decide": {
        "m02e6": {"choice": "joint", "reason": "separate"},
        "m06e7": {"choice": "hc", "reason": "both"},
    },
    "estimate": {"m00e3": {"women": 37, "completed": 62, "raised": 90, "internal": 32, "cut": 55}},
    "matrix": {
        "m04e5": {
            "chief": {"level": "P", "trend": "falling"},
            "television": {"level": "N", "trend": "rising"},
            "elders": {"level": "L", "trend": "rising"},
            "stamps": {"level": "W", "trend": "falling"},
        },
        "m06e2": {
            "one": {"cooperation": "3", "security": "3", "independence": "1"},
            "bridge": {"cooperation": "2", "security": "2", "independence": "3"},
            "apart": {"cooperation": "1", "security": "1", "independence": "3"},
        },
        "m11e5": {
            "council": {"opening": "plain", "ask": "press"},
            "contributors": {"opening": "roads", "ask": "keep"},
            "radio": {"opening": "home", "ask": "come"},
        },
    },
    "rank": {
        "m07e7": {
            "land": {"priority": "high", "start": "Q1"},
            "returns": {"priority": "high", "start": "Q3"},
            "hearings": {"priority": "high", "start": "Q5"},
            "posts": {"priority": "other", "start": "Q4"},
            "camp": {"priority": "other", "start": "Q3"},
            "roads": {"priority": "other", "start": "Q2"},
        },
        "m10e5": {
            "vaccination": {"rating": "E", "goes": "goes"},
            "food": {"rating": "E", "goes": "goes"},
            "voters": {"rating": "I", "goes": "goes"},
            "survey": {"rating": "W", "goes": "stays"},
            "ddr": {"rating": "W", "goes": "stays"},
        },
    },
    "framework": {
        "m07e3": {
            "outcome": "O1",
            "outcome_indicator": "I1",
            "outcome_baseline": "B1",
            "outcome_data": "D1",
            "first": "P2",
            "first_indicator": "I2",
            "second": "P1",
            "second_indicator": "I3",
        },
        "m10e2": {
            "top": "sg",
            "middle": "usg",
            "country": "official",
            "body": "smt",
            "staff": "adviser",
            "duty": "host",
        },
    },
    "risk": {
        "m10e3": {
            "before": {
                "T1": {"likelihood": 4, "impact": 5},
                "T2": {"likelihood": 2, "impact": 4},
                "T3": {"likelihood": 3, "impact": 2},
                "T4": {"likelihood": 5, "impact": 3},
                "T5": {"likelihood": 3, "impact": 3},
            },
            "measures": ["clearance", "medical", "training"],
            "after": {
                "T1": {"likelihood": 2, "impact": 4},
                "T2": {"likelihood": 2, "impact": 4},
                "T3": {"likelihood": 3, "impact": 2},
                "T4": {"likelihood": 3, "impact": 3},
                "T5": {"likelihood": 1, "impact": 3},
            },
        },
        "m12e6": {
            "before": {
                "R1": {"likelihood": 3, "impact": 5},
                "R2": {"likelihood": 5, "impact": 3},
                "R3": {"likelihood": 4, "impact": 4},
                "R4": {"likelihood": 4, "impact": 1},
                "R5": {"likelihood": 2, "impact": 3},
            },
            "measures": ["burner", "lots", "water"],
        },
    },
    "self_rating": {
        "m00e5": {
            "ratings": {
                "mandate": "4",
                "authority": "4",
                "civilians": "3",
                "crisis": "2",
                "security": "3",
                "money": "1",
                "rights": "3",
                "gender": "2",
                "planning": "4",
                "media": "2",
                "partners": "5",
                "team": "5",
            },
            "chosen": ["crisis", "media", "money"],
        }
    },
    "memo": {
        "m00memo": "Before I deploy I need four days. What can wait is the programme. Ask me on the tenth."
    },
}
"""Item -> part -> an answer that earns all points and lacks nothing."""


def table(rows: Any, values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return tables that give some of the rows a value."""
    return st.dictionaries(st.sampled_from(sorted(rows)), values)


def some(ids: Any) -> st.SearchStrategy[list[str]]:
    """Return lists of different ids."""
    return st.lists(st.sampled_from(sorted(ids)), unique=True)


def _fields(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=values)


def _steps(part: Any) -> st.SearchStrategy[Any]:
    return table(part.risks, _fields(likelihood=st.integers(1, 5), impact=st.integers(1, 5)))


def answers(part: Any) -> st.SearchStrategy[Any]:
    """Return answers that fit `part`, complete or not."""
    by_kind = {
        "select_one": lambda: st.none() | st.sampled_from(sorted(part.options)),
        "select_many": lambda: some(part.options),
        "rate": lambda: table(part.rows, st.sampled_from(sorted(part.scale))),
        "classify": lambda: table(part.cards, st.sampled_from(sorted(part.bins))),
        "match": lambda: table(part.rows, st.sampled_from(sorted(part.choices))),
        "order": lambda: some(part.steps),
        "allocate": lambda: table(part.options, st.integers(0, part.total)),
        "compose": lambda: some(part.cards),
        "place": lambda: table(part.cards, st.integers(-2, 2)),
        "calendar": lambda: table([str(month) for month in range(1, 13)], some(part.tokens)),
        "memo": lambda: st.text(max_size=50),
        "decide": lambda: _fields(
            choice=st.sampled_from(sorted(part.options)), reason=st.sampled_from(sorted(part.reasons))
        ),
        "estimate": lambda: _fields(
            **{row: st.integers(asked.least, asked.most) for row, asked in part.rows.items()}
        ),
        "matrix": lambda: table(
            part.rows,
            _fields(**{name: st.sampled_from(sorted(c.options)) for name, c in part.columns.items()}),
        ),
        "framework": lambda: _fields(
            **{name: st.sampled_from(sorted(part.bank(slot.bank))) for name, slot in part.slots.items()}
        ),
        "risk": lambda: _fields(before=_steps(part), measures=some(part.measures), after=_steps(part)),
        "self_rating": lambda: _fields(
            ratings=table(part.rows, st.sampled_from(sorted(part.scale))), chosen=some(part.rows)
        ),
    }
    return by_kind[part.kind]()
