"""Who does what in the demo community, and when: a plan, the same every time."""

import random
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, structs

from sugarsnap.demo import grant
from sugarsnap.demo.extras import Extras, extras_of
from sugarsnap.demo.people import PEOPLE, Person
from sugarsnap.demo.scenes import Scene, catalogue, snap_peas
from sugarsnap.demo.scenes.comments import comments_for

_SEED = 20171211
_MINUTE = 60_000
_DAY = 24 * 60 * _MINUTE
OPENING_MS = 1_464_739_200_000
"""1 June 2016, when everybody joined."""
_LAST_POST_MS = grant.PEAS_MS - 2 * _DAY
_LONGEST_ANSWER_MS = 2 * _DAY
PRIVATE_PERSON = "moth_hours"


class Follow(Struct, frozen=True):
    """Somebody follows somebody, both by their place among the members."""

    source: int
    target: int


class Post(Struct, frozen=True):
    """A member posts a scene, and others like it and write under it."""

    author: int
    scene: Scene
    """The first of its scenes, where there are several."""
    moment: int
    """Milliseconds since 1970."""
    likers: tuple[int, ...]
    comments: tuple[tuple[int, str], ...]
    """Who writes, and what."""
    further: tuple[Scene, ...] = ()
    """What follows in the same post."""

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """All of its scenes, in order."""
        return (self.scene, *self.further)

    @property
    def extras(self) -> Extras:
        """Where it is from, who is in it, and what else is said."""
        return extras_of(self.scene.key)


class Community(Struct, frozen=True):
    """Everybody and everything. The first member is Grant."""

    members: tuple[Person, ...]
    follows: tuple[Follow, ...]
    posts: tuple[Post, ...]
    """In the order of time."""


def plan_community() -> Community:
    """The plan."""
    draw = random.Random(_SEED)  # noqa: S311  a plan, not a secret
    members = (grant.PERSON, *PEOPLE)
    follows = tuple(_plan_follows(draw, len(members)))
    posts = sorted(_gather(_plan_posts(draw, len(members))), key=lambda post: post.moment)
    return Community(members, follows, tuple(posts))


def _plan_follows(draw: random.Random, size: int) -> Iterator[Follow]:
    others = range(1, size)
    for target in draw.sample(others, grant.FOLLOWS):
        yield Follow(0, target)
    for source in draw.sample(others, grant.FOLLOWED_BY):
        yield Follow(source, 0)
    for source in others:
        strangers = [other for other in others if other != source]
        for target in draw.sample(strangers, draw.randint(5, 14)):
            yield Follow(source, target)


def _plan_posts(draw: random.Random, size: int) -> Iterator[Post]:
    own = grant.own_scenes()
    for number, scene in enumerate(own[:-1]):
        moment = OPENING_MS + (number + 1) * 70 * _DAY + draw.randrange(_DAY)
        yield _plan_post(draw, 0, scene, moment, size)
    yield Post(0, snap_peas, grant.PEAS_MS, (), ())
    taken = {scene.key for scene in own}
    rest = [scene for scene in catalogue() if scene.key not in taken]
    for number, scene in enumerate(rest):
        moment = draw.randrange(OPENING_MS + 30 * _DAY, _LAST_POST_MS)
        yield _plan_post(draw, 1 + number % (size - 1), scene, moment, size)


def _gather(posts: Iterable[Post]) -> Iterator[Post]:
    """The posts, with those scenes put behind others that follow in the same post."""
    by_scene = {post.scene.key: post for post in posts}
    further = {key for scene in by_scene for key in extras_of(scene).further}
    for key, post in by_scene.items():
        if key not in further:
            behind = tuple(by_scene[other].scene for other in extras_of(key).further)
            yield structs.replace(post, further=behind)


def _plan_post(draw: random.Random, author: int, scene: Scene, moment: int, size: int) -> Post:
    others = [member for member in range(size) if member != author]
    likers = draw.sample(others, draw.randint(2, 18))
    writers = draw.sample(others, draw.choice((0, 1, 1, 2, 2, 3)))
    remarks = _remarks(draw, scene, len(writers))
    return Post(author, scene, moment, tuple(likers), tuple(zip(writers, remarks, strict=True)))


def _remarks(draw: random.Random, scene: Scene, count: int) -> Sequence[str]:
    return draw.sample(comments_for(scene.family), count)


def answer_moments(post: Post) -> Iterator[int]:
    """Moments after a post at which others answer it, without end and within two days."""
    draw = random.Random(post.moment)  # noqa: S311  a plan, not a secret
    moment = post.moment
    while True:
        moment += draw.randrange(_MINUTE, _LONGEST_ANSWER_MS // 40)
        yield moment
