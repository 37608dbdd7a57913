"""Exercises: what is asked, what was answered, and what it is worth. Pure: no Jupyter, no plotting."""

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
