"""nbgrader on Bluehelm's folders. Run its commands from this folder: `cd grading && nbgrader autograde ...`.

The course root is found from this file, so that no setting changes when the course is moved.
"""

from pathlib import Path

from nbgrader import preprocessors as stock

from bluehelm_grading import collect, converter, execute, feedback, formgrader, memo, restore

c = get_config()  # noqa: F821  (given by nbgrader)

root = Path(__file__).resolve().parent.parent
runs = root / "grading" / "runs"
runs.mkdir(parents=True, exist_ok=True)  # SQLite makes its file, never the folder

c.CourseDirectory.course_id = "bluehelm"
c.CourseDirectory.root = str(root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "grading/runs/submitted"
c.CourseDirectory.autograded_directory = "grading/runs/autograded"
c.CourseDirectory.feedback_directory = "grading/runs/feedback"
c.CourseDirectory.solution_directory = "grading/runs/solution"
c.CourseDirectory.source_with_tests_directory = "grading/runs/source_with_tests"
c.CourseDirectory.db_url = f"sqlite:///{runs / 'gradebook.db'}"
# Neither a key nor anybody's answers may travel with a release, and what markers read is not for learners.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    "exercise.yaml",
    "*.yml",
    "answers.json",
    "answers.*.json",
    "received.json",
    "graded.json",
    "shown.json",
    "play*.json",
    "*.tmp",
]

# What learners see in the cell that receives their memo.
c.ClearSolutions.text_stub = memo.STUB

# Autograding: the released cells only, the learner's data file only, and no kernel. To grade with a kernel
# instead, remove the second list: the points are the same.
converter.install()
c.Autograde.sanitize_preprocessors = [
    restore.RestoreRelease,
    stock.ClearOutput,
    stock.OverwriteKernelspec,
    stock.OverwriteCells,
    memo.MemoText,
    stock.CheckCellMetadata,
]
c.Autograde.autograde_preprocessors = [
    execute.ExecuteInProcess,
    stock.SaveAutoGrades,
    execute.FlagForMarker,
    stock.AssignLatePenalties,
    stock.CheckCellMetadata,
]

# Feedback: one page for the learner, made by our template.
c.GenerateFeedback.exporter_class = feedback.FeedbackExporter
c.GenerateFeedback.preprocessors = [feedback.FeedbackMarks]

# Formgrader: nothing from another host.
c.HTMLExporter.template_paths = formgrader.template_paths()

# collect: what the exchange holds, answers.json too.
c.ExchangeFactory.collect = collect.BoundedCollect

# zip_collect: grading/runs/downloaded/ASSIGNMENT/archive/LEARNER.zip, or LEARNER__anything.zip.
c.ZipCollectApp.downloaded_directory = "grading/runs/downloaded"
c.ZipCollectApp.extractor_plugin = collect.BoundedExtractor
c.FileNameCollectorPlugin.named_regexp = collect.LEARNER_AND_FILE
c.FileNameCollectorPlugin.valid_ext = [".ipynb", ".json", ".txt"]
