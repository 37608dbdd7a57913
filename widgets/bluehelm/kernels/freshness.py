"""Whether what a warm process has read is still what is on the disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

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
    """Notes every file and folder that this process opens or lists, while it is asked to.

    Python calls an audit hook at each of them, and never lets go of a hook: there is one, and it is switched.
    """

    def __init__(self) -> None:
        """Begin to listen, without noting anything."""
        self._paths: set[str] | None = None
        sys.addaudithook(self._hear)

    @contextmanager
    def noted(self) -> Iterator[set[str]]:
        """Yield a set that holds, at the end, the paths with the folders that they are in."""
        self._paths = paths = set[str]()
        try:
            yield paths
        finally:
            self._paths = None
            paths |= {os.path.dirname(path) for path in paths}

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._paths is not None and event in {"open", "os.listdir", "os.scandir"}:
            path = arguments[0]
            if isinstance(path, str | bytes | os.PathLike):
                self._paths.add(os.path.abspath(os.fsdecode(path)))
