"""A statement that uses all of xAPI, and hostile changes to it, each with the place that must be named."""

from __future__ import annotations

import copy
from typing import Any

GONE = "(taken out)"
ID = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee"
PERSON = {"objectType": "Agent", "name": "A", "mbox": "mailto:a@example.org"}
ACTIVITY = {"objectType": "Activity", "id": "https://example.org/a"}
REFERENCE = {"objectType": "StatementRef", "id": ID}
WHOLE: dict[str, Any] = {
    "id": ID,
    "actor": {
        "objectType": "Group",
        "name": "Team",
        "account": {"homePage": "https://example.org/", "name": "7"},
        "member": [PERSON, {"openid": "https://example.org/b"}, {"mbox_sha1sum": "0" * 39 + "f"}],
    },
    "verb": {
        "id": "https://example.org/said",
        "display": {"en-US": "said", "zh-Hant-TW": "說", "sl-rozaj": "x"},
    },
    "object": {
        **ACTIVITY,
        "definition": {
            "name": {"en": "A", "x-private": "b"},
            "description": {"fr-CA": "é"},
            "type": "urn:example:kind",
            "moreInfo": "https://example.org/more?x=1#y",
            "interactionType": "matching",
            "correctResponsesPattern": ["a[.]b"],
            "source": [{"id": "a", "description": {"en": "A"}}, {"id": "b"}],
            "target": [{"id": "b"}],
            "extensions": {"https://example.org/ext": None, "tag:x@example.org,2026:y": {"deep": [None]}},
        },
    },
    "result": {
        "score": {"scaled": -1, "raw": 3.5, "min": 0, "max": 10},
        "success": False,
        "completion": True,
        "response": "",
        "duration": "P3Y1M29DT4H35M59.14S",
        "extensions": {},
    },
    "context": {
        "registration": ID.upper(),
        "instructor": PERSON,
        "team": {"objectType": "Group", "member": [PERSON]},
        "contextActivities": {
            "parent": [ACTIVITY],
            "grouping": [ACTIVITY],
            "category": [],
            "other": [ACTIVITY],
        },
        "revision": "3",
        "platform": "x",
        "language": "en-GB",
        "statement": REFERENCE,
        "extensions": {"https://example.org/é": 1},
    },
    "timestamp": "2026-11-29T12:17:00.123456+05:30",
    "stored": "2026-11-29T12:17:00Z",
    "authority": {
        "objectType": "Group",
        "member": [{"account": {"homePage": "https://example.org/token", "name": "app"}}, PERSON],
    },
    "version": "1.0.3",
    "attachments": [
        {
            "usageType": "https://example.org/usage",
            "display": {"en": "An essay"},
            "description": {"en": "Long"},
            "contentType": "text/plain; charset=utf-8",
            "length": 0,
            "sha2": "0" * 64,
            "fileUrl": "https://example.org/file",
        }
    ],
}

# The way to the part, its new value, and the place that is named (the way itself where it is left out).
BREAKS: list[tuple[Any, ...]] = [
    ("actor", GONE),
    ("verb", GONE),
    ("object", GONE),
    ("actor", None),
    ("verb", "said"),
    ("object", []),
    ("mood", "good"),
    ("Actor", PERSON),
    ("id", "7"),
    ("id", ID.replace("-", "")),
    ("id", f"urn:uuid:{ID}"),
    ("id", "6690e6c9-3ef0-4ed3-cb37-7f3964730bee"),
    ("id", None),
    ("id", 7),
    ("version", "1.1.0"),
    ("version", "0.95"),
    ("version", 1.0),
    ("timestamp", "2026-11-29"),
    ("timestamp", "2026-11-29T12:17:00"),
    ("timestamp", "2026-13-29T12:17:00Z"),
    ("timestamp", "2026-02-30T12:17:00Z"),
    ("timestamp", "2026-11-29T12:17:00-00:00"),
    ("timestamp", "29 November 2026"),
    ("timestamp", "２026-11-29T12:17:00Z"),
    ("timestamp", 1764418620),
    ("stored", "now"),
    ("actor.account", GONE, None),  # then the group is anonymous, which is right
    ("actor.member", [], None),
    ("actor.objectType", GONE, "actor.member"),
    ("context.contextActivities.grouping", ACTIVITY, None),  # as in version 0.95
    ("actor.objectType", "group"),
    ("actor.mbox", "mailto:x@example.org", "actor"),
    ("actor.member", "everybody"),
    ("actor.member", {}),
    ("actor.member.0", {"objectType": "Group", "member": [PERSON]}, "actor.member[0].objectType"),
    ("actor.member.0", {"name": "Nobody"}, "actor.member[0]"),
    ("actor.member.0.mbox", "a@example.org", "actor.member[0].mbox"),
    ("actor.member.0.mbox", "mailto:a", "actor.member[0].mbox"),
    ("actor.member.0.name", 7, "actor.member[0].name"),
    ("actor.member.0.age", 7, "actor.member[0].age"),
    ("actor.member.1.openid", "b", "actor.member[1].openid"),
    ("actor.member.2.mbox_sha1sum", "xyz", "actor.member[2].mbox_sha1sum"),
    ("actor.account.homePage", "example.org"),
    ("actor.account.homePage", GONE),
    ("actor.account.name", GONE),
    ("actor.account.name", 7),
    ("actor.account.login", "x"),
    ("verb.id", GONE),
    ("verb.id", "said"),
    ("verb.id", "https://example.org/two words"),
    ("verb.id", ""),
    ("verb.id", "https://example.org/<b>"),
    ("verb.display", "said"),
    ("verb.display", {"a_b": "said"}),
    ("verb.display", {"english please": "said"}),
    ("verb.display.en-US", None),
    ("verb.display.en-US", ["said"]),
    ("verb.name", {"en": "said"}),
    ("object.id", GONE),
    ("object.id", "a/relative/one"),
    ("object.objectType", "activity"),
    ("object.objectType", 7),
    ("object.objectType", ["Activity"]),
    ("object.name", "A"),
    ("object.definition.type", "kind"),
    ("object.definition.moreInfo", "more"),
    ("object.definition.name", {"en": 7}, "object.definition.name.en"),
    ("object.definition.interactionType", "guessing"),
    ("object.definition.interactionType", "choice", "object.definition.source"),
    ("object.definition.interactionType", GONE, "object.definition.correctResponsesPattern"),
    ("object.definition.correctResponsesPattern", "a"),
    ("object.definition.correctResponsesPattern", [1], "object.definition.correctResponsesPattern[0]"),
    ("object.definition.source.0.id", GONE, "object.definition.source[0].id"),
    ("object.definition.source.0.text", "A", "object.definition.source[0].text"),
    ("object.definition.source.1.id", "a", "object.definition.source"),
    ("object.definition.extensions", {"color": "red"}),
    ("object.definition.extensions", []),
    ("result.score", 7),
    ("result.score.scaled", 1.01),
    ("result.score.scaled", "1"),
    ("result.score.scaled", True),
    ("result.score.raw", 11),
    ("result.score.raw", -1),
    ("result.score.min", 10, "result.score"),
    ("result.score.best", 10),
    ("result.success", "yes"),
    ("result.completion", 1),
    ("result.response", 7),
    ("result.response", None),
    ("result.duration", "4 minutes"),
    ("result.duration", "PT"),
    ("result.duration", "P"),
    ("result.duration", "P4W1D"),
    ("result.extensions", {"/x": 1}),
    ("result.mood", "good"),
    ("context.registration", "7"),
    ("context.instructor", {"name": "B"}),
    ("context.team", PERSON, "context.team.objectType"),
    ("context.team", {"objectType": "Group"}),
    ("context.contextActivities", []),
    ("context.contextActivities.children", [ACTIVITY]),
    ("context.contextActivities.parent", [PERSON], "context.contextActivities.parent[0].objectType"),
    ("context.contextActivities.parent", "https://example.org/a"),
    ("context.revision", 3),
    ("context.platform", None),
    ("context.language", "English, please"),
    ("context.language", "en_GB"),
    ("context.statement", ACTIVITY, "context.statement.objectType"),
    ("context.statement", {"id": ID}, "context.statement.objectType"),
    ("context.extensions", {"": 1}),
    ("context.where", "here"),
    ("object", REFERENCE, "context.revision"),
    ("object", {**PERSON, "mbox": GONE}, "object"),
    ("object", {"objectType": "StatementRef", "id": "7"}, "object.id"),
    ("verb.id", "http://adlnet.gov/expapi/verbs/voided", "object"),
    ("authority", {"objectType": "Group", "member": [PERSON]}),
    ("authority", {"objectType": "Group", "mbox": "mailto:g@example.org", "member": [PERSON, PERSON]}),
    ("attachments", {}),
    ("attachments.0.usageType", GONE, "attachments[0].usageType"),
    ("attachments.0.display", GONE, "attachments[0].display"),
    ("attachments.0.contentType", "text", "attachments[0].contentType"),
    ("attachments.0.length", -1, "attachments[0].length"),
    ("attachments.0.length", "7", "attachments[0].length"),
    ("attachments.0.length", 7.5, "attachments[0].length"),
    ("attachments.0.sha2", "short", "attachments[0].sha2"),
    ("attachments.0.sha2", GONE, "attachments[0].sha2"),
    ("attachments.0.fileUrl", "file", "attachments[0].fileUrl"),
    (
        "attachments.0.usageType",
        "http://adlnet.gov/expapi/attachments/signature",
        "attachments[0].contentType",
    ),
]
SUB = {
    "objectType": "SubStatement",
    "actor": PERSON,
    "verb": {"id": "https://example.org/v"},
    "object": ACTIVITY,
}
SUB_BREAKS: list[tuple[Any, ...]] = [
    ("object.id", ID),
    ("object.stored", "2026-11-29T12:17:00Z"),
    ("object.version", "1.0.0"),
    ("object.authority", PERSON),
    ("object.object", SUB),
    ("object.actor", GONE),
    ("object.verb.id", "v"),
    ("object.verb.id", "http://adlnet.gov/expapi/verbs/voided", "object.object"),
    ("object.object", REFERENCE, None),
    ("object.context", {"platform": "x"}, None),
    ("object.objectType", "SubStatements"),
]


def changed(whole: dict[str, Any], way: str, value: object) -> dict[str, Any]:
    """Return a copy with one part exchanged, added or taken out."""
    found = copy.deepcopy(whole)
    *steps, last = [int(step) if step.isdigit() else step for step in way.split(".")]
    inner: Any = found
    for step in steps:
        inner = inner[step]
    if value == GONE:
        del inner[last]
    else:
        inner[last] = {k: v for k, v in value.items() if v != GONE} if isinstance(value, dict) else value
    return found
