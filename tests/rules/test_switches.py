"""The switches of clients, as they are kept and as an era has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sugarsnap.records.clients import Client
from sugarsnap.rules.eras import Era, switches_in
from sugarsnap.rules.switches import SENTENCES, USUAL, Switch, switches_of, write_switches

CLIENT = Client("c" * 32, 1, "", "", "", "", "", "", 0, 1, 0, "", "", 0)  # type: ignore[arg-type]


def test_a_client_that_nobody_touched_has_what_is_usual() -> None:
    assert switches_of(CLIENT) == USUAL
    assert write_switches(USUAL) == ""


@given(st.sets(st.sampled_from(Switch)))
def test_switches_come_back_as_they_were_kept(switched_on: set[Switch]) -> None:
    client = structs.replace(CLIENT, switches=write_switches(switched_on))

    assert switches_of(client) == switched_on


@pytest.mark.parametrize("switch", Switch)
def test_a_switch_says_what_it_does(switch: Switch) -> None:
    assert SENTENCES[switch].endswith(".")


def test_the_names_are_those_of_the_reference() -> None:
    named = {
        "legacy_media_format",
        "non_square_media",
        "comment_post_returns_object",
        "old_message_texts",
        "accept_bearer",
        "legacy_subscription_objects",
    }

    assert named <= set(Switch)


@pytest.mark.parametrize("era", Era)
def test_an_era_has_a_say_in_two_switches_alone(era: Era) -> None:
    of_eras = {Switch.LEGACY_MEDIA_FORMAT, Switch.LEGACY_SUBSCRIPTION_OBJECTS}

    assert switches_in(era, USUAL) ^ USUAL <= of_eras
    assert switches_in(era, frozenset(Switch)) >= frozenset(Switch) - of_eras


def test_2014_brings_back_photos_with_their_likes_and_every_kind_of_subscription() -> None:
    assert switches_in(Era.Y2014, USUAL) - USUAL == {
        Switch.LEGACY_MEDIA_FORMAT,
        Switch.LEGACY_SUBSCRIPTION_OBJECTS,
    }


@pytest.mark.parametrize("era", [Era.Y2016, Era.APRIL_2018, Era.DECEMBER_2018, Era.Y2020])
def test_from_2016_on_there_are_subscriptions_to_people_alone(era: Era) -> None:
    switches = switches_in(era, frozenset(Switch))

    assert Switch.LEGACY_SUBSCRIPTION_OBJECTS not in switches
