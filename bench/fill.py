"""The world that is measured, in two sizes, the smaller a tenth of the larger.

The larger: 100 000 photos of a thousand people with tokens, and a million edges (likes and
follows); one photo has 100 000 likes and 10 000 comments, one account 100 000 followers, one tag
all photos. Rows are put in past all operations, but true to them: counts equal rows. Kept between
runs, and made again when its form changes.
"""

import json
import random
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from bench.rows import insert_each, insert_rows
from sugarsnap.app import House, close_house, migrate_house, open_house
from sugarsnap.config import read_settings
from sugarsnap.ids import (
    account_id,
    first_ticket,
    shard_of_account,
    shard_of_cell,
    shard_of_key,
    shortcode_of,
    timed_id,
)
from sugarsnap.rules.geography import PHOTO_SIZES, Point, cell_of
from sugarsnap.rules.scopes import EVERY_SCOPE, write_scopes

_FORM = 3
_OWNERS = 1_000
_START = 1_500_000_000_000
_CLIENT_ID = "be" + "0" * 30
_PLACES = 50
_FOLLOWED = 200
_FEED = 500
_NEWEST = 2_000
_ASKED_FOR = 10_000
TAG = "garden"
CENTRE = (38_722_250, -9_139_340)
"""Millionths of a degree; all photos are taken within some kilometres."""

_PERSON = {
    **dict.fromkeys(("picture", "bio", "website", "password"), ""),
    **dict.fromkeys("is_private standing photo_serial is_admin is_business".split(), 0),
    **dict.fromkeys(("created_ms", "sessions_from_ms"), _START),
}
_PHOTO = {
    "alt_text": "",
    "filter": "Normal",
    "width": 1440,
    "height": 1080,
    "has_webp": 0,
    "has_point": 1,
}


class Size(Struct, frozen=True):
    """How large a world is."""

    name: str
    photos: int
    crowd: int
    """People without photos, who like one photo and follow one account, all of them."""
    edges: int
    """Likes and follows among the others."""
    comments: int


FULL = Size("full", photos=100_000, crowd=100_000, edges=600_000, comments=10_000)
TENTH = Size("tenth", photos=10_000, crowd=10_000, edges=60_000, comments=1_000)


class World(Struct, frozen=True):
    """Where the data are, and what the cases ask for."""

    folder: Path
    tokens: list[str]
    shortcodes: list[str]
    owners: list[int]
    hot: str
    quiet: str
    places: list[int]


def fill_once(folder: Path, size: Size) -> World:
    """The world in `folder`, made on the first call."""
    facts = folder / "facts.json"
    if not facts.exists() or json.loads(facts.read_text())["form"] != _FORM:
        shutil.rmtree(folder, ignore_errors=True)
        print(f"filling {folder} (once, some minutes) …", flush=True)
        world = _Filling(size).fill(folder)
        facts.write_text(json.dumps({"form": _FORM, **world}))
    known = json.loads(facts.read_text())
    del known["form"]
    return World(folder=folder, **known)


class _Filling:
    """Draws one world, the same every time, and writes its rows."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._draw = random.Random(42)  # noqa: S311  the same world every time
        count = _OWNERS + size.crowd
        self._people = [
            account_id(number + 1, self._draw.randrange(8192)) for number in range(count)
        ]
        self._photos = [self._photo(number) for number in range(size.photos)]
        self._order = 0

    def fill(self, folder: Path) -> dict[str, object]:
        """Make the house in `folder`; answers what cases ask for."""
        house = open_house(read_settings({"data": folder}, {}))
        migrate_house(house)
        places = self._fill_places(house)
        follows = self._follows()
        likes = self._likes()
        self._fill_people(house, follows)
        self._fill_photos(house, likes)
        self._fill_edges(house, likes, follows)
        self._fill_lists(house, follows)
        tokens = self._fill_grants(house)
        close_house(house)
        chosen = self._draw.sample(self._photos[2:], min(_ASKED_FOR, self._size.photos - 2))
        return {
            "tokens": tokens,
            "shortcodes": [shortcode_of(id_) for id_, _ in chosen],
            "owners": self._people[1:_OWNERS],
            "hot": str(self._photos[0][0]),
            "quiet": str(self._photos[1][0]),
            "places": places,
        }

    def _photo(self, number: int) -> tuple[int, int]:
        owner = self._people[number % _OWNERS]
        shard = shard_of_account(owner)
        return timed_id(first_ticket(_START + number * 1000), shard), owner

    def _next(self) -> int:
        """Ids that order edges by the moment in which they were drawn."""
        self._order += 1
        return timed_id(first_ticket(_START + 200_000_000 + self._order), 0)

    def _likes(self) -> list[tuple[int, int, int, int]]:
        """Photo, owner, liker and order of every like."""
        hot, quiet = self._photos[:2]
        pairs = {(hot, person) for person in self._people[_OWNERS:]}
        pairs |= {(quiet, person) for person in self._people[:20]}
        owners = self._people[:_OWNERS]
        wanted = len(pairs) + self._size.edges // 2
        while len(pairs) < wanted:
            pairs.add((self._draw.choice(self._photos), self._draw.choice(owners)))
        return [(photo[0], photo[1], liker, self._next()) for photo, liker in sorted(pairs)]

    def _follows(self) -> list[tuple[int, int, int]]:
        """Follower, followed and order of every follow."""
        famous, owners = self._people[0], self._people[:_OWNERS]
        pairs = {(person, famous) for person in self._people[_OWNERS:]}
        for owner in owners:
            pairs |= {(owner, other) for other in self._draw.sample(owners, _FOLLOWED + 1)}
        wanted = self._size.crowd + self._size.edges // 2
        while len(pairs) < wanted:
            pairs.add((self._draw.choice(self._people), self._draw.choice(owners)))
        return [(one, other, self._next()) for one, other in sorted(pairs) if one != other]

    def _fill_places(self, house: House) -> list[int]:
        names = [f"Garden {number}" for number in range(_PLACES)]
        ids = [account_id(number + 1, shard_of_key(name)) for number, name in enumerate(names)]
        lat, lng = CENTRE
        insert_rows(
            house,
            "places",
            ("id", "shard", "name", "lat", "lng"),
            [
                (id_, shard_of_account(id_), name, lat + 300 * number, lng + 300 * number)
                for number, (id_, name) in enumerate(zip(ids, names, strict=True))
            ],
        )
        self._places = ids
        return ids

    def _fill_people(self, house: House, follows: Sequence[tuple[int, int, int]]) -> None:
        n_media = Counter(owner for _, owner in self._photos)
        n_follows = Counter(one for one, _, _ in follows)
        n_followed = Counter(other for _, other, _ in follows)
        people = (
            {
                **_PERSON,
                "id": id_,
                "shard": shard_of_account(id_),
                "username": f"person{number}",
                "full_name": f"Person {number}",
                "email": f"person{number}@example.com",
                "n_media": n_media[id_],
                "n_follows": n_follows[id_],
                "n_followed_by": n_followed[id_],
            }
            for number, id_ in enumerate(self._people)
        )
        insert_each(house, "accounts", people)
        names = (
            (name, shard_of_key(name), id_)
            for number, id_ in enumerate(self._people)
            for name in (f"u:person{number}", f"e:person{number}@example.com")
        )
        insert_rows(house, "names", ("name", "shard", "account_id"), names)
        words = (
            (word, id_, shard_of_account(id_))
            for number, id_ in enumerate(self._people)
            for word in (f"person{number}", "person", str(number))
        )
        insert_rows(house, "name_words", ("word", "account_id", "shard"), words)

    def _fill_photos(self, house: House, likes: Sequence[tuple[int, int, int, int]]) -> None:
        n_likes = Counter(photo for photo, _, _, _ in likes)
        lat, lng = CENTRE
        self._points = [
            (
                lat + self._draw.randrange(-20_000, 20_000),
                lng + self._draw.randrange(-20_000, 20_000),
            )
            for _ in self._photos
        ]
        photos = (
            {
                **_PHOTO,
                "owner_id": owner,
                "id": id_,
                "shard": shard_of_account(owner),
                "caption": f"Photo number {number} of a long summer #{TAG}",
                "caption_id": id_ + 1,
                "digest": f"{number:064x}",
                "n_likes": n_likes[id_],
                "n_comments": 0 if number else self._size.comments,
                "created_ms": _START + number * 1000,
                "place_id": self._places[number % _PLACES],
                "lat": self._points[number][0],
                "lng": self._points[number][1],
            }
            for number, (id_, owner) in enumerate(self._photos)
        )
        insert_each(house, "media", photos)
        uses = (
            (digest, id_, shard_of_key(digest))
            for number, (id_, _) in enumerate(self._photos)
            for digest in [f"{number:064x}"]
        )
        insert_rows(house, "picture_uses", ("digest", "thing_id", "shard"), uses)
        hot, owner = self._photos[0]
        comments = (
            (
                hot,
                timed_id(first_ticket(_START + 10**9 + number), 0),
                shard_of_account(owner),
                self._draw.choice(self._people),
                f"Comment number {number}",
                _START + number,
            )
            for number in range(self._size.comments)
        )
        insert_rows(
            house,
            "comments",
            ("media_id", "id", "shard", "account_id", "text", "created_ms"),
            comments,
        )

    def _fill_edges(
        self,
        house: House,
        likes: Sequence[tuple[int, int, int, int]],
        follows: Sequence[tuple[int, int, int]],
    ) -> None:
        of = shard_of_account
        insert_rows(
            house,
            "likes",
            ("media_id", "account_id", "shard", "id"),
            ((photo, liker, of(owner), order) for photo, owner, liker, order in likes),
        )
        insert_rows(
            house,
            "user_likes",
            ("account_id", "media_id", "shard", "owner_id", "id"),
            ((liker, photo, of(liker), owner, order) for photo, owner, liker, order in likes),
        )
        insert_rows(
            house,
            "follows_out",
            ("account_id", "target_id", "shard", "state", "id"),
            ((one, other, of(one), 1, order) for one, other, order in follows),
        )
        insert_rows(
            house,
            "follows_in",
            ("account_id", "source_id", "shard", "state", "id"),
            ((other, one, of(other), 1, order) for one, other, order in follows),
        )

    def _fill_lists(self, house: House, follows: Sequence[tuple[int, int, int]]) -> None:
        tag_shard = shard_of_key(f"t:{TAG}")
        insert_rows(
            house, "tags", ("name", "shard", "n_media"), [(TAG, tag_shard, self._size.photos)]
        )
        insert_rows(
            house,
            "tag_media",
            ("tag", "media_id", "shard", "owner_id", "id"),
            ((TAG, id_, tag_shard, owner, id_) for id_, owner in self._photos),
        )
        placed = (
            (self._places[number % _PLACES], id_, owner)
            for number, (id_, owner) in enumerate(self._photos)
        )
        insert_rows(
            house,
            "place_media",
            ("place_id", "media_id", "shard", "owner_id"),
            ((place, id_, shard_of_account(place), owner) for place, id_, owner in placed),
        )
        insert_rows(
            house,
            "cell_media",
            ("cell", "media_id", "shard", "owner_id", "lat", "lng"),
            self._cells(),
        )
        newest = self._photos[-_NEWEST:]
        insert_rows(
            house,
            "newest_media",
            ("list", "media_id", "shard", "owner_id"),
            (("all", id_, shard_of_key("newest:all"), owner) for id_, owner in newest),
        )
        feeds = list(self._feeds(follows))
        columns = ("account_id", "media_id", "shard", "author_id")
        insert_rows(house, "feed", columns, feeds)
        floors = {reader: (reader, shard, media - 1) for reader, media, shard, _ in feeds}
        insert_rows(house, "feed_floors", ("account_id", "shard", "media_id"), floors.values())

    def _cells(self) -> Iterator[tuple[int, ...]]:
        for (id_, owner), (lat, lng) in zip(self._photos, self._points, strict=True):
            for size in PHOTO_SIZES:
                cell = cell_of(Point(lat, lng), size)
                yield cell, id_, shard_of_cell(cell), owner, lat, lng

    def _feeds(self, follows: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, ...]]:
        """The newest posts of everybody whom an owner follows."""
        followed: dict[int, set[int]] = {id_: {id_} for id_ in self._people[:_OWNERS]}
        for one, other, _ in follows:
            if one in followed:
                followed[one].add(other)
        for reader, authors in followed.items():
            shown = (photo for photo in reversed(self._photos) if photo[1] in authors)
            for (id_, author), _ in zip(shown, range(_FEED), strict=False):
                yield reader, id_, shard_of_account(reader), author

    def _fill_grants(self, house: House) -> list[str]:
        owners = self._people[:_OWNERS]
        client = (
            "id owner_id name description company_name website_url privacy_policy_url "
            "contact_email is_sandbox is_implicit_disabled is_signature_enforced secret "
            "older_secret created_ms"
        ).split()
        row = (_CLIENT_ID, owners[0], "Bench", "", "", "", "", "", 0, 1, 0, "", "", 0)
        insert_rows(house, "clients", client, [row])
        scopes = write_scopes(EVERY_SCOPE)
        insert_rows(
            house,
            "grants",
            ("account_id", "client_id", "shard", "scopes", "serial", "is_live", "created_ms"),
            ((id_, _CLIENT_ID, shard_of_account(id_), scopes, 0, 1, 0) for id_ in owners),
        )
        keys = house.works.tools.keys
        return [keys.token(id_, _CLIENT_ID, 0) for id_ in owners]
