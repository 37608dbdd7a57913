"""The rules of xAPI 1.0.3 for a statement, whole: `faults` says which ones it breaks, and how to mend it.

Source: Experience API, part two, sections 2.2 to 2.6 and 4 (Advanced Distributed Learning Initiative, 2016).
Two rules are ours, and stricter than the specification: a time always has its zone, and is as in RFC 3339.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bluehelm.record.shapes import (
    Fault,
    anything,
    at,
    count,
    languages,
    listed,
    mapping,
    number,
    of,
    one_of,
    shape,
    text,
    time,
    truth,
)
from bluehelm.record.values import DURATION, IRI, IRL, LANGUAGE, MAILTO, MEDIA, SHA1, SHA2, UUID, VERSION

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
SIGNATURE = "http://adlnet.gov/expapi/attachments/signature"
IDENTIFIERS = ("mbox", "mbox_sha1sum", "openid", "account")
COMPONENTS = {
    "choice": ("choices",),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "matching": ("source", "target"),
    "performance": ("steps",),
}
ALL_COMPONENTS = ("choices", "scale", "source", "target", "steps")
TYPES = (*COMPONENTS, "true-false", "fill-in", "long-fill-in", "numeric", "other")

extensions = mapping(IRI, anything)


def faults(statement: object) -> list[Fault]:
    """Return every rule that a statement, as read from JSON, breaks; none if it is valid.

    >>> good = {"actor": {"mbox": "mailto:a@example.org"}, "verb": {"id": "https://example.org/did"},
    ...     "object": {"id": "https://example.org/this"}}
    >>> faults(good)
    []
    >>> print(*faults(good | {"context": {"revision": None}}))
    context.revision: Null is not allowed here. Take the whole entry out.
    """
    return [*_statement(statement, ""), *(_across(statement, "") if isinstance(statement, dict) else ())]


# -- who


def _account(value: Any, where: str) -> Iterator[Fault]:
    yield from shape({"homePage": of(IRL), "name": text}, {})(value, where)


_IDENTITY = {
    "name": text,
    "mbox": of(MAILTO),
    "mbox_sha1sum": of(SHA1),
    "openid": of(IRI),
    "account": _account,
}
_agent_shape = shape({}, {"objectType": one_of("Agent"), **_IDENTITY})


def agent(value: Any, where: str) -> Iterator[Fault]:
    """Accept one person or system, which has exactly one identifier."""
    yield from _agent_shape(value, where)
    if isinstance(value, dict) and len(_identified(value)) != 1:
        yield _identifiers(value, where, "exactly one")


_group_shape = shape({"objectType": one_of("Group")}, {"member": listed(agent), **_IDENTITY})


def group(value: Any, where: str) -> Iterator[Fault]:
    """Accept a group: with one identifier, or without and then with its members."""
    yield from _group_shape(value, where)
    if not isinstance(value, dict):
        return
    if len(_identified(value)) > 1:
        yield _identifiers(value, where, "at most one")
    if not _identified(value) and not value.get("member"):
        yield Fault(where, "A group without an identifier must list its members.", "Add “member”.")


def actor(value: Any, where: str) -> Iterator[Fault]:
    """Accept an agent or a group."""
    is_group = isinstance(value, dict) and value.get("objectType") == "Group"
    yield from (group if is_group else agent)(value, where)


def authority(value: Any, where: str) -> Iterator[Fault]:
    """Accept an agent, or the group of two agents of a sign-in by OAuth."""
    yield from actor(value, where)
    if isinstance(value, dict) and value.get("objectType") == "Group":
        members = value.get("member")
        if _identified(value) or not isinstance(members, list) or len(members) != 2:
            mend = "List exactly two agents, and no identifier."
            yield Fault(where, "An authority that is a group is an application and its user.", mend)


def _identified(value: dict[str, Any]) -> list[str]:
    return [name for name in IDENTIFIERS if name in value]


def _identifiers(value: dict[str, Any], where: str, how_many: str) -> Fault:
    mend = f"Use {how_many} of: {', '.join(IDENTIFIERS)}."
    return Fault(where, f"This has {len(_identified(value))} identifiers.", mend)


# -- what was done, to what

_verb = shape({"id": of(IRI)}, {"display": languages})
_component = shape({"id": text}, {"description": languages})
_definition_shape = shape(
    {},
    {
        "name": languages,
        "description": languages,
        "type": of(IRI),
        "moreInfo": of(IRL),
        "extensions": extensions,
        "interactionType": one_of(*TYPES),
        "correctResponsesPattern": listed(text),
        **{name: listed(_component) for name in ALL_COMPONENTS},
    },
)


def _definition(value: Any, where: str) -> Iterator[Fault]:
    yield from _definition_shape(value, where)
    if not isinstance(value, dict):
        return
    kind = value.get("interactionType")
    fitting = COMPONENTS.get(kind, ()) if isinstance(kind, str) else ()
    for name in (*ALL_COMPONENTS, "correctResponsesPattern"):
        if name not in value:
            continue
        if kind is None:
            yield Fault(at(where, name), "This needs an interactionType.", "Add “interactionType”.")
        elif name in ALL_COMPONENTS and name not in fitting:
            mend = f"For {str(kind)[:20]} use: {', '.join(fitting) or 'none of these lists'}."
            yield Fault(at(where, name), "This does not go with the interactionType.", mend)
        yield from _twice(value[name], at(where, name))


def _twice(entries: Any, where: str) -> Iterator[Fault]:
    ids = [each.get("id") for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []
    if any(isinstance(name, str) and ids.count(name) > 1 for name in ids):
        yield Fault(where, "Two entries have the same id.", "Give each an id of its own.")


activity = shape({"id": of(IRI)}, {"objectType": one_of("Activity"), "definition": _definition})
reference = shape({"objectType": one_of("StatementRef"), "id": of(UUID)}, {})


def _object(value: Any, where: str) -> Iterator[Fault]:
    kinds = {"Activity": activity, "Agent": agent, "Group": group, "StatementRef": reference}
    kind = value.get("objectType", "Activity") if isinstance(value, dict) else "Activity"
    if kind == "SubStatement":
        yield from _sub_statement(value, where)
    elif isinstance(kind, str) and kind in kinds:
        yield from kinds[kind](value, where)
    else:
        yield from one_of(*kinds, "SubStatement")(kind, at(where, "objectType"))


# -- how it went, and around what


def _scaled(value: Any, where: str) -> Iterator[Fault]:
    yield from number(value, where)
    if isinstance(value, int | float) and not isinstance(value, bool) and not -1 <= value <= 1:
        yield Fault(where, "A scaled score lies between -1 and 1.", "Write 0.8 for 8 of 10.")


_score_shape = shape({}, {"scaled": _scaled, "raw": number, "min": number, "max": number})


def _score(value: Any, where: str) -> Iterator[Fault]:
    wrong = list(_score_shape(value, where))
    yield from wrong
    if wrong:
        return
    raw, least, most = value.get("raw"), value.get("min"), value.get("max")
    if least is not None and most is not None and least >= most:
        yield Fault(where, "The lowest score is not below the highest.", "Set min below max.")
    low, high = least is not None and raw is not None and raw < least, most is not None and raw is not None
    if low or (high and raw > most):
        yield Fault(at(where, "raw"), "The score is outside min and max.", "Correct one of the three.")


_result = shape(
    {},
    {
        "score": _score,
        "success": truth,
        "completion": truth,
        "response": text,
        "duration": of(DURATION),
        "extensions": extensions,
    },
)


def _activities(value: Any, where: str) -> Iterator[Fault]:
    """Accept one activity or a list of them."""
    yield from (listed(activity) if isinstance(value, list) else activity)(value, where)


_context = shape(
    {},
    {
        "registration": of(UUID),
        "instructor": actor,
        "team": group,
        "contextActivities": shape(
            {}, dict.fromkeys(("parent", "grouping", "category", "other"), _activities)
        ),
        "revision": text,
        "platform": text,
        "language": of(LANGUAGE),
        "statement": reference,
        "extensions": extensions,
    },
)
_attachment_shape = shape(
    {"usageType": of(IRI), "display": languages, "contentType": of(MEDIA), "length": count, "sha2": of(SHA2)},
    {"description": languages, "fileUrl": of(IRL)},
)


def _attachment(value: Any, where: str) -> Iterator[Fault]:
    yield from _attachment_shape(value, where)
    if isinstance(value, dict) and value.get("usageType") == SIGNATURE:
        yield from one_of("application/octet-stream")(value.get("contentType"), at(where, "contentType"))


# -- the whole

_CORE = {"actor": actor, "verb": _verb, "object": _object}
_MORE = {"result": _result, "context": _context, "timestamp": time, "attachments": listed(_attachment)}
_OWN = {"id": of(UUID), "stored": time, "authority": authority, "version": of(VERSION)}
_statement = shape(_CORE, {**_MORE, **_OWN})
_sub_shape = shape({**_CORE, "objectType": one_of("SubStatement")}, _MORE)


def _sub_statement(value: Any, where: str) -> Iterator[Fault]:
    inner = value.get("object")
    if isinstance(inner, dict) and inner.get("objectType") == "SubStatement":
        mend = "Name an activity, an agent, a group or a statement."
        yield Fault(at(where, "object"), "A statement inside a statement cannot hold a third.", mend)
        return
    yield from _sub_shape(value, where)
    yield from _across(value, where)


def _across(value: dict[str, Any], where: str) -> Iterator[Fault]:
    """Yield what is wrong between parts that are right each by itself."""
    target, context, verb = value.get("object"), value.get("context"), value.get("verb")
    kind = target.get("objectType", "Activity") if isinstance(target, dict) else "Activity"
    for name in ("revision", "platform"):
        if kind != "Activity" and isinstance(context, dict) and name in context:
            mend = "Take it out, or name an activity as the object."
            yield Fault(at(where, f"context.{name}"), "Only a statement about an activity has this.", mend)
    if isinstance(verb, dict) and verb.get("id") == VOIDED and kind != "StatementRef":
        mend = "Set the object's objectType to StatementRef, and its id to that of the statement."
        yield Fault(at(where, "object"), "“voided” takes back another statement.", mend)
