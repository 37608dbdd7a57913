"""Shuts a kernel in: it reads the course, writes its own folder, and reaches neither the network nor others.

Linux lets a process give up rights for good, without root: Landlock for files, for signals to others
and for their sockets; a seccomp filter for the network. A kernel does so before it runs for a visitor.
The numbers are those of <linux/landlock.h>, <linux/seccomp.h> and <linux/filter.h>.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ipykernel.kernelbase import Kernel

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, FILTER_MODE = 22, 38, 2
PATH_BENEATH = 1
EXECUTE, WRITE, READ, LIST = 1 << 0, 1 << 1, 1 << 2, 1 << 3
MAKE_SOCKET = 1 << 9
FIRST_RIGHTS = (1 << 13) - 1  # of Landlock's first version; later ones add one right each
ADDED_RIGHTS = {2: 1 << 13, 3: 1 << 14, 5: 1 << 15}  # move between folders, cut short, control devices
DEVICES = 1 << 6 | 1 << 11 | 1 << 15
SCOPES = 0b11  # sockets without a file, signals
SCOPED_SINCE = 6

# What Python and its packages read beside their own folders; nothing in it is secret.
SYSTEM = (
    "/usr",
    "/lib",
    "/lib64",
    "/proc/self",
    "/dev/urandom",
    "/etc/localtime",
    "/etc/passwd",
    "/etc/fonts",
)
NULL = Path("/dev/null")
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass(frozen=True)
class Machine:
    """Numbers of one kind of processor: how it is named in a filter, and its system calls."""

    arch: int
    socket: int
    connect: int
    refused: tuple[int, ...]  # bpf, perf_event_open, add_key, request_key, keyctl, mount, unshare, setns
    foreign_from: int | None  # calls from here on are another numbering of the same calls (x32)


MACHINES = {
    "x86_64": Machine(0xC000003E, 41, 42, (321, 298, 248, 249, 250, 165, 272, 308), 0x40000000),
    "aarch64": Machine(0xC00000B7, 198, 203, (280, 241, 217, 218, 219, 40, 97, 268), None),
}
IO_URING = (425, 426, 427)  # would open sockets past the filter
SECCOMP = Path("/proc/sys/kernel/seccomp/actions_avail")


@dataclass(frozen=True)
class Holds:
    """Which protections this machine has."""

    files: bool
    others: bool
    network: bool

    def told(self) -> list[str]:
        """Say in one line each what a kernel cannot do here, and what nothing prevents."""
        return [
            _line(self.files, "read or write files outside the course and its own folder"),
            _line(self.others, "send signals to other kernels"),
            _line(self.network, "reach the network"),
        ]


def _line(holds: bool, what: str) -> str:
    return f"A kernel cannot {what}." if holds else f"NOT PROTECTED: a kernel could {what}."


def landlock_version() -> int:
    """Return the version of Landlock that this system has, 0 for none."""
    return max(0, _libc.syscall(CREATE_RULESET, None, 0, 1)) if _libc else 0


def holds() -> Holds:
    """Find out what can be protected here, without changing anything."""
    version = landlock_version()
    filters = platform.machine() in MACHINES and SECCOMP.exists() and "errno" in SECCOMP.read_text()
    return Holds(version >= 1, version >= SCOPED_SINCE, filters)


def confine(scratch: Path, readable: tuple[Path, ...], network: bool, connection: Path | None = None) -> None:
    """Give up, for this process and its children and for good, all that a visitor's page does not need.

    It may read and write below `scratch`, read below `readable`, and open its own sockets beside the file
    `connection`. Call it before any thread is started. A protection that `holds()` denies is left out.
    Raises OSError if the system refuses one that it has.
    """
    able = holds()
    if able.files or (able.network and not network):
        _call(_prctl(PR_SET_NO_NEW_PRIVS, 1, 0), "no new privileges")
    if able.files:
        _restrict_files(scratch, readable, connection)
    if able.network and not network:
        _restrict_network(MACHINES[platform.machine()])


def from_environment() -> None:
    """Confine this process as the server says: BLUEHELM_SCRATCH, BLUEHELM_READABLE, BLUEHELM_CONNECTION."""
    warnings.filterwarnings("ignore", "Couldn.t bind IOPub Pipe")  # that is for the output of child processes
    Kernel._progressively_terminate_all_children = _no_children
    readable = tuple(Path(path) for path in os.environ["BLUEHELM_READABLE"].split(os.pathsep))
    connection = Path(os.environ.pop("BLUEHELM_CONNECTION"))
    confine(Path(os.environ["BLUEHELM_SCRATCH"]), readable, network=False, connection=connection)


async def _no_children(kernel: Kernel) -> None:
    """Stand in for a search of /proc, which a kernel that is shut in may not read."""


def _restrict_files(scratch: Path, readable: Iterable[Path], connection: Path | None) -> None:
    version = landlock_version()
    handled = FIRST_RIGHTS + sum(right for since, right in ADDED_RIGHTS.items() if since <= version)
    ruleset = _create(handled, version)
    try:
        for path, wanted in _rules(scratch, readable, connection):
            _allow(ruleset, path, wanted & handled)
        _call(_syscall(RESTRICT_SELF, ruleset, 0), "restrict files")
    finally:
        os.close(ruleset)


def _rules(scratch: Path, readable: Iterable[Path], connection: Path | None) -> Iterator[tuple[Path, int]]:
    yield scratch, ~(DEVICES | EXECUTE | MAKE_SOCKET)
    yield NULL, READ | WRITE
    for path in (*map(Path, SYSTEM), Path(sys.prefix), Path(sys.base_prefix), *readable):
        yield path, READ | LIST | EXECUTE
    if connection is not None:
        yield connection, READ
        yield connection.parent, MAKE_SOCKET


def _create(handled: int, version: int) -> int:
    fields = [handled] + ([0, SCOPES] if version >= SCOPED_SINCE else [])
    attributes = struct.pack(f"={len(fields)}Q", *fields)
    return _call(_syscall(CREATE_RULESET, attributes, len(attributes), 0), "make a ruleset")


def _allow(ruleset: int, path: Path, rights: int) -> None:
    """Allow `rights` below a path; one that does not exist needs no rule."""
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):
            rights &= EXECUTE | WRITE | READ | ADDED_RIGHTS[3]
        rule = struct.pack("=Qi", rights, handle)
        _call(_syscall(ADD_RULE, ruleset, PATH_BENEATH, rule, 0), f"allow {path}")
    finally:
        os.close(handle)


# A filter is a list of (code, jump if true, jump if false, value). The data it sees begins with the number of
# the call, then the processor, and from byte 16 the arguments.
LOAD, EQUAL, AT_LEAST, AND, RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
# The call returns EOPNOTSUPP, on which libzmq gives up a socket; on others it would end the process.
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 95
UNIX, STREAM, TYPE_BITS = 1, 1, 0xF


def network_filter(machine: Machine) -> list[tuple[int, int, int, int]]:
    """Return the filter: sockets only of this machine and as a stream, and none that connects to another."""
    refuse = (RETURN, 0, 0, REFUSE)
    lines = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, machine.arch), refuse, (LOAD, 0, 0, 0)]
    if machine.foreign_from:
        lines += [(AT_LEAST, 0, 1, machine.foreign_from), refuse]
    for number in (machine.connect, *machine.refused, *IO_URING):
        lines += [(EQUAL, 0, 1, number), refuse]
    lines += [(EQUAL, 1, 0, machine.socket), (RETURN, 0, 0, ALLOW)]
    lines += [(LOAD, 0, 0, 16), (EQUAL, 1, 0, UNIX), refuse]
    lines += [(LOAD, 0, 0, 24), (AND, 0, 0, TYPE_BITS), (EQUAL, 1, 0, STREAM), refuse]
    return [*lines, (RETURN, 0, 0, ALLOW)]


def _restrict_network(machine: Machine) -> None:
    lines = network_filter(machine)
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    program = struct.pack("HxxxxxxP", len(lines), ctypes.addressof(code))
    _call(_prctl(PR_SET_SECCOMP, FILTER_MODE, program), "restrict the network")


def _syscall(number: int, *arguments: int | bytes | None) -> int:
    assert _libc is not None
    plain = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    return int(_libc.syscall(ctypes.c_long(number), *plain))


def _prctl(option: int, *arguments: int | bytes) -> int:
    assert _libc is not None
    plain = [ctypes.c_ulong(each) if isinstance(each, int) else each for each in arguments]
    return int(_libc.prctl(option, *plain, ctypes.c_ulong(0), ctypes.c_ulong(0)))


def _call(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{os.strerror(number)} ({what})")
    return result
