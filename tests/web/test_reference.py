"""The documentation on the developer site, compared with the code that it describes."""

import json
import re

import pytest

from sugarsnap.app import House
from sugarsnap.faces.oauth.errors import FAULTS
from sugarsnap.faces.oauth.errors import Wording as Flat
from sugarsnap.faces.v1.errors import WORDINGS, Wording
from sugarsnap.faces.v1.openapi import make_document, sentence_of
from sugarsnap.faces.v1.parameters import parameters_of
from sugarsnap.faces.v1.routes import ROUTES, Route
from sugarsnap.faces.web.reference import TOPICS
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.media import list_newest_media
from sugarsnap.records.viewers import NOBODY
from sugarsnap.rules.scopes import SENTENCES
from web.reader import Element, PageSeen
from web.visitor import Arrive

LINKS = [link.url for group in TOPICS for link in group.links]
NOUN_PAGES = [url for url in LINKS if re.fullmatch("/developer/endpoints/[a-z]+/", url)]


def rows_of(page: PageSeen) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in page.all("tr")]


def code_of(page: PageSeen) -> list[str]:
    return [block.text for block in page.all("pre")]


def call_of(route: Route) -> str:
    return f"{route.method} /v1{route.path}"


def constant_wordings() -> list[Wording]:
    """What the API says in the same words each time."""
    said = []
    for kind, word in WORDINGS.items():
        try:
            said.append(word(kind()))
        except (TypeError, AttributeError):
            continue
    return said


@pytest.mark.parametrize("url", LINKS)
def test_every_topic_is_a_page(arrive: Arrive, url: str) -> None:
    visitor = arrive("cyd")

    visitor.open(url)

    assert visitor.answer.status_code == 200
    assert visitor.page.heading


@pytest.mark.parametrize("url", LINKS)
def test_headings_go_down_one_level_at_a_time(arrive: Arrive, url: str) -> None:
    page = arrive("cyd").open(url)

    levels = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3")]

    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in zip(levels, levels[1:], strict=False))


def test_the_overview_leads_to_the_walk_and_to_the_reference(arrive: Arrive) -> None:
    links = arrive().open("/developer/").links

    assert {"/developer/walk/", "/developer/endpoints/"} <= set(links.values())


@pytest.mark.parametrize("route", ROUTES, ids=call_of)
def test_a_call_is_listed_and_told(arrive: Arrive, route: Route) -> None:
    visitor = arrive()
    listed = visitor.open("/developer/endpoints/").links[call_of(route)]

    page = visitor.open(listed.partition("#")[0])

    [heading] = [each for each in page.all("h2") if each["id"] == listed.partition("#")[2]]
    assert heading.text == call_of(route)
    assert sentence_of(route.handler) in page.main.text
    described = [
        one for parameter in parameters_of(route.handler).values() for one in parameter.descriptions
    ]
    shown = {(row[0], row[1].partition(",")[0]) for row in rows_of(page)}
    assert {(one.name, one.where) for one in described} <= shown


def test_commands_are_ready_to_be_filled_in(arrive: Arrive) -> None:
    code = code_of(arrive().open("/developer/endpoints/comments/"))

    assert "curl 'http://localhost/v1/media/MEDIA-ID/comments?access_token=TOKEN'" in code
    assert (
        "curl 'http://localhost/v1/media/MEDIA-ID/comments' -d access_token=TOKEN -d text=TEXT"
    ) in code
    assert (
        "curl -X DELETE 'http://localhost/v1/media/MEDIA-ID/comments/COMMENT-ID?access_token=TOKEN'"
    ) in code


def test_an_answer_is_outlined_key_by_key(arrive: Arrive) -> None:
    page = arrive().open("/developer/endpoints/users/")

    [outline] = [json.loads(each) for each in code_of(page) if each.startswith("{")]

    assert list(outline) == ["data", "meta"]
    assert outline["meta"] == {"code": 200}
    assert outline["data"]["counts"] == {"media": 0, "follows": 0, "followed_by": 0}


def test_what_is_no_noun_has_no_page(arrive: Arrive) -> None:
    assert arrive().get("/developer/endpoints/tags/").status_code == 404


@pytest.mark.parametrize("wording", FAULTS.values(), ids=lambda wording: wording.error_message)
def test_an_error_on_the_way_to_a_token_stands_in_its_words(arrive: Arrive, wording: Flat) -> None:
    rows = rows_of(arrive().open("/developer/authentication/"))

    message = wording.error_message.format("…")
    assert [str(wording.code), wording.error_type, message] in [row[:3] for row in rows]


@pytest.mark.parametrize("wording", constant_wordings(), ids=lambda wording: wording.error_message)
def test_an_error_of_a_call_stands_in_its_words(arrive: Arrive, wording: Wording) -> None:
    rows = rows_of(arrive().open("/developer/endpoints/"))

    told = [str(wording.code), wording.error_type, wording.error_message]
    assert told in [row[:3] for row in rows]


def test_the_scopes_stand_with_the_sentences_of_the_consent_page(arrive: Arrive) -> None:
    rows = rows_of(arrive().open("/developer/authorization/"))

    assert rows[1:] == [[str(scope), sentence] for scope, sentence in SENTENCES.items()]


def test_the_walk_is_filled_in_for_the_reader(arrive: Arrive) -> None:
    page = arrive("cyd").open("/developer/walk/")

    [link] = [url for words, url in page.links.items() if words == "Ask me for access"]
    [client_id] = re.findall("client_id=([0-9a-f]{32})&", link)
    assert "Filled in for your client Cyd's Camera" in page.main.text
    assert link in code_of(page)
    assert f"{link}&scope=public_content+follower_list+comments+relationships+likes" in code_of(
        page
    )
    assert client_id in [each.text for each in page.all("code")]


def test_the_walk_leaves_what_it_does_not_know_in_capitals(arrive: Arrive) -> None:
    page = arrive().open("/developer/walk/")

    assert "curl 'http://localhost/v1/users/self?access_token=TOKEN'" in code_of(page)
    assert any("client_id=CLIENT-ID" in each for each in code_of(page))
    assert page.links["Sign in"].startswith("/accounts/login/")


def test_the_walk_reads_the_newest_photo_that_everybody_may_see(
    arrive: Arrive, house: House
) -> None:
    newest = house.works.read(list_newest_media, NOBODY, 1)[0].media

    page = arrive().open("/developer/walk/")

    call = f"curl 'http://localhost/v1/media/shortcode/{shortcode_of(newest.id)}'"
    assert call in code_of(page)


def test_the_walk_says_beforehand_that_the_next_page_looks_broken(arrive: Arrive) -> None:
    steps = _steps(arrive().open("/developer/walk/"))

    assert len(steps) == 13
    assert "What comes next looks broken" in steps[5].text


def _steps(page: PageSeen) -> list[Element]:
    return [each for each in page.all("li") if each["id"].startswith("step-")]


def test_programs_read_the_openapi_document_from_anywhere(arrive: Arrive) -> None:
    answer = arrive().get("/developer/openapi.json")

    assert answer.json() == make_document("http://localhost")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_postman_gets_all_calls_and_the_readers_own_client(arrive: Arrive) -> None:
    cyd = arrive("cyd")

    collection = cyd.get("/developer/postman.json").json()
    environment = cyd.get("/developer/postman_environment.json").json()

    requests = [item["name"] for folder in collection["item"] for item in folder["item"]]
    assert sorted(requests) == sorted(f"{route.method} {route.path}" for route in ROUTES)
    values = {each["key"]: each["value"] for each in environment["values"]}
    assert values["base"] == "http://localhost"
    assert re.fullmatch("[0-9a-f]{32}", values["client_id"])
    assert {each["key"] for each in collection["variable"]} <= set(values)
