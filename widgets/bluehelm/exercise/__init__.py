"""Exercises: what is asked, what was answered, and what it is worth. Pure: no Jupyter, no plotting.

An author's file, with its key, and what a learner receives of it:

>>> text = '''
... {format: 1, id: ford, version: 1, module: M00, title: The ford, time_min: 5, language: en, items: [
...  {id: E1, title: What comes first, points: 3, prompt: A convoy stands at a ford., parts: [
...   {id: first, kind: select_one, prompt: Choose one., points: 3,
...    options: {a: Cross, b: Look, c: Wait}, key: b, near: {c: 0.5}, why: Look before you cross.,
...    feedback: {a: Nobody knows how deep it is., c: The water rises.}}],
...   read: Module 0., source: Invented.}]}
... '''
>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> folder = TemporaryDirectory()
>>> here = Path(folder.name)
>>> written = (here / "exercise.yaml").write_text(text, encoding="utf-8")
>>> ford: Exercise = load_exercise(here / "exercise.yaml")
>>> written = (here / "exercise.json").write_text(public_text(public(ford)), encoding="utf-8")
>>> given: PublicExercise = load_public(here / "exercise.json")
>>> asked: PublicItem = given.items[0]
>>> part: PublicPart = asked.parts[0]
>>> sorted(part.model_dump())
['id', 'kind', 'options', 'points', 'prompt']
>>> written = (here / "exercise.yaml").write_text(text.replace("key: b", "key: d"), encoding="utf-8")
>>> try:
...     load_exercise(here / "exercise.yaml")
... except ExerciseError as error:
...     print(error)
exercise.yaml:5: DANGLING-ID 'd' does not belong here. Allowed here: a, b, c.

Answers are saved one by one; one that does not fit its part is refused, and says why:

>>> from datetime import UTC, datetime
>>> noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
>>> missing(part, None), unreadable(part, "z")
(['Nothing is selected yet.'], "The answer 'z' is not one of the choices of this question.")
>>> saved: Answers = write_answer(here, given, "E1", "first", "c", noon)
>>> saved.items
{'E1': ItemAnswers(answers={'first': 'c'}, saved_at='2026-11-22T12:00:00Z')}
>>> read_answers(here, given) == (saved, None)
True
>>> try:
...     write_answer(here, given, "E1", "first", "z", noon)
... except AnswersRefusedError as error:
...     print(isinstance(error, AnswersError), error)
True This was not saved. The answer 'z' is not one of the choices of this question.
>>> parse_answers(answers_text(saved).encode(), given) == saved
True
>>> try:
...     parse_answers(b"{", given)
... except AnswersDamaged as error:
...     print(error)
It breaks off or has a mistake on line 1.
>>> written = (here / "answers.json").write_text("{", encoding="utf-8")
>>> notice: Notice | None = read_answers(here, given, noon)[1]
>>> notice.code
'damaged'
>>> folder.cleanup()

Scores are exact, and every one has its reasons:

>>> item: Item = ford.items[0]
>>> keyed: Part = item.parts[0]
>>> score: ItemScore = score_item(item, {keyed.id: "c"})
>>> score.points, score.max_points
(1.5, 3)
>>> result: PartScore = score.parts[0]
>>> str(result.fraction), result.verdicts
('1/2', (Verdict(subject='Wait', state='partly', reason='The water rises. Look before you cross.'),))
"""

from bluehelm.exercise.answers import Answers, ItemAnswers, answers_text, parse_answers
from bluehelm.exercise.answers_file import Notice, read_answers, write_answer
from bluehelm.exercise.errors import AnswersDamaged, AnswersError, AnswersRefusedError, ExerciseError
from bluehelm.exercise.kinds.base import PublicPart, Verdict
from bluehelm.exercise.load import load_exercise, load_public, public_text
from bluehelm.exercise.model import Exercise, Item, Part, PublicExercise, PublicItem, public
from bluehelm.exercise.scoring import ItemScore, PartScore, missing, score_item, unreadable

__all__ = [
    "Answers",
    "AnswersDamaged",
    "AnswersError",
    "AnswersRefusedError",
    "Exercise",
    "ExerciseError",
    "Item",
    "ItemAnswers",
    "ItemScore",
    "Notice",
    "Part",
    "PartScore",
    "PublicExercise",
    "PublicItem",
    "PublicPart",
    "Verdict",
    "answers_text",
    "load_exercise",
    "load_public",
    "missing",
    "parse_answers",
    "public",
    "public_text",
    "read_answers",
    "score_item",
    "unreadable",
    "write_answer",
]
