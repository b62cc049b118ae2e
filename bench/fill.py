"""The world that is measured: a thousand people with tokens, 100 000 photos, a million likes.

Rows go through the same statements as in service; only permissions and pictures' files are left
out. Kept between runs, and made again when its form changes.
"""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sugarsnap.app import House, migrate_house, open_house
from sugarsnap.config import read_settings
from sugarsnap.ids import (
    AccountId,
    MediaId,
    account_id,
    first_ticket,
    media_of_shortcode,
    shortcode_of,
    timed_id,
)
from sugarsnap.ports import Database
from sugarsnap.queries import accounts, clients, counts, grants, likes, media
from sugarsnap.records.accounts import Account
from sugarsnap.records.clients import Client, Grant
from sugarsnap.records.media import Media
from sugarsnap.rules.scopes import EVERY_SCOPE, write_scopes

_FORM = 1
_PEOPLE = 1_000
_LIKERS = 10_000
_PHOTOS = 100_000
_LIKES = 1_000_000
_HOT_LIKES = 10_000
_QUIET_LIKES = 20
_START = 1_500_000_000_000
_CHUNK = 10_000
_CLIENT_ID = "be" + "0" * 30
_LIKED_PHOTOS = 500


class World(Struct, frozen=True):
    """Where the data are, and what the cases ask for."""

    folder: Path
    tokens: list[str]
    shortcodes: list[str]
    owners: list[int]
    hot: str
    quiet: str

    def cases(self, only: str = "") -> dict[str, list[str]]:
        """The requests of each case, as `METHOD /path`; those whose name holds `only`."""
        draw = random.Random(7)  # noqa: S311  which photo is asked for is no secret
        tokens = [draw.choice(self.tokens) for _ in range(20_000)]
        every = {
            "photo by shortcode": [
                f"GET /v1/media/shortcode/{code}?access_token={token}"
                for code, token in zip(self.shortcodes, tokens, strict=True)
            ],
            "account's 20 photos": [
                f"GET /v1/users/{draw.choice(self.owners)}/media/recent?access_token={token}"
                for token in tokens
            ],
            "likes of a photo with 20": [
                f"GET /v1/media/{self.quiet}/likes?access_token={token}" for token in tokens
            ],
            "likes of a photo with 10 000": [
                f"GET /v1/media/{self.hot}/likes?access_token={token}" for token in tokens
            ],
            "like and unlike": list(self._likes(draw)),
            "self": [f"GET /v1/users/self?access_token={token}" for token in tokens],
        }
        return {name: requests for name, requests in every.items() if only in name}

    def _likes(self, draw: random.Random) -> Iterator[str]:
        for _ in range(10_000):
            code, token = draw.choice(self.shortcodes), draw.choice(self.tokens)
            path = f"/v1/media/{media_of_shortcode(code)}/likes?access_token={token}"
            yield f"POST {path}"
            yield f"DELETE {path}"


def fill_once(folder: Path) -> World:
    """The world in `folder`, made on the first call."""
    facts = folder / "facts.json"
    if not facts.exists() or json.loads(facts.read_text())["form"] != _FORM:
        shutil.rmtree(folder, ignore_errors=True)
        print("filling the data folder (once, under two minutes) …", flush=True)
        facts_now = _fill(folder)
        facts.write_text(json.dumps({"form": _FORM, **facts_now}))
    known = json.loads(facts.read_text())
    del known["form"]
    return World(folder=folder, **known)


def _fill(folder: Path) -> dict[str, object]:
    house = open_house(read_settings({"data": folder}, {}))
    migrate_house(house)
    draw = random.Random(42)  # noqa: S311  the same world every time
    people = [_account(number, draw) for number in range(_PEOPLE + _LIKERS)]
    photos = [_photo(number, people[number % _PEOPLE]) for number in range(_PHOTOS)]
    _in_chunks(house, people, _insert_person)
    _in_chunks(house, photos, _insert_photo)
    _insert_likes(house, draw, people, photos)
    tokens = _insert_grants(house, people[:_PEOPLE])
    house.engine.close()
    chosen = draw.sample(photos[2:], 20_000)
    return {
        "tokens": tokens,
        "shortcodes": [shortcode_of(photo.id) for photo in chosen],
        "owners": [person.id for person in people[:_PEOPLE]],
        "hot": str(photos[0].id),
        "quiet": str(photos[1].id),
    }


def _in_chunks(house: House, things: list, insert) -> None:  # noqa: ANN001
    for start in range(0, len(things), _CHUNK):
        chunk = things[start : start + _CHUNK]
        house.engine.write_now(lambda db, chunk=chunk: [insert(db, thing) for thing in chunk])


def _account(number: int, draw: random.Random) -> Account:
    return Account(
        id=AccountId(account_id(number + 1, draw.randrange(8192))),
        username=f"person{number}",
        full_name=f"Person {number}",
        picture="",
        is_private=0,
        standing=0,
        photo_serial=0,
        bio="",
        website="",
        email=f"person{number}@example.com",
        is_admin=0,
        is_business=0,
        n_media=0,
        n_follows=0,
        n_followed_by=0,
        created_ms=_START,
    )


def _photo(number: int, owner: Account) -> Media:
    created = _START + number * 1000
    return Media(
        id=MediaId(timed_id(first_ticket(created), owner.shard)),
        owner_id=owner.id,
        caption=f"Photo number {number} of a long summer #garden #peas",
        caption_id=timed_id(first_ticket(created) + 1, owner.shard),
        alt_text="",
        filter="Normal",
        digest=f"{number:064x}",
        width=1440,
        height=1080,
        has_webp=0,
        n_likes=0,
        n_comments=0,
        created_ms=created,
    )


def _insert_person(db: Database, person: Account) -> None:
    accounts.insert_username(db, person.username, person.id)
    accounts.insert_account(db, person, "")


def _insert_photo(db: Database, photo: Media) -> None:
    media.insert_media(db, photo)
    counts.update_media_count(db, photo.owner_id, step=1)


def _insert_likes(
    house: House, draw: random.Random, people: list[Account], photos: list[Media]
) -> None:
    plan = [(photos[0], person) for person in people[:_HOT_LIKES]]
    plan += [(photos[1], person) for person in people[:_QUIET_LIKES]]
    others = photos[2:]
    missing = _LIKES - len(plan)
    plan += [(draw.choice(others), draw.choice(people)) for _ in range(missing)]
    plan.sort(key=lambda one: one[0].id)
    numbered = list(enumerate(plan))
    _in_chunks(house, numbered, _insert_like)


def _insert_like(db: Database, numbered: tuple[int, tuple[Media, Account]]) -> None:
    number, (photo, person) = numbered
    order = timed_id(first_ticket(_START + 200_000_000 + number), 0)
    if likes.insert_like(db, photo, person.id, order):
        counts.update_like_count(db, photo, step=1)


def _insert_grants(house: House, people: list[Account]) -> list[str]:
    client = Client(_CLIENT_ID, people[0].id, "Bench", "", "", "", "", "", 0, 1, 0, "", "", 0)
    scopes = write_scopes(EVERY_SCOPE)
    made = [Grant(person.id, client.id, scopes, 0, 1, 0) for person in people]
    house.engine.write_now(lambda db: clients.insert_client(db, client))
    _in_chunks(house, made, grants.insert_grant)
    keys = house.works.tools.keys
    return [keys.token(grant.account_id, grant.client_id, grant.serial) for grant in made]
