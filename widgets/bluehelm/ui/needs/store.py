"""What the pages of the assessment and the path read and write: the draft, and the learner's record."""

from __future__ import annotations

from pathlib import Path

from bluehelm import shelf
from bluehelm.needs import DraftFile, Needs, Profile, Result, Settings, Times, profile_of, read_result
from bluehelm.record import Record, events, progress

DONE = ("done", "graded")


class Store:
    """One learner's results, plan and progress in one course folder. Opened anew in each kernel."""

    def __init__(self, course: Path, needs: Needs) -> None:
        """Look at the course folder; its record is read when somebody asks."""
        self.course, self.needs = course, needs
        self.draft = DraftFile(course)
        self.record = Record(course)

    def results(self) -> tuple[Result, ...]:
        """Return the finished assessments, oldest first; each stands once, with what was added later."""
        stored = progress(self.record.statements()).assessments
        found = [read_result(one, self.needs) for one in stored]
        return tuple({one.at: one for one in found if one}.values())

    def profile(self) -> Profile | None:
        """Return the profile of the latest result, if there is one."""
        results = self.results()
        return profile_of(results[-1], self.needs) if results else None

    def keep(self, result: Result) -> None:
        """Add a result to the record."""
        self.record.append(events.assessed(result.model_dump(exclude={"step"})))

    def post(self) -> str | None:
        """Return the post chosen on the path, else that of the last assessment; None if there is neither."""
        stored = progress(self.record.statements()).plan
        chosen = _settings(stored).post if stored else ""
        results = () if chosen in self.needs.posts else self.results()
        return chosen if chosen in self.needs.posts else results[-1].post if results else None

    def settings(self) -> Settings:
        """Return the latest settings of the path, or such that fit the post of the last assessment."""
        stored = progress(self.record.statements()).plan
        found = _settings(stored) if stored else Settings()
        if found.post not in self.needs.posts:
            post = self.post() or next(iter(self.needs.posts))
            official = self.needs.posts[post].designated_official
            found = found.model_copy(update={"post": post, "designated_official": official})
        return found

    def plan(self, settings: Settings) -> None:
        """Add the settings to the record, if they are other than those that it holds."""
        stored = progress(self.record.statements()).plan
        new = settings.model_dump(mode="json")
        if new != stored:
            self.record.append(events.planned(new))

    def done(self) -> frozenset[str]:
        """Return the ids of the modules that are done."""
        modules = progress(self.record.statements()).modules
        return frozenset(name for name, module in modules.items() if module.state in DONE)

    def times(self) -> dict[str, Times]:
        """Return the minutes of the modules that are in the course folder, as their own pages say them."""
        return {module.id: _times(module) for module in self.modules().values() if module.scenario}

    def modules(self) -> dict[str, shelf.Module]:
        """Return the modules that are in the course folder, by id."""
        return {module.id: module for module in shelf.modules(self.course)}

    @property
    def in_memory(self) -> bool:
        """Say whether what is entered lasts only as long as the page."""
        return self.draft.in_memory or self.record.in_memory


def _times(module: shelf.Module) -> Times:
    exercise = module.exercise.time_min if module.exercise else 0
    return Times(module.reading_min, module.scenario.duration_min if module.scenario else 0, exercise)


def _settings(stored: dict[str, object]) -> Settings:
    try:
        return Settings.model_validate(stored)
    except ValueError:
        return Settings()
