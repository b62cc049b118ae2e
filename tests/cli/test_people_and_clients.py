import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cli.command import OLD_CLIENT, OLD_SECRET, PASSWORD, WELL, Home, sugarsnap
from sugarsnap.rules.eras import Era

CREATE_CYD = ("user", "create", "cyd", "--email", "cyd@home.example", "--password-stdin")
CREATE_CLIENT = ("client", "create", "ada", "--name", "Wall", "--redirect-uri", "http://localhost")


def test_the_first_account_makes_the_house(tmp_path: Path) -> None:
    made = sugarsnap(*CREATE_CYD, "--data", tmp_path / "new", stdin=f"{PASSWORD}\n")

    assert made.facts.keys() == {"id", "username"}
    assert made.facts["username"] == "cyd"
    assert made.facts["id"].isdigit()
    assert made.out.count("\n") == 1


def test_what_the_house_keeps_is_for_its_own_user_alone(home: Home) -> None:
    for path in (home.data, *home.data.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_password_that_is_too_easy_is_refused(home: Home) -> None:
    refused = home.run(*CREATE_CYD, stdin="12345678\n")

    assert "too easy to guess" in refused.error


def test_without_a_password_it_says_how_to_give_one(home: Home) -> None:
    refused = home.run(*CREATE_CYD[:-1])

    assert "--password-stdin" in refused.error


def test_a_username_is_had_once(home: Home) -> None:
    words = ("user", "create", "ADA", "--email", "other@home.example", "--password-stdin")

    refused = home.run(*words, stdin=f"{PASSWORD}\n")

    assert "taken" in refused.error


def test_a_suspended_person_is_back_once_restored(home: Home) -> None:
    token = home.token

    suspended = home.run("user", "suspend", "ben").facts
    assert suspended["suspended"] is True
    assert home.run("token", "inspect", stdin=token).code == 1
    restored = home.run("user", "restore", "ben").facts

    assert restored["suspended"] is False
    assert home.run("token", "inspect", stdin=token).code == 0


def test_an_unknown_person_is_refused_with_what_to_type_next(home: Home) -> None:
    refused = home.run("user", "suspend", "zoe")

    assert "There is no account 'zoe'" in refused.error
    assert "sugarsnap user create zoe" in refused.error


def test_a_new_client_has_an_id_and_a_secret_of_32_hex_digits(home: Home) -> None:
    facts = home.run(*CREATE_CLIENT, "--redirect-uri", "http://localhost/other").facts

    assert facts.keys() == {"client_id", "client_secret"}
    assert all(len(bytes.fromhex(value)) == 16 for value in facts.values())


def test_an_old_integration_keeps_its_id_and_secret(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    home.run(
        "user", "create", "ada", "--email", "a@home.example", "--password-stdin", stdin=PASSWORD
    )

    words = (*CREATE_CLIENT, "--client-id", OLD_CLIENT, "--secret-stdin")
    facts = home.run(*words, stdin=f"{OLD_SECRET}\n").facts

    assert facts == {"client_id": OLD_CLIENT, "client_secret": OLD_SECRET}


def test_a_secret_is_nowhere_in_the_data_folder(home: Home) -> None:
    for path in home.data.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert OLD_SECRET.encode() not in content, path
            assert PASSWORD.encode() not in content, path


def test_a_client_without_a_usable_redirect_uri_is_refused(home: Home) -> None:
    words = ("client", "create", "ada", "--name", "Wall", "--redirect-uri", "javascript:alert(1)")

    assert "javascript" in home.run(*words).error


def test_a_token_names_person_and_client_and_is_the_same_every_time(home: Home) -> None:
    account = home.run("token", "inspect", stdin=home.token).facts["user_id"]

    words = ("token", "create", OLD_CLIENT, "ben", "--scope", "basic likes")
    facts = home.run(*words, "--json").facts

    assert facts == {"access_token": home.token}
    assert facts["access_token"].startswith(f"{account}.{OLD_CLIENT[:7]}.")


def test_scopes_only_grow(home: Home) -> None:
    home.run("token", "create", OLD_CLIENT, "ben", "--scope", "likes")
    home.run("token", "create", OLD_CLIENT, "ben", "--scope", "comments")

    facts = home.run("token", "inspect", stdin=home.token).facts

    assert facts["scope"] == "basic comments likes"


def test_inspecting_a_token_tells_whom_it_speaks_for(home: Home) -> None:
    facts = home.run("token", "inspect", stdin=f"{home.token}\n").facts

    del facts["user_id"]
    assert facts == {
        "active": True,
        "username": "ben",
        "client_id": OLD_CLIENT,
        "client_name": "Old Wall",
        "scope": "basic likes",
    }


def test_a_revoked_token_is_dead_and_a_new_one_is_another(home: Home) -> None:
    token = home.token

    revoked = home.run("token", "revoke", stdin=token)

    assert revoked.facts == {"revoked": True}
    inspected = home.run("token", "inspect", stdin=token)
    assert (inspected.code, inspected.out) == (1, '{"active":false}\n')
    assert home.token != token


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("token", "create", "f" * 32, "ben"), "There is no such client"),
        (("token", "create", OLD_CLIENT, "zoe"), "There is no account 'zoe'"),
        (("token", "create", OLD_CLIENT, "ben", "--scope", "all"), "No such scope: 'all'"),
        (("post", "nothing.jpg", "--as", "ada"), "nothing.jpg is no file"),
        (("post", "--as", "ada"), "There is no file to post"),
        (("endpoint", "restore", "/tags/*"), "is not retired"),
        (("endpoint", "retire", "no * pattern"), "A pattern is a method and a path"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(
    home: Home, words: tuple[str, ...], complaint: str
) -> None:
    assert complaint in home.run(*words).error


def test_several_files_are_one_post_with_people_and_a_place(home: Home, photo: Path) -> None:
    words = ("--alt", "Grey.", "--alt", "Grey again.", "--with", "ada@0.1,0.9@2")
    place = ("--place", "Old Quay", "--lat", "41.15", "--lng", "-8.61")

    posted = home.run("post", photo, photo, "--as", "ben", *words, *place).facts

    assert home.run("doctor").facts == WELL
    with closing(sqlite3.connect(home.data / "sugarsnap.db")) as database:
        pictures = database.execute(
            "SELECT media_id, alt_text FROM media_pictures ORDER BY position"
        ).fetchall()
        people = database.execute("SELECT position, x, y FROM tagged_people").fetchall()
        places = database.execute("SELECT name, lat, lng FROM places").fetchall()
    media_id = int(posted["id"].partition("_")[0])
    assert pictures == [(media_id, "Grey."), (media_id, "Grey again.")]
    assert people == [(1, 1000, 9000)]
    assert places == [("Old Quay", 41_150_000, -8_610_000)]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--with", "zoe"), "There is no zoe whom you could tag."),
        (("--with", "ben@0.5,0.5@2"), "ben is tagged in picture 2, which is none."),
        (("--alt", "One.", "--alt", "Two."), "There are more descriptions than photos."),
        (("--place", "Here"), "A place needs its latitude and its longitude."),
        (("--lat", "91", "--lng", "0"), "lat lies between -90 and 90"),
    ],
)
def test_what_cannot_be_said_of_a_photo_is_refused_before_it_is_stored(
    home: Home, photo: Path, words: tuple[str, ...], complaint: str
) -> None:
    before = sorted(home.data.rglob("*.jpg"))

    refused = home.run("post", photo, "--as", "ada", *words)

    assert complaint in refused.error
    assert sorted(home.data.rglob("*.jpg")) == before


def test_a_photo_is_told_with_id_shortcode_and_link(home: Home, photo: Path) -> None:
    facts = home.run("post", photo, "--as", "ben").facts

    assert facts.keys() == {"id", "shortcode", "link"}
    media, _, owner = facts["id"].partition("_")
    assert media.isdigit()
    assert owner == home.run("token", "inspect", stdin=home.token).facts["user_id"]
    assert facts["link"] == f"http://127.0.0.1:8000/p/{facts['shortcode']}/"


def test_a_file_that_is_no_picture_is_refused_and_leaves_nothing(
    home: Home, tmp_path: Path
) -> None:
    text = tmp_path / "text.jpg"
    text.write_text("not a picture")
    before = sorted(home.data.rglob("*.jpg"))

    refused = home.run("post", text, "--as", "ben")

    assert f"{text}: This file is not a photo." in refused.error
    assert sorted(home.data.rglob("*.jpg")) == before


def test_an_endpoint_is_retired_and_restored_under_its_normal_pattern(home: Home) -> None:
    retired = home.run("endpoint", "retire", "get /v1/media/shortcode/{code}/").facts
    restored = home.run("endpoint", "restore", "GET /media/shortcode/{any}").facts

    assert retired == {"pattern": "GET /media/shortcode/{}", "retired": True}
    assert restored == {"pattern": "GET /media/shortcode/{}", "retired": False}


def test_an_era_is_chosen_told_and_left(home: Home) -> None:
    at_first = home.run("endpoint", "profile").facts
    chosen = home.run("endpoint", "profile", "2016").facts
    later = home.run("endpoint", "profile", "2018-12").facts
    listed = home.run("endpoint", "list").facts
    left = home.run("endpoint", "profile", "none").facts

    assert at_first == left == {"profile": "none", "retired": []}
    assert chosen["profile"] == "2016"
    assert "GET /media/popular" in chosen["retired"]
    assert listed == {
        "retired": [],
        "profile": "2018-12",
        "retired_by_profile": later["retired"],
    }
    assert set(chosen["retired"]) < set(later["retired"])


@pytest.mark.parametrize("era", Era)
def test_every_era_can_be_chosen(home: Home, era: Era) -> None:
    assert home.run("endpoint", "profile", era).facts["profile"] == era


def test_an_era_that_never_was_is_refused(home: Home) -> None:
    refused = home.run("endpoint", "profile", "2019")

    assert refused.code == 2
    assert home.run("endpoint", "profile").facts["profile"] == "none"


def test_a_sandbox_takes_in_whom_the_keeper_invites_and_nobody_else(home: Home) -> None:
    client_id = home.run(*CREATE_CLIENT, "--sandbox").facts["client_id"]

    refused = home.run("token", "create", client_id, "ben")
    invited = home.run("client", "invite", client_id, "ben")

    assert "ben is no sandbox user of this client" in refused.error
    assert invited.facts == {"invited": "ben"}
    assert "no zoe" in home.run("client", "invite", client_id, "zoe").error


def test_the_keeper_approves_and_rejects_scopes(home: Home) -> None:
    client_id = home.run(*CREATE_CLIENT).facts["client_id"]

    approved = home.run("client", "approve", client_id, "likes comments")
    rejected = home.run("client", "reject", client_id, "likes", "--reason", "Too many.")

    assert approved.facts == {"approved": "likes comments"}
    assert rejected.facts == {"rejected": "likes"}
    with closing(sqlite3.connect(home.data / "sugarsnap.db")) as database:
        rows = database.execute("SELECT scope, state, reason FROM permissions ORDER BY scope")
        assert rows.fetchall() == [("comments", 2, ""), ("likes", 3, "Too many.")]
    assert "No such scope: 'peas'" in home.run("client", "approve", client_id, "peas").error
