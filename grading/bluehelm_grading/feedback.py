"""The learner's feedback page: from the autograded notebook and the gradebook, by our template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbconvert.exporters import Exporter
from nbgrader.preprocessors import GetGrades
from traitlets import Unicode

from bluehelm_grading.cells import Cell, Notebook
from bluehelm_grading.feedback_page import feedback_page

TEMPLATES = Path(__file__).parent / "templates"


class FeedbackMarks(GetGrades):  # type: ignore[misc]
    """Takes points and comments from the gradebook, and makes of them the data of the page."""

    def preprocess(self, nb: Notebook, resources: Any) -> tuple[Notebook, Any]:
        """Put a FeedbackPage into the resources, for the template."""
        nb, resources = super().preprocess(nb, resources)
        resources["bluehelm"] = feedback_page(nb, resources)
        return nb, resources

    def _get_score(self, cell: Cell, resources: Any) -> None:
        super()._get_score(cell, resources)
        where = (self.notebook_id, self.assignment_id, self.student_id)
        grade = self.gradebook.find_grade(cell.metadata["nbgrader"]["grade_id"], *where)
        cell.metadata.nbgrader["waits"] = bool(grade.needs_manual_grade)


class FeedbackExporter(Exporter):  # type: ignore[misc]
    """Renders the page. Everything that it shows is in the one file: no script, no font, nothing remote."""

    template = Unicode("feedback.html.j2", help="Template in bluehelm_grading/templates.").tag(config=True)

    file_extension = ".html"

    def from_notebook_node(self, nb: Notebook, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """Return the HTML of one learner's page."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return render(resources["bluehelm"], self.template), resources


def render(page: object, template: str = "feedback.html.j2") -> str:
    """Render a FeedbackPage; whatever is not marked as HTML is escaped."""
    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(template).render(page=page)
