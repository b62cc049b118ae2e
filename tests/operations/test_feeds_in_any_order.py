"""Whatever happens in whatever order, and whenever jobs are done, a feed read page by page is what
follows and posts say it is."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from engines import Cellar, opened
from sugarsnap.errors import AbsentError, NotAllowedError
from sugarsnap.operations import feeds
from sugarsnap.operations.accounts import edit_profile
from sugarsnap.operations.checks import count_feed_drift
from sugarsnap.operations.feeds import list_feed, purge_from_feeds, rebuild_feed
from sugarsnap.operations.jobs import list_due_jobs, request_of
from sugarsnap.operations.mutes import mute_account, unmute_account
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.profiles import save_profile
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.requests import PurgeMedia
from sugarsnap.rules.paging import Page
from world import PRIVATE, PUBLIC, PUSHES, Furniture, World, picture_of

PEOPLE = ("ada", "ben", "cyd", "dan")
somebody = st.sampled_from(PEOPLE)
two_people = st.sampled_from(list(permutations(PEOPLE, 2)))
Pair = tuple[str, str]

TRUTH = """
SELECT media.id FROM media WHERE media.owner_id = :reader OR media.owner_id IN (
  SELECT target_id FROM follows_out WHERE account_id = :reader AND state = 1
  AND target_id NOT IN (SELECT target_id FROM mutes WHERE account_id = :reader))
ORDER BY media.id DESC
"""


class AnyOrder(RuleBasedStateMachine):
    """People post, delete, follow, leave, block and mute; jobs are done when it pleases them."""

    def __init__(self, world: World, forget: Callable[[], None]) -> None:
        super().__init__()
        self.world = world
        self.forget = forget
        self.posted = {name: [world.photo_of(name)] for name in PEOPLE}
        for name in PEOPLE:
            world.works.write_now(rebuild_feed, world.id_of(name))

    def teardown(self) -> None:
        try:
            self.do_jobs_to_the_end()
            for name in PEOPLE:
                assert self.walk(name) == self.truth_of(name), name
            assert set(self.world.works.read(count_feed_drift).values()) == {0}
        finally:
            self.forget()

    @rule(who=somebody)
    def post(self, who: str) -> None:
        seen = self.world.do(post_media, who, Draft(""), [picture_of(who)])
        self.posted[who].append(seen.media.id)
        assert seen.media.id in self.walk(who)

    @rule(who=somebody, choice=st.integers(0, 99))
    def delete(self, who: str, choice: int) -> None:
        if self.posted[who]:
            media_id = self.posted[who].pop(choice % len(self.posted[who]))
            self.world.do(delete_media, who, media_id)

    @rule(
        two=two_people,
        action=st.sampled_from(
            ["follow", "follow", "follow", "unfollow", "approve", "block", "unblock"]
        ),
    )
    def relate(self, two: Pair, action: str) -> None:
        try:
            self.world.do(change_relationship, two[0], self.world.id_of(two[1]), action)
        except (AbsentError, NotAllowedError):
            assert action != "unfollow" or self.is_blocked(two)

    def is_blocked(self, two: Pair) -> bool:
        values = {"by": self.world.id_of(two[1]), "whom": self.world.id_of(two[0])}
        sql = "SELECT 1 FROM blocks_out WHERE account_id = :by AND target_id = :whom"
        return bool(self.world.rows(sql, **values))

    @rule(two=two_people, deed=st.sampled_from([mute_account, unmute_account]))
    def mute(self, two: Pair, deed: Callable[..., None]) -> None:
        if not self.is_blocked(two):
            self.world.do(deed, two[0], self.world.id_of(two[1]))

    @rule(who=somebody)
    def go_private(self, who: str) -> None:
        self.world.do(edit_profile, who, PRIVATE)

    @rule(who=somebody)
    def go_public(self, who: str) -> None:
        self.world.do(save_profile, who, PUBLIC)

    @rule(choice=st.integers(0, 99))
    def do_one_job(self, choice: int) -> None:
        """Any of them, whoever came first."""
        if due := self.due():
            self.run(due[choice % len(due)])

    @rule(choice=st.integers(0, 99))
    def ask_for_one_again(self, choice: int) -> None:
        if due := self.due():
            request = request_of(due[choice % len(due)])
            self.world.works.write_now(lambda work: work.later(request))

    @rule(who=somebody)
    def rebuild(self, who: str) -> None:
        self.world.works.write_now(rebuild_feed, self.world.id_of(who))

    @invariant()
    def what_is_shown_already_is_true(self) -> None:
        for name in ("ada", "dan"):
            shown = self.walk(name)
            assert set(shown) <= set(self.truth_of(name))
            assert shown == sorted(set(shown), reverse=True)

    def due(self) -> list[Any]:
        kinds = {*PUSHES, "purge_media"}
        return [job for job in self.world.works.read(list_due_jobs, 999) if job.kind in kinds]

    def run(self, job: Any) -> None:
        request = request_of(job)
        if isinstance(request, PurgeMedia):
            purge(self.world, request)
            sql = "DELETE FROM outbox WHERE id = :id"
            self.world.ask(lambda db: db.execute("tests.delete_job", sql, {"id": job.id}))
        else:
            self.world.works.write_now(PUSHES[job.kind], job, request)

    def do_jobs_to_the_end(self) -> None:
        while due := self.due():
            for job in due:
                self.run(job)

    def truth_of(self, name: str) -> list[int]:
        return [row[0] for row in self.world.rows(TRUTH, reader=self.world.id_of(name))]

    def walk(self, name: str) -> list[int]:
        found: list[int] = []
        page = Page(2)
        while True:
            gathered = self.world.see(list_feed, name, page)
            found += [seen.media.id for seen in gathered.shown]
            if gathered.cursor is None:
                return found
            page = Page(2, before=gathered.cursor)


def purge(world: World, request: PurgeMedia) -> None:
    before: int | None = Page(1).before
    while before is not None:
        before = world.works.write_now(purge_from_feeds, request, before)


def begin(cellar: Cellar, furniture: Furniture) -> AnyOrder:
    """A machine on a furnished database of its own, which goes when it ends."""
    stack = ExitStack()
    cellar.copy("furnished", "feeds_in_any_order")
    stack.callback(cellar.drop, "feeds_in_any_order")
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    engine = stack.enter_context(opened(cellar, "feeds_in_any_order"))
    return AnyOrder(World(engine, Path(folder), furniture), stack.close)


def test_feeds_in_any_order_are_what_follows_and_posts_say(
    cellar: Cellar,
    engine_name: str,
    furniture_of: Callable[[Cellar], Furniture],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Feeds are kept small, so that posts lie above, at and below their floors."""
    for name, number in {"CAP": 3, "CHUNK": 1, "_TRIMMED_EVERY": 2}.items():
        monkeypatch.setattr(feeds, name, number)
    few = settings(max_examples=40 if engine_name == "sqlite" else 3, stateful_step_count=30)
    machine: Any = partial(begin, cellar, furniture_of(cellar))

    run_state_machine_as_test(machine, settings=few)
