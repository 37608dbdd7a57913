"""Everything that can be raised here, in one place.

ProblemsError (bluehelm.problems)
  ExerciseError            the exercise's own file is broken: for authors, with lines
AnswersError
  AnswersDamaged           an answers file cannot be read: for learners, in one sentence
  AnswersRefusedError      an answer cannot be saved; what was saved before stands
  ReceiptError             a receipt cannot be read: for markers, in one sentence
UnreadableAnswerError      one answer does not fit its part; scored 0 with this message
"""

from bluehelm.problems import ProblemsError


class ExerciseError(ProblemsError):
    """An exercise.yaml or exercise.json cannot be used; see `problems`."""


class AnswersError(Exception):
    """Base of what can go wrong with an answers file; the message is a sentence for the learner."""


class AnswersDamaged(AnswersError):  # noqa: N818  (a state of the file, and the name that callers agreed on)
    """The bytes are not an answers file of this exercise."""


class AnswersRefusedError(AnswersError):
    """An answer was not saved. The file on the disk is as it was."""


class ReceiptError(AnswersError):
    """The bytes are not a receipt. It says nothing about the answers beside it."""


class UnreadableAnswerError(ValueError):
    """A stored answer does not fit its part; the message says what could not be read and what can."""
