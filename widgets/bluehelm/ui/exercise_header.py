"""The head of an exercise page: how far the learner is, where the answers are kept, what happened to them."""

from datetime import UTC, datetime

from bluehelm.exercise import Answers, Notice
from bluehelm.ui.exercise_merge import replace_answers
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.exercise_words import clock, not_made
from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import show


class Header:
    """Progress and the place of the answers; follows the session."""

    def __init__(self, session: Session) -> None:
        """Draw the head of the session's exercise."""
        self._session = session
        self._progress = html("bh-progress-line")
        self._place = html("bh-saved-place")
        self.notice = NoticeBox(session)
        self.widget = box(self.notice.widget, self._progress, self._place, css="bh-exercise-head")
        session.follow(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count again, and show what happened to the file, if anything did."""
        self.notice.draw()
        items = self._session.exercise.items
        answered = sum(not self._session.missing(item) for item in items)
        begun = sum(self._session.begun(item) for item in items if self._session.missing(item))
        self._progress.value = _progress(answered, begun, len(items))
        self._place.value = _place(self._session.last_saved(), whole=answered == len(items))


class NoticeBox:
    """Says what happened to a damaged file; offers the last good copy or a new start. Deletes nothing."""

    def __init__(self, session: Session) -> None:
        """Draw the notice, or nothing if all is well."""
        self._session = session
        self._text = html("bh-notice-text")
        self.keep_button = button("Go on with what is shown", "", self.keep, "bh-q-button bh-good-copy")
        self.anew_button = button("Begin with no answers", "", self.begin_anew, "bh-q-button bh-start-anew")
        tools = box(self.keep_button, self.anew_button, css="bh-part-tools")
        self.widget = box(self._text, tools, css="bh-exercise-notice")
        self.draw()

    def draw(self) -> None:
        """Show the notice of the session."""
        notice = self._session.notice
        show(self.widget, notice is not None)
        self._text.value = f'<div role="alert">{escape(notice.text)}</div>' if notice else ""
        may_begin_anew = notice and notice.code != "newer" and self._session.answers.items
        show(self.anew_button, bool(may_begin_anew))

    def keep(self) -> None:
        """Put the notice away."""
        self._session.notice = None
        self.draw()

    def begin_anew(self) -> None:
        """Set all answers aside and begin with none."""
        exercise = self._session.exercise
        try:
            kept = replace_answers(
                self._session.folder, Answers(exercise=exercise.id, version=exercise.version)
            )
        except OSError as error:
            self._text.value = f'<div role="alert">{escape(not_made(error))}</div>'
            return
        self._session.reload()
        said = f"You begin with no answers. The earlier ones are kept as {kept.name}."
        self._session.notice = Notice("anew", said)
        self.draw()


def _progress(answered: int, begun: int, total: int) -> str:
    words = f"Answered {answered} of {total}" + (f", {begun} begun" if begun else "")
    bar = f'<progress max="{total}" value="{answered}" aria-label="Items answered"></progress>'
    return f'<span class="bh-answered">{words}</span> {bar}'


def _place(last: datetime | None, whole: bool) -> str:
    ready = "<p><b>All are complete.</b> The course home says what comes next.</p>" if whole else ""
    when = f" Last saved {clock(last, datetime.now(UTC))}." if last else ""
    where = "Each change is saved at once, in the file <code>answers.json</code> beside this page."
    return f"{ready}{where}{when}"
