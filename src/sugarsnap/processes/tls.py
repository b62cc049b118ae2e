"""The process that answers HTTPS beside a server: `python -m sugarsnap.processes.tls PARENT`.

It sees to the certificate, and then becomes the one that listens: what the first step imported is
left behind.
"""

import sys

from sugarsnap.app import certificate_of
from sugarsnap.config import read_settings
from sugarsnap.logs import hear_libraries
from sugarsnap.processes.launch import become_tls_server


def main(parent: str) -> None:
    """Listen for HTTPS, as the settings say, until SIGTERM or the end of the parent process."""
    hear_libraries()
    settings = read_settings({})
    become_tls_server(settings, certificate_of(settings), parent)


if __name__ == "__main__":
    main(sys.argv[1])
