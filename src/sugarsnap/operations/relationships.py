"""Follows, requests and blocks between two people."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from sugarsnap.errors import InvalidError, NotAllowedError
from sugarsnap.ids import AccountId
from sugarsnap.operations.accounts import (
    require_known_account,
    require_signed_in,
    require_visible_account,
)
from sugarsnap.operations.feeds import begin_to_follow
from sugarsnap.operations.likes import order_id
from sugarsnap.operations.people import EdgeList, gather_people, list_people
from sugarsnap.queries import relationships as rows
from sugarsnap.queries.blocks import delete_block, insert_block
from sugarsnap.queries.counts import update_follow_counts
from sugarsnap.queries.relationships import find_relation
from sugarsnap.records.accounts import Card
from sugarsnap.records.relationships import Edge, Following, GatheredPeople, Relation
from sugarsnap.records.viewers import Viewer
from sugarsnap.requests import RefreshFeed
from sugarsnap.rules.limits import check_write_count
from sugarsnap.rules.paging import Page
from sugarsnap.work import Work

REQUESTS_SHOWN = 200


class Action(StrEnum):
    """What a person can do about another (v1 reference §4.2); `deny` is `ignore` of old."""

    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    APPROVE = "approve"
    IGNORE = "ignore"
    DENY = "deny"
    BLOCK = "block"
    UNBLOCK = "unblock"


def read_relationship(work: Work, viewer: Viewer, account_id: int) -> tuple[Card, Relation]:
    """A person and how the viewer stands to them. Raises AccountAbsentError."""
    viewing = require_signed_in(viewer)
    person = require_known_account(work, viewer, account_id)
    return person, find_relation(work.db, viewing.id, person.id)


def change_relationship(
    work: Work, viewer: Viewer, account_id: int, action: str
) -> tuple[Card, Relation]:
    """Do one of the seven actions and answer how the two stand then; doing it again is success.

    Raises AccountAbsentError, InvalidError for an unknown action, NotAllowedError on oneself.
    """
    viewing = require_signed_in(viewer)
    person = require_known_account(work, viewer, account_id)
    act = _ACTIONS.get(action)
    if act is None:
        raise InvalidError("invalid action", "action")
    if person.id == viewing.id:
        raise NotAllowedError("you cannot do this to yourself")
    check_write_count(viewer)
    act(work, viewing, person, find_relation(work.db, viewing.id, person.id))
    return person, find_relation(work.db, viewing.id, person.id)


def list_followed(work: Work, viewer: Viewer, account_id: int, page: Page) -> GatheredPeople:
    """Whom a person follows, latest first. Raises what require_visible_account raises."""
    person = require_visible_account(work, viewer, account_id)
    return gather_people(
        work,
        viewer,
        page,
        EdgeList(
            partial(_walk, rows.list_followed, work, person),
            partial(rows.list_followed_edges_among, work.db, person.id, Following.FOLLOWS),
        ),
    )


def list_followers(work: Work, viewer: Viewer, account_id: int, page: Page) -> GatheredPeople:
    """Who follows a person, latest first. Raises what require_visible_account raises."""
    person = require_visible_account(work, viewer, account_id)
    return gather_people(
        work,
        viewer,
        page,
        EdgeList(
            partial(_walk, rows.list_followers, work, person),
            partial(rows.list_follower_edges_among, work.db, person.id, Following.FOLLOWS),
        ),
    )


def _walk(
    list_edges: Callable[..., list[Edge]], work: Work, person: Card, before: int, most: int
) -> list[Edge]:
    return list_edges(work.db, person.id, Following.FOLLOWS, most, before)


def list_follow_requests(work: Work, viewer: Viewer) -> list[Card]:
    """Who asks to follow the viewer, latest first."""
    person = require_signed_in(viewer)
    state, sandbox = Following.REQUESTED, viewer.sandbox
    if sandbox is None:
        edges = rows.list_followers(work.db, person.id, state, REQUESTS_SHOWN)
    else:
        edges = rows.list_follower_edges_among(work.db, person.id, state, sandbox)
        edges.sort(key=lambda edge: -edge.id)
    return list_people(work, viewer, [edge.account_id for edge in edges])


def approve_all_requests(work: Work, viewer: Viewer) -> None:
    """Let all who ask follow the viewer, as going public does."""
    person = require_signed_in(viewer)
    while waiting := rows.list_followers(work.db, person.id, Following.REQUESTED, REQUESTS_SHOWN):
        for edge in waiting:
            _settle_request(work, edge.account_id, person.id)


def _follow(work: Work, viewing: Card, person: Card, relation: Relation) -> None:
    if relation.outgoing != Following.NONE:
        return
    if relation.blocking:
        raise NotAllowedError("unblock this person first")
    state = Following.REQUESTED if person.is_private else Following.FOLLOWS
    rows.insert_follow(work.db, viewing.id, person.id, state, order_id(work, viewing.shard))
    if state is Following.FOLLOWS:
        update_follow_counts(work.db, viewing.id, person.id, step=1)
        begin_to_follow(work, viewing.id, person.id)


def _unfollow(work: Work, viewing: Card, person: Card, relation: Relation) -> None:
    _end_follow(work, viewing.id, person.id, relation.outgoing)


def _end_follow(work: Work, source_id: AccountId, target_id: AccountId, state: int) -> None:
    if state == Following.NONE:
        return
    rows.delete_follow(work.db, source_id, target_id)
    if state == Following.FOLLOWS:
        update_follow_counts(work.db, source_id, target_id, step=-1)
        work.later(RefreshFeed(source_id, target_id))


def _approve(work: Work, viewing: Card, person: Card, relation: Relation) -> None:
    if relation.incoming == Following.REQUESTED:
        _settle_request(work, person.id, viewing.id)


def _settle_request(work: Work, source_id: AccountId, target_id: AccountId) -> None:
    rows.update_follow(work.db, source_id, target_id, Following.FOLLOWS)
    update_follow_counts(work.db, source_id, target_id, step=1)
    work.later(RefreshFeed(source_id, target_id))


def _ignore(work: Work, viewing: Card, person: Card, relation: Relation) -> None:
    if relation.incoming == Following.REQUESTED:
        rows.delete_follow(work.db, person.id, viewing.id)


def _block(work: Work, viewing: Card, person: Card, relation: Relation) -> None:
    _end_follow(work, viewing.id, person.id, relation.outgoing)
    _end_follow(work, person.id, viewing.id, relation.incoming)
    insert_block(work.db, viewing.id, person.id)


def _unblock(work: Work, viewing: Card, person: Card, relation: Relation) -> None:
    if relation.blocking:
        delete_block(work.db, viewing.id, person.id)


_ACTIONS: dict[str, Callable[[Work, Card, Card, Relation], None]] = {
    Action.FOLLOW: _follow,
    Action.UNFOLLOW: _unfollow,
    Action.APPROVE: _approve,
    Action.IGNORE: _ignore,
    Action.DENY: _ignore,
    Action.BLOCK: _block,
    Action.UNBLOCK: _unblock,
}
