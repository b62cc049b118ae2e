import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from pictures import hostile
from pictures.conftest import Upload
from pictures.ordinary import saved, scene
from sugarsnap.adapters.pictures import renderer as renderer_module
from sugarsnap.adapters.pictures.child import MEMORY_LIMIT
from sugarsnap.adapters.pictures.renderer import ChildRenderer
from sugarsnap.errors import PictureRefusedError, UnavailableError

PATIENCE = 10.0


@pytest.fixture
def impatient() -> Iterator[ChildRenderer]:
    with closing(ChildRenderer(seconds_per_picture=1.5)) as renderer:
        yield renderer


@pytest.fixture
def photo(upload: Upload) -> Path:
    return upload(saved(scene(320, 240)))


def pid_of(renderer: ChildRenderer) -> int:
    assert renderer.child_pid is not None
    return renderer.child_pid


def eventually(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def is_gone(pid: int) -> bool:
    with suppress(psutil.NoSuchProcess):
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    return True


def test_no_decoder_is_loaded_into_the_server() -> None:
    question = (
        "import sys; import sugarsnap.adapters.pictures.renderer;"
        "print({'pyvips', 'PIL', 'pillow_heif'} & set(sys.modules))"
    )

    answer = subprocess.run([sys.executable, "-c", question], check=True, capture_output=True)

    assert answer.stdout.strip() == b"set()"


def test_no_child_is_started_before_there_is_a_picture_to_decode(
    impatient: ChildRenderer, upload: Upload
) -> None:
    with pytest.raises(PictureRefusedError):
        impatient.render(upload(hostile.png_bomb()))

    assert impatient.child_pid is None


def test_pictures_share_a_warm_child(impatient: ChildRenderer, photo: Path) -> None:
    impatient.render(photo)
    first = pid_of(impatient)

    impatient.render(photo)

    assert pid_of(impatient) == first


def test_the_child_lives_within_its_limits(impatient: ChildRenderer, photo: Path) -> None:
    impatient.render(photo)
    child = psutil.Process(pid_of(impatient))

    assert child.rlimit(resource.RLIMIT_AS) == (MEMORY_LIMIT, MEMORY_LIMIT)
    assert MEMORY_LIMIT < 512 << 20
    assert child.rlimit(resource.RLIMIT_FSIZE) == (0, 0)
    assert child.rlimit(resource.RLIMIT_CORE) == (0, 0)


def test_the_child_knows_none_of_the_servers_settings(
    impatient: ChildRenderer, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUGARSNAP_SECRET", "hush")

    impatient.render(photo)

    assert "SUGARSNAP_SECRET" not in psutil.Process(pid_of(impatient)).environ()


def test_a_child_that_hangs_fails_one_picture_and_the_next_gets_another(
    impatient: ChildRenderer, photo: Path
) -> None:
    impatient.render(photo)
    hung = pid_of(impatient)
    os.kill(hung, signal.SIGSTOP)

    with pytest.raises(PictureRefusedError, match="could not be decoded"):
        impatient.render(photo)

    assert is_gone(hung)
    assert impatient.render(photo).files


def test_a_child_that_crashes_fails_one_picture_and_the_next_gets_another(
    impatient: ChildRenderer, photo: Path
) -> None:
    impatient.render(photo)
    crashing = pid_of(impatient)
    os.kill(crashing, signal.SIGSTOP)

    with ThreadPoolExecutor(1) as threads:
        rendering = threads.submit(impatient.render, photo)
        time.sleep(0.2)
        os.kill(crashing, signal.SIGKILL)

        with pytest.raises(PictureRefusedError, match="could not be decoded"):
            rendering.result()

    assert impatient.render(photo).files


def test_a_child_that_died_between_pictures_costs_nobody_theirs(
    impatient: ChildRenderer, photo: Path
) -> None:
    impatient.render(photo)
    dead = pid_of(impatient)
    os.kill(dead, signal.SIGKILL)
    os.waitid(os.P_PID, dead, os.WEXITED | os.WNOWAIT)

    rendered = impatient.render(photo)

    assert rendered.files
    assert pid_of(impatient) != dead


def test_a_decoder_that_stumbled_sees_no_other_picture(
    impatient: ChildRenderer, photo: Path, upload: Upload
) -> None:
    impatient.render(photo)
    stumbling = pid_of(impatient)

    with pytest.raises(PictureRefusedError):
        impatient.render(upload(hostile.jpeg_header(100, 100), "bad"))

    assert is_gone(stumbling)


def test_a_child_is_replaced_after_many_pictures(
    impatient: ChildRenderer, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer_module, "PICTURES_PER_CHILD", 2)
    impatient.render(photo)
    first = pid_of(impatient)
    impatient.render(photo)

    assert is_gone(first)
    assert impatient.render(photo).files


def test_an_idle_child_is_ended(photo: Path) -> None:
    with closing(ChildRenderer(seconds_idle=0.1)) as renderer:
        renderer.render(photo)

        assert eventually(lambda: renderer.child_pid is None)
        assert renderer.render(photo).files


def test_a_closed_renderer_has_no_child_left(photo: Path) -> None:
    renderer = ChildRenderer()
    renderer.render(photo)
    child = pid_of(renderer)

    renderer.close()

    assert is_gone(child)


def test_the_child_ends_with_its_server(photo: Path) -> None:
    server = (
        "import os, sys; from pathlib import Path;"
        "from sugarsnap.adapters.pictures.renderer import ChildRenderer;"
        "renderer = ChildRenderer(); renderer.render(Path(sys.argv[1]));"
        "print(renderer.child_pid, flush=True); os.kill(os.getpid(), 9)"
    )

    killed = subprocess.run(
        [sys.executable, "-c", server, str(photo)], check=False, stdout=subprocess.PIPE
    )

    assert killed.returncode == -signal.SIGKILL
    child = int(killed.stdout)
    assert eventually(lambda: is_gone(child))


def test_threads_take_turns(renderer: ChildRenderer, upload: Upload) -> None:
    sizes = [(300 + number, 200) for number in range(8)]
    sources = [upload(saved(scene(*size)), str(size)) for size in sizes]

    with ThreadPoolExecutor(4) as threads:
        rendered = list(threads.map(renderer.render, sources))

    assert [(one.picture.width, one.picture.height) for one in rendered] == sizes


def test_an_upload_that_would_wait_too_long_is_asked_to_come_again(
    impatient: ChildRenderer, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer_module, "SECONDS_IN_LINE", 0.05)
    impatient.render(photo)
    os.kill(pid_of(impatient), signal.SIGSTOP)

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(impatient.render, photo)
        time.sleep(0.2)
        with pytest.raises(UnavailableError):
            impatient.render(photo)

        with pytest.raises(PictureRefusedError):
            first.result()


def test_webp_twins_are_asked_for_again_where_the_decoder_was_lost(
    impatient: ChildRenderer, photo: Path
) -> None:
    jpegs = impatient.render(photo).files
    os.kill(pid_of(impatient), signal.SIGSTOP)

    with pytest.raises(UnavailableError):
        impatient.render_webp({320: jpegs[320]})

    assert set(impatient.render_webp({320: jpegs[320]})) == {320}
