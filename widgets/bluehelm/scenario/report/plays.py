"""Sections on all plays: how many there are, what they can meet, how they end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bluehelm.scenario.analysis import Witness
from bluehelm.scenario.report.document import Row, Section, Table
from bluehelm.scenario.report.facts import Facts, endings
from bluehelm.scenario.report.numbers import decimal, listed, percent, way


def size_section(facts: Facts) -> Section:
    """Say how large the scenario is, and what made the count possible."""
    size = facts.size
    words = (
        f"At most {size.plays:,} plays (choices times luck). At most {size.states:,} merged states tell all "
        "of them apart that matters, so every number below is counted and none is estimated.",
    )
    rows: tuple[Row, ...] = (
        ("Gauges that are never cut at a bound", listed(size.additive)),
        ("Gauges that no rule, condition or ending asks about", listed(size.unread)),
        ("Flags that nothing later reads", listed(size.idle_flags)),
        ("Scenes at which a play can end early", listed(size.cut_scenes)),
    )
    return Section("size", "How large it is", words, (Table("", ("Structure", "Which"), rows),))


def endings_section(facts: Facts) -> Section:
    """Give each ending with its exact share and a shortest play to it."""
    shares, met = shares_section(facts), facts.reach.endings
    lengths = (str(len(found.steps)) if found else "no play" for found in met.values())
    rows = tuple((*row, length) for row, length in zip(shares.tables[0].rows, lengths, strict=True))
    table = Table("", (*shares.tables[0].columns, "Fewest decisions"), rows)
    return replace(shares, tables=(table, _ways("ending", met)))


def shares_section(facts: Facts) -> Section:
    """Give each ending with its exact share."""
    shares = facts.distribution.endings
    rows = tuple(
        (key, title, percent(shares[key]), str(shares[key])) for key, title in endings(facts.scenario).items()
    )
    words = (f"The share of plays that come to each ending if {_taken(facts)} and luck is as the file says.",)
    return Section("endings", "Endings", words, (Table("", ("Ending", "Title", "Share", "Exactly"), rows),))


def _taken(facts: Facts) -> str:
    if facts.policy is None:
        return "every option on offer is equally likely"
    scenes = listed(scene for scene in facts.scenario.scenes if scene in facts.policy)
    return f"options are taken by the stated policy (scenes: {scenes}; elsewhere all are equally likely)"


def ways_section(facts: Facts) -> Section:
    """Give a shortest play to every scene, option and ending."""
    met = facts.reach
    options = {f"{scene}.{choice}": found for (scene, choice), found in met.options.items()}
    tables = (_ways("scene", met.scenes), _ways("option", options), _ways("ending", met.endings))
    words = ("One shortest play to each; to an option, the play up to the scene that offers it.",)
    return Section("ways", "What play can reach, and how", words, tables)


def _ways(kind: str, met: Mapping[str, Witness | None]) -> Table:
    rows = tuple((key, way(found) if found else "no play") for key, found in met.items())
    columns = (kind.capitalize(), "Decisions, and the luck that it needs")
    return Table(f"A shortest play to each {kind}", columns, rows)


def unmet_section(facts: Facts) -> Section:
    """Say what no play meets, and where plays run dry."""
    reach, titles = facts.reach, endings(facts.scenario)
    kinds = {
        "scene": [key for key, found in reach.scenes.items() if found is None],
        "option": [f"{scene}.{choice}" for (scene, choice), found in reach.options.items() if found is None],
        "ending": [f"{key} {titles[key]}" for key, found in reach.endings.items() if found is None],
    }
    rows = tuple((kind, name) for kind, names in kinds.items() for name in names)
    dry = tuple((scene, way(witness)) for scene, witness in reach.dry.items())
    counts = f"All {len(reach.scenes)} scenes, {len(reach.options)} options and {len(reach.endings)} endings"
    unmet = "No play at all meets what is listed here. Mend the way to it, or delete it."
    words = [unmet if rows else f"{counts} are met by some play."]
    words.append(
        f"{percent(facts.distribution.dry)} of plays run dry: they stand in a scene with nothing on offer."
        if dry
        else "No play runs dry: in every scene there is always something on offer."
    )
    tables: tuple[Table, ...] = (Table("", ("Kind", "Never met"), rows),) if rows else ()
    tables += (Table("Where plays run dry", ("Scene", "A shortest play to it"), dry),) if dry else ()
    return Section("unmet", "What cannot be reached", tuple(words), tables)


def gauges_section(facts: Facts) -> Section:
    """Give the distribution of each gauge at the end, as mean, range and share at the warning."""
    rows = tuple(_gauge_row(facts, key) for key in facts.scenario.gauges)
    how = "options equally likely" if facts.policy is None else "options taken by the stated policy"
    words = (f"Each gauge at the end of all plays, {how}.",)
    columns = ("Id", "Gauge", "Start", "Mean at the end", "Lowest", "Highest", "At or below its warning")
    return Section("gauges", "Gauges at the end", words, (Table("", columns, rows),))


def _gauge_row(facts: Facts, key: str) -> Row:
    gauge, ends = facts.scenario.gauges[key], facts.distribution
    values = [value for value, chance in ends.gauges[key].items() if chance]
    low = "no warning" if gauge.warn_at is None else percent(ends.at_most(key, gauge.warn_at))
    mean = decimal(ends.mean(key), 1).removeprefix("about ")
    return (key, gauge.name, str(gauge.start), mean, str(min(values)), str(max(values)), low)
