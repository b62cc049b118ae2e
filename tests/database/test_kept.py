"""What readers keep is void once an account, a block, a client, a grant or an endpoint changes."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from fakes import CountedGeneration
from sugarsnap.operations.accounts import edit_profile, restore_account, suspend_account
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.endpoints import restore_endpoint, retire_endpoint
from sugarsnap.operations.likes import like_media, unlike_media
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.queries.clients import update_mode, update_secret
from sugarsnap.queries.grants import update_to_revoked
from sugarsnap.queries.permissions import upsert_permission
from sugarsnap.queries.sandboxes import insert_sandbox_user
from sugarsnap.queries.sessions import insert_session
from sugarsnap.records.permissions import Permission, State
from world import PRIVATE, World, picture_of

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

Deed = Callable[[World], Any]

VOIDING: dict[str, Deed] = {
    "a profile": lambda world: world.do(edit_profile, "ben", PRIVATE),
    "a suspension": lambda world: world.works.write_now(suspend_account, world.id_of("ben")),
    "a return": lambda world: world.works.write_now(restore_account, world.id_of("eve")),
    "a secret": lambda world: world.ask(update_secret, world.client_id, "new", "old"),
    "a revocation": lambda world: world.ask(update_to_revoked, world.id_of("ben"), world.client_id),
    "a block": lambda world: world.do(change_relationship, "cyd", world.id_of("ben"), "block"),
    "an invitation": lambda world: world.ask(insert_sandbox_user, world.client_id, 5, 5),
    "a mode": lambda world: world.ask(partial(update_mode, is_sandbox=1), world.client_id),
    "a permission": lambda world: world.ask(
        upsert_permission, Permission(world.client_id, "likes", State.APPROVED)
    ),
    "a retired endpoint": lambda world: world.works.write_now(retire_endpoint, "/tags/*"),
}
KEEPING: dict[str, Deed] = {
    "a like": lambda world: world.do(like_media, "ben", world.photo_of("cyd")),
    "a like taken back": lambda world: world.do(unlike_media, "ben", world.photo_of("ada")),
    "a comment": lambda world: world.do(add_comment, "ben", world.photo_of("cyd"), "Nice."),
    "a follow": lambda world: world.do(change_relationship, "cyd", world.id_of("ben"), "follow"),
    "a photo": lambda world: world.do(post_media, "ben", Draft(""), [picture_of("new")]),
    "a photo deleted": lambda world: world.do(delete_media, "ben", world.photo_of("ben")),
    "a session": lambda world: world.ask(insert_session, "a" * 64, world.id_of("ben"), 5),
}


def generation_of(world: World) -> int:
    generation = world.engine._generation  # type: ignore[attr-defined]
    assert isinstance(generation, CountedGeneration)
    return generation.number


@pytest.mark.parametrize("deed", VOIDING.values(), ids=VOIDING)
def test_this_voids_what_readers_keep(world: World, deed: Deed) -> None:
    before = generation_of(world)

    deed(world)

    assert generation_of(world) > before


@pytest.mark.parametrize("deed", KEEPING.values(), ids=KEEPING)
def test_this_voids_nothing(world: World, deed: Deed) -> None:
    before = generation_of(world)

    deed(world)

    assert generation_of(world) == before


def test_a_reader_reads_a_kept_card_once(world: World) -> None:
    kept = world.viewer("ben").account

    assert world.viewer("ben").account is kept


def test_a_reader_sees_a_changed_card_at_once(world: World) -> None:
    world.viewer("ben")

    world.do(edit_profile, "ben", PRIVATE)

    assert world.viewer("ben").account == world.account("ben").card


def test_a_writer_keeps_nothing(world: World) -> None:
    assert world.works.write_now(lambda work: work.db.kept) is None


def test_absence_is_not_kept(world: World) -> None:
    answers = iter([None, "found"])

    assert world.works.read(lambda work: work.remember("key", lambda: next(answers))) is None
    assert world.works.read(lambda work: work.remember("key", lambda: next(answers))) == "found"


def test_a_restored_endpoint_voids_what_readers_keep(world: World) -> None:
    world.works.write_now(retire_endpoint, "/tags/*")
    before = generation_of(world)

    world.works.write_now(restore_endpoint, "/tags/*")

    assert generation_of(world) > before
