"""Places as the keeper enters them."""

import pytest

from cli.command import Home

OPERA = ("place", "add", "Opera House", "-33.8568", "151.2153")


def test_a_place_is_entered_south_of_the_equator_too(home: Home) -> None:
    facts = home.run(*OPERA, "--facebook-places-id", "20531316728").facts

    assert facts.pop("id").isdigit()
    assert facts == {"name": "Opera House", "latitude": -33.8568, "longitude": 151.2153}


def test_a_place_that_is_entered_again_gets_further_ids(home: Home) -> None:
    entered = home.run(*OPERA).facts

    again = home.run(
        *OPERA, "--foursquare-v2-id", "4b058d89f964a520268e22e3", "--foursquare-id", "7"
    )

    assert again.facts == entered


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("place", "add", "Opera House", "x", "151"), "lat is no number"),
        (("place", "add", "Opera House", "-33", "200"), "lng lies between -180 and 180"),
        (("place", "add", " ", "-33", "151"), "The name of a place has 1 to 100 characters."),
        ((*OPERA, "--facebook-places-id", "x"), "'x' is no facebook_places_id."),
    ],
)
def test_what_cannot_be_taken_is_refused(home: Home, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in home.run(*words).error


def test_an_id_that_another_place_has_is_refused(home: Home) -> None:
    home.run(*OPERA, "--foursquare-id", "7")

    refused = home.run("place", "add", "Harbour", "-33.85", "151.2", "--foursquare-id", "7")

    assert "foursquare_id:7 is another place: Opera House" in refused.error
