"""Reminding granian of workers whose end it has overlooked.

It clears its list of ended workers after reading it: one that ends in between is never replaced.
"""

import threading
import time
from typing import Any

_SECONDS_BETWEEN_LOOKS = 1.0
_LOOKS_BEFORE_LOST = 3
"""Granian replaces a worker within one look; after three it has forgotten it."""


def remind_of_lost_workers(server: Any) -> None:
    """Look after the workers of a granian server on a thread of its own, until it stops."""
    threading.Thread(target=_watch, args=(server,), name="reminders", daemon=True).start()


def _watch(server: Any) -> None:
    looks: dict[int, int] = {}
    while not server.interrupt_signal:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
        ended = {id(worker): worker.idx for worker in list(server.wrks) if not worker.is_alive()}
        looks = {one: looks.get(one, 0) + 1 for one in ended}
        lost = [ended[one] for one, times in looks.items() if times == _LOOKS_BEFORE_LOST]
        if lost:
            server.interrupt_children.extend(set(lost).difference(server.interrupt_children))
            server.main_loop_interrupt.set()
