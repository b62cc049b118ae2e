"""Registering a client: from the overview to the confirmation, and what is refused."""

from collections.abc import Callable

import pytest

from sugarsnap.app import House
from sugarsnap.queries.clients import find_client, list_redirect_uris
from sugarsnap.records.clients import Client
from sugarsnap.rules.clients import MOST_CLIENTS
from web.visitor import Arrive, Visitor

REGISTER = "/developer/clients/register/"
MANAGE = "/developer/clients/manage/"
MINIMUM = {"name": "Peas", "redirect_uri": "localhost"}


def copied(visitor: Visitor) -> list[str]:
    """The values beside a copy button."""
    return [each.all("code")[0].text for each in visitor.page.all("copy-field")]


def registered(house: House, visitor: Visitor) -> tuple[Client, list[str]]:
    """The client that the page confirms, and its redirect URIs."""
    client_id = copied(visitor)[0]
    client = house.works.read(lambda work: find_client(work.db, client_id))
    assert client is not None
    return client, house.works.read(lambda work: list_redirect_uris(work.db, client_id))


def enter(visitor: Visitor, **fields: str) -> None:
    """Fill in the form by the names of its fields."""
    form = visitor.open(REGISTER).form("Register")
    visitor.post(form["action"], {**form.values(), **fields})


def test_the_way_in_is_open_to_whoever_signs_in(arrive: Arrive) -> None:
    nobody = arrive()

    page = nobody.open("/developer/")
    assert page.links["Register Your Application"] == MANAGE
    nobody.get(MANAGE)

    assert nobody.led_to == "/accounts/login/?next=%2Fdeveloper%2Fclients%2Fmanage%2F"


def test_from_the_overview_to_the_confirmation(ben: Visitor, house: House) -> None:
    page = ben.open("/developer/")
    page = ben.open(page.links["Register Your Application"])
    form = ben.open(page.links["Register a New Client"]).form("Register")

    ben.post(form["action"], {**form.values(), **MINIMUM})

    assert ben.answer.status_code == 200
    assert ben.page.heading == "Peas is registered"
    client, uris = registered(house, ben)
    client_id, secret, link = copied(ben)
    assert (client.name, uris) == ("Peas", ["http://localhost"])
    assert client_id == client.id
    assert house.works.tools.keys.unseal(client.secret) == secret
    assert link == (
        f"http://localhost/oauth/authorize/?client_id={client_id}"
        "&redirect_uri=http://localhost&response_type=code"
    )
    assert {len(client_id), len(secret)} == {32}


def test_the_list_brings_the_client_back_but_never_its_secret(arrive: Arrive, ben: Visitor) -> None:
    enter(ben, **MINIMUM)
    client_id, secret, _ = copied(ben)

    elsewhere = arrive("ben")
    page = elsewhere.open(MANAGE)

    assert copied(elsewhere) == [client_id]
    assert page.links["Manage Peas"] == f"/developer/clients/{client_id}/edit/"
    assert secret not in elsewhere.answer.text
    assert secret not in elsewhere.open(page.links["Manage Peas"]).text
    assert "Peas" not in arrive("cyd").open(MANAGE).text


def test_a_new_client_is_live_and_its_implicit_flow_is_shut(ben: Visitor, house: House) -> None:
    enter(ben, **MINIMUM)

    client, _ = registered(house, ben)
    assert (client.is_sandbox, client.is_implicit_disabled, client.is_signature_enforced) == (
        0,
        1,
        0,
    )


def test_under_review_it_begins_in_sandbox_mode(ben: Visitor, settle: Callable[..., None]) -> None:
    settle(clients="review")

    enter(ben, **MINIMUM)

    assert "Sandbox mode" in ben.open(MANAGE).text


def test_bogus_details_are_fine(ben: Visitor, house: House) -> None:
    enter(
        ben,
        name="  Test   app ",
        description="bogus",
        company_name="bogus & <sons>",
        website_url="bogus.example",
        redirect_uri="localhost",
        privacy_policy_url="localhost/none",
        contact_email="me@bogus",
    )

    client, _ = registered(house, ben)
    assert client.name == "Test app"
    assert client.website_url == "http://bogus.example"
    assert client.privacy_policy_url == "http://localhost/none"


@pytest.mark.parametrize(
    "entered",
    [
        "http://localhost\nigpeas://cb\nhttps://app.example/cb",
        "http://localhost igpeas://cb  https://app.example/cb",
        "localhost\r\n\r\n  igpeas://cb\r\nlocalhost\r\nhttps://app.example/cb\r\n",
    ],
)
def test_several_redirect_uris_stand_one_a_line(ben: Visitor, house: House, entered: str) -> None:
    enter(ben, name="Peas", redirect_uri=entered)

    _, uris = registered(house, ben)
    assert uris == ["http://localhost", "igpeas://cb", "https://app.example/cb"]


def test_several_redirect_uris_may_come_in_several_fields(ben: Visitor, house: House) -> None:
    form = ben.open(REGISTER).form("Register")
    fields = {**form.values(), "name": "Peas", "redirect_uri": ["localhost", "igpeas://cb"]}

    ben.post(form["action"], fields)  # type: ignore[arg-type]

    _, uris = registered(house, ben)
    assert uris == ["http://localhost", "igpeas://cb"]


@pytest.mark.parametrize(
    ("label", "entered", "sentence"),
    [
        ("Application name", {"name": " "}, "A client needs a name."),
        ("Application name", {"name": "Instagram Peas"}, "A name has no 'Instagram',"),
        ("Application name", {"name": "InstaPeas"}, "A name has no 'Instagram',"),
        ("Application name", {"name": "Peagram"}, "A name has no 'Instagram',"),
        ("Application name", {"name": "ig peas"}, "A name has no 'Instagram',"),
        ("Application name", {"name": "MyIG"}, "A name has no 'Instagram',"),
        ("Application name", {"name": "IGViewer"}, "A name has no 'Instagram',"),
        ("Application name", {"name": "x" * 101}, "A name has at most 100 characters."),
        ("Description", {"description": "x" * 501}, "A description has at most 500 characters."),
        ("Company name", {"company_name": "x" * 101}, "A company name has at most 100"),
        ("Website", {"website_url": "javascript:alert(1)"}, "This address begins with http://"),
        ("Website", {"website_url": "http://"}, "This address begins with http://"),
        ("Website", {"website_url": "http://[x"}, "This address begins with http://"),
        ("Privacy policy", {"privacy_policy_url": "data:x"}, "This address begins with http://"),
        ("Contact email", {"contact_email": "me"}, "This does not look like an e-mail address."),
        ("Valid redirect URIs", {"redirect_uri": " "}, "A client needs at least one redirect URI;"),
        (
            "Valid redirect URIs",
            {"redirect_uri": "localhost\nhttp://x/#here"},
            "http://x/#here: A redirect URI has no fragment (#)",
        ),
        (
            "Valid redirect URIs",
            {"redirect_uri": "\n".join(f"https://{n}.example" for n in range(21))},
            "A client has at most 20 redirect URIs.",
        ),
    ],
)
def test_the_form_says_what_is_wrong_and_keeps_the_rest(
    ben: Visitor, label: str, entered: dict[str, str], sentence: str
) -> None:
    fine = {"name": "Peas", "description": "Shows <peas>.", "redirect_uri": "localhost"}

    enter(ben, **{**fine, **entered})

    assert ben.answer.status_code == 422
    assert ben.page.problem_with(label).startswith(sentence)
    kept = ben.page.form("Register").values()
    expected = {
        **fine,
        **entered,
        "redirect_uri": "\n".join({**fine, **entered}["redirect_uri"].split()),
    }
    assert {name: kept[name].strip() for name in fine} == {
        name: expected[name].strip() for name in fine
    }


@pytest.mark.parametrize("name", ["Night Light", "BIG DEAL", "Digital Prints", "Igloo", "Peas 2"])
def test_a_name_may_hold_the_letters_of_a_brand_by_chance(ben: Visitor, name: str) -> None:
    enter(ben, name=name, redirect_uri="localhost")

    assert ben.page.heading == f"{name} is registered"


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:http://x/",
        "view-source:http://x/",
        "http://",
        "http:///path",
        "https://:443/",
        "http://user@app.example/",
        "http://user:word@app.example/",
        "http://app.example\\@evil.example/",
        "http://app.example/a/../b",
        "http://app.example/#",
        'http://app.example/"',
        "http://app.example/<x>",
        "http://bücher.example/",
        "http://app.example/é",
        "http://app.example;sandbox/",
        "http://app.example,evil.example/",
        "http://*/",
        "http://app.example:port/",
        "http://app.example:99999/",
        "http://[::1/",
        "http://app.example/\x00",
        "https://app.example/" + "x" * 2000,
    ],
)
def test_a_redirect_uri_that_could_mislead_is_refused(ben: Visitor, uri: str) -> None:
    enter(ben, name="Peas", redirect_uri=uri)

    assert ben.answer.status_code == 422
    assert ben.page.problem_with("Valid redirect URIs")


@pytest.mark.parametrize(
    ("uri", "is_warned"),
    [
        ("http://app.example/cb", True),
        ("http://192.168.1.7/cb", True),
        ("http://localhost/cb", False),
        ("http://app.localhost:3000/cb", False),
        ("http://127.0.0.1/cb", False),
        ("http://[::1]:8080/cb", False),
        ("https://app.example/cb", False),
        ("igpeas://cb", False),
    ],
)
def test_a_redirect_uri_without_encryption_is_taken_with_a_warning(
    ben: Visitor, uri: str, *, is_warned: bool
) -> None:
    enter(ben, name="Peas", redirect_uri=uri)

    assert ben.page.heading == "Peas is registered"
    warnings = [said for said in ben.page.alerts if said.startswith(f"{uri} is not encrypted")]
    assert bool(warnings) is is_warned


def test_what_a_form_may_not_settle_is_not_settled_by_it(ben: Visitor, house: House) -> None:
    enter(
        ben,
        name="Peas",
        redirect_uri="localhost",
        id="0" * 32,
        client_id="0" * 32,
        secret="0" * 32,
        owner_id="1",
        is_implicit_disabled="0",
        is_sandbox="1",
    )

    client, _ = registered(house, ben)
    assert client.id != "0" * 32
    assert (client.is_implicit_disabled, client.is_sandbox) == (1, 0)


def test_one_person_has_a_hundred_clients_at_most(ben: Visitor) -> None:
    form = ben.open(REGISTER).form("Register")
    fields = {**form.values(), "name": "Peas", "redirect_uri": "localhost"}
    for _ in range(MOST_CLIENTS):
        assert ben.post(form["action"], fields).status_code == 200

    answer = ben.post(form["action"], fields)

    assert answer.status_code == 422
    assert ben.page.alerts == ["One person has at most 100 clients."]
