"""The learner's record: one file of xAPI statements, and what it says of the progress.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from bluehelm.record import events
>>> with TemporaryDirectory() as folder:
...     record = Record(Path(folder))
...     _ = record.append(events.opened("M06"))
...     found = progress(record.statements()).module("M06")
>>> found.state, found.plays
('begun', ())
"""

from bluehelm.record.fold import Graded, ModuleProgress, Play, Progress, progress
from bluehelm.record.lines import BadLine
from bluehelm.record.statement import Statement
from bluehelm.record.store import READ_ONLY, NotAStatement, Record

__all__ = [
    "READ_ONLY",
    "BadLine",
    "Graded",
    "ModuleProgress",
    "NotAStatement",
    "Play",
    "Progress",
    "Record",
    "Statement",
    "progress",
]
