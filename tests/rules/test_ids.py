"""Ids are 64 bits of time, shard and sequence, and can be written and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sugarsnap.ids import (
    EPOCH,
    LARGEST,
    SHARDS,
    account_id,
    first_ticket,
    media_of_shortcode,
    media_of_wire,
    moment_of,
    number_of,
    shard_of_account,
    shard_of_id,
    shard_of_key,
    shortcode_of,
    timed_id,
)

WALK_MEDIA, WALK_SHORTCODE, WALK_OWNER = 1667121369441597934, "Bcizg1_B3nu", 3657782666
"""Step 7 of the newcomer's walk."""
LATEST = EPOCH + 2**40 - 1

ids = st.integers(1, LARGEST)
shards = st.integers(0, SHARDS - 1)
moments = st.integers(EPOCH, LATEST)


def test_the_walks_photo_has_its_shortcode_and_its_second() -> None:
    assert shortcode_of(WALK_MEDIA) == WALK_SHORTCODE
    assert media_of_shortcode(WALK_SHORTCODE) == WALK_MEDIA
    assert media_of_wire(f"{WALK_MEDIA}_{WALK_OWNER}") == WALK_MEDIA
    assert moment_of(WALK_MEDIA) // 1000 == 1512956375


@given(ids)
def test_a_shortcode_is_read_back_as_its_id(id_: int) -> None:
    assert media_of_shortcode(shortcode_of(id_)) == id_


@given(ids, ids)
def test_an_id_on_the_wire_is_read_with_its_owner_and_without(id_: int, owner: int) -> None:
    assert media_of_wire(f"{id_}_{owner}") == id_
    assert media_of_wire(str(id_)) == id_


@given(moments, shards, st.integers(0, 1023))
def test_an_id_carries_its_moment_and_its_shard(moment: int, shard: int, sequence: int) -> None:
    drawn = timed_id(first_ticket(moment) + sequence, shard)

    assert moment_of(drawn) == moment
    assert shard_of_id(drawn) == shard
    assert 0 <= drawn <= LARGEST


@given(moments, shards, st.integers(0, 2**20))
def test_later_tickets_make_higher_ids_on_one_shard(moment: int, shard: int, step: int) -> None:
    ticket = first_ticket(moment)

    assert timed_id(ticket, shard) < timed_id(ticket + step + 1, shard)


@given(st.integers(1, 2**39), shards)
def test_an_account_id_carries_its_shard_and_fits_a_json_number(number: int, shard: int) -> None:
    drawn = account_id(number, shard)

    assert shard_of_account(drawn) == shard
    assert drawn < 2**53


@given(st.text())
def test_a_text_has_one_shard_whatever_its_case(key: str) -> None:
    assert shard_of_key(key.lower()) == shard_of_key(key)
    assert 0 <= shard_of_key(key) < SHARDS


def test_ids_reach_their_end_in_june_2046() -> None:
    assert LATEST == 2413731649496
    assert timed_id(first_ticket(LATEST) + 1023, SHARDS - 1) == LARGEST


@pytest.mark.parametrize(
    "text", ["", "A" * 12, "Bcizg1 B3nu", "Bcizg1=B3nu", "ä", "_" * 11, "A", "A" * 11]
)
def test_what_is_no_shortcode_names_nothing(text: str) -> None:
    assert media_of_shortcode(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "-1", "+1", "1.0", "\uff11", "²", " 1", "1_", "_1", "1_x", "1_2_3", str(LARGEST + 1)],
)
def test_what_is_no_media_id_names_nothing(text: str) -> None:
    assert media_of_wire(text) is None


@given(st.text())
def test_no_text_breaks_the_readers_of_ids(text: str) -> None:
    for read in (number_of, media_of_wire, media_of_shortcode):
        found = read(text)
        assert found is None or 0 <= found <= LARGEST
