"""The supervising process: `python -m sugarsnap.processes.server HOST PORT WORKERS [local]`.

It listens, and keeps the job process alive and, told `local`, the one that listens for HTTPS. It
stays small: it imports no part of the house that answers or works, and opens nothing before the
fork. Settings reach its children in the environment.
"""

import sys

from sugarsnap.processes.kept_process import KeptProcess
from sugarsnap.processes.listening import FLAGS, Place, listen, say_ready
from sugarsnap.processes.readiness import Readiness

_JOBS = ("job process", "sugarsnap.processes.jobs")
_TLS = ("process for HTTPS", "sugarsnap.processes.tls")


def main(place: Place, *, tls: str) -> int:
    """Serve until SIGINT or SIGTERM; answers the exit code, 1 where no worker can start."""
    kept = [KeptProcess(*_JOBS), *([KeptProcess(*_TLS)] if tls == "local" else [])]

    def begin() -> None:
        say_ready(place.address("http"))
        for process in kept:
            process.start()

    def ask_to_stop() -> None:
        for process in kept:
            process.ask_to_stop()

    try:
        return listen(place, FLAGS, Readiness(place.host, place.port, begin), ask_to_stop)
    finally:
        for process in kept:
            process.stop()


if __name__ == "__main__":
    where = Place(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    sys.exit(main(where, tls="".join(sys.argv[4:])))
