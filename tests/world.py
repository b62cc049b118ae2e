"""The furnished world. Ada is private, Ben follows Ada, Cyd is a stranger to her, Dan is blocked by
Ada, and Eve is suspended. Everybody has posted one photo.

Ben likes Ada's photo and comments on it, as Dan did before he was blocked; Cyd likes and comments
on Ben's, as Eve did before she was suspended. Ada and Ben follow Cyd. Cyd has registered a client,
which Ben lets do everything.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from engines import AnyEngine
from fakes import SECOND, SeededRandomness, SetClock
from sugarsnap.adapters.rate_limits.mapped import MappedRateLimits
from sugarsnap.config import Settings
from sugarsnap.ids import AccountId, CommentId, MediaId
from sugarsnap.operations.accounts import (
    NewAccount,
    create_account,
    edit_profile,
    suspend_account,
)
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.feeds import push_to_followers, refresh_feed
from sugarsnap.operations.grants import token_of
from sugarsnap.operations.jobs import list_due_jobs, request_of
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.ports import Database, Picture
from sugarsnap.queries.accounts import find_account, find_card
from sugarsnap.queries.clients import insert_client, update_redirect_uris
from sugarsnap.queries.grants import insert_grant
from sugarsnap.queries.media import find_media
from sugarsnap.queries.upkeep import count_one_sided, count_wrong_counts
from sugarsnap.records.accounts import Account, Profile
from sugarsnap.records.clients import Client, Grant
from sugarsnap.records.media import Media
from sugarsnap.records.viewers import NOBODY, Viewer
from sugarsnap.rules.captions import hashtags_of
from sugarsnap.rules.keys import Keys
from sugarsnap.rules.scopes import Scope, write_scopes
from sugarsnap.work import Tools, Work, Works

PEOPLE = ("ada", "ben", "cyd", "dan", "eve")
PRIVATE = Profile(full_name="", bio="", website="", is_private=1)
PUBLIC = Profile(full_name="", bio="", website="", is_private=0)
PUSHES: dict[str, Callable[..., None]] = {
    "fan_out_media": push_to_followers,
    "refresh_feed": refresh_feed,
}
REDIRECT_URI = "http://localhost:9000/callback"
CLIENT_SECRET = "5" * 32


class Furniture(Struct, frozen=True):
    """What stands in the furnished world, by whose it is."""

    accounts: dict[str, AccountId]
    photos: dict[str, MediaId]
    comments: dict[str, CommentId]
    """Ben's and Dan's are on Ada's photo, Cyd's and Eve's on Ben's."""
    client_id: str
    token: str
    """Of Ben, for Cyd's client, with every scope."""


class World:
    """A database with people in it, and shorthands to act and look in their names."""

    def __init__(self, engine: AnyEngine, folder: Path, furniture: Furniture) -> None:
        self.engine = engine
        self.clock = SetClock()
        self.works = open_works(engine, self.clock, folder)
        self.furniture = furniture
        self.token = furniture.token
        self.client_id = furniture.client_id

    def id_of(self, name: str) -> AccountId:
        return self.furniture.accounts[name]

    def photo_of(self, name: str) -> MediaId:
        return self.furniture.photos[name]

    def comment_of(self, name: str) -> CommentId:
        return self.furniture.comments[name]

    def viewer(self, name: str) -> Viewer:
        """Somebody on the site, as they are now; `nobody` is nobody."""
        if name == "nobody":
            return NOBODY
        return Viewer(self.works.read(lambda work: find_card(work.db, self.id_of(name))))

    def see(self, operation: Callable[..., Any], who: str, *args: Any) -> Any:
        """What a reading operation answers somebody."""
        return self.works.read(operation, self.viewer(who), *args)

    def do(self, operation: Callable[..., Any], who: str, *args: Any) -> Any:
        """Have somebody do something, a second later than the last thing."""
        self.clock.move(SECOND)
        return self.works.write_now(operation, self.viewer(who), *args)

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        """What one of `queries/` answers; what it writes is committed."""
        return self.works.write_now(lambda work: query(work.db, *args))

    def account(self, name: str) -> Account:
        account = self.ask(find_account, self.id_of(name))
        assert isinstance(account, Account)
        return account

    def media(self, name: str) -> Media:
        media = self.ask(find_media, self.photo_of(name))
        assert isinstance(media, Media)
        return media

    def push(self) -> None:
        """Do the jobs that feeds wait for, and no others."""
        while due := [job for job in self.works.read(list_due_jobs, 1000) if job.kind in PUSHES]:
            for job in due:
                self.works.write_now(PUSHES[job.kind], job, request_of(job))

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What stands in the database, past all operations."""
        return self.works.read(lambda work: work.db.fetch_all("tests.rows", sql, values, None))


def open_works(engine: AnyEngine, clock: SetClock, folder: Path) -> Works:
    limits = MappedRateLimits(folder / "limits", slots=64)
    settings = Settings(data=folder)
    return Works(engine, Tools(clock, SeededRandomness(), Keys(bytes(32)), settings, limits))


def picture_of(name: str) -> Picture:
    return Picture(digest=name.encode().hex().rjust(64, "0"), width=1080, height=720)


def furnish(engine: AnyEngine, folder: Path) -> Furniture:
    """Furnish an empty database; the same ids come out every time, on every engine."""
    furniture = Furniture({}, {}, {}, client_id="c1d" * 10 + "00", token="")
    world = World(engine, folder, furniture)
    for name in PEOPLE:
        account = world.works.write_now(
            create_account, NewAccount(name, f"{name}@home.example"), ""
        )
        furniture.accounts[name] = account.id
        draft = Draft(f"The garden of {name} #garden")
        furniture.photos[name] = world.do(post_media, name, draft, [picture_of(name)]).media.id
    for who, whose in (("ben", "ada"), ("dan", "ada"), ("cyd", "ben"), ("eve", "ben")):
        world.do(like_media, who, furniture.photos[whose])
        comment = world.do(add_comment, who, furniture.photos[whose], f"Says {who}").comment
        furniture.comments[who] = comment.id
    for who, whom in (("ben", "ada"), ("ben", "cyd"), ("ada", "cyd"), ("eve", "ben")):
        world.do(change_relationship, who, world.id_of(whom), "follow")
    world.do(edit_profile, "ada", PRIVATE)
    world.do(change_relationship, "ada", world.id_of("dan"), "block")
    world.works.write_now(suspend_account, world.id_of("eve"))
    world.push()
    return structs.replace(furniture, token=world.works.write_now(_register, furniture))


def _register(work: Work, furniture: Furniture) -> str:
    client = Client(
        id=furniture.client_id,
        owner_id=furniture.accounts["cyd"],
        name="Cyd's Camera",
        description="Shows photos on the wall.",
        company_name="",
        website_url="http://localhost:9000",
        privacy_policy_url="",
        contact_email="cyd@home.example",
        is_sandbox=0,
        is_implicit_disabled=1,
        is_signature_enforced=0,
        secret=work.keys.seal(CLIENT_SECRET, "0" * 24),
        older_secret="",
        created_ms=work.now,
    )
    scopes = write_scopes(Scope)
    grant = Grant(furniture.accounts["ben"], client.id, scopes, serial=0, is_live=1, created_ms=0)
    insert_client(work.db, client)
    update_redirect_uris(work.db, client.id, (REDIRECT_URI,))
    insert_grant(work.db, grant)
    return token_of(work, grant)


def untruths(db: Database) -> list[str]:
    """Counts that do not equal their rows, edges that have one end, and tags that are not said."""
    found = count_wrong_counts(db) | count_one_sided(db)
    return [
        *(f"{count} wrong: {what}" for what, count in found.items() if count),
        *_untrue_tags(db),
    ]


_OWNERS_COMMENTS = """SELECT media.id, comments.text FROM comments JOIN media
ON media.id = comments.media_id AND media.owner_id = comments.account_id"""


def _untrue_tags(db: Database) -> Iterator[str]:
    """Posts under tags that their owners did not give, and posts that are not under theirs."""
    posts = db.fetch_all("tests.media", "SELECT id, caption, more_tags FROM media", {}, None)
    noted = {
        (tag, id_) for id_, caption, more in posts for tag in {*hashtags_of(caption), *more.split()}
    }
    written = [(id_, caption) for id_, caption, _ in posts]
    written += db.fetch_all("tests.comments", _OWNERS_COMMENTS, {}, None)
    said = {(tag, id_) for id_, text in written for tag in hashtags_of(text)}
    yield from (f"the tag {tag} that {id_} notes" for tag, id_ in said ^ noted)
    entered = set(db.fetch_all("tests.tags", "SELECT tag, media_id FROM tag_media", {}, None))
    yield from (f"the tag {tag} of {id_}" for tag, id_ in said ^ entered)
