"""nbgrader's formgrader without the internet.

Its page of a submission asks a CDN for MathJax (seen with nbgrader 0.9.6; no other page of it asks a foreign
host for anything). The address is the default of a macro in a template of nbconvert, where no setting
reaches it, so a template of ours with the same name is found first. Our exercises hold no formulas, and a
memo is text that must not become one.
"""

from __future__ import annotations

from pathlib import Path

import nbgrader
from nbconvert.exporters import HTMLExporter

_OURS = Path(__file__).parent / "templates" / "formgrade"
_NBGRADERS = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"


def template_paths() -> list[str]:
    """Return the folders in which formgrader looks for templates, ours before its own.

    For `HTMLExporter.template_paths`: formgrader overrides the settings of nbconvert that add to the list.
    """
    stock = HTMLExporter(template_name="formgrade", extra_template_basedirs=[str(_NBGRADERS)])
    return [str(_OURS), *stock.template_paths]
