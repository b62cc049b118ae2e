"""Ending with one's parent: no process of a server outlives the one that supervises it."""

import os
import signal
import threading
import time

_SECONDS_BETWEEN_LOOKS = 0.25
_SECONDS_TO_END = 10.0


def end_with_parent(parent: int) -> None:
    """End as on SIGTERM once the parent process is gone, even if it is gone already.

    The id comes from the parent itself: whoever asks for it may be an orphan by then.
    """
    threading.Thread(target=_watch, args=(parent,), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    until = time.monotonic() + _SECONDS_TO_END
    while time.monotonic() < until:
        os.kill(os.getpid(), signal.SIGTERM)  # again: a process that just starts may not hear it
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    os._exit(1)
