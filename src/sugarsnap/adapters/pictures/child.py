"""The decoding process: `python -m sugarsnap.adapters.pictures.child`, one picture at a time.

It holds no more memory than its limit, writes no file, keeps no picture, and ends when the server
hangs up. It never learns more of the server than the path of the upload in hand.
"""

import os
import resource
import signal
import sys
from socket import socket

from sugarsnap.adapters.pictures.messages import (
    Answer,
    Line,
    MakeJpegs,
    Ready,
    Refused,
    Request,
)
from sugarsnap.adapters.pictures.rendering import make_jpegs, make_webps, prepare_decoder
from sugarsnap.errors import PictureRefusedError

MEMORY_LIMIT = 496 << 20
"""Bytes of address space. The dearest picture within the caps, 50 megapixels of progressive JPEG
without subsampling, takes 405 MiB."""
LAST_RESORT = 60
"""Seconds after which a picture ends the process even if the server that would end it is gone."""

_MOST_OPEN_FILES = 64


def main() -> None:
    """Serve pictures over the socket that stands in for standard input."""
    _limit_myself()
    prepare_decoder()
    line = Line(socket(fileno=os.dup(sys.stdin.fileno())))
    line.send(Ready())
    while True:
        try:
            request = line.receive(Request)
        except EOFError:
            return
        signal.alarm(LAST_RESORT)
        line.send(_answer(request))
        signal.alarm(0)


def _limit_myself() -> None:
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, _MOST_OPEN_FILES)
    if sys.platform == "linux":
        _limit(resource.RLIMIT_AS, MEMORY_LIMIT)


def _limit(kind: int, most: int) -> None:
    _, allowed = resource.getrlimit(kind)
    most = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
    resource.setrlimit(kind, (most, most))


def _answer(request: Request) -> Answer:
    try:
        return make_jpegs(request) if isinstance(request, MakeJpegs) else make_webps(request)
    except PictureRefusedError as error:
        return Refused(error.sentence)


if __name__ == "__main__":
    main()
