"""The decoding process: `python -m sugarsnap.adapters.pictures.child`, one picture at a time.

It holds no more memory than its limit, writes no file, keeps no picture, and ends when the server
hangs up. It never learns more of the server than the path of the upload in hand.
"""

import os
import resource
import signal
import sys
from contextlib import suppress
from socket import socket

from sugarsnap.adapters.pictures.decoding import prepare_decoder
from sugarsnap.adapters.pictures.messages import (
    Answer,
    CutSquare,
    Line,
    MakeJpegs,
    MakeWebps,
    Ready,
    Refused,
    Request,
)
from sugarsnap.adapters.pictures.rendering import cut_square, make_jpegs, make_webps
from sugarsnap.errors import PictureRefusedError

MEMORY_LIMIT = 508 << 20
"""Bytes of address space. The dearest photo within the caps takes 496 MiB of them: 50 megapixels of
progressive JPEG without subsampling, in a process that has loaded the HEIC codec before."""
LAST_RESORT = 60
"""Seconds after which a picture ends the process even if the server that would end it is gone."""

_MOST_OPEN_FILES = 64


def main() -> None:
    """Serve pictures over the socket that stands in for standard input."""
    _limit_myself()
    prepare_decoder()
    line = Line(socket(fileno=os.dup(sys.stdin.fileno())))
    with suppress(EOFError, ConnectionError):  # the server has hung up
        _serve(line)


def _serve(line: Line) -> None:
    line.send(Ready())
    while True:
        request = line.receive(Request)
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
        match request:
            case MakeJpegs():
                return make_jpegs(request)
            case MakeWebps():
                return make_webps(request)
            case CutSquare():
                return cut_square(request)
    except PictureRefusedError as error:
        return Refused(error.sentence)


if __name__ == "__main__":
    main()
