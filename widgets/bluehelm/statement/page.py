"""The statement as a page for a screen and for paper: a pure function of its facts and its signer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from bluehelm.statement.credential import NOT_OF_THE_UN, title
from bluehelm.statement.facts import Facts, spoken
from bluehelm.statement.keys import PublicKey
from bluehelm.statement.sealed import PLACE
from bluehelm.templates import templates

HERE = Path(__file__).parent


def page(facts: Facts, signer: PublicKey | None = None) -> str:
    """Return the whole page. With a signer it has a place for the signature, and says who signed."""
    place = Markup(PLACE.decode()) if signer else ""
    return _template("page.html.j2").render(
        title=title(facts), style=Markup(style()), body=Markup(body(facts, signer)), place=place
    )


def body(facts: Facts, signer: PublicKey | None = None, level: int = 1) -> str:
    """Return what stands on the page, to be shown inside another as well; `level` is that of its heading."""
    return _template("body.html.j2").render(
        facts=facts,
        title=title(facts),
        signer=signer,
        level=level,
        spoken=spoken,
        not_of_the_un=NOT_OF_THE_UN,
        open=[item for item in facts.items if not item.done],
    )


def style() -> str:
    """Return the stylesheet, whose rules are for the classes of a statement only."""
    return (HERE / "statement.css").read_text(encoding="utf-8").strip()


@cache
def _template(name: str) -> Template:
    """Compile a template once."""
    return templates(HERE).get_template(name)
