"""What a page shows when an authored file cannot be used: plain words, and details for the author."""

from bluehelm.problems import ProblemsError
from bluehelm.ui.markup import escape


def out(thing: str, error: ProblemsError) -> str:
    """Return a note that `thing` ("This scenario") is out, with each problem for its author to mend."""
    items = "".join(
        f"<li><code>{escape(p.file)}</code>, line {p.line}: {escape(p.message)} {escape(p.mend)}</li>"
        for p in error.problems
    )
    count = len(error.problems)
    found = "one problem" if count == 1 else f"{count} problems"
    return (
        f'<div class="bh bh-out" role="note">'
        f"<p><strong>{escape(thing)} cannot be opened at the moment.</strong> "
        f"The rest of the course works. Your own answers and plays are safe.</p>"
        f"<details><summary>For the author: {found} in the file</summary><ul>{items}</ul></details></div>"
    )
