"""The command that posts photos."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sugarsnap.app import House
from sugarsnap.cli.house import USUAL, Keeper, opened, require_account, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.faces.shared.links import Links
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.media import Draft, post_media, prepare_post
from sugarsnap.operations.pictures import discard_picture
from sugarsnap.ports import Picture
from sugarsnap.records.media import Media
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.renditions import jpeg_names


def post(
    *files: Annotated[Path, Parameter(help="JPEG, PNG, WebP, GIF or HEIC files.")],
    username: Annotated[str, Parameter(name="--as", help="Who posts them.")],
    caption: Annotated[str, Parameter(help="What stands under each of them.")] = "",
    alt: Annotated[str, Parameter(help="What can be seen, for people who cannot see it.")] = "",
    keeper: Keeper = USUAL,
) -> None:
    """Post photos, in the order in which they are given."""
    if not files:
        raise CommandError("There is no file to post.", f"sugarsnap post FILE --as {username}")
    draft = Draft(caption=caption, alt_text=alt)
    with opened(keeper) as house:
        viewer = Viewer(require_account(house, username).card)
        house.works.read(prepare_post, viewer, draft)
        for file in files:
            facts = _facts_of(house, _post_one(house, viewer, file, draft))
            say(keeper, facts, "{id}  {link}".format_map(facts))


def _post_one(house: House, viewer: Viewer, file: Path, draft: Draft) -> Media:
    if not file.is_file():
        raise CommandError(f"{file} is no file.")
    rendered = house.pictures.render(file)
    _store(house, rendered.picture, rendered.files)
    try:
        return house.works.write_now(post_media, viewer, draft, rendered.picture).media
    except Exception:
        house.works.write_now(discard_picture, viewer, rendered.picture)
        raise


def _store(house: House, picture: Picture, renditions: Mapping[int, bytes]) -> None:
    names = jpeg_names(picture.digest, picture.width, picture.height)
    for name, content in {names[size]: content for size, content in renditions.items()}.items():
        house.store.put(name, content)


def _facts_of(house: House, media: Media) -> dict[str, str]:
    links = Links(house.settings.address, house.works.tools.keys)
    return {
        "id": f"{media.id}_{media.owner_id}",
        "shortcode": shortcode_of(media.id),
        "link": links.photo_page(media),
    }
