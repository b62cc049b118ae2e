"""What is done from time to time: forgetting what has ended, and sweeping files nobody shows."""

from collections.abc import Sequence

from sugarsnap.jobs.check import check_when_due
from sugarsnap.operations.deliveries import trim_deliveries
from sugarsnap.operations.newest import trim_newest
from sugarsnap.operations.upkeep import forget_ended, list_unshown_files
from sugarsnap.ports import Effects, PhotoStore
from sugarsnap.work import Works

ORPHAN_AGE_MS = 24 * 60 * 60 * 1000
"""Younger files may belong to an upload whose row is still to come."""


def keep_house(works: Works, effects: Effects) -> None:
    """Forget what has ended, trim what grows, sweep what is old, and check all once a day."""
    works.write_now(forget_ended)
    works.write_now(trim_newest)
    works.write_now(trim_deliveries)
    sweep_files(works, effects.store, ORPHAN_AGE_MS)
    check_when_due(works)


def sweep_files(works: Works, store: PhotoStore, age_ms: int) -> Sequence[str]:
    """Delete the files that nothing shows and that are older than `age_ms`; answers their names."""
    moment = works.tools.clock.now() - age_ms
    orphans = works.read(list_unshown_files, store.list_older(moment))
    swept = [name for name in orphans if (store.kept_at(name) or moment) < moment]
    for name in swept:
        store.delete(name)
    return swept
