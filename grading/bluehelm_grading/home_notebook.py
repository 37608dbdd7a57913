"""The notebook of the course home: what is the same for everybody as text, what is the learner's as calls."""

from __future__ import annotations

from bluehelm_grading.cells import Notebook, code, markdown, notebook

TITLE = "Course home"
_START = """# Learn to lead in UN peace operations

For heads of mission and their deputies, force commanders, police commissioners, humanitarian coordinators and
those who are about to be one. Read, decide, answer: without code, twenty minutes at a time."""
_NOW = "from bluehelm.ui.home import Home\n\nhome = Home()\nhome.now()"
_FIND = '<div class="bh-find"></div>'
_MORE = """## More

- [What do I need?](needs.ipynb): rate yourself in twelve areas, in about 12 minutes. It orders the modules
  for you: [my path](path.ipynb).
- [Courses and trainings](catalogue.ipynb): what the UN and others offer, beside this course.
- [The world of Kelmora](world.ipynb): the invented country in which all scenarios play. Its map, who is who,
  the mission, and what plays when.
- [Glossary](glossary.ipynb): the words and short forms of the course, with a search.
- On paper: each module page can be printed. Who has the course on a machine can write all modules as pages
  and PDFs with `make print`.

Your plays and answers are kept with the course: on your own machine, or, on a public site, in a folder that
only you can open, for 30 days after your last visit. To keep them longer, take your work with you. Kelmora,
its people and its mission are fictional. This course is not a product of the United Nations."""


def home_notebook() -> Notebook:
    """Build the course home."""
    cells = [
        markdown("start", _START),
        code("now", _NOW),
        markdown("find", _FIND),
        code("modules", "home.modules()"),
        code("mine", "home.mine()"),
        markdown("more", _MORE),
    ]
    return notebook(cells, {"kind": "home", "id": "home", "title": TITLE})
