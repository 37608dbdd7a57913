"""Loading a learner's whole work into this copy of the course. Nothing that is newer here is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from bluehelm.exercise import AnswersDamaged, ExerciseError, load_public, parse_answers, read_answers
from bluehelm.files import write_bytes_atomically
from bluehelm.problems import ProblemsError
from bluehelm.record import Record, Statement
from bluehelm.record import vocabulary as v
from bluehelm.record.importing import import_into
from bluehelm.record.lines import FILE as RECORD
from bluehelm.scenario import Transcript, load_scenario
from bluehelm.ui.answer_journal import AnswerJournal
from bluehelm.ui.exercise_merge import load_answers
from bluehelm.ui.play_journal import PlayJournal
from bluehelm.ui.play_merge import merged
from bluehelm.ui.plays import DamagedPlays, Plays, StoredPlays


@dataclass
class Report:
    """What loading did: `loaded` in a few words each, `told` as whole sentences."""

    loaded: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def load(course: Path, files: Mapping[str, bytes], record: Record, mine: bool = False) -> Report:
    """Merge the files of a learner's work into the course; say what came and what did not.

    Raises NotImported, before anything is changed, if the record is somebody else's; OSError if the disk
    refuses: what came by then is whole, and loading the file again brings the rest.
    """
    report = Report()
    _record(record, files.get(RECORD, b""), mine, report)
    when = _when(record.statements())
    for name, content in files.items():
        if name != RECORD:
            folder = course / Path(name).parent
            if not folder.is_dir():
                report.told.append(_absent(folder))
            elif name.startswith("modules/"):
                _plays(folder, content, when, report)
            else:
                _answers(folder, content, report)
    return report


def _record(record: Record, raw: bytes, mine: bool, report: Report) -> None:
    done = import_into(record, raw, mine=mine, leave_out=True, whole=True)
    if done.new:
        report.loaded.append(f"{len(done.new)} entries of your record")
    if done.left_out:
        lines = "1 line" if done.left_out == 1 else f"{done.left_out} lines"
        report.told.append(f"{lines} of the record in the file cannot be read and did not come along.")


def _absent(folder: Path) -> str:
    return f"“{folder.name}” is not in this copy of the course; what belongs to it was left in the file."


def _when(statements: tuple[Statement, ...]) -> Mapping[str, datetime]:
    """Return when each unfinished play came to stand as it does."""
    decided = (each for each in statements if each.verb == "decided")
    found: dict[str, datetime] = {}
    for each in sorted(decided, key=lambda one: one.order):
        try:
            found[_text(Transcript.model_validate(each.extension(v.TRANSCRIPT)))] = each.at
        except ValidationError:
            continue
    return found


def _text(play: Transcript) -> str:
    return play.model_dump_json()


def _plays(folder: Path, content: bytes, when: Mapping[str, datetime], report: Report) -> None:
    title = f"the plays of M{folder.name[:2]}"
    try:
        theirs, plays = StoredPlays.model_validate_json(content), Plays(folder)
    except ValidationError:
        report.told.append(f"The file holds {title}, but they cannot be read.")
        return
    except DamagedPlays as damage:
        report.told.append(f"{title[0].upper()}{title[1:]} were not loaded. {damage} Open its page first.")
        return
    before = plays.stored
    both = merged(before, theirs, lambda play: when.get(_text(play)))
    if both.plays != before:
        _keep_aside(folder, "before", before.model_dump_json(indent=1).encode(), both.gave_way, report)
        plays.update(lambda now: merged(now, theirs, lambda play: when.get(_text(play))).plays)
        report.loaded.append(title)
    _keep_aside(folder, "from-file", content, both.not_taken, report)
    _tell_of_plays(folder, plays.stored)


def _tell_of_plays(folder: Path, stored: StoredPlays) -> None:
    try:
        PlayJournal(load_scenario(folder / "scenario.yaml"), folder).catch_up(stored)
    except (ProblemsError, FileNotFoundError):
        return  # the page of a scenario that is broken says so itself


def _keep_aside(folder: Path, kind: str, content: bytes, lost: tuple[str, ...], report: Report) -> None:
    """Keep a copy of what gives way, and say where it is."""
    if lost:
        name = f"play.{kind}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}.json"
        write_bytes_atomically(folder / name, content)
        where = f"It is kept as {name} in {folder.name}."
        report.told += [f"M{folder.name[:2]}: left out {each}. {where}" for each in lost]


def _answers(folder: Path, content: bytes, report: Report) -> None:
    path = folder / "answers.json"
    try:
        exercise = load_public(folder / "exercise.json")
        if not path.exists() or path.read_bytes() != content:
            before, _ = read_answers(folder, exercise)
            given = parse_answers(content, exercise)
            _, taken, left = load_answers(folder, exercise, content)
            report.loaded += [f"answers to {_items(len(taken))} of {exercise.module}"] if taken else []
            apart = [name for name in left if given.of(name) and given.of(name) != before.of(name)]
            report.told += list(_later_here(exercise.module, apart))
        AnswerJournal(folder, exercise).catch_up(read_answers(folder, exercise)[0])
    except AnswersDamaged as error:
        report.told.append(f"The answers in {folder.name} were not loaded. {error}")
    except ExerciseError:
        report.told.append(f"The exercises in {folder.name} cannot be opened; their answers did not come.")


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _later_here(module: str, names: list[str]) -> Iterator[str]:
    if names:
        yield f"{module}: the answers here to {', '.join(names)} were saved later, so they stay."
