"""What a learner receives: all that is needed to answer, and nothing that helps to guess."""

import json
import subprocess
import sys

import pytest
from marked import SHIPPED, shipped

from bluehelm.exercise import ExerciseError, load_public, public, public_text
from bluehelm.exercise.kinds import KINDS
from bluehelm.exercise.schema import PATH, schema_text

SECRET_FIELDS = {"key", "near", "half", "why", "feedback", "say", "read", "reflect", "source", "markers"}
SECRET_FIELDS |= {"model_points", "all_ticked", "off_total", "over_limit", "weight", "at_least", "caps"}


def names_in(value):
    """Return every key name in nested data."""
    if isinstance(value, dict):
        return set(value).union(*(names_in(entry) for entry in value.values()))
    return set().union(*(names_in(entry) for entry in value)) if isinstance(value, list) else set()


def texts_in(value):
    """Return every text in nested data."""
    if isinstance(value, str):
        return {value}
    entries = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*(texts_in(entry) for entry in entries))


@pytest.mark.parametrize("slug", SHIPPED)
def test_no_field_of_the_key_is_in_a_learners_file(slug):
    """exercise.json has none of the fields that hold keys, reasons, feedback, sources or model points."""
    assert not names_in(json.loads(public_text(public(shipped(slug))))) & SECRET_FIELDS


@pytest.mark.parametrize("slug", SHIPPED)
def test_no_text_of_the_key_is_in_a_learners_file(slug):
    """No reason, feedback, source, marker or model point stands anywhere in exercise.json, under any name."""
    exercise = shipped(slug)
    whole = public_text(public(exercise))
    for item in exercise.items:
        for part in item.parts:
            secret = part.model_dump(
                include=set(type(part).model_fields) - set(KINDS[part.kind].public.model_fields)
            )
            sentences = {text for text in texts_in(json.loads(json.dumps(secret))) if " " in text}
            assert sentences or part.kind == "order"
            assert not [text for text in sentences if text in whole]
        assert not [text for text in (item.read, item.source, item.reflect) if text and text in whole]


def test_what_is_shuffled_is_published_in_the_order_of_ids(published):
    """The order of rows, cards and options in exercise.json is that of their ids, not the author's."""
    for item in published.items:
        for part in item.parts:
            for name in part.shuffled:
                assert list(getattr(part, name)) == sorted(getattr(part, name)), (item.id, part.id)


def test_scales_and_bins_keep_the_order_of_the_author(published):
    """A scale runs from one end to the other, so its order is published as written."""
    assert list(published.items[0].parts[0].scale) == ["in_place", "partly", "not_in_place"]


def test_a_learners_file_reads_back_as_what_was_written(published, tmp_path):
    """exercise.json holds the whole public exercise, and writing it again gives the same bytes."""
    path = tmp_path / "exercise.json"
    path.write_text(public_text(published), encoding="utf-8")
    assert load_public(path) == published
    assert public_text(load_public(path)) == public_text(published)


def test_an_exercise_with_keys_is_never_written_for_learners(exercise):
    """Writing the keyed exercise by mistake is an error, not a leak."""
    with pytest.raises(TypeError, match="has its keys"):
        public_text(exercise)


def test_taking_the_key_out_twice_changes_nothing(exercise):
    """The public exercise does not depend on how often it is made."""
    assert public(exercise) == public(exercise)


def test_a_broken_learners_file_is_named_with_a_mend(tmp_path):
    """A damaged exercise.json gives one message with file, code and mend, never a traceback."""
    path = tmp_path / "exercise.json"
    for text in ("", "{", "[" * 100_000, '{"format": 1}', "\udcff"):
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(ExerciseError) as caught:
            load_public(path)
        assert [problem.mend for problem in caught.value.problems] == ["Fetch or build the file again."]
    with pytest.raises(ExerciseError, match="EXERCISE-UNREADABLE The exercise cannot be read"):
        load_public(tmp_path / "none.json")


def test_the_schema_for_editors_is_fresh():
    """exercise.schema.json is what the models say; else run: python -m bluehelm.exercise.schema."""
    assert PATH.read_text(encoding="utf-8") == schema_text()


def test_the_exercise_package_needs_no_page_and_no_plot():
    """In a clean interpreter, importing bluehelm.exercise leaves IPython, ipywidgets and altair out."""
    code = "import bluehelm.exercise, sys; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in out.stdout.split()}
    assert not loaded & {"IPython", "ipywidgets", "altair", "nbformat", "nbgrader", "pandas", "numpy"}
