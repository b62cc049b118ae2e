"""The picture renderer of the house: it judges headers itself and leaves decoding to a child."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Timer

from sugarsnap.adapters.pictures.child_process import ChildLostError, ChildProcess
from sugarsnap.adapters.pictures.headers import judge
from sugarsnap.adapters.pictures.messages import (
    CutSquare,
    Made,
    MakeJpegs,
    MakeWebps,
    Refused,
    Request,
)
from sugarsnap.errors import PictureRefusedError, UnavailableError
from sugarsnap.ports import Picture, RenderedPicture
from sugarsnap.rules.renditions import NOMINAL_SIZES, SQUARE, digest_of

SECONDS_PER_PICTURE = 20.0
"""The dearest picture within the caps takes about three on the machine this was measured on."""
SECONDS_IDLE = 60.0
"""How long a child is kept warm for the next picture."""
SECONDS_IN_LINE = 40.0
"""How long an upload waits for the ones before it."""
PICTURES_PER_CHILD = 200
"""A child is replaced in time, so that no leak of a decoder's ever fills its bounded memory."""


class ChildRenderer:
    """Implements ports.PictureRenderer with one decoding process; threads take turns.

    The process is started by the first picture and ends when it has been idle, after a picture that
    its decoder would not have, and with the server. Whatever befalls it befalls one picture alone.
    """

    def __init__(
        self, seconds_per_picture: float = SECONDS_PER_PICTURE, seconds_idle: float = SECONDS_IDLE
    ) -> None:
        self._seconds_per_picture = seconds_per_picture
        self._seconds_idle = seconds_idle
        self._turn = Lock()
        self._child: ChildProcess | None = None
        self._farewell: Timer | None = None

    @property
    def child_pid(self) -> int | None:
        """The decoding process's id while one is kept."""
        child = self._child
        return child.pid if child else None

    def render(self, source: Path) -> RenderedPicture:
        """The five JPEG renditions of an upload.

        Raises PictureRefusedError with a plain sentence, and UnavailableError where no decoder can
        be had in time.
        """
        return self._render(source, NOMINAL_SIZES)

    def render_avatar(self, source: Path) -> RenderedPicture:
        """The square rendition alone. Raises as `render` does."""
        return self._render(source, (SQUARE,))

    def render_webp(self, jpegs: Mapping[int, bytes]) -> dict[int, bytes]:
        """The WebP twins of JPEG renditions. Raises UnavailableError where the decoder is lost."""
        return self._ask_surely(MakeWebps(dict(jpegs))).files

    def cut_square(self, jpeg: bytes, side: int) -> bytes:
        """A square out of the middle. Raises UnavailableError where the decoder is lost."""
        return self._ask_surely(CutSquare(jpeg, side)).files[side]

    def close(self) -> None:
        """End the decoding process; another picture would start a new one."""
        with self._turn:
            self._end_child()

    def _render(self, source: Path, nominals: tuple[int, ...]) -> RenderedPicture:
        header = judge(source)
        try:
            made = self._ask(MakeJpegs(str(source.resolve()), header.format, nominals))
        except ChildLostError as error:
            raise PictureRefusedError(
                "This picture could not be decoded. "
                "Please save it anew, for example as a smaller JPEG, and upload that."
            ) from error
        digest = digest_of(made.files)
        return RenderedPicture(Picture(digest, made.width, made.height), made.files)

    def _ask_surely(self, request: Request) -> Made:
        """Of renditions of ours, with which no decoder should have trouble."""
        try:
            return self._ask(request)
        except ChildLostError as error:
            raise UnavailableError from error

    def _ask(self, request: Request) -> Made:
        with self._taking_turns():
            child = self._child = self._living_child()
            answer = child.ask(request, self._seconds_per_picture)
            if isinstance(answer, Refused) or child.asked >= PICTURES_PER_CHILD:
                self._end_child()  # a decoder that stumbled does not see the next person's photo
        if isinstance(answer, Refused):
            raise PictureRefusedError(answer.sentence)
        return answer

    @contextmanager
    def _taking_turns(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=SECONDS_IN_LINE):
            raise UnavailableError
        try:
            yield
        finally:
            self._await_idleness()
            self._turn.release()

    def _living_child(self) -> ChildProcess:
        if self._child and self._child.is_alive():
            return self._child
        self._end_child()
        try:
            return ChildProcess()
        except (ChildLostError, OSError) as error:
            raise UnavailableError from error

    def _await_idleness(self) -> None:
        if self._farewell:
            self._farewell.cancel()
        self._farewell = Timer(self._seconds_idle, self._end_idle_child)
        self._farewell.daemon = True
        self._farewell.start()

    def _end_idle_child(self) -> None:
        if self._turn.acquire(blocking=False):  # a child whose turn it is, is not idle
            try:
                self._end_child()
            finally:
                self._turn.release()

    def _end_child(self) -> None:
        if self._farewell:
            self._farewell.cancel()
        if self._child:
            self._child.end()
        self._child = None
