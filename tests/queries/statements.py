"""Every statement of the `.sql` files, with values of the furnished world to run it with."""

import re
from importlib.resources import files
from typing import Any

from msgspec import Struct, structs

from sugarsnap.ids import (
    LARGEST,
    MediaId,
    shard_of_account,
    shard_of_cell,
    shard_of_id,
    shard_of_key,
)
from sugarsnap.ports import Database
from sugarsnap.queries import jobs
from sugarsnap.queries.accounts import update_picture
from sugarsnap.queries.cell_media import insert_cell_media
from sugarsnap.queries.checks import upsert_drift
from sugarsnap.queries.codes import insert_code, insert_request
from sugarsnap.queries.deliveries import insert_delivery, insert_queue, update_lease
from sugarsnap.queries.endpoints import insert_era, insert_retired
from sugarsnap.queries.feeds import insert_rows
from sugarsnap.queries.geographies import insert_geography, insert_geography_cells
from sugarsnap.queries.jobs import insert_dead
from sugarsnap.queries.media import insert_media
from sugarsnap.queries.media_pictures import insert_pictures
from sugarsnap.queries.mutes import insert_mute
from sugarsnap.queries.permissions import upsert_permission
from sugarsnap.queries.pictures import insert_use
from sugarsnap.queries.places import (
    insert_place,
    insert_place_cell,
    insert_place_key,
    insert_place_media,
)
from sugarsnap.queries.sandboxes import insert_sandbox_user
from sugarsnap.queries.sessions import insert_session
from sugarsnap.queries.subscriptions import insert_subscription, update_enabled
from sugarsnap.queries.tagged_people import insert_tagged
from sugarsnap.records.clients import AuthorizationRequest, Code
from sugarsnap.records.jobs import Job
from sugarsnap.records.media import Media, MediaPicture, Pointer, TaggedPerson
from sugarsnap.records.permissions import Permission, State
from sugarsnap.records.places import Geography, Place
from sugarsnap.records.subscriptions import Subscription
from world import Furniture

_HEAD = re.compile(r"-- name: (\w+)\(([^)]*)\)(\*?[\^$!]?)\n(?:-- class: (\w+)\n)?")

PICTURE = "7" * 64
JOB = 76
PART = 78
"""A picture of a post that has several."""
PLACE, PLACE_KEY, CELL, GEOGRAPHY = Place(79, "The garden", 1, 1), "spot:5:garden", 5, 80
COOKIE, CODE, REQUEST = "a" * 64, "b" * 64, "c" * 64
SUBSCRIPTION, SILENT, CLAIMED, LEASE = 81, 82, 83, 60_000
WALK_MEDIA = 1667121369441597934
"""A photo that brings its id from elsewhere (walk, step 7)."""
ALIAS_SHARD = shard_of_id(WALK_MEDIA)
FRIDAY = 1_700_000_000_000


class Statement(Struct, frozen=True):
    noun: str
    name: str
    parameters: tuple[str, ...]
    suffix: str
    routing: str | None
    """Its class: R, F, A or reference (CONTRIBUTING.md)."""
    sql: str

    @property
    def full_name(self) -> str:
        return f"{self.noun}.{self.name}"


def every_statement() -> list[Statement]:
    return [
        statement
        for file in sorted(files("sugarsnap.queries").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".sql")
        for statement in _statements_of(file.name.removesuffix(".sql"), file.read_text("utf-8"))
    ]


def _statements_of(noun: str, text: str) -> list[Statement]:
    _, *parts = _HEAD.split(text)
    found = []
    for name, parameters, suffix, routing, body in zip(*[iter(parts)] * 5, strict=True):
        lines = [line for line in body.splitlines() if not line.startswith("--")]
        names = tuple(part.strip() for part in parameters.split(",") if part.strip())
        sql = "\n".join(lines).strip().rstrip(";")
        found.append(Statement(noun, name, names, suffix, routing, sql))
    return found


def put_in_what_is_missing(db: Database, furniture: Furniture) -> None:
    """One row for each table that the furnished world leaves empty."""
    ben = furniture.accounts["ben"]
    client_id = furniture.client_id
    insert_session(db, COOKIE, ben, FRIDAY)
    insert_code(db, CODE, Code(client_id, ben, "http://localhost", "", 0, 0, 0, FRIDAY))
    insert_request(
        db,
        REQUEST,
        AuthorizationRequest(
            ben, client_id, "code", "http://localhost", "basic", "", 0, "", FRIDAY
        ),
    )
    insert_retired(db, "GET /users/{}", FRIDAY)
    insert_era(db, "2016", FRIDAY)
    insert_use(db, PICTURE, ben)
    imported = Media(WALK_MEDIA, ben, "", 0, "", "Normal", PICTURE, 3, 2, 0, 0, 0, FRIDAY)  # type: ignore[arg-type]
    insert_media(db, imported)
    update_picture(db, ben, PICTURE)
    post = structs.replace(imported, id=furniture.photos["ben"])
    insert_pictures(db, post, [MediaPicture(post.id, 0, PART, PICTURE, 3, 2, "words")])
    insert_rows(db, ben, [Pointer(MediaId(5), furniture.accounts["ada"], 5)])
    upsert_drift(db, {"feeds": 0}, FRIDAY)
    insert_mute(db, ben, furniture.accounts["ada"])
    insert_tagged(db, post, [TaggedPerson(post.id, 0, furniture.accounts["cyd"], 5, 5)])
    insert_place(db, PLACE)
    insert_place_key(db, PLACE_KEY, PLACE.id)
    insert_place_cell(db, PLACE, CELL)
    insert_place_media(db, structs.replace(post, place_id=PLACE.id))
    insert_cell_media(db, post, [CELL])
    insert_geography(db, Geography(GEOGRAPHY, client_id, 1, 1, 500))
    insert_geography_cells(db, GEOGRAPHY, [CELL])
    _put_in_subscriptions(db, client_id)
    insert_sandbox_user(db, client_id, ben, FRIDAY)
    upsert_permission(db, Permission(client_id, "likes", State.SUBMITTED))
    db.execute("tests.move", "INSERT INTO moves VALUES ('from', 'postgresql:///elsewhere')", {})
    job = Job(JOB, shard_of_account(ben), "render_webp", "{}", attempts=0)
    insert_dead(db, structs.replace(job, id=JOB - 1), "It did not work.", FRIDAY)
    jobs._statements.insert_job(
        db, id=job.id, shard=job.shard, kind=job.kind, payload=job.payload, run_at=FRIDAY
    )


def _put_in_subscriptions(db: Database, client_id: str) -> None:
    """One to people, one to a tag that is switched off, one to a tag that is being told."""
    to_people = Subscription(SUBSCRIPTION, client_id, "user", "", "http://cyd.example/", 1, FRIDAY)
    silent = structs.replace(to_people, id=SILENT, object="tag", object_id="peas")
    to_tag = structs.replace(to_people, id=CLAIMED, object="tag", object_id="garden")
    for subscription in (to_people, silent, to_tag):
        insert_subscription(db, subscription)
        insert_queue(db, subscription.id)
    update_enabled(db, SILENT, is_enabled=0)
    for subscription_id in (SUBSCRIPTION, CLAIMED):
        insert_delivery(db, subscription_id, "{}", FRIDAY)
    update_lease(db, CLAIMED, FRIDAY, FRIDAY + LEASE)


def values_of(statement: Statement, furniture: Furniture) -> dict[str, Any]:
    """What to bind, so that the statement finds something."""
    known = {**_common(furniture), **_of_noun(statement.noun, furniture)}
    known.update(_of_statement(furniture).get(statement.full_name, {}))
    missing = set(statement.parameters) - known.keys()
    assert not missing, f"say here what {statement.full_name} is to be run with: {missing}"
    return {name: known[name] for name in statement.parameters}


def _common(furniture: Furniture) -> dict[str, Any]:
    text = dict.fromkeys(
        "full_name username bio website email password picture description company_name "
        "website_url privacy_policy_url contact_email secret older_secret uri caption alt_text "
        "filter kind payload problem challenge redirect_uri response_type state text "
        "more_tags".split(),
        "words",
    )
    number = dict.fromkeys(
        "is_private is_admin is_sandbox is_implicit_disabled is_signature_enforced serial minted "
        "has_state standing position width height step has_webp n_pictures n_people place_id "
        "has_point lat lng".split(),
        1,
    )
    moment = dict.fromkeys("now created_ms expires_ms run_at until".split(), FRIDAY + 10**9)
    ben = furniture.accounts["ben"]
    return {
        **text,
        **number,
        **moment,
        "name": "u:ben",
        "scopes": "basic likes",
        "client_id": furniture.client_id,
        "account_id": ben,
        "viewer_id": ben,
        "owner_id": ben,
        "shard": shard_of_account(ben),
        "before": LARGEST,
        "after": 0,
        "after_id": 0,
        "digests": [PICTURE],
        "shards": [shard_of_key(PICTURE)],
        "most": 20,
        "pattern": "GET /users/{}",
        "media_id": furniture.photos["ben"],
        "media_ids": [furniture.photos["ada"], furniture.photos["cyd"]],
        "caption_id": 5,
    }


def _of_noun(noun: str, furniture: Furniture) -> dict[str, Any]:
    ada, ben, cyd = (furniture.accounts[name] for name in ("ada", "ben", "cyd"))
    by_noun: dict[str, dict[str, Any]] = {
        "accounts": {
            "id": ben,
            "ids": [ada, cyd],
            "shards": [shard_of_account(ada), shard_of_account(cyd)],
        },
        "clients": {
            "id": furniture.client_id,
            "ids": [furniture.client_id],
            "owner_id": cyd,
            "name": "Other name",
        },
        "codes": {"digest": CODE, "shard": shard_of_key(CODE)},
        "comments": {"id": furniture.comments["cyd"]},
        "counts": {"id": ben},
        "ids": {"kind": "time", "first": 5},
        "jobs": {"id": JOB, "apart": "", "kind": "render_webp"},
        "likes": {"id": 77, "account_id": cyd, "account_ids": [ben, cyd]},
        "media": {
            "id": furniture.photos["ben"],
            "digest": PICTURE,
            "owner_ids": [ada, ben],
            "ids": [furniture.photos["ada"], furniture.photos["ben"]],
            "shards": [shard_of_account(ada), shard_of_account(ben)],
        },
        "pictures": {"digest": PICTURE, "shard": shard_of_key(PICTURE), "thing_id": ben},
        "blocks": {
            "viewer_id": ada,
            "shard": shard_of_account(ada),
            "other_ids": [furniture.accounts["dan"], ben],
            "account_id": ada,
            "target_id": ben,
            "source_id": ben,
        },
        "media_pictures": {
            "id": PART,
            "position": 0,
            "digest": PICTURE,
            "media_ids": [furniture.photos["ben"]],
            "shards": [shard_of_account(ben)],
        },
        "tagged_people": {
            "x": 5,
            "y": 5,
            "position": 0,
            "media_ids": [furniture.photos["ben"]],
            "shards": [shard_of_account(ben)],
        },
        "places": {
            "id": PLACE.id + 1,
            "ids": [PLACE.id],
            "names": [PLACE_KEY],
            "place_id": PLACE.id,
            "cell": CELL,
            "shard": shard_of_account(PLACE.id),
            "shards": [shard_of_account(PLACE.id)],
        },
        "cell_media": {"cell": CELL, "shard": shard_of_cell(CELL)},
        "newest_media": {"list": "all", "shard": shard_of_key("newest:all")},
        "geographies": {
            "id": GEOGRAPHY,
            "radius": 500,
            "ids": [GEOGRAPHY],
            "cell": CELL,
            "cells": [CELL],
            "geography_id": GEOGRAPHY,
        },
        "subscriptions": {
            "id": SUBSCRIPTION,
            "client_ids": [furniture.client_id],
            "object": "user",
            "object_id": "",
            "object_ids": ["garden"],
            "callback_url": "http://cyd.example/",
            "is_enabled": 0,
        },
        "deliveries": {
            "subscription_id": SUBSCRIPTION,
            "subscription_ids": [SUBSCRIPTION],
            "shard": shard_of_account(SUBSCRIPTION),
            "shards": [shard_of_account(SUBSCRIPTION)],
            "id": 5,
            "event": "{}",
            "last_id": LARGEST,
            "idle": LARGEST,
            "lease_until": 0,
            "attempts": 1,
            "batch_end": 5,
            "failing_since_ms": 5,
            "delivered_ms": 5,
        },
        "tags": {
            "id": 77,
            "name": "garden",
            "tag": "garden",
            "tags": ["garden"],
            "first": "gar",
            "last": "gas",
            "shard": shard_of_key("t:garden"),
            "shards": [shard_of_key("t:garden")],
        },
        "name_words": {"word": "ben", "first": "be", "last": "bf"},
        "checks": {"kinds": ["render_webp"], "first": 0, "found": 1},
        "feeds": {
            "author_id": ada,
            "account_ids": [cyd],
            "shards": [shard_of_account(cyd)],
        },
        "mutes": {"target_id": ada},
        "purges": {"account_ids": [cyd], "shards": [shard_of_account(cyd)]},
        "relationships": {
            "id": 77,
            "target_id": cyd,
            "source_id": cyd,
            "other_id": ada,
            "other_ids": [ada, cyd],
            "state": 1,
        },
        "sessions": {"digest": COOKIE, "shard": shard_of_key(COOKIE)},
        "sandboxes": {"invited_ms": FRIDAY},
        "permissions": {
            "scope": "likes",
            "state": 1,
            "use_case": "words",
            "reason": "words",
            "submitted_ms": FRIDAY,
            "decided_ms": FRIDAY,
        },
    }
    return by_noun.get(noun, {})


def _of_statement(furniture: Furniture) -> dict[str, dict[str, Any]]:
    ada, ben = furniture.accounts["ada"], furniture.accounts["ben"]
    counted = {"id": furniture.photos["ben"]}
    request = {"digest": REQUEST, "shard": shard_of_key(REQUEST)}
    alias = {"id": WALK_MEDIA, "shard": ALIAS_SHARD}
    photos_of_two = {
        "media_ids": [furniture.photos["ada"], furniture.photos["ben"]],
        "shards": [shard_of_account(ada), shard_of_account(ben)],
        "most": 4,
    }
    return {
        "accounts.find_id_by_name": {"shard": shard_of_key("u:ben")},
        "accounts.list_ids_by_names": {"names": ["u:ben"], "shards": [shard_of_key("u:ben")]},
        "accounts.list_ids_of_names": {"first": "u:b", "last": "u:c"},
        "accounts.insert_name": {"name": "u:fay"},
        "accounts.insert_account": {"id": 1, "shard": 1},
        "clients.insert_client": {"id": "f" * 32},
        "clients.list_clients_by_prefix": {"first": "c1dc1dc", "last": "c1dc1dcg"},
        "clients.update_switches": {"switches": "legacy_media_format"},
        "endpoints.insert_era": {"name": "2018-04"},
        "likes.list_newest_likes": photos_of_two,
        "comments.list_newest_comments": photos_of_two,
        "clients.insert_redirect_uri": {"position": 3},
        "codes.insert_code": {"digest": "d" * 64},
        "codes.find_request": request,
        "codes.delete_request": request,
        "codes.insert_request": {"digest": "d" * 64},
        "media_pictures.insert_pictures": {"id": 79, "position": 1},
        "tagged_people.insert_tagged": {"position": 1},
        "comments.list_comments_by": {"account_id": furniture.accounts["cyd"]},
        "comments.insert_comment": {"id": 77},
        "media.find_media": {"id": furniture.photos["ben"]},
        "counts.update_like_count": counted,
        "counts.update_comment_count": counted,
        "grants.list_grants_by_prefix": {"first": "c1dc1dc", "last": "c1dc1dcg"},
        "grants.insert_grant": {"client_id": "f" * 32},
        "ids.update_tickets": {"first": LARGEST},
        "jobs.insert_job": {"id": 77},
        "jobs.insert_dead": {"id": 77},
        "likes.insert_like": {"account_id": ada},
        "likes.list_liked": {"account_id": ben},
        "likes.insert_user_like": {"account_id": ben, "media_id": 77},
        "likes.delete_user_like": {"account_id": ben, "media_id": furniture.photos["ada"]},
        "media.insert_media": {"id": 77},
        "media.find_owner_of_alias": alias,
        "media.insert_alias": {"id": 77},
        "media.delete_alias": alias,
        "relationships.insert_follow_out": {"target_id": 77},
        "relationships.insert_follow_in": {"source_id": 77},
        "relationships.list_followed": {"account_id": ben},
        "relationships.list_followers": {"account_id": ben},
        "relationships.list_follower_edges_among": {
            "account_id": furniture.accounts["cyd"],
            "shard": shard_of_account(furniture.accounts["cyd"]),
        },
        "tags.list_tag_media_among": {"media_ids": [furniture.photos["ben"]]},
        "likes.list_liked_among": {"account_id": ben},
        "sandboxes.insert_sandbox_user": {"account_id": ada},
        "tags.insert_tag_media": {"tag": "peas", "shard": shard_of_key("t:peas")},
        "checks.list_names": {"after": ""},
        "feeds.insert_rows": {"media_id": 77},
        "mutes.insert_mute": {"target_id": 77},
        "places.list_place_ids": {"shards": [shard_of_key(PLACE_KEY)]},
        "places.insert_place_media": {"place_id": PLACE.id + 1},
        "places.list_places_in_cell": {"shard": shard_of_cell(CELL)},
        "places.insert_place_cell": {"cell": CELL + 1},
        "cell_media.insert_cell_media": {"cell": CELL + 1},
        "newest_media.insert_newest_media": {"media_id": 77},
        "geographies.insert_geography": {"id": GEOGRAPHY + 1},
        "geographies.insert_geography_cell": {"cell": CELL + 1},
        "subscriptions.insert_subscription": {"id": SUBSCRIPTION + 5},
        "subscriptions.list_subscriptions_to": {"object": "tag"},
        "deliveries.insert_queue": {
            "subscription_id": SUBSCRIPTION + 5,
            "shard": shard_of_account(SUBSCRIPTION + 5),
        },
        "deliveries.delete_older": {"before": LARGEST},
        "sessions.insert_session": {"digest": "d" * 64},
    }
