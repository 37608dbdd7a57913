"""Answers files that nobody should have: damaged as a whole, or in one of their parts."""

import json
from hashlib import sha256
from typing import Any

from .case import (
    NO_ANSWERS,
    NO_NOTEBOOK,
    NO_NOTEBOOK_FOR_MARKER,
    USUAL,
    USUAL_ANSWERS,
    USUAL_POINTS,
    Case,
    own,
    parts,
    twelve,
    unreadable,
)

HEAD = b'{"format": 1, "exercise": "crisis_management", "version": 1, "items": '
BROKEN_OFF = "It breaks off or has a mistake on line {}."


def in_part(value: bytes) -> bytes:
    """Return a file with one raw value in it."""
    return HEAD + b'{"M09-E1": {"answers": {"repair": ' + value + b"}}}}"


DAMAGED = (
    Case("no-file", None, points={}, learner=NO_ANSWERS, marker=NO_ANSWERS),
    unreadable("empty", b"", "It is empty."),
    unreadable("blanks", b" \n\t\r\n", "It is empty."),
    unreadable("zero-bytes", b"\0" * 4096, BROKEN_OFF.format(1)),
    unreadable("truncated", USUAL_ANSWERS[:700], BROKEN_OFF.format(USUAL_ANSWERS[:700].count(b"\n") + 1)),
    unreadable("not-json", b"policies: partly\nroles: not_in_place\n", BROKEN_OFF.format(1)),
    unreadable("a-picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "It is not UTF-8 text."),
    unreadable("utf-16", USUAL_ANSWERS.decode().encode("utf-16"), "It is not UTF-8 text."),
    Case("byte-order-mark", b"\xef\xbb\xbf" + USUAL_ANSWERS),
    unreadable("levels-10000", b"[" * 10_000 + b"]" * 10_000, "It is nested deeper than 12 levels."),
    unreadable("levels-13", in_part(b"[" * 12 + b"]" * 12), "It is nested deeper than 12 levels."),
    unreadable(
        "twice-an-item",
        HEAD + b'{"M09-E1": {"answers": {}}, "M09-E1": {}}}',
        "The name 'M09-E1' stands in it twice.",
    ),
    unreadable(
        "twice-a-row", in_part(b'{"policy": 1, "policy": 9}'), "The name 'policy' stands in it twice."
    ),
    unreadable("nan", in_part(b'{"policy": NaN}'), "It holds NaN, which cannot be counted."),
    unreadable("infinity", in_part(b'{"policy": Infinity}'), "It holds Infinity, which cannot be counted."),
    unreadable(
        "below-infinity", in_part(b'{"policy": -Infinity}'), "It holds -Infinity, which cannot be counted."
    ),
    unreadable(
        "1e999", in_part(b'{"policy": 1e999}'), "It holds a number without end, which cannot be counted."
    ),
    unreadable("digits-5000", in_part(b"9" * 5000), "It holds a number that is too long."),
    unreadable("a-list", b"[]", "It holds no table of answers."),
    unreadable("null", b"null", "It holds no table of answers."),
    unreadable("items-a-list", HEAD + b"[1, 2]}", "Its part 'items' is not as it should be."),
    unreadable("item-null", HEAD + b'{"M09-E1": null}}', "Its part 'items › M09-E1' is not as it should be."),
    unreadable(
        "version-true",
        USUAL_ANSWERS.replace(b'"version": 1', b'"version": true'),
        "Its part 'version' is not as it should be.",
    ),
    unreadable(
        "another-exercise",
        USUAL_ANSWERS.replace(b"crisis_management", b"security"),
        "It belongs to another exercise ('security', not 'crisis_management').",
    ),
    unreadable(
        "from-the-future",
        USUAL_ANSWERS.replace(b'"format": 1', b'"format": 2'),
        "It was written by a newer version of the course. Update the course to use it.",
    ),
    unreadable(
        "names-that-turn", b'{"\xe2\x80\xaea": 1, "\xe2\x80\xaea": 2}', "The name 'a' stands in it twice."
    ),
    unreadable(
        "names-90000-and-one-twice",
        HEAD + b"{" + b",".join(b'"%d":{}' % n for n in range(90_000)) + b',"89999":{}}}',
        "The name '89999' stands in it twice.",
    ),
    Case(
        "another-version",
        USUAL_ANSWERS.replace(b'"version": 1', b'"version": 7'),
        marker=("The answers were given to version 7; the key is of version 1.",),
    ),
)


def with_memo(memo: str) -> dict[str, dict[str, object]]:
    """Return the usual answers with another memo."""
    return {**USUAL.answers, "M09-MEMO": {"memo": memo}}


def with_part(item: str, part: str, answer: Any) -> dict[str, dict[str, object]]:
    """Return the usual answers with one part answered otherwise."""
    return {**USUAL.answers, item: {**USUAL.answers[item], part: answer}}


def _without_repair(**more: float) -> dict[str, float]:
    return {**USUAL_POINTS, "M09-E1": 2.25, **more}  # marks 3/4 x 3; the budget earns nothing


WHOLE = (
    "{} is not a whole number from 0 to 10 (row '{}'). So this part could not be counted; answer it again."
)
PARTS = (
    parts(
        "wrong-types",
        {
            "M09-E1": {"marks": ["partly"], "repair": "all"},
            "M09-E2": {"steps": {"1": "report"}, "owners": 7},
            "M09-E3": {"order": 3.5},
            "M09-E4": {"cards": None, "decisions": [[]]},
            "M09-E5": {"first_step": {"talk": []}, "conditions": False},
            "M09-E6": {"facts": "all right"},
            "M09-E7": {"year": [1, 2]},
            "M09-MEMO": {"memo": {"text": "a memo"}},
        },
        {},
        "One answer for each row was expected, not ['partly'].",
        "A list of choices was expected, not 3.5.",
    ),
    parts("everything-null", {item: dict.fromkeys(given) for item, given in USUAL.answers.items()}, {}),
    parts("rows-null", {"M09-E1": {"marks": {"policies": None}, "repair": {"policy": None}}}, {}),
    parts(
        "unknown-options",
        with_part("M09-E5", "first_step", "call_the_press"),
        {**USUAL_POINTS, "M09-E5": 0.5},
        "The answer 'call_the_press' is not one of the choices",
    ),
    parts(
        "an-order-with-a-repeat",
        with_part("M09-E3", "order", ["shelter", "exempt", "shelter", "roll_call"]),
        {**USUAL_POINTS, "M09-E3": 0.0},
        "The choice 'shelter' stands twice in the list.",
    ),
    parts(
        "overspent",
        with_part("M09-E1", "repair", {"update_list": 9, "exercise": 9}),
        {**USUAL_POINTS, "M09-E1": 3.45},  # 2.25 and half of (0.3 + 0.3 + 0.1 + 0.1) x 3
        "Points given: 18 of 10",
        "A plan that spends more or fewer is not yet a plan, so this part counts half.",
    ),
    parts(
        "far-overspent",
        with_part("M09-E1", "repair", {"update_list": 999_999_999_999}),
        _without_repair(),
        WHOLE.format(999_999_999_999, "update_list"),
    ),
    parts(
        "negative-amounts",
        with_part("M09-E1", "repair", {"update_list": 10, "policy": -10, "exercise": 10}),
        _without_repair(),
        WHOLE.format(-10, "policy"),
    ),
    parts(
        "minus-zero",
        with_part("M09-E1", "repair", {"update_list": -0.0}),
        _without_repair(),
        WHOLE.format("-0.0", "update_list"),
    ),
    parts(
        "truths-as-numbers",
        with_part("M09-E1", "repair", {"update_list": True}),
        _without_repair(),
        WHOLE.format(True, "update_list"),
    ),
    parts(
        "texts-as-numbers",
        with_part("M09-E1", "repair", {"update_list": "3"}),
        _without_repair(),
        WHOLE.format("'3'", "update_list"),
    ),
    parts("digits-4000", with_part("M09-E1", "repair", {"update_list": 10**4000}), _without_repair()),
    Case(
        "unknown-items",
        twelve.Learner("", {**USUAL.answers, "M09-E99": {"x": 1}, "../../key": {}, "\u202eE1": {}}).file(),
        marker=(
            "answers.json has answers to items that the exercise does not have: ../../key, M09-E99, E1.",
        ),
    ),
    Case(
        "half-characters",
        own("half").replace(b"half", b"a \\ud800 half"),
        says=("Written by a \ufffd half.",),
    ),
    parts(
        "right-to-left-override",
        with_memo("Pay \u202e000,1\u202c dollars \u2066now\u2069"),
        USUAL_POINTS,
        "Pay 000,1 dollars now",
    ),
    parts(
        "script-in-a-memo",
        with_memo(
            '</textarea></div><script>document.title="run"</script><img src=x onerror=alert(1)>'
            '<a href="javascript:alert(2)">here</a><iframe src="//evil.example"></iframe> '
            "{{ 7*7 }} {% raw %} $x$"
        ),
        USUAL_POINTS,
        '</textarea></div><script>document.title="run"</script><img src=x onerror=alert(1)>',
        "{{ 7*7 }} {% raw %} $x$",
    ),
    parts(
        "markdown-in-a-memo",
        with_memo("# Heading\n\n![x](http://evil.example/x.png) [here](javascript:alert(1))\n\n---\n<!--"),
        USUAL_POINTS,
        "# Heading ![x](http://evil.example/x.png) [here](javascript:alert(1)) --- <!--",
    ),
    parts(
        "script-in-answers",
        with_part("M09-E5", "first_step", "<script>alert(1)</script>"),
        {**USUAL_POINTS, "M09-E5": 0.5},
        "<script>alert(1)</script>",
    ),
    parts("a-memo-of-900-kB", with_memo("word " * 180_000), USUAL_POINTS),
    parts(
        "code-as-text",
        with_memo(
            "__import__('os').system('touch a_learners_code_ran') $(touch x) `touch x` %s {0.__class__}"
        ),
        USUAL_POINTS,
        "__import__('os').system('touch a_learners_code_ran')",
    ),
)


def receipt(answers: bytes, **other: object) -> bytes:
    """Return a receipt of some answers, as the page makes it, with some fields changed."""
    fields: dict[str, object] = {
        "format": 1,
        "exercise": "crisis_management",
        "version": 1,
        "made_at": "2026-01-02T10:00:00Z",
        "sha256": sha256(answers).hexdigest(),
        "items": dict.fromkeys(twelve.ITEMS, "partly"),
        "memo_words": 15,
    }
    return json.dumps({**fields, **other}).encode()


def short(answers: bytes) -> str:
    """Return the short code of some answers."""
    digest = sha256(answers).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


VICTIM, CHANGED = own("victim"), own("victim").replace(b"Written by", b"Copied from")
OF_ONE = (
    f"copied, copied-and-changed, copied-with-receipt and victim hold the answers or the receipt of one file "
    f"(code {short(VICTIM)}). Ask them how that came about."
)
SAME = (
    f"twin-1 and twin-2 handed in the same answers, byte for byte (code {short(own('twins'))}). "
    "Ask them how that came about."
)
MISFIT = "The answers are not the ones of their receipt (code {}): they were changed or exchanged."
RECEIPTS = (
    Case("receipt-fits", own("1"), more={"receipt.json": receipt(own("1"))}),
    Case("victim", VICTIM, more={"receipt.json": receipt(VICTIM)}, marker=(OF_ONE,)),
    Case("copied", VICTIM, marker=(OF_ONE,)),
    Case("copied-with-receipt", VICTIM, more={"receipt.json": receipt(VICTIM)}, marker=(OF_ONE,)),
    Case(
        "copied-and-changed",
        CHANGED,
        more={"receipt.json": receipt(VICTIM)},
        marker=(MISFIT.format(short(VICTIM)), OF_ONE),
    ),
    Case("twin-1", own("twins"), marker=(SAME,)),
    Case(
        "twin-2", own("twins"), notebook=None, learner=(NO_NOTEBOOK,), marker=(NO_NOTEBOOK_FOR_MARKER, SAME)
    ),
    Case(
        "receipt-of-nobody",
        own("2"),
        more={"receipt.json": receipt(b"other")},
        marker=(MISFIT.format(short(b"other")),),
    ),
    Case(
        "receipt-from-the-future",
        own("3"),
        more={"receipt.json": receipt(own("3"), made_at="2099-01-02T10:00:00+02:00")},
        marker=(
            "The receipt says 2099-01-02 08:00 UTC, which is still to come: "
            "the clock of that machine is wrong.",
        ),
    ),
    Case(
        "receipt-of-another-exercise",
        own("4"),
        more={"receipt.json": receipt(own("4"), exercise="<b>\u202ex")},
        marker=("The receipt is of another exercise ('<b>x', not 'crisis_management').",),
    ),
    Case(
        "receipt-is-none",
        own("5"),
        more={"receipt.json": b"[" * 50_000},
        marker=("receipt.json in the submission cannot be used. The receipt cannot be read.",),
    ),
    Case(
        "receipt-too-large",
        own("6"),
        more={"receipt.json": b" " * 200_000},
        marker=("receipt.json in the submission cannot be used. It is larger than 0.1 MB.",),
    ),
    Case(
        "clock-in-the-future",
        own("7"),
        more={"timestamp.txt": b"2099-05-06 07:08:09 UTC\n"},
        marker=("The time of submission (2099-05-06 07:08:09 UTC) is still to come and was left out.",),
    ),
    *(
        Case(
            f"clock-{name}",
            own(name),
            more={"timestamp.txt": content},
            marker=("The time of submission (timestamp.txt) cannot be read and was left out.",),
        )
        for name, content in {
            "in-words": b"the day before yesterday",
            "of-a-file": b"2026-01-02 10:00:00 /etc/passwd",
            "empty": b"",
            "not-text": b"\xff\xfe\x00",
            "no-such-day": b"2026-02-31 10:00:00 UTC",
            "before-time": b"0001-01-01T00:00:00+14:00",
            "large": b"2026-01-02 10:00:00" + b" " * 1_000_000,
        }.items()
    ),
)
CASES = (*DAMAGED, *PARTS, *RECEIPTS)
