"""Whatever people do in whatever order, a plain model agrees, and counts equal rows."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from engines import Cellar, opened
from sugarsnap.errors import AbsentError, NotAllowedError, PrivateError, Refusal
from sugarsnap.operations.accounts import edit_profile
from sugarsnap.operations.comments import add_comment, delete_comment
from sugarsnap.operations.likes import like_media, unlike_media
from sugarsnap.operations.posts import delete_media
from sugarsnap.operations.relationships import change_relationship
from world import PRIVATE, PUBLIC, Furniture, World, untruths

PEOPLE = ("ada", "ben", "cyd")
"""Few, so that they meet often; Dan and Eve stand by."""
somebody = st.sampled_from(PEOPLE)
two_people = st.sampled_from(list(permutations(PEOPLE, 2)))
Pair = tuple[str, str]
TEXTS = ("Nice.", "#peas", "#beans and #peas", "#garden")


class Model:
    """What people are to one another and have left, in sets."""

    def __init__(self) -> None:
        self.private = {"ada"}
        self.photos = {*PEOPLE, "dan"}
        self.follows: set[Pair] = {("ben", "ada"), ("ben", "cyd"), ("ada", "cyd")}
        self.requests: set[Pair] = set()
        self.blocks: set[Pair] = {("ada", "dan")}
        self.likes: set[Pair] = {("ben", "ada"), ("dan", "ada"), ("cyd", "ben")}
        self.comments: dict[int, Pair] = {}

    def refusal(self, who: str, whose: str) -> type[Refusal] | None:
        """Why somebody may not see somebody's photos."""
        if (whose, who) in self.blocks:
            return AbsentError
        hidden = whose in self.private and who != whose and (who, whose) not in self.follows
        return PrivateError if hidden or (who, whose) in self.blocks else None

    def refusal_of_photo(self, who: str, whose: str) -> type[Refusal] | None:
        return self.refusal(who, whose) if whose in self.photos else AbsentError

    def change(self, who: str, action: str, whom: str) -> type[Refusal] | None:
        """Why an action is refused; where it is not, it is done."""
        if (whom, who) in self.blocks:
            return AbsentError
        if action == "follow" and (who, whom) in self.blocks:
            return NotAllowedError
        self.settle((who, whom), action)
        return None

    def settle(self, there: Pair, action: str) -> None:
        back = there[::-1]
        if action == "follow" and there not in self.follows | self.requests:
            (self.requests if there[1] in self.private else self.follows).add(there)
        if action == "approve" and back in self.requests:
            self.follows.add(back)
        if action in {"unfollow", "block"}:
            self.follows.discard(there)
            self.requests.discard(there)
        if action in {"approve", "ignore", "block"}:
            self.requests.discard(back)
        if action == "block":
            self.follows.discard(back)
            self.blocks.add(there)
        if action == "unblock":
            self.blocks.discard(there)


class AnyOrder(RuleBasedStateMachine):
    """Does everything in the world and in the model, and compares them after every step."""

    def __init__(self, world: World, forget: Callable[[], None]) -> None:
        super().__init__()
        self.world = world
        self.model = Model()
        self.forget = forget
        self.model.comments = {
            world.comment_of("ben"): ("ben", "ada"),
            world.comment_of("dan"): ("dan", "ada"),
            world.comment_of("cyd"): ("cyd", "ben"),
        }

    def teardown(self) -> None:
        self.forget()

    def do(self, expected: type[Refusal] | None, operation: Any, who: str, *args: Any) -> Any:
        """What the operation answers, once it has refused or not as the model says."""
        try:
            answer, refused = self.world.do(operation, who, *args), None
        except Refusal as refusal:
            answer, refused = None, refusal
        if expected is None:
            assert refused is None, refused
        else:
            assert isinstance(refused, expected), refused
        return answer

    @rule(who=somebody, whose=somebody)
    def like(self, who: str, whose: str) -> None:
        refusal = self.model.refusal_of_photo(who, whose)
        self.do(refusal, like_media, who, self.world.photo_of(whose))
        if refusal is None:
            self.model.likes.add((who, whose))

    @rule(who=somebody, whose=somebody)
    def unlike(self, who: str, whose: str) -> None:
        refusal = self.model.refusal_of_photo(who, whose)
        self.do(refusal, unlike_media, who, self.world.photo_of(whose))
        if refusal is None:
            self.model.likes.discard((who, whose))

    @rule(who=somebody, whose=somebody, text=st.sampled_from(TEXTS))
    def comment(self, who: str, whose: str, text: str) -> None:
        refusal = self.model.refusal_of_photo(who, whose)
        written = self.do(refusal, add_comment, who, self.world.photo_of(whose), text)
        if refusal is None:
            self.model.comments[written.comment.id] = (who, whose)

    @rule(who=somebody, choice=st.integers(0, 99))
    def uncomment(self, who: str, choice: int) -> None:
        if not self.model.comments:
            return
        comment_id = sorted(self.model.comments)[choice % len(self.model.comments)]
        author, whose = self.model.comments[comment_id]
        refusal = self.model.refusal_of_photo(who, whose)
        if refusal is None and who not in {author, whose}:
            refusal = NotAllowedError
        self.do(refusal, delete_comment, who, self.world.photo_of(whose), comment_id)
        if refusal is None:
            del self.model.comments[comment_id]

    @rule(two=two_people)
    def follow(self, two: Pair) -> None:
        self.relate(two, "follow")

    @rule(two=two_people)
    def unfollow(self, two: Pair) -> None:
        self.relate(two, "unfollow")

    @rule(two=two_people, action=st.sampled_from(["approve", "ignore"]))
    def settle_request(self, two: Pair, action: str) -> None:
        self.relate(two, action)

    @rule(two=two_people, action=st.sampled_from(["block", "unblock", "unblock"]))
    def block(self, two: Pair, action: str) -> None:
        self.relate(two, action)

    def relate(self, two: Pair, action: str) -> None:
        who, whom = two
        refusal = self.model.change(who, action, whom)
        self.do(refusal, change_relationship, who, self.world.id_of(whom), action)

    @rule(who=somebody)
    def go_private(self, who: str) -> None:
        self.do(None, edit_profile, who, PRIVATE)
        self.model.private.add(who)

    @rule(who=somebody)
    def go_public(self, who: str) -> None:
        self.do(None, edit_profile, who, PUBLIC)
        self.model.private.discard(who)

    @rule(who=somebody)
    def delete_photo(self, who: str) -> None:
        refusal = self.model.refusal_of_photo(who, who)
        self.do(refusal, delete_media, who, self.world.photo_of(who))
        if refusal is None:
            self.model.photos.discard(who)
            kept = {key: pair for key, pair in self.model.comments.items() if pair[1] != who}
            self.model.comments = kept

    @invariant()
    def counts_equal_rows(self) -> None:
        assert self.world.ask(untruths) == []

    @invariant()
    def rows_are_the_models(self) -> None:
        names = {id_: name for name, id_ in self.world.furniture.accounts.items()}
        photos = {id_: name for name, id_ in self.world.furniture.photos.items()}

        def pairs(sql: str) -> set[Pair]:
            rows = self.world.rows(sql)
            return {(names[row[0]], names.get(row[1]) or photos[row[1]]) for row in rows} - EVES

        model = self.model
        in_follows = "SELECT account_id, target_id FROM follows_out WHERE state ="
        assert pairs(f"{in_follows} 1") == model.follows
        assert pairs(f"{in_follows} 2") == model.requests
        assert pairs("SELECT account_id, target_id FROM blocks_out") == model.blocks
        likes = pairs("SELECT account_id, media_id FROM likes")
        assert {pair for pair in likes if pair[1] in model.photos} == {
            pair for pair in model.likes if pair[1] in model.photos
        }


EVES = {("eve", "ben")}
"""What Eve left before she was suspended; nobody here can change it, but by deleting the photo."""


def begin(cellar: Cellar, furniture: Furniture) -> AnyOrder:
    """A machine on a furnished database of its own, which goes when it ends."""
    stack = ExitStack()
    cellar.copy("furnished", "any_order")
    stack.callback(cellar.drop, "any_order")
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    engine = stack.enter_context(opened(cellar, "any_order"))
    return AnyOrder(World(engine, Path(folder), furniture), stack.close)


def test_any_order_of_deeds_agrees_with_the_model(
    cellar: Cellar, engine_name: str, furniture_of: Callable[[Cellar], Furniture]
) -> None:
    furniture = furniture_of(cellar)
    few = settings(max_examples=25 if engine_name == "sqlite" else 3, stateful_step_count=40)
    machine: Any = partial(begin, cellar, furniture)

    run_state_machine_as_test(machine, settings=few)
