from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sugarsnap.adapters.pictures.renderer import ChildRenderer

Upload = Callable[..., Path]


@pytest.fixture(scope="session")
def renderer() -> Iterator[ChildRenderer]:
    renderer = ChildRenderer()
    yield renderer
    renderer.close()


@pytest.fixture
def upload(tmp_path: Path) -> Upload:
    """Puts bytes where an upload would be."""

    def put(content: bytes, name: str = "upload") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return put
