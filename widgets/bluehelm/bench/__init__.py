"""The author's bench: report, page, graph and preview of a scenario file."""
