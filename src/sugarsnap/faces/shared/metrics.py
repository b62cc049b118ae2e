"""What the server counts of itself, for Prometheus."""

from collections.abc import Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from sugarsnap.operations.upkeep import JobCounts

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0)


class Metrics:
    """Times requests by face and status. Neither paths nor people ever stand in a label."""

    def __init__(self, shared: Path | None) -> None:
        """`shared` is the folder where the workers of a server count together."""
        self._shared = shared
        self._own = CollectorRegistry()
        self._requests = Histogram(
            "sugarsnap_request_seconds",
            "Time from a request's arrival to the end of its answer.",
            ("face", "status"),
            registry=self._own,
            buckets=_SECONDS,
        )
        self._timers: dict[tuple[str, int], Histogram] = {}

    def observe(self, face: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        timer = self._timers.get((face, status))
        if timer is None:
            timer = self._timers[face, status] = self._requests.labels(face, str(status))
        timer.observe(seconds)

    def write(self, jobs: JobCounts) -> bytes:
        """All numbers, those of the other workers included, as Prometheus reads them."""
        registry = self._own
        if self._shared is not None:
            registry = CollectorRegistry()
            MultiProcessCollector(registry, path=str(self._shared))  # type: ignore[no-untyped-call]
        return generate_latest(registry) + generate_latest(_OfJobs(jobs))


class _OfJobs(Collector):
    """How the outbox stands at the moment of asking."""

    def __init__(self, jobs: JobCounts) -> None:
        self._jobs = jobs

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily(
            "sugarsnap_jobs_waiting", "Jobs that wait or run.", value=self._jobs.waiting
        )
        yield GaugeMetricFamily(
            "sugarsnap_jobs_dead", "Jobs that were given up.", value=self._jobs.dead
        )
