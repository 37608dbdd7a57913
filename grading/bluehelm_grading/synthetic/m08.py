"""Make the invented data of module 08 from the assumptions of the content brief (D04, D11) and of SC08.

Run by ``python -m bluehelm_grading.synthetic.m08``; a second run changes nothing. How much trust a minute of
delay costs is an assumption for teaching, and no finding. The picture of the truck goes round in month 19,
the first of quarter 7.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from bluehelm.scenario import load_scenario
from bluehelm_grading.synthetic.plays import settled
from bluehelm_grading.synthetic.tables import SEED, Row, data_folder, texts, write

FOLDER = data_folder("08_strategic_communication")

CASES = 40
TOPICS = ("gold", "elections", "water", "soldiers", "food aid", "borders")
LANGUAGES = ("official 1", "official 2", "river", "upland", "highland")
CHANNELS = ("social media", "radio", "market talk", "leaflet")
ANSWERS = {"explanation": 16, "dialogue": 14, "denial": 10}  # how many of the 40 cases
COST_A_MINUTE, LONGEST_MIN = 0.02, 180
FALSE_DENIAL = -9.0
RECOVERED = 0.5  # share of the loss that dialogue wins back in two weeks
NOISE_SD = 0.5

QUARTERS = (4, 5, 6, 7)
PLACES = {"Odran": (52, 46, -8), "Other towns": (50, 45, -1)}  # trust of men, of women, change in quarter 7
AGES = ("15–29", "30–49", "50 and over")
WOMEN_FEEL_SAFE_LESS = 6
SURVEY_SD = 1.5

PLAYS = 60
ASKED = "D2"


def rumours() -> Iterator[Row]:
    """Give one row a false or true story: how fast and how it was answered, and what trust did (D11)."""
    draw = random.Random(SEED + 11)
    answers = [answer for answer, number in ANSWERS.items() for _ in range(number)]
    draw.shuffle(answers)
    for number, answer in enumerate(answers, 1):
        yield _story(draw, number, answer)


def _story(draw: random.Random, number: int, answer: str) -> Row:
    truth = draw.choices(("false", "mixed", "true"), (6, 3, 1))[0]
    minutes = draw.randint(10, 240) if answer != "denial" else draw.randint(8, 90)
    first = -COST_A_MINUTE * min(minutes, LONGEST_MIN) + draw.gauss(0, NOISE_SD)
    if answer == "denial" and truth != "false":
        first = FALSE_DENIAL + draw.gauss(0, NOISE_SD)
    later = first * (1 - RECOVERED) if answer == "dialogue" else first + draw.gauss(0, NOISE_SD / 2)
    return {
        "id": f"S{number:02d}",
        "start_hour": draw.randint(0, 23),
        "topic": draw.choice(TOPICS),
        "language": draw.choice(LANGUAGES),
        "channel": draw.choices(CHANNELS, (6, 2, 3, 1))[0],
        "truth": truth,
        "views_6h": round(draw.lognormvariate(9, 1)),
        "answer": answer,
        "first_response_min": minutes,
        "trust_change": round(first, 1),
        "trust_change_2w": round(later, 1),
    }


def perception_survey() -> Iterator[Row]:
    """Give one row a quarter, place, sex and age band in Midlands: who feels safe, and trusts whom (D04)."""
    draw = random.Random(SEED + 4)
    for quarter in QUARTERS:
        for place, (men, women, change) in PLACES.items():
            for sex, usual in (("women", women), ("men", men)):
                for age in AGES:
                    yield _group(draw, quarter, place, sex, age, usual + change * (quarter == 7))


def _group(draw: random.Random, quarter: int, place: str, sex: str, age: str, trust: int) -> Row:
    asked = draw.randint(120, 400)
    safe = 48 - WOMEN_FEEL_SAFE_LESS * (sex == "women")
    return {
        "quarter": quarter,
        "place": place,
        "sex": sex,
        "age": age,
        "n": asked,
        "feel_safe": _share(draw, safe),
        "trust_mission": _share(draw, trust),
        "trust_state": _share(draw, 41),
    }


def _share(draw: random.Random, percent: float) -> int:
    """Give a share near what is usual, in whole per cent."""
    return round(percent + draw.gauss(0, SURVEY_SD))


def two_kinds_of_trust() -> Iterator[Row]:
    """Give where 60 plays of SC08 end for each way to show a face, all other decisions taken at random."""
    scenario = load_scenario(FOLDER.parent / "scenario.yaml")
    for option, choice in scenario.scenes[ASKED].choices.items():
        for seed in range(1, PLAYS + 1):
            end = settled(scenario, seed, ASKED, option)
            kept = {"option": option, "label": choice.label, "play": seed, "ending": end.ending}
            yield {**kept, "CRE": end.gauges["CRE"], "LOC": end.gauges["LOC"]}


def files() -> dict[str, str]:
    """Give the text of each file by name."""
    tables = (rumours, perception_survey, two_kinds_of_trust)
    return texts({f"{table.__name__}.csv": table() for table in tables})


if __name__ == "__main__":
    write(files(), FOLDER)
