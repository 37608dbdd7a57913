"""Whether what a warm process has read is still what is on the disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

OF_THE_SYSTEM = ("/dev/", "/proc/", "/sys/")  # not files that somebody changes

# When it was changed in ns, its size, its inode; None: there is no such file.
Stamp = Sequence[int] | None


@dataclass(frozen=True)
class Seen:
    """Files as they were when they were read, by their absolute paths."""

    stamps: Mapping[str, Stamp]

    @classmethod
    def of(cls, paths: Iterable[str]) -> Seen:
        """Note how these files stand now."""
        return cls({path: stamp(path) for path in paths})

    def changed(self) -> str:
        """Return the first file that is no longer as it was, or nothing."""
        return next((path for path, was in self.stamps.items() if stamp(path) != was), "")


def stamp(path: str) -> Stamp:
    """Return what tells one state of a file from another."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return [found.st_mtime_ns, found.st_size, found.st_ino]  # a list: it goes through JSON


def module_files(names: Iterable[str]) -> list[str]:
    """Return the source files of all loaded modules of the packages that `names` are part of."""
    packages = {name.partition(".")[0] for name in names}
    loaded = [module for name, module in sys.modules.items() if name.partition(".")[0] in packages]
    return [file for file in (getattr(module, "__file__", None) for module in loaded) if file]


class Reading:
    """Notes how every file and folder stood when this process first opened or listed it.

    Python calls an audit hook at each of these, and never lets go of one: it is switched on and off.
    """

    def __init__(self) -> None:
        """Begin to listen, without noting anything."""
        self._stamps: dict[str, Stamp] | None = None
        sys.addaudithook(self._hear)

    @contextmanager
    def noted(self) -> Iterator[Seen]:
        """Yield what is read from here on; with each file, the folder that it is in."""
        self._stamps = stamps = dict[str, Stamp]()
        try:
            yield Seen(stamps)
        finally:
            self._stamps = None

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._stamps is None or event not in {"open", "os.listdir", "os.scandir"}:
            return
        if isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.abspath(os.fsdecode(arguments[0]))
            if not path.startswith(OF_THE_SYSTEM):
                for each in (path, os.path.dirname(path)) if event == "open" else (path,):
                    self._stamps.setdefault(each, stamp(each))
