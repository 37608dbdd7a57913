"""One module as one page of HTML: a pure function of its material. The same material gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from bluehelm.exercise.scoring import SIGNS
from bluehelm.prose import SOURCES_HEADING, WORDS_HEADING, annotate_module
from bluehelm.templates import templates
from bluehelm_grading.edition import story
from bluehelm_grading.edition.material import Material
from bluehelm_grading.edition.paper import sheet
from bluehelm_grading.edition.pictures import picture
from bluehelm_grading.edition.solved import solved
from bluehelm_grading.edition.words import line, sections, words

HERE = Path(__file__).parent
_PICTURE = re.compile(r"<!--(picture|map):(\w+)-->")


def page(found: Material) -> str:
    """Return the whole page. Words are explained and sources named in all its parts, as on module pages."""
    text, headings = sections(_text(found))
    body, explained, cited = annotate_module(
        [_body(found, text), WORDS_HEADING, SOURCES_HEADING], in_words=True
    )
    lists, ends = sections(words(f"{explained}\n\n{cited}"))
    drawn = _PICTURE.sub(lambda match: _drawn(found, match[1], match[2]), body)
    contents = [*headings, *_parts(found), *ends]
    style = Markup((HERE / "page.css").read_text(encoding="utf-8").strip())
    template = _environment().get_template("page.html.j2")
    return template.render(
        module=found.module, style=style, contents=contents, body=Markup(drawn), lists=lists
    )


def _drawn(found: Material, kind: str, name: str) -> Markup:
    """Return a chart, or a map with its key."""
    if kind == "picture":
        return picture(found.figures[name])
    view = found.maps[int(name)]
    key = Markup().join(Markup("<li>{} {}</li>").format(Markup(sign), word) for sign, word in view.key)
    return Markup('{}<ul class="key">{}</ul>').format(Markup(view.svg), key)


def _text(found: Material) -> str:
    """Return the text of the module with its charts and self-checks where they stand."""
    template = _environment().get_template("piece.html.j2")
    numbers = {name: number for number, name in enumerate(found.checks, start=1)}
    shown = {"figures": found.figures, "checks": found.checks, "sheet_of": sheet}
    return "".join(
        template.render(piece=piece, number=numbers.get(piece.text, 0), **shown) for piece in found.pieces
    )


def _body(found: Material, text: Markup) -> str:
    scenario = found.scenario
    told = scenario and {
        "told": {scene: tuple(story.options(scenario, scene)) for scene in scenario.scenes},
        "chances": tuple(story.chances(scenario)),
        "closes": tuple(story.closes(scenario)),
        "effects": partial(story.effects, scenario),
        "facts": partial(story.facts, scenario),
    }
    return (
        _environment()
        .get_template("body.html.j2")
        .render(
            text=text,
            scenario=scenario,
            exercise=found.module.exercise,
            checks=found.checks,
            figures=found.figures,
            maps=found.maps,
            sheet_of=sheet,
            solved=solved,
            signs=SIGNS,
            **(told or {}),
        )
    )


def _parts(found: Material) -> Iterator[tuple[str, str]]:
    """Name the parts that follow the text, as the contents list them."""
    scenario = found.scenario
    if scenario:
        yield "scenario", f"The scenario: {scenario.title}"
        yield "outcomes", "What each option does"
        if scenario.events:
            yield "chances", "Chance"
        yield from (("endings", "How it can end"), ("review", "After-action review"))
    if found.module.exercise:
        yield "exercises", "Exercises on paper"
    if found.checks:
        yield "answers", "Answers of the self-checks"
    if found.figures or found.maps:
        yield "data", "The numbers behind charts and maps"


@cache
def _environment() -> Environment:
    """Compile templates once."""
    environment = templates(HERE)
    environment.filters |= {"words": words, "line": line}
    return environment
