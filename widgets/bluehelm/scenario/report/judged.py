"""What an author or a trainer reads about one play: decisions apart from luck, its rank, its rivals."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bluehelm.scenario.analysis import Judgement, Rank, Rival, Rivals
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.report.document import Report, Row, Section, Table
from bluehelm.scenario.report.numbers import counted, decimal, listed, percent, weighting
from bluehelm.scenario.state import State

NEAREST = 5  # rivals that are shown


def judged(scenario: Scenario, last: State, judgement: Judgement, found: Rivals | str) -> Report:
    """Return all that there is to say about a play that came to `last`.

    `found`: its rivals, or the sentence that says why there are none to look for.
    """
    where = f"It ended in {last.ending}." if last.ending else f"It stands at {last.scene}, not at its end."
    lead = (
        f"{counted(len(last.decisions), 'decision')}, seed {last.seed}. {where} Counted exactly for "
        f"{weighting(judgement.weights)}; this is about decisions and luck, not about a person."
    )
    sections = (_decisions(judgement), _rank(scenario, judgement), _rivals(found))
    return Report(f"{scenario.id} {scenario.title}: one play", lead, sections)


def _decisions(judgement: Judgement) -> Section:
    costs = sum((one.regret for one in judgement.verdicts), Fraction(0))
    luck = sum((one.luck for one in judgement.verdicts), Fraction(0))
    words = (
        f"Best play expects {decimal(judgement.expected)} from the start. The decisions cost "
        f"{decimal(costs)} against it, and luck brought {_signed(luck)}: together "
        f"{decimal(judgement.value)}.",
        _costliest(judgement),
        "Cost: what the best option on offer was expected to bring, less the option taken, if play is best "
        "afterwards. Luck: what the events then changed; on average it is 0.",
    )
    rows = tuple(
        (one.scene, one.choice, listed(one.best), decimal(one.regret), _signed(one.luck))
        for one in judgement.verdicts
    )
    columns = ("Decision", "Taken", "Best", "Cost", "Luck")
    return Section(
        "decisions", "Decisions apart from luck", words, (Table("", columns, rows),) if rows else ()
    )


def _costliest(judgement: Judgement) -> str:
    most = max((one.regret for one in judgement.verdicts), default=Fraction(0))
    if not most:
        return "No decision cost anything: each was a best one."
    places = listed(f"{one.scene}.{one.choice}" for one in judgement.verdicts if one.regret == most)
    return f"What cost most: {places}, {decimal(most)}."


def _signed(value: Fraction) -> str:
    written = decimal(value)
    return (
        written.replace("about ", "about +")
        if value > 0 and "about" in written
        else f"{'+' * (value > 0)}{written}"
    )


def _rank(scenario: Scenario, judgement: Judgement) -> Section:
    title = "Rank among all plays"
    if not judgement.ranks:
        none = "There is no rank: the play has not ended, or the weighting counts endings alone."
        return Section("rank", title, (none,))
    words = ["All plays: every option on offer equally likely, luck as the file says."]
    if "" in judgement.ranks:
        whole = judgement.ranks[""]
        words.append(
            f"For the weighting, {percent(whole.lower)} of them end lower than this play, "
            f"{percent(whole.equal)} the same and {percent(whole.higher)} higher."
        )
    rows = tuple(
        _rank_row(scenario.gauges[key].name if key else "the weighting", key, rank)
        for key, rank in judgement.ranks.items()
    )
    columns = ("Id", "What", "This play", "Plays lower", "The same", "Plays higher")
    return Section("rank", title, tuple(words), (Table("", columns, rows),))


def _rank_row(name: str, key: str, rank: Rank) -> Row:
    return (key, name, decimal(rank.value), percent(rank.lower), percent(rank.equal), percent(rank.higher))


def _rivals(found: Rivals | str) -> Section:
    title = "Plans that beat these choices"
    if isinstance(found, str):
        return Section("rivals", title, (found,))
    return Section("rivals", title, tuple(_rival_words(found)), _rival_tables(found))


def _rival_words(found: Rivals) -> Iterator[str]:
    yours = ", ".join(f"{name} {decimal(value, 1)}" for name, value in found.expected.items())
    yield (
        f"Luck left aside, the choices of this play expect {yours} (in scenes that it did not meet, every "
        "option counts the same)."
    )
    count = len(found.plans)
    if not count:
        yield "No plan expects as much on each of them and more on one."
        return
    first = found.plans[0]
    yield (
        f"{counted(count, 'plan')} of the front would have expected as much on each of them "
        f"and more on one; the nearest parts from this play at {first.scene}, with {first.instead} instead "
        f"of {first.taken}." + (f" The {NEAREST} nearest are shown." if count > NEAREST else "")
    )


def _rival_tables(found: Rivals) -> tuple[Table, ...]:
    rows = tuple(_rival_row(rival) for rival in found.plans[:NEAREST])
    gains = (f"{name} more" for name in found.expected)
    columns = ("Parts at", "Taken", "Instead", "Differ", *gains, "Plan")
    return (Table("", columns, rows),) if rows else ()


def _rival_row(rival: Rival) -> Row:
    gains = (decimal(gain, 1).removeprefix("about ") for gain in rival.gains.values())
    plan = " ".join(f"{scene}.{choice}" for scene, choice in rival.plan.choices.items())
    return (rival.scene, rival.taken, rival.instead, str(rival.differs), *gains, plan)
