"""Listening for HTTPS: `python -m sugarsnap.processes.tls_server HOST PORT WORKERS …`.

Further arguments are the certificate, its authority, when it is to be renewed (in seconds since
1970), and the id of the process that supervises this one. As small as that one, for the same
reasons.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from granian.constants import SSLProtocols

from sugarsnap.processes.listening import FLAGS, Place, listen, say_ready
from sugarsnap.processes.parent import end_with_parent
from sugarsnap.processes.readiness import Readiness

_SECONDS_BETWEEN_LOOKS = 600.0


def main(place: Place, certificate: Path, authority: Path) -> int:
    """Serve until SIGTERM; answers the exit code, 1 where no worker can start."""
    flags = {
        **FLAGS,
        "ssl_cert": certificate,
        "ssl_key": certificate,
        "ssl_protocol_min": SSLProtocols.tls12,  # TLS 1.3 alone would shut out old programs
    }

    def begin() -> None:
        say_ready(place.address("https"))

    readiness = Readiness(place.host, place.port, begin, authority)
    return listen(place, flags, readiness, lambda: None)


def end_when_due(renew_seconds: int) -> None:
    """End as on SIGTERM once the certificate is to be renewed; the parent starts another."""
    threading.Thread(target=_wait_until, args=(renew_seconds,), name="renewal", daemon=True).start()


def _wait_until(renew_seconds: int) -> None:
    while (left := renew_seconds - time.time()) > 0:
        time.sleep(min(left, _SECONDS_BETWEEN_LOOKS))
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    end_with_parent(int(sys.argv[7]))
    end_when_due(int(sys.argv[6]))
    where = Place(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    sys.exit(main(where, Path(sys.argv[4]), Path(sys.argv[5])))
