"""Filling an empty house with the demo community: all through operations, in one transaction."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Concatenate, ParamSpec, TypeVar

from msgspec import Struct, structs

from sugarsnap.app import House
from sugarsnap.demo import grant
from sugarsnap.demo.community import (
    OPENING_MS,
    PRIVATE_PERSON,
    Community,
    Post,
    answer_moments,
    plan_community,
)
from sugarsnap.demo.painting import paint_portraits, paint_scenes
from sugarsnap.demo.people import Person
from sugarsnap.operations.accounts import (
    NewAccount,
    change_picture,
    create_account,
    edit_profile,
)
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.feeds import rebuild_feed
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.operations.relationships import Action, change_relationship
from sugarsnap.ports import Database, Picture
from sugarsnap.records.accounts import Card, Profile
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Tools, Work

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")

_SEED = 3657782666
_NO_PASSWORD = ""
"""A hash that no password has: most of these people cannot sign in."""


class Pictures(Struct, frozen=True):
    """What was painted: scenes by key, portraits by username."""

    scenes: Mapping[str, Picture]
    portraits: Mapping[str, Picture]


def fill_with_community(house: House) -> None:
    """Paint and store every picture, then enter everybody and everything at once."""
    community = plan_community()
    pictures = Pictures(
        paint_scenes(house, [scene for post in community.posts for scene in post.scenes]),
        paint_portraits(house, community.members),
    )
    house.engine.write_now(
        lambda db: _Stage(db, house.works.tools).play(community, pictures),
    )


class _DemoClock:
    """A clock that the plan sets."""

    def __init__(self) -> None:
        self.moment = OPENING_MS

    def now(self) -> int:
        return self.moment


class _DemoRandomness:
    """Numbers that are the same every time. Secrets are never drawn from it."""

    def __init__(self) -> None:
        self._source = random.Random(_SEED)  # noqa: S311  nothing here is secret

    def token_hex(self, size: int) -> str:
        return self._source.randbytes(size).hex()

    def below(self, bound: int) -> int:
        return self._source.randrange(bound)


class _Stage:
    """Where the plan is played: operations at their moments, on one open transaction."""

    def __init__(self, db: Database, tools: Tools) -> None:
        self._db = db
        self._clock = _DemoClock()
        self._tools = structs.replace(tools, clock=self._clock, random=_DemoRandomness())
        self._viewers: list[Viewer] = []
        self._media: dict[str, int] = {}

    def play(self, community: Community, pictures: Pictures) -> None:
        """Everybody joins, follows, posts and answers, in the order of time."""
        for person in community.members:
            self._viewers.append(self._join(person, pictures.portraits[person.username]))
        for follow in community.follows:
            self._clock.moment += 1000
            target = self._card(follow.target).id
            viewer = self._viewers[follow.source]
            self._do(change_relationship, viewer, target, Action.FOLLOW)
        for event in sorted(_events(community.posts), key=lambda event: event.moment):
            self._clock.moment = event.moment
            self._perform(event, pictures)
        self._go_private(community)
        for member in range(len(self._viewers)):
            self._do(rebuild_feed, self._card(member).id)

    def _do(
        self,
        operation: Callable[Concatenate[Work, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        work = Work(self._db, self._tools)
        result = operation(work, *args, **kwargs)
        work.hand_over()
        return result

    def _card(self, member: int) -> Card:
        card = self._viewers[member].account
        assert card is not None  # noqa: S101  every member has joined
        return card

    def _join(self, person: Person, portrait: Picture) -> Viewer:
        self._clock.moment += 1000
        wanted = NewAccount(person.username, f"{person.username}@example.com", person.full_name)
        if person is grant.PERSON:
            wanted.id = grant.ID
        account = self._do(create_account, wanted, _NO_PASSWORD)
        viewer = Viewer(account.card)
        self._do(edit_profile, viewer, Profile(person.full_name, person.bio, person.website, 0))
        self._do(change_picture, viewer, portrait)
        return viewer

    def _perform(self, event: "_Event", pictures: Pictures) -> None:
        post, viewer = event.post, self._viewers[event.member]
        if event.member == post.author:
            shown = [pictures.scenes[scene.key] for scene in post.scenes]
            seen = self._do(post_media, viewer, _draft_of(post), shown)
            self._media[post.scene.key] = seen.media.id
        elif event.text:
            self._do(add_comment, viewer, self._media[post.scene.key], event.text)
        else:
            self._do(like_media, viewer, self._media[post.scene.key])

    def _go_private(self, community: Community) -> None:
        names = [person.username for person in community.members]
        member = names.index(PRIVATE_PERSON)
        person = community.members[member]
        profile = Profile(person.full_name, person.bio, person.website, 1)
        self._do(edit_profile, self._viewers[member], profile)


class _Event(Struct, frozen=True):
    """A member posts; or another likes the post, or writes `text` under it."""

    moment: int
    post: Post
    member: int
    text: str = ""


def _events(posts: Iterable[Post]) -> Iterator[_Event]:
    for post in posts:
        moments = answer_moments(post)
        yield _Event(post.moment, post, post.author)
        for liker in post.likers:
            yield _Event(next(moments), post, liker)
        for writer, text in post.comments:
            yield _Event(next(moments), post, writer, text)


def _draft_of(post: Post) -> Draft:
    if post.moment == grant.PEAS_MS:
        return grant.peas_draft(post.scene)
    extras = post.extras
    caption = extras.caption or post.scene.caption
    return Draft(
        caption=f"{caption} {extras.tags}".strip(),
        alt_texts=tuple(scene.alt_text for scene in post.scenes),
        people=extras.people,
        place_name=extras.spot.name if extras.spot else "",
        point=extras.spot.point if extras.spot else None,
    )
