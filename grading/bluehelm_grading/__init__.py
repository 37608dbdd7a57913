"""Building, grading and feedback: what instructors and maintainers run."""
