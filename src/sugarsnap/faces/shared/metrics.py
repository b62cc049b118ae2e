"""What the server counts of itself, for Prometheus."""

import asyncio
from collections.abc import Iterable, Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from sugarsnap.operations.drift import Drift
from sugarsnap.operations.upkeep import JobCounts

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"
_FLUSH_SECONDS = 1.0


class Metrics:
    """Counts requests by face and status. Neither paths nor people ever stand in a label."""

    def __init__(self, shared: Path | None) -> None:
        """`shared` is the folder where the workers of a server count together."""
        self._shared = shared
        self._own = CollectorRegistry()
        labels = ("face", "status")
        self._requests = Counter(
            "sugarsnap_requests", "Requests answered.", labels, registry=self._own
        )
        self._seconds = Counter(
            "sugarsnap_request_seconds",
            "Seconds from requests' arrivals to the ends of their answers.",
            labels,
            registry=self._own,
        )
        self._since_flush: dict[tuple[str, int], tuple[int, float]] = {}

    def observe(self, face: str, status: int, begun: float, ended: float) -> None:
        """Count one answered request, from `begun` to `ended` (seconds of one clock).

        Counted here and entered within a second: the shared counters cost as much as a statement.
        """
        if not self._since_flush:
            asyncio.get_running_loop().call_later(_FLUSH_SECONDS, self._flush)
        key = (face, status)
        count, seconds = self._since_flush.get(key, (0, 0.0))
        self._since_flush[key] = (count + 1, seconds + ended - begun)

    def _flush(self) -> None:
        for (face, status), (count, seconds) in self._since_flush.items():
            self._requests.labels(face, str(status)).inc(count)
            self._seconds.labels(face, str(status)).inc(seconds)
        self._since_flush.clear()

    def write(self, jobs: JobCounts, drift: Iterable[Drift]) -> bytes:
        """All numbers, those of the other workers included, as Prometheus reads them."""
        self._flush()
        registry = self._own
        if self._shared is not None:
            registry = CollectorRegistry()
            MultiProcessCollector(registry, path=str(self._shared))  # type: ignore[no-untyped-call]
        return generate_latest(registry) + generate_latest(_OfDatabase(jobs, drift))


class _OfDatabase(Collector):
    """How the outbox stands at the moment of asking, and what the last check of the rows found."""

    def __init__(self, jobs: JobCounts, drift: Iterable[Drift]) -> None:
        self._jobs = jobs
        self._drift = drift

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily(
            "sugarsnap_jobs_waiting", "Jobs that wait or run.", value=self._jobs.waiting
        )
        yield GaugeMetricFamily(
            "sugarsnap_jobs_dead", "Jobs that were given up.", value=self._jobs.dead
        )
        found = GaugeMetricFamily(
            "sugarsnap_drift", "Things that the last check found wrong; 0 is well.", labels=["kind"]
        )
        checked = GaugeMetricFamily(
            "sugarsnap_drift_checked_timestamp_seconds", "When that was.", labels=["kind"]
        )
        for one in self._drift:
            found.add_metric([one.kind], one.found)
            checked.add_metric([one.kind], one.checked_ms / 1000)
        yield from (found, checked)
