"""The words of our xAPI profile: verbs, activities, extensions. docs/record.md explains them to others.

RFC 2606 keeps the domain .example free for ever: these names are names, and no addresses.
"""

from __future__ import annotations

HOME = "https://bluehelm.example/"
PROFILE = f"{HOME}xapi/profile"

_ADL = "http://adlnet.gov/expapi"
OPENED = "http://activitystrea.ms/schema/1.0/open"
PROGRESSED = f"{_ADL}/verbs/progressed"
DECIDED = f"{HOME}xapi/verbs/decided"
ANSWERED = f"{_ADL}/verbs/answered"
COMPLETED = f"{_ADL}/verbs/completed"
ASSESSED = f"{HOME}xapi/verbs/assessed"
PLANNED = f"{HOME}xapi/verbs/planned"
GRADED = f"{_ADL}/verbs/scored"
VOIDED = f"{_ADL}/verbs/voided"

VERBS = {
    OPENED: "opened",
    PROGRESSED: "progressed",
    DECIDED: "decided",
    ANSWERED: "answered",
    COMPLETED: "completed",
    ASSESSED: "assessed",
    PLANNED: "planned",
    GRADED: "graded",
    VOIDED: "voided",
}
"""The verbs that the course writes and reads, with the words that people see."""

COURSE = f"{HOME}course"
MODULES, SCENARIOS, EXERCISES = f"{HOME}modules/", f"{HOME}scenarios/", f"{HOME}exercises/"
NEEDS = f"{HOME}needs-assessment"
PATH = f"{HOME}learning-path"

MODULE_TYPE = f"{_ADL}/activities/module"
SCENARIO_TYPE = f"{_ADL}/activities/simulation"
EXERCISE_TYPE = f"{_ADL}/activities/assessment"
ITEM_TYPE = f"{_ADL}/activities/question"
DECISION_TYPE = f"{HOME}xapi/activities/decision"
NEEDS_TYPE = f"{HOME}xapi/activities/needs-assessment"
PATH_TYPE = f"{HOME}xapi/activities/learning-path"

TRANSCRIPT = f"{HOME}xapi/extensions/transcript"
DRIFTED = f"{HOME}xapi/extensions/drifted"
TRIED = f"{HOME}xapi/extensions/tried"
ENDING = f"{HOME}xapi/extensions/ending"
GAUGES = f"{HOME}xapi/extensions/gauges"
ASSESSMENT = f"{HOME}xapi/extensions/assessment"
PLAN = f"{HOME}xapi/extensions/plan"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"
DONE_OF = f"{HOME}xapi/extensions/parts"
