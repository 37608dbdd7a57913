"""Folders in which something else stands than files: links, pipes, devices, and names that nobody expects."""

import os
import socket
import stat
from contextlib import closing
from pathlib import Path

from ..conftest import ASSIGNMENT, RAN
from .case import BROKEN, KEY, NOT_A_NOTEBOOK, NOTEBOOK, Case, own, unreadable

LINK = "It is a link to another file; links are not followed."
NOT_REGULAR = "It is not a regular file."
NO_FOLDER = "In place of the submission's folder stands a single file or a link."


def link_to(target: Path | str, name: str = "answers.json"):
    """Return what puts a link in the place of a file."""
    return lambda folder: (folder / name).symlink_to(target)


def link_to_classmate(folder: Path) -> None:
    """Point to the answers of another learner of the class."""
    (folder / "answers.json").symlink_to(folder.parent.parent / "victim" / ASSIGNMENT / "answers.json")


def folder_is_file(folder: Path) -> None:
    """Put a file in the place of the folder."""
    folder.rmdir()
    folder.write_text("all my answers are right")


def folder_is_link(folder: Path) -> None:
    """Point the folder to the one of another learner."""
    folder.rmdir()
    folder.symlink_to(folder.parent.parent / "victim" / ASSIGNMENT)


def folder_is_key(folder: Path) -> None:
    """Point the folder to the folder of the key."""
    folder.rmdir()
    folder.symlink_to(KEY.parent)


def pipe(folder: Path) -> None:
    """Make a named pipe, from which reading never comes back."""
    os.mkfifo(folder / "answers.json")


def device(folder: Path) -> None:
    """Make the device that gives zero bytes for ever; where that is not allowed, a link to it."""
    try:
        os.mknod(folder / "answers.json", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except OSError:
        (folder / "answers.json").symlink_to("/dev/zero")


def ear(folder: Path) -> None:
    """Make a socket file. Its path may have 108 characters, so it is made under a short name."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        with closing(socket.socket(socket.AF_UNIX)) as made:
            made.bind("answers.json")
    finally:
        os.chdir(before)


def sparse(folder: Path) -> None:
    """Make 50 MB that take no room."""
    with open(folder / "answers.json", "wb") as file:
        file.truncate(50_000_000)


def odd_names(folder: Path) -> None:
    """Make files whose names are not text, turn the text around them, or are long."""
    for name in (b"\xff\xfe.txt", "\u202etxt.exe".encode(), b"new\nline", b"a" * 200):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"")


def bring(*names: str):
    """Return what puts Python files and folders that a program may pick up beside the answers."""

    def place(folder: Path) -> None:
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"import pathlib; pathlib.Path('{RAN}').touch()\n")

    return place


def not_read(names: str) -> tuple[str]:
    """Return the note about other files."""
    return (f"Other files in the submission were not read: {names}.",)


CASES = (
    unreadable("a-file-of-50-MB", None, "It is larger than 1 MB.", place=sparse),
    unreadable("link-to-the-key", None, LINK, place=link_to(KEY)),
    unreadable("link-to-nothing", None, LINK, place=link_to("nowhere")),
    unreadable("link-to-itself", None, LINK, place=link_to("answers.json")),
    unreadable("link-to-a-classmate", None, LINK, place=link_to_classmate),
    Case(
        "link-as-notebook",
        notebook=None,
        place=link_to(KEY, NOTEBOOK),
        learner=(NOT_A_NOTEBOOK,),
        marker=(f"{NOTEBOOK} could not be read. {LINK} A fresh copy was used.",),
    ),
    Case(
        "link-as-receipt",
        place=link_to(KEY, "receipt.json"),
        marker=(f"receipt.json in the submission cannot be used. {LINK}",),
    ),
    Case(
        "link-as-time",
        place=link_to(KEY, "timestamp.txt"),
        marker=("The time of submission (timestamp.txt) cannot be read and was left out.",),
    ),
    Case(
        "link-as-play",
        place=link_to(KEY, "play.json"),
        marker=(f"play.json in the submission was left out. {LINK}",),
    ),
    Case("play-of-no-sense", more={"play.json": b"[" * 100_000}),
    unreadable("a-pipe", None, NOT_REGULAR, place=pipe),
    unreadable("a-device", None, NOT_REGULAR, place=device),
    unreadable("a-socket", None, NOT_REGULAR, place=ear),
    unreadable("a-folder-of-that-name", None, NOT_REGULAR, place=lambda f: (f / "answers.json").mkdir()),
    unreadable("a-file-as-folder", None, NO_FOLDER, notebook=None, place=folder_is_file),
    unreadable("a-link-as-folder", None, NO_FOLDER, notebook=None, place=folder_is_link),
    unreadable("a-link-to-the-keys", None, NO_FOLDER, notebook=None, place=folder_is_key),
    Case("odd-names", place=odd_names, marker=not_read(f"{'a' * 200}, new line, txt.exe, .txt")),
    Case(
        "python-beside",
        place=bring("nbgrader_config.py", "sitecustomize.py", "bluehelm_grading/__init__.py"),
        marker=not_read("bluehelm_grading, nbgrader_config.py, sitecustomize.py"),
    ),
    Case("own-key", place=bring(f"solutions/{ASSIGNMENT}/exercise.yaml"), marker=not_read("solutions")),
    Case("capital-letters", None, place=lambda f: (f / "ANSWERS.JSON").write_bytes(own("capitals"))),
    Case(
        "forged-note",
        more={
            "archive_not_readable.txt": b"<b>\xff\xfe\x00 by me",
            "received.json": b'{"learner": ["full marks"]}',
        },
        learner=(BROKEN,),
        marker=(
            "An archive that was handed in could not be opened. <b>\ufffd\ufffd by me",
            *not_read("received.json"),
        ),
        flagged=True,
    ),
    *(
        Case(name)
        for name in (
            "-rf",
            "two words",
            "O'Brien; DROP TABLE student",
            "Ünïcödé-王伟",
            "<b>bold<b>",
            f"$(touch {RAN})",
            "{{ 7+7 }}",
            "%s%n",
            "\u202etxt",
            "x" * 100,
        )
    ),
)
