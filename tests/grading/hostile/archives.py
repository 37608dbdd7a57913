"""Archives: broken ones, ones that swell, and ones whose names point elsewhere."""

import zipfile
from io import BytesIO

from .case import (
    BROKEN,
    NO_ANSWERS,
    NO_NOTEBOOK,
    NO_NOTEBOOK_FOR_MARKER,
    NOTEBOOK,
    RELEASED,
    Case,
    own,
    zipped,
)

NOT_A_ZIP = "It is not a zip file, or a part of it is missing."
NOTHING_USED = "{} archives came for this learner: {}. None was used."
SWELLS = "It would swell to far more than a learner's files need."
EMPTY = "It holds neither answers.json nor a notebook. Archives inside it are not opened."


def files(name: str, inside: str = "") -> dict[str, bytes]:
    """Return what the page packs for a learner."""
    return {f"{inside}answers.json": own(name), f"{inside}{NOTEBOOK}": RELEASED}


def good(case_id: str, content: bytes, *marker: str, **more: object) -> Case:
    """Make a case whose archive is graded as usual."""
    return Case(case_id, zips={f"{case_id}.zip": content}, marker=marker, **more)


def without_notebook(case_id: str, content: bytes) -> Case:
    """Make a case whose archive holds good answers and no notebook of ours."""
    return good(case_id, content, NO_NOTEBOOK_FOR_MARKER, learner=(NO_NOTEBOOK,))


def broken(case_id: str, content: bytes, reason: str, suffix: str = ".zip") -> Case:
    """Make a case whose archive cannot be used."""
    marker = f"An archive that was handed in could not be opened. {case_id}{suffix}: {reason}"
    return Case(
        case_id,
        zips={f"{case_id}{suffix}": content},
        points={},
        learner=(BROKEN,),
        marker=(marker,),
        flagged=True,
    )


def link_member(name: str, target: str) -> bytes:
    """Return a zip in which a file is a symbolic link."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, target)
    return packed.getvalue()


def patched(content: bytes, local: int, central: int, value: bytes) -> bytes:
    """Overwrite a field of the first member, in its own header and in the list of files."""
    changed = bytearray(content)
    for start, offset in ((content.index(b"PK\x03\x04"), local), (content.index(b"PK\x01\x02"), central)):
        changed[start + offset : start + offset + len(value)] = value
    return bytes(changed)


def many(number: int, content: bytes = b"") -> bytes:
    """Return a zip of many files."""
    return zipped({f"{n}.ipynb": content for n in range(number)})


def overlapping() -> bytes:
    """Return a zip whose list names the same packed bytes 500 times, as some bombs do."""
    content = zipped({"000.ipynb": b"0" * 5_000_000})
    start, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry, tail = content[start:end], bytearray(content[end:])
    entries = b"".join(entry.replace(b"000.ipynb", b"%03d.ipynb" % number) for number in range(500))
    tail[8:12], tail[12:16] = (500).to_bytes(2, "little") * 2, len(entries).to_bytes(4, "little")
    return content[:start] + entries + bytes(tail)


def pair(case_id: str, first: bytes, second: bytes, *marker: str, **more: object) -> Case:
    """Make a case of two archives of one learner, handed in one after the other."""
    zips = {f"{case_id}__x__2026-01-0{day}.zip": content for day, content in ((1, first), (2, second))}
    return Case(case_id, zips=zips, marker=marker, **more)


ELSEWHERE = {"points": {}, "learner": (NO_ANSWERS[0],), "marker": NO_ANSWERS}
CASES = (
    good("zip", zipped(files("zip"))),
    good("zip-of-a-folder", zipped(files("zip-of-a-folder", "crisis_management/"))),
    good("zip-of-backslashes", zipped(files("zip-of-backslashes", "C:\\Users\\me\\"))),
    good("zip-of-dots", zipped(files("zip-of-dots", "../../../victim/"))),
    good("zip-of-the-root", zipped(files("zip-of-the-root", "/tmp/../"))),
    good("zip-of-capitals", zipped({"Answers.JSON": own("zip-of-capitals"), NOTEBOOK: RELEASED})),
    good(
        "zip-of-two",
        zipped({**files("zip-of-two"), "old/answers.json": own("old"), "ANSWERS.json": own("second")}),
    ),
    good(
        "zip-with-more", zipped({**files("zip-with-more"), "cv.pdf": b"%PDF", "é\u202e.txt": b"", "x/": b""})
    ),
    good("zip-in-cp437", patched(zipped({"caf_.txt": b"", **files("zip-in-cp437")}), 30, 46, b"caf\x82.txt")),
    without_notebook(
        "zip-of-apple", zipped({"a/answers.json": own("zip-of-apple"), "__MACOSX/._answers.json": b"\0"})
    ),
    without_notebook(
        "zip-with-python",
        zipped(
            {"answers.json": own("zip-with-python"), "nbgrader_config.py": b"raise SystemExit", "a.zip": b""}
        ),
    ),
    broken(
        "zip-with-a-link",
        link_member("answers.json", "/etc/passwd"),
        "answers.json in it is a link to another file; links are not followed.",
    ),
    broken(
        "zip-locked", patched(zipped(files("zip-locked")), 6, 8, b"\x01"), "It is locked with a password."
    ),
    broken("zip-in-a-zip", zipped({"inner.zip": zipped(files("inner"))}), EMPTY),
    broken("zip-empty", zipped({}), EMPTY),
    broken("zip-of-no-bytes", b"", NOT_A_ZIP),
    broken("zip-truncated", zipped(files("zip-truncated"))[:-100], NOT_A_ZIP),
    broken(
        "zip-damaged",
        zipped(files("zip-damaged"), zipfile.ZIP_STORED).replace(b"Written", b"Changed"),
        NOT_A_ZIP,
    ),
    broken("zip-is-json", own("zip-is-json"), NOT_A_ZIP),
    broken(
        "zip-names-not-text",
        patched(patched(zipped({"caf_.txt": b""}), 6, 8, b"\x00\x08"), 30, 46, b"caf\xff.txt"),
        NOT_A_ZIP,
    ),
    broken(
        "zip-in-bz2",
        zipped({"answers.json": b"0" * 3_000_000}, zipfile.ZIP_BZIP2),
        "It is packed in an unusual way; an ordinary zip is needed.",
    ),
    broken(
        "zip-in-lzma",
        zipped(files("zip-in-lzma"), zipfile.ZIP_LZMA),
        "It is packed in an unusual way; an ordinary zip is needed.",
    ),
    broken("bomb-of-one", zipped({"answers.json": b"0" * 50_000_000}), SWELLS),
    broken("bomb-of-many", many(40, b"0" * 1_000_000), SWELLS),
    broken("bomb-of-names", many(5_000), "It holds more than 1,000 files."),
    broken(
        "bomb-of-11-MB",
        zipped({"answers.json": b"0" * 11_000_000}, zipfile.ZIP_STORED),
        "It is larger than 10 MB.",
    ),
    broken(
        "bomb-that-lies",
        patched(zipped({"answers.json": b"0" * 5_000_000}), 22, 24, (9).to_bytes(4, "little")),
        NOT_A_ZIP,
    ),
    broken("in-rar", b"Rar!\x1a\x07\x00", NOT_A_ZIP, ".rar"),
    broken("in-7z", b"7z\xbc\xaf\x27\x1c", NOT_A_ZIP, ".7z"),
    pair(
        "handed-in-twice",
        zipped({"answers.json": b"{}", "receipt.json": b"{}", NOTEBOOK: b""}),
        zipped(files("handed-in-twice")),
        "2 archives came for this learner: handed-in-twice__x__2026-01-01.zip, "
        "handed-in-twice__x__2026-01-02.zip. handed-in-twice__x__2026-01-02.zip was used.",
    ),
    pair(
        "second-is-broken",
        zipped(files("second-is-broken")),
        b"PK",
        "An archive that was handed in could not be opened. second-is-broken__x__2026-01-02.zip: "
        + NOT_A_ZIP,
        "2 archives came for this learner: second-is-broken__x__2026-01-01.zip, "
        "second-is-broken__x__2026-01-02.zip. second-is-broken__x__2026-01-01.zip was used.",
        learner=(BROKEN,),
        flagged=True,
    ),
    Case(
        "A_B",
        zips={"A B.zip": zipped(files("A B 1")), "A_B.zip": zipped(files("A B 2"))},
        marker=("2 archives came for this learner: A B.zip, A_B.zip. A_B.zip was used.",),
    ),
    Case(
        "no-name__x__2026-01-01",
        zips={"no-name__x__2026-01-01.zip": zipped(files("nobody 1"))},
    ),
    Case(
        "no-name__x__2026-01-02",
        zips={"no-name__x__2026-01-02.zip": zipped(files("nobody 2"))},
    ),
    Case("José", zips={"Jose\u0301.zip": zipped(files("José"))}),
)
