"""The demo's posts of several photos, their places and their people."""

from collections import Counter

from sugarsnap.demo import grant
from sugarsnap.demo.community import Post, plan_community
from sugarsnap.demo.extras import BY_SCENE, NONE
from sugarsnap.demo.scenes import catalogue, snap_peas

COMMUNITY = plan_community()


def posts_with_extras() -> list[Post]:
    return [post for post in COMMUNITY.posts if post.extras is not NONE]


def test_every_scene_stands_in_one_post() -> None:
    shown = Counter(scene.key for post in COMMUNITY.posts for scene in post.scenes)

    assert shown == Counter(scene.key for scene in catalogue())


def test_extras_belong_to_posts() -> None:
    assert {post.scene.key for post in posts_with_extras()} == BY_SCENE.keys()
    assert [len(post.scenes) for post in posts_with_extras() if post.further] == [
        1 + len(post.extras.further) for post in posts_with_extras() if post.further
    ]


def test_some_posts_have_several_photos_a_place_people_and_shared_tags() -> None:
    posts = posts_with_extras()
    places = Counter(post.extras.spot.name for post in posts if post.extras.spot)

    assert sum(len(post.scenes) > 1 for post in posts) >= 5
    assert len(places) >= 8
    assert max(places.values()) >= 3
    assert sum(bool(post.extras.people) for post in posts) >= 5


def test_people_in_photos_are_others_of_the_community() -> None:
    usernames = {person.username for person in COMMUNITY.members}

    for post in posts_with_extras():
        tagged = {tag.username for tag in post.extras.people}
        assert tagged <= usernames - {COMMUNITY.members[post.author].username}, post.scene.key


def test_the_photo_of_the_walk_has_no_extras_and_grant_has_his_seven_posts() -> None:
    own = [post for post in COMMUNITY.posts if post.author == 0]

    assert len(own) == grant.PHOTOS
    assert own[-1].scene is snap_peas
    assert own[-1].extras is NONE
