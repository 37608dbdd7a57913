"""The rows of two invented tables of module 10: the risk register (D07) and the activities (D18).

Assumptions of the brief: 24 threats; measures for USD 1.9 million where 0.6 million is there; two measures
that change nothing; twelve activities, the five of the scenario among them. How critical an activity is
stays out: learners can read the files, and exercise 5 asks it.
"""

from __future__ import annotations

from typing import NamedTuple


class Threat(NamedTuple):
    """A threat, where it is, its measure, and both numbers (1 to 5) before and after the measure."""

    threat: str
    place: str
    owner: str
    before: tuple[int, int]
    measure: str
    cost_usd_k: int
    after: tuple[int, int]

    def row(self) -> dict[str, object]:
        """Give the columns of the file."""
        return {
            "threat": self.threat,
            "place": self.place,
            "likelihood": self.before[0],
            "impact": self.before[1],
            "measure": self.measure,
            "cost_usd": self.cost_usd_k * 1000,
            "likelihood_after": self.after[0],
            "impact_after": self.after[1],
            "owner": self.owner,
        }


REGISTER = (
    Threat("Rockets at headquarters", "Coast", "DMS", (1, 4), "Higher wall at headquarters", 260, (1, 4)),
    Threat("Robbery on the way home", "Coast", "Security", (4, 2), "Shuttle buses after dark", 85, (2, 2)),
    Threat("Crowd at the harbour gate", "Coast", "PC", (3, 3), "Police post, second exit", 70, (3, 2)),
    Threat("Fire in the fuel store", "Coast", "DMS", (2, 5), "Smaller tanks, fire drill", 60, (2, 3)),
    Threat("Attack on the airport road", "Coast", "FC", (2, 4), "Changing routes, patrols", 40, (1, 4)),
    Threat("Staff caught by a riot", "Midlands", "Security", (3, 3), "Wardens, text messages", 20, (3, 2)),
    Threat("Anger about a truck", "Midlands", "DMS", (4, 3), "Speed limit, talks in villages", 15, (3, 2)),
    Threat("Detention of national staff", "Midlands", "Security", (3, 4), "Legal duty officer", 45, (3, 3)),
    Threat(
        "Break-in at the office", "Midlands", "Security", (3, 2), "Locks, lights, night guard", 30, (2, 2)
    ),
    Threat(
        "Landslide on the pass", "Highlands", "DMS", (3, 4), "Closed after rain, winch trucks", 55, (2, 4)
    ),
    Threat("Road blocks of a militia", "Highlands", "FC", (4, 3), "Contact list, liaison team", 25, (3, 3)),
    Threat("Hostage taking", "Highlands", "Security", (1, 5), "Two vehicles, call each hour", 35, (1, 4)),
    Threat("Crash on the airstrip", "Highlands", "DMS", (2, 5), "Repair of the airstrip", 180, (1, 5)),
    Threat("Boat accident", "Lake", "DMS", (3, 4), "Life jackets, no night trips", 18, (2, 3)),
    Threat("Shots between villages", "Lake", "FC", (3, 3), "Sandbags, shelter room", 65, (3, 2)),
    Threat("Cholera at the base", "Lake", "DMS", (2, 4), "Water plant, test each week", 110, (1, 4)),
    Threat("Crowd enters the site", "Lake", "PC", (2, 5), "Inner perimeter, drill", 75, (2, 4)),
    Threat("Alarm not understood", "Lake", "Security", (4, 3), "Printed security manual", 47, (4, 3)),
    Threat("Bomb on a main road", "Drylands", "FC", (4, 5), "Clearance and watch of the road", 190, (3, 5)),
    Threat("Ambush of a convoy", "Drylands", "FC", (2, 5), "Two protected vehicles", 240, (2, 3)),
    Threat("Road accident", "Drylands", "DMS", (5, 3), "Drivers' training, speed limit", 22, (3, 3)),
    Threat("Wounded far from help", "Drylands", "DMS", (3, 5), "Surgical team on the road", 140, (3, 3)),
    Threat("Staff fall ill", "Drylands", "DMS", (4, 3), "Vaccines, clinic hours", 38, (2, 2)),
    Threat("Angry crowd in town", "Drylands", "PC", (3, 4), "Talks with elders, local watch", 35, (2, 4)),
)


class Activity(NamedTuple):
    """An activity that asks for the road to Ashkel; `need` is an index from 0 to 100."""

    activity: str
    people: int
    need: int
    can_wait_weeks: int
    staff_needed: int
    km: int


ACTIVITIES = (
    Activity("Vaccination", 42_000, 96, 1, 14, 340),
    Activity("Food delivery", 42_000, 92, 1, 26, 340),
    Activity("Repair of wells", 9_500, 74, 3, 12, 310),
    Activity("Human rights visit", 1_200, 61, 4, 6, 340),
    Activity("Voter registration", 18_000, 58, 5, 20, 340),
    Activity("Mine awareness", 6_000, 55, 6, 8, 270),
    Activity("School kits", 3_400, 36, 8, 10, 340),
    Activity("Radio mast repair", 15_000, 33, 7, 7, 295),
    Activity("Mobile court", 400, 31, 9, 16, 340),
    Activity("Disarmament info", 900, 42, 12, 9, 340),
    Activity("Visit of donors", 150, 9, 16, 11, 340),
    Activity("Market survey", 600, 14, 18, 18, 340),
)
