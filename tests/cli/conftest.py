import shutil
from pathlib import Path

import pytest
from PIL import Image

from cli.command import Home, furnish


@pytest.fixture(scope="session")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture to post."""
    path = tmp_path_factory.mktemp("photos") / "peas.jpg"
    Image.linear_gradient("L").resize((400, 300)).convert("RGB").save(path)
    return path


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory, photo: Path) -> Path:
    return furnish(tmp_path_factory.mktemp("home") / "data", photo).data


@pytest.fixture
def home(furnished: Path, tmp_path: Path) -> Home:
    """A furnished data folder of this test's own."""
    shutil.copytree(furnished, tmp_path / "data")
    return Home(tmp_path / "data")
