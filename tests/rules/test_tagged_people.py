"""How people in pictures are written down, and how many fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sugarsnap.errors import InvalidError
from sugarsnap.rules.tagged_people import (
    MOST_PEOPLE,
    PersonTag,
    check_tags,
    once_in_a_picture,
    read_tags,
)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        (" , \n", ()),
        ("ben", (PersonTag("ben"),)),
        ("@Ben,cyd dan", (PersonTag("ben"), PersonTag("cyd"), PersonTag("dan"))),
        ("ben@0.2,0.8", (PersonTag("ben", 0.2, 0.8),)),
        ("ben@.2,1@3, 7up", (PersonTag("ben", 0.2, 1, 2), PersonTag("7up"))),
        ("a.b_c@0,0@10", (PersonTag("a.b_c", 0, 0, 9),)),
    ],
)
def test_people_are_read_with_where_they_are(text: str, tags: tuple[PersonTag, ...]) -> None:
    assert read_tags(text) == tags


@pytest.mark.parametrize("text", ["ben!", "ben@", "ben@0.2", "ben@1,2@", "@@ben", "ben@x,y", "é"])
def test_what_is_no_list_of_people_is_refused(text: str) -> None:
    with pytest.raises(InvalidError):
        read_tags(text)


@given(st.text(alphabet="ab@,. 0123456789\n", max_size=200))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        tags = read_tags(text)
    except InvalidError:
        return
    assert all(tag.username for tag in tags)


def test_somebody_stands_once_in_a_picture_where_they_were_put_last() -> None:
    tags = read_tags("ben@0.1,0.1 cyd ben@0.2,0.2 ben@0.3,0.3@2")

    once = once_in_a_picture(tags)

    assert once == (PersonTag("ben", 0.2, 0.2), PersonTag("cyd"), PersonTag("ben", 0.3, 0.3, 1))


@pytest.mark.parametrize(
    "tag",
    [PersonTag("ben", 1.01, 0), PersonTag("ben", 0, 1.01), PersonTag("ben", position=2)],
)
def test_nobody_stands_outside_of_a_picture(tag: PersonTag) -> None:
    with pytest.raises(InvalidError) as refused:
        check_tags([tag], n_pictures=2)

    assert refused.value.field == "people"


def test_twenty_people_fit_into_a_picture_and_no_more() -> None:
    crowd = [PersonTag(f"p{number}") for number in range(MOST_PEOPLE)]

    check_tags([*crowd, PersonTag("ben", position=1)], n_pictures=2)
    with pytest.raises(InvalidError):
        check_tags([*crowd, PersonTag("ben")], n_pictures=2)
