"""The job that makes the WebP twins of a post's renditions."""

from sugarsnap.operations.jobs import confirm_webp, finish_job, list_pictures_to_render
from sugarsnap.ports import Effects, PhotoStore, Picture
from sugarsnap.records.jobs import Job
from sugarsnap.requests import RenderWebp
from sugarsnap.rules.renditions import jpeg_names, webp_names
from sugarsnap.work import Works


class FilesMissingError(Exception):
    """A picture's JPEG renditions are not where they should be."""


def render_webp(works: Works, effects: Effects, job: Job, request: RenderWebp) -> None:
    """Make and store the WebP renditions of every picture, then note that they exist."""
    pictures = works.read(list_pictures_to_render, request)
    if not pictures:
        works.write_now(finish_job, job)
        return
    for picture in pictures:
        _render(effects, picture)
    works.write_now(confirm_webp, job, request, pictures)


def _render(effects: Effects, picture: Picture) -> None:
    names = webp_names(picture.digest, picture.width, picture.height)
    twins = effects.pictures.render_webp(_jpegs_of(effects.store, picture, names))
    for nominal, content in twins.items():
        effects.store.put(names[nominal], content)


def _jpegs_of(store: PhotoStore, picture: Picture, wanted: dict[int, str]) -> dict[int, bytes]:
    """The JPEG renditions to be twinned; of sizes that share a file only the first."""
    names = jpeg_names(picture.digest, picture.width, picture.height)
    first = {name: nominal for nominal, name in sorted(wanted.items(), reverse=True)}
    jpegs = {nominal: store.get(names[nominal]) for nominal in first.values()}
    found = {nominal: content for nominal, content in jpegs.items() if content is not None}
    if len(found) < len(first):
        raise FilesMissingError(f"renditions of the picture {picture.digest} are missing")
    return found
