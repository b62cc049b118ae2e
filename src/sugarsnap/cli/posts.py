"""The command that posts photos."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sugarsnap.app import House
from sugarsnap.cli.house import USUAL, Keeper, opened, require_account, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.cli.progress import counted
from sugarsnap.errors import PictureRefusedError
from sugarsnap.faces.shared.links import Links
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.pictures import discard_picture
from sugarsnap.operations.posts import Draft, post_media, prepare_post
from sugarsnap.ports import Picture
from sugarsnap.records.media import Media
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import read_point
from sugarsnap.rules.renditions import jpeg_names
from sugarsnap.rules.tagged_people import read_tags


@Parameter(name="*")
@dataclass(frozen=True)
class Saying:
    """What is said of the photos."""

    caption: Annotated[str, Parameter(help="What stands under them.")] = ""
    alt: Annotated[
        tuple[str, ...],
        Parameter(
            help="What can be seen, for people who cannot see it; one for each photo.", negative=""
        ),
    ] = ()
    people: Annotated[
        tuple[str, ...],
        Parameter(
            name="--with",
            help="Who is to be seen: USERNAME, USERNAME@x,y or USERNAME@x,y@2 in the second photo; "
            "x and y from 0 to 1.",
            negative="",
        ),
    ] = ()
    place: Annotated[str, Parameter(help="The name of the place.")] = ""
    lat: Annotated[str, Parameter(help="Latitude in degrees.", allow_leading_hyphen=True)] = ""
    lng: Annotated[str, Parameter(help="Longitude in degrees.", allow_leading_hyphen=True)] = ""

    @property
    def draft(self) -> Draft:
        """The post that these words make. Raises InvalidError."""
        return Draft(
            caption=self.caption,
            alt_texts=self.alt,
            people=read_tags(" ".join(self.people)),
            place_name=self.place,
            point=read_point(self.lat, self.lng) if self.lat or self.lng else None,
        )


NOTHING = Saying()
"""Where nothing is said."""


def post(
    *files: Annotated[Path, Parameter(help="JPEG, PNG, WebP, GIF or HEIC files, ten at most.")],
    username: Annotated[str, Parameter(name="--as", help="Who posts them.")],
    saying: Saying = NOTHING,
    keeper: Keeper = USUAL,
) -> None:
    """Post photos: one, or several together, in the order in which they are given."""
    if not files:
        raise CommandError("There is no file to post.", f"sugarsnap post FILE --as {username}")
    for file in files:
        if not file.is_file():
            raise CommandError(f"{file} is no file.")
    with opened(keeper) as house:
        viewer = Viewer(require_account(house, username).card)
        draft = house.works.read(prepare_post, viewer, saying.draft, len(files))
        with _stored(house, viewer, files) as pictures:
            media = house.works.write_now(post_media, viewer, draft, pictures).media
        facts = _facts_of(house, media)
        say(keeper, facts, "{id}  {link}".format_map(facts))


@contextmanager
def _stored(house: House, viewer: Viewer, files: Sequence[Path]) -> Iterator[list[Picture]]:
    """The files' renditions in the store, discarded again where the block is left by an error."""
    pictures: list[Picture] = []
    try:
        for file in counted(files, "Rendering"):
            pictures.append(_store(house, file))  # noqa: PERF401  what is stored must be known
        yield pictures
    except BaseException:
        for picture in pictures:
            house.works.write_now(discard_picture, viewer, picture)
        raise


def _store(house: House, file: Path) -> Picture:
    try:
        rendered = house.pictures.render(file)
    except PictureRefusedError as problem:
        raise CommandError(f"{file}: {problem.sentence}") from problem
    _put(house, rendered.picture, rendered.files)
    return rendered.picture


def _put(house: House, picture: Picture, renditions: Mapping[int, bytes]) -> None:
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
