"""Marking by people: `bluehelm mark`. Marks live in nbgrader's gradebook and nowhere else."""
