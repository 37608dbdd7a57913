"""What the search of the course home looks through: sections, scenarios, words, exercises, the world. Pure.

The searching itself happens in the reader's browser (`server/labextension/static/search.js`), so that a weak
line carries the index once and no question at all. Outcomes, endings and keys are never in the index.
"""

from bluehelm.search.documents import Document, documents
from bluehelm.search.index import index, sources

__all__ = ["Document", "documents", "index", "sources"]
