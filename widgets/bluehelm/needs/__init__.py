"""What a learner needs: assessment, profile, path, time plan, catalogue. Pure: no Jupyter and no plotting."""

from bluehelm.needs.catalogue import Filters
from bluehelm.needs.draft_file import DraftFile
from bluehelm.needs.load import Needs, load, needs, problems
from bluehelm.needs.path import Path, Stop, Times, duration, learning_path
from bluehelm.needs.profile import AreaResult, Profile, profile_of
from bluehelm.needs.result import EXPERIENCE, Draft, Result, finish, missing, read_result
from bluehelm.needs.timeplan import Item, Settings, TimePlan, time_plan

__all__ = [
    "EXPERIENCE",
    "AreaResult",
    "Draft",
    "DraftFile",
    "Filters",
    "Item",
    "Needs",
    "Path",
    "Profile",
    "Result",
    "Settings",
    "Stop",
    "TimePlan",
    "Times",
    "duration",
    "finish",
    "learning_path",
    "load",
    "missing",
    "needs",
    "problems",
    "profile_of",
    "read_result",
    "time_plan",
]
