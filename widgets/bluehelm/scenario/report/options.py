"""The section on options that lose to another one."""

from __future__ import annotations

from bluehelm.scenario.report.document import Row, Section, Table
from bluehelm.scenario.report.facts import Dominated, Facts
from bluehelm.scenario.report.numbers import counted

_MEANT = {"trap": "yes, a trap has one", "technical": "yes, a rule settles it"}


def dominated_section(facts: Facts) -> Section:
    """List dominated options: on no gauge better than another option of the scene, and on one worse."""
    rows = tuple(_row(facts, one) for one in facts.dominated)
    words = (
        f"{counted(len(rows), 'option')} for which another one of the same scene is as good on every gauge, "
        "and better on one."
        if rows
        else "No option is dominated: each is better than every other one on some gauge.",
    )
    columns = ("Scene", "Type", "Option", "Beaten by", "When", "Meant?")
    tables = (Table("", columns, rows),) if rows else ()
    return Section("dominated", "Dominated options", words, tables)


def _row(facts: Facts, one: Dominated) -> Row:
    scene = facts.scenario.scenes[one.scene]
    when = "once what follows is counted" if one.later else "by its own effects"
    option = f"{one.choice} {scene.choices[one.choice].label}"
    return (one.scene, scene.type, option, ", ".join(one.by), when, _MEANT.get(scene.type, "no: mend it"))
