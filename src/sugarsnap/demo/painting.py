"""Painting the demo's pictures and taking them through the same renderer as uploads."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sugarsnap.demo.people import Person
from sugarsnap.demo.scenes import Scene, draw_jpeg, draw_portrait
from sugarsnap.ports import Effects, Picture, RenderedPicture
from sugarsnap.rules.renditions import jpeg_names

_PAINTERS = 3
Draw = Callable[[Any], bytes]
Render = Callable[[Path], RenderedPicture]


def paint_scenes(effects: Effects, scenes: Sequence[Scene]) -> dict[str, Picture]:
    """The scenes' pictures by key, their renditions stored."""
    jobs = {scene.key: (draw_jpeg, scene) for scene in scenes}
    return _paint(effects, effects.pictures.render, jobs)


def paint_portraits(effects: Effects, people: Sequence[Person]) -> dict[str, Picture]:
    """The people's profile pictures by username, stored."""
    jobs = {person.username: (draw_portrait, person.portrait) for person in people}
    return _paint(effects, effects.pictures.render_avatar, jobs)


def _paint(
    effects: Effects, render: Render, jobs: Mapping[str, tuple[Draw, Any]]
) -> dict[str, Picture]:
    with TemporaryDirectory() as folder, ThreadPoolExecutor(_PAINTERS, "painter") as painters:

        def paint(key: str) -> tuple[str, Picture]:
            draw, subject = jobs[key]
            source = Path(folder) / key
            source.write_bytes(draw(subject))
            return key, _store(effects, render(source))

        return dict(painters.map(paint, jobs))


def _store(effects: Effects, rendered: RenderedPicture) -> Picture:
    picture = rendered.picture
    names = jpeg_names(picture.digest, picture.width, picture.height)
    for nominal, content in rendered.files.items():
        effects.store.put(names[nominal], content)
    return picture
