"""Twelve synthetic learners of M09: what each hands in, and what each must get for it.

Plain data. The points were worked out by hand from the rules of the brief (see the comment at each item), not
by calling the scorer: two ways to one number are the point. A person marks the memos; they expect 0 here.
"""

import json
from dataclasses import dataclass, field

ITEMS = ("M09-E1", "M09-E2", "M09-E3", "M09-E4", "M09-E5", "M09-E6", "M09-E7", "M09-MEMO")
SAVED_AT = "2026-11-22T10:00:00Z"
MEMO = "Expected: one picture. Happened: two pictures.\n\nMeasure: FC and PC list all limits by 30 November."


@dataclass(frozen=True)
class Learner:
    """One submission. `answers`: {item: {part: answer}}, or None for no file; `raw`: the file, byte by byte.

    notebook: "as released", "tampered" (grade cells changed) or "extra cells" (code cells added).
    expected: points by item; an item that is not named expects 0.
    """

    name: str
    answers: dict[str, dict[str, object]] | None
    expected: dict[str, float] = field(default_factory=dict)
    notebook: str = "as released"
    raw: bytes | None = None

    def file(self) -> bytes | None:
        """Return the bytes of answers.json, or None where the learner hands in none."""
        if self.raw is not None or self.answers is None:
            return self.raw
        items = {item: {"answers": parts, "saved_at": SAVED_AT} for item, parts in self.answers.items()}
        whole = {"format": 1, "exercise": "crisis_management", "version": 1, "items": items}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()

    def points(self, item: str) -> float:
        """Return the points expected for an item."""
        return self.expected.get(item, 0.0)


_PERFECT: dict[str, dict[str, object]] = {
    "M09-E1": {
        "marks": {
            "policies": "partly",
            "roles": "not_in_place",
            "flow": "partly",
            "exercises": "not_in_place",
        },
        "repair": {"update_list": 3, "night_calls": 2, "exercise": 5},
    },
    "M09-E2": {
        "steps": ["report", "message", "meet", "inform", "line", "limits", "task"],
        "owners": {"report": "COS", "line": "SRSG", "task": "FC_PC", "inform": "SRSG", "limits": "FC_PC"},
    },
    "M09-E3": {"order": ["shelter", "everybody", "exempt", "route", "roll_call", "next_message"]},
    "M09-E4": {
        "cards": {
            "live": "left_benefit",
            "trust": "left_benefit",
            "enter": "left_cost",
            "stretched": "left_cost",
            "unharmed": "right_benefit",
            "stay": "right_benefit",
            "fence": "right_cost",
            "meaning": "right_cost",
        },
        "decisions": {"open_gate": -2, "field": 0, "shut_gate": 1},
    },
    "M09-E5": {"first_step": "talk", "conditions": ["joint_move", "memorandum", "rings", "time_frame"]},
    "M09-E6": {
        "facts": {
            "people": "about_50000",
            "officers": "thirty_two",
            "reinforcement": "company_and_platoon",
            "objector": "contributor",
            "other_side": "memorandum",
            "outer": "military",
            "unstated": "outcome",
        }
    },
    "M09-E7": {
        "year": {
            "2": ["review", "tabletop"],
            "7": ["mission_exercise"],
            "8": ["review"],
            "10": ["casevac", "review"],
        }
    },
    "M09-MEMO": {"memo": MEMO},
}
_FULL = {
    "M09-E1": 6.0,
    "M09-E2": 6.0,
    "M09-E3": 6.0,
    "M09-E4": 8.0,
    "M09-E5": 4.0,
    "M09-E6": 6.0,
    "M09-E7": 4.0,
}

PERFECT = Learner("perfect", _PERFECT, _FULL)

WEAK = Learner(
    "weak",
    {
        "M09-E1": {
            "marks": dict.fromkeys(("policies", "roles", "flow", "exercises"), "in_place"),
            "repair": {"policy": 10},
        },
        "M09-E2": {
            "steps": ["inform", "task", "line", "limits", "meet", "message", "report"],
            "owners": dict.fromkeys(("report", "line", "task", "inform", "limits"), "DMS"),
        },
        "M09-E3": {"order": ["shelter", "further_notice"]},
        "M09-E4": {
            "cards": dict.fromkeys(
                ("live", "trust", "unharmed", "stay", "enter", "stretched", "fence", "meaning"),
                "left_benefit",
            ),
            "decisions": {"open_gate": 0, "field": 0, "shut_gate": 0},
        },
        "M09-E5": {"first_step": "order_him", "conditions": ["no_contact"]},
        "M09-E6": {
            "facts": {
                "people": "five_thousand",
                "officers": "thirty_two",
                "reinforcement": "military",
                "objector": "host_army",
            }
        },
        "M09-E7": {"year": {"1": ["tabletop"]}},
        "M09-MEMO": {"memo": "It was a long night. The FPU failed us."},
    },
    {
        "M09-E1": 1.05,  # marks 1/4 x 3 = 0.75; repair: only "no furniture" 0.1 x 3 = 0.3
        "M09-E2": 0.0,  # all ten pairs the wrong way round; no owner right
        "M09-E3": 0.0,  # 1/4 - 1/4
        "M09-E4": 1.5,  # 2/8 is chance: 0; decisions (0 + 1 + 1/2)/3 x 3
        "M09-E5": 0.5,  # 0.25 x 2; conditions below 0
        "M09-E6": 0.86,  # 1/7 x 6
        "M09-E7": 0.8,  # tabletop only: 0.2 x 4
    },
)

PARTIAL_1 = Learner(
    "partial one",
    {
        "M09-E1": {
            "marks": {
                "policies": "in_place",
                "roles": "partly",
                "flow": "not_in_place",
                "exercises": "not_in_place",
            },
            "repair": {"update_list": 2, "exercise": 5, "policy": 3, "furniture": 0},
        },
        "M09-E2": {
            "steps": ["report", "meet", "line", "task", "message", "inform", "limits"],
            "owners": {"report": "COS", "line": "SRSG", "task": "FC_PC", "inform": "COS", "limits": "DMS"},
        },
        "M09-E3": {"order": ["shelter", "exempt", "roll_call"]},
        "M09-E4": {
            "cards": {**_PERFECT["M09-E4"]["cards"], "stay": "left_benefit", "stretched": "right_cost"},  # type: ignore[dict-item]
            "decisions": {"open_gate": -2, "field": 1, "shut_gate": 2},
        },
        "M09-E5": {"first_step": "talk", "conditions": ["joint_move", "no_contact", "time_frame"]},
        "M09-E6": {
            "facts": {
                "people": "about_50000",
                "officers": "thirty_two",
                "reinforcement": "military",
                "objector": "contributor",
                "other_side": "memorandum",
                "outer": "host_army",
                "unstated": "outcome",
            }
        },
        "M09-E7": {"year": {"3": ["mission_exercise"], "4": ["review"], "7": ["tabletop"]}},
        "M09-MEMO": {"memo": MEMO},
    },
    {
        "M09-E1": 4.35,  # marks 3/4 x 3 = 2.25; repair (0.3 + 0.3 + 0.1) x 3 = 2.1
        "M09-E2": 4.6,  # one pair of ten broken: 0.8 x 4 = 3.2; owners 3.5/5 x 2 = 1.4
        "M09-E3": 4.5,  # 3/4 x 6
        "M09-E4": 5.83,  # (6/8 - 1/4)/(3/4) x 5 = 3.3333; decisions (1 + 1/2 + 1)/3 x 3 = 2.5
        "M09-E5": 2.5,  # 2; (2 - 1)/4 x 2 = 0.5
        "M09-E6": 4.29,  # 5/7 x 6
        "M09-E7": 2.4,  # tabletop, mission exercise, after the rotation: 0.6 x 4
    },
)

PARTIAL_2 = Learner(
    "partial two",
    {
        "M09-E1": {
            "marks": dict.fromkeys(("policies", "roles", "flow", "exercises"), "partly"),
            "repair": {"update_list": 3, "night_calls": 1, "exercise": 4},
        },
        "M09-E2": {"steps": ["report", "meet", "line", "task"]},
        "M09-E3": {"order": ["shelter", "roll_call", "next_message", "everybody"]},
        "M09-E4": {
            "cards": {
                **_PERFECT["M09-E4"]["cards"],  # type: ignore[dict-item]
                "enter": "right_cost",
                "stretched": "right_cost",
                "fence": "left_cost",
                "meaning": "left_cost",
            },
            "decisions": {"open_gate": -1},
        },
        "M09-E5": {
            "first_step": "use_soldiers",
            "conditions": ["joint_move", "memorandum", "no_contact", "rings", "time_frame"],
        },
        "M09-E6": {"facts": {"people": "about_50000", "officers": "thirty_two", "objector": "contributor"}},
        "M09-E7": {
            "year": {str(month): ["casevac", "mission_exercise", "review", "tabletop"] for month in (1, 7, 8)}
        },
        "M09-MEMO": {"memo": "word " * 340},
    },
    {
        "M09-E1": 3.0,  # marks 2/4 x 3 = 1.5; repair all rules met, 8 of 10 points: half of 3
        "M09-E2": 0.8,  # four of ten pairs want a step that is not placed: 0.2 x 4
        "M09-E3": 2.0,  # 3/4 x 6 = 4.5, cut to 2: shelter without the list of exempt posts
        "M09-E4": 2.17,  # (4/8 - 1/4)/(3/4) x 5 = 1.6667; decisions (1/2)/3 x 3 = 0.5
        "M09-E5": 0.0,  # soldiers; all ticked
        "M09-E6": 2.57,  # 3/7 x 6
        "M09-E7": 0.0,  # twelve entries, room for eight
    },
)

PARTIAL_3 = Learner(
    "partial three",
    {
        "M09-E1": {
            "marks": {"roles": "not_in_place", "exercises": "not_in_place"},
            "repair": {"exercise": 10},
        },
        "M09-E2": {
            "steps": ["meet", "report", "message", "line", "inform", "limits", "task"],
            "owners": {"report": "COS", "line": "COS", "task": "FC_PC", "inform": "SRSG", "limits": "FC_PC"},
        },
        "M09-E3": {"order": ["exempt", "shelter", "roll_call", "next_message", "discipline"]},
        "M09-E4": {
            "cards": {**_PERFECT["M09-E4"]["cards"], "meaning": "left_cost"},  # type: ignore[dict-item]
            "decisions": {"open_gate": 0, "field": -1, "shut_gate": 1},
        },
        "M09-E5": {"first_step": "talk", "conditions": ["joint_move", "rings", "time_frame"]},
        "M09-E6": {
            "facts": {**_PERFECT["M09-E6"]["facts"], "unstated": "memorandum"},  # type: ignore[dict-item]
        },
        "M09-E7": {
            "year": {"2": ["casevac", "review"], "5": ["tabletop"], "6": ["mission_exercise", "review"]}
        },
        "M09-MEMO": {"memo": MEMO},
    },
    {
        "M09-E1": 3.0,  # marks 2/4 x 3 = 1.5; repair (0.3 + 0.1 + 0.1) x 3 = 1.5
        "M09-E2": 4.8,  # one pair of ten broken: 3.2; owners 4/5 x 2 = 1.6
        "M09-E3": 4.5,  # 4/4 - 1/4
        "M09-E4": 6.17,  # (7/8 - 1/4)/(3/4) x 5 = 4.1667; decisions (0 + 1 + 1)/3 x 3 = 2
        "M09-E5": 3.5,  # 2; 3/4 x 2 = 1.5
        "M09-E6": 5.14,  # 6/7 x 6
        "M09-E7": 3.2,  # all but "after the rotation": month 6 is the rotation itself
    },
)

BLANK = Learner("blank", None)

HALF_FINISHED = Learner(
    "half finished",
    {
        "M09-E1": _PERFECT["M09-E1"],
        "M09-E2": _PERFECT["M09-E2"],
        "M09-E3": _PERFECT["M09-E3"],
        "M09-E4": {
            "cards": {
                "live": "left_benefit",
                "trust": "left_benefit",
                "unharmed": "right_benefit",
                "stay": "right_benefit",
            }
        },
    },
    {"M09-E1": 6.0, "M09-E2": 6.0, "M09-E3": 6.0, "M09-E4": 1.67},  # (4/8 - 1/4)/(3/4) x 5
)

MALFORMED = Learner("malformed", None, raw=(PERFECT.file() or b"")[:700])

TAMPERED = Learner("tampered", PARTIAL_1.answers, PARTIAL_1.expected, notebook="tampered")

EXTRA_CELLS = Learner("extra cells", PARTIAL_3.answers, PARTIAL_3.expected, notebook="extra cells")

MEMO_ONLY = Learner("memo only", {"M09-MEMO": {"memo": MEMO}})

HOSTILE = Learner(
    "hostile",
    {
        "M09-E1": {
            "marks": {"policies": "<script>alert('marks')</script>"},
            "repair": {"update_list": 999999999999, "exercise": -5},
        },
        "M09-E2": {
            "steps": ["report", "report", "report"],
            "owners": {"../../solutions/crisis_management/exercise.yaml": "COS"},
        },
        "M09-E3": {"order": ["shelter", "exempt", "roll_call", "next_message"]},
        "M09-E4": {
            "cards": [["left_benefit"] * 8],
            "decisions": {"open_gate": -2, "field": 0, "shut_gate": True},
        },
        "M09-E5": {"first_step": "talk", "conditions": "time_frame"},
        "M09-E6": {"facts": {"people": "about_50000\u202e", "officers": {"$ref": "#/key"}}},
        "M09-E7": {"year": {"13": ["tabletop"], "__import__('os')": ["review"]}},
        "M09-E99": {"anything": "an item that this exercise does not have"},
        "M09-MEMO": {
            "memo": (
                "</textarea><script>alert(1)</script>\u202edrawkcab\u202c {{ 7*7 }} $(id)\n\n"
                "# Title\n<img src=x onerror=alert(2)>"
            )
        },
    },
    {"M09-E3": 6.0, "M09-E5": 2.0},  # what can be read is counted; the rest gets a message and 0
)

CLASS = (
    PERFECT,
    WEAK,
    PARTIAL_1,
    PARTIAL_2,
    PARTIAL_3,
    BLANK,
    HALF_FINISHED,
    MALFORMED,
    TAMPERED,
    EXTRA_CELLS,
    MEMO_ONLY,
    HOSTILE,
)
