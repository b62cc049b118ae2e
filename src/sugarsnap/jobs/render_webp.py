"""The job that makes the WebP twins of a photo's renditions."""

from sugarsnap.operations.jobs import confirm_webp, find_media_to_render, finish_job
from sugarsnap.ports import Effects, PhotoStore
from sugarsnap.records.jobs import Job
from sugarsnap.records.media import Media
from sugarsnap.requests import RenderWebp
from sugarsnap.rules.renditions import jpeg_names, webp_names
from sugarsnap.work import Works


class FilesMissingError(Exception):
    """A photo's JPEG renditions are not where they should be."""


def render_webp(works: Works, effects: Effects, job: Job, request: RenderWebp) -> None:
    """Make and store the WebP renditions, then note that they exist."""
    media = works.read(find_media_to_render, request)
    if media is None:
        works.write_now(finish_job, job)
        return
    names = webp_names(media.digest, media.width, media.height)
    twins = effects.pictures.render_webp(_jpegs_of(effects.store, media, names))
    for nominal, content in twins.items():
        effects.store.put(names[nominal], content)
    works.write_now(confirm_webp, job, media)


def _jpegs_of(store: PhotoStore, media: Media, wanted: dict[int, str]) -> dict[int, bytes]:
    """The JPEG renditions to be twinned; of sizes that share a file only the first."""
    names = jpeg_names(media.digest, media.width, media.height)
    first = {name: nominal for nominal, name in sorted(wanted.items(), reverse=True)}
    jpegs = {nominal: store.get(names[nominal]) for nominal in first.values()}
    found = {nominal: content for nominal, content in jpegs.items() if content is not None}
    if len(found) < len(first):
        raise FilesMissingError(f"renditions of photo {media.id} are missing")
    return found
