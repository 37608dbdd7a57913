"""What the public site counts, in the form that Prometheus reads."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64)


class Figures:
    """The counters of one server, in a registry of their own."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = own = CollectorRegistry()
        self.kernels = Gauge("bluehelm_kernels", "Kernels that run now", registry=own)
        self.waiting = Gauge("bluehelm_waiting", "Visitors in the queue now", registry=own)
        self.starts = Counter("bluehelm_starts", "Kernels that were started", registry=own)
        self.failures = Counter("bluehelm_failures", "Pages that could not be made", registry=own)
        self.refused = Counter("bluehelm_refused", "Messages that were refused", ["why"], registry=own)
        self.page_s = Histogram(
            "bluehelm_page_seconds", "From the request to the whole page", buckets=SECONDS, registry=own
        )

    def text(self) -> bytes:
        """Return all figures as text."""
        return generate_latest(self.registry)
