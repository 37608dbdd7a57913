"""What the titles and words of module 04's figures claim is what their data say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m04 import consent, early_sign, one_pole, promises, sixty_plays

DATA = Path(__file__).parents[2] / "modules" / "04_primacy_of_politics" / "data"


def rows(name):
    """Read one data file of the module."""
    return read_rows(DATA / name)


def test_the_capital_is_warm_while_the_villages_of_the_lake_are_cold():
    """In the last five weeks the national level is never below 60; the local level in Lake stays below 50."""
    reports = rows("consent.csv")
    capital, villages = (
        [score for _, score in consent.series(reports, *who)[-5:]]
        for who in (("national", "all"), ("local", "Lake"))
    )
    assert min(capital) >= 60
    assert max(villages) < 50


def test_a_missing_report_is_never_a_low_score():
    """Weeks without a report have a class and a mark of their own."""
    classes = {consent.class_of(r) for r in rows("consent.csv") if not r["reported"]}
    assert classes == {"? no report"}


def test_the_permit_office_cools_two_weeks_before_the_palace():
    """The first break of the working level lies two weeks before that of the national level; both recover."""
    reports = rows("consent.csv")
    permits, palace = (one["week"] for one in early_sign.breaks(reports))
    assert (permits, palace) == (73, 75)
    for who in early_sign.LINES.values():
        scores = dict(consent.series(reports, *who))
        assert max(scores[w] for w in (75, 76, 77)) < 55 < scores[palace + 3]


def test_a_series_that_never_breaks_has_no_week():
    """Without a fall of ten points there is no break, and none in a series of fewer than five weeks."""
    assert early_sign.first_break([(week, 60) for week in range(20)]) == 0
    assert early_sign.first_break([(1, 90), (2, 10)]) == 0


def test_no_week_has_everything():
    """No week meets all four conditions; the money is gone before the law is there."""
    weeks = rows("promises.csv")
    assert max(one["met"] for one in promises.counts(weeks)) == 3
    spans = {(s["name"], s["state"]): s for s in promises.spans(weeks)}
    assert spans["The donors' money", "There"]["last"] == 4
    assert spans["The law has passed", "There"]["from"] == 8


def test_the_words_of_the_four_conditions_are_true():
    """The weeks that the text alternative names are those of the data."""
    spans = {(s["name"], s["state"]): s for s in promises.spans(rows("promises.csv"))}
    assert spans["80 % of fighters in camps", "There"]["from"] == 2
    assert spans["All ballots in place", "There"]["from"] == 0
    met = {one["week"]: one["met"] for one in promises.counts(rows("promises.csv"))}
    assert [met[w] for w in (0, 2, 3, 4)] == [2, 3, 3, 3]


def test_each_pole_alone_wins_one_side_and_loses_the_other():
    """Always the date: consent up, process down. Always inclusion: the reverse."""
    means = rows("one_pole.csv")
    date, inclusion = dict.fromkeys(r["plan"] for r in means)
    assert one_pole.change(means, date, "CON") > 5
    assert one_pole.change(means, date, "POL") < -5
    assert one_pole.change(means, inclusion, "CON") < -5
    assert one_pole.change(means, inclusion, "POL") > 5


def test_helicopters_for_all_kept_both_sides_twice_in_22_plays():
    """The title of the sixty plays counts right."""
    plays = rows("demo_plays.csv")
    every, kept = sixty_plays.chosen(plays, "D7"), sixty_plays.chosen(plays, "D7", sixty_plays.KEPT)
    assert (kept["A"], every["A"], kept["B"], every["B"]) == (2, 22, 13, 18)
    assert len(sixty_plays.kept(plays)) == 60


def test_bars_of_the_sixty_plays_are_whole():
    """In each view the parts of a decision run from 0 to 100 per cent, and kept and lost make all."""
    plays = rows("demo_plays.csv")
    parts = sixty_plays.bars(plays)
    for view in sixty_plays.VIEWS:
        for name in sixty_plays.NAMES.values():
            mine = [p for p in parts if (p["view"], p["name"]) == (view, name)]
            assert (mine[0]["from"], mine[-1]["to"]) == (0, 100)
            assert sum(p["n"] for p in mine) == mine[0]["of"]
    kept, lost = (sixty_plays.chosen(plays, "D3", view) for view in (sixty_plays.KEPT, sixty_plays.LOST))
    assert kept + lost == sixty_plays.chosen(plays, "D3")


@pytest.mark.parametrize("module", [consent, promises, sixty_plays, one_pole, early_sign])
def test_each_chart_answers_a_question(module):
    """Every chart of the module has something to choose, and its words end as a sentence."""
    figure = module.FIGURE
    data = [rows(name) for name in figure.data]
    assert figure.chart(*data).to_dict()["params"]
    assert figure.alt(*data).endswith(".")
