"""The documentation on the developer site, compared with the code that it describes."""

import json
import re

import pytest

from sugarsnap.app import House
from sugarsnap.doors import DOCUMENTS
from sugarsnap.faces.oauth.errors import FAULTS
from sugarsnap.faces.oauth.errors import Wording as Flat
from sugarsnap.faces.v1.examples import examples_at
from sugarsnap.faces.v1.openapi import list_told, make_document, sentence_of, tag_of, told_of
from sugarsnap.faces.v1.parameters import parameters_of
from sugarsnap.faces.v1.refusals import Told
from sugarsnap.faces.v1.routes import ROUTES, Route
from sugarsnap.faces.web.endpoints import read_reference
from sugarsnap.faces.web.reference import list_topics
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.newest import list_newest_media
from sugarsnap.records.viewers import NOBODY
from sugarsnap.rules.paging import Page
from sugarsnap.rules.scopes import SENTENCES
from web.reader import Element, PageSeen
from web.visitor import Arrive

REFERENCE = read_reference(make_document, "http://localhost")
LINKS = [link.url for group in list_topics(REFERENCE) for link in group.links]


def rows_of(page: PageSeen) -> list[list[str]]:
    return [[cell.text for cell in row.all("th", "td")] for row in page.all("tr")]


def code_of(page: PageSeen) -> list[str]:
    return [block.text for block in page.all("pre")]


def letters_of(text: str) -> str:
    """What is left of a sentence when words of the wire are marked in one way or another."""
    return re.sub(r"[\s`]", "", text)


def call_of(route: Route) -> str:
    return f"{route.method} /v1{route.path}"


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


def test_commands_are_those_of_the_demo(arrive: Arrive) -> None:
    code = code_of(arrive().open("/developer/endpoints/comments/"))

    media = "http://localhost/v1/media/1567352860903352320_3657782666/comments"
    assert f"curl '{media}?access_token=TOKEN'" in code
    assert f"curl -X DELETE '{media}/1567474767745132544?access_token=TOKEN'" in code
    [posting] = [each for each in code if "--data-urlencode" in each]
    assert posting == (
        "curl 'http://localhost/v1/media/1667121369441597934_3657782666/comments'"
        " -d access_token=TOKEN \\ --data-urlencode 'text=The first of the year! #snappeas'"
    )
    code = code_of(arrive().open("/developer/endpoints/media/"))
    assert (
        "curl 'http://localhost/v1/media/search?access_token=TOKEN&lat=59.3871&lng=13.4102&count=1'"
    ) in code


@pytest.mark.parametrize("route", ROUTES, ids=call_of)
def test_what_comes_back_is_the_answer_of_the_demo(arrive: Arrive, route: Route) -> None:
    page = arrive().open(f"/developer/endpoints/{tag_of(route)}/")

    answers = [json.loads(each) for each in code_of(page) if each.startswith("{")]
    assert examples_at("http://localhost")[route.name].answer in answers


@pytest.mark.parametrize("route", ROUTES, ids=call_of)
def test_what_can_go_wrong_with_a_call_leads_to_where_it_is_told(
    arrive: Arrive, route: Route
) -> None:
    visitor = arrive()
    links = set(visitor.open(f"/developer/endpoints/{tag_of(route)}/").links.values())
    common = {one.name for one in REFERENCE.common(route.method)}

    told = {one.name for one in told_of(route)} - common

    assert {f"/developer/errors/#{name}" for name in told} <= links
    anchors = {each["id"] for each in visitor.open("/developer/errors/").all("tr")}
    assert told | common <= anchors


def test_what_is_no_noun_has_no_page(arrive: Arrive) -> None:
    assert arrive().get("/developer/endpoints/peas/").status_code == 404


@pytest.mark.parametrize("wording", FAULTS.values(), ids=lambda wording: wording.error_message)
def test_an_error_on_the_way_to_a_token_stands_in_its_words(arrive: Arrive, wording: Flat) -> None:
    rows = rows_of(arrive().open("/developer/authentication/"))

    message = wording.error_message.format("…")
    assert [str(wording.code), wording.error_type, message] in [row[:3] for row in rows]


@pytest.mark.parametrize("told", list_told(), ids=lambda told: told.name)
def test_an_error_of_a_call_stands_in_its_words(arrive: Arrive, told: Told) -> None:
    page = arrive().open("/developer/errors/")

    [row] = [each for each in page.all("tr") if each["id"] == told.name]
    said = told.wording
    cells = [cell.text for cell in row.all("td")]
    assert cells[:3] == [str(said.code), said.error_type, said.error_message]
    assert letters_of(cells[3]) == letters_of(told.advice)


def test_every_guess_stands_with_its_answer_and_its_reason(arrive: Arrive) -> None:
    page = arrive().open("/developer/fidelity/")

    rows = [[letters_of(cell) for cell in row[1:]] for row in rows_of(page)]
    for chapter in DOCUMENTS.guesses:
        for guess in chapter.guesses:
            assert [letters_of(guess.answer), letters_of(guess.reason)] in rows


def test_the_page_of_limits_names_the_calls_that_are_counted_by_kind(arrive: Arrive) -> None:
    links = arrive().open("/developer/limits/").links

    assert {call_of(route) for route in ROUTES if route.bucket} <= set(links)


def test_the_scopes_stand_with_the_sentences_of_the_consent_page(arrive: Arrive) -> None:
    rows = rows_of(arrive().open("/developer/authorization/"))

    assert rows[1:] == [[str(scope), sentence, "open"] for scope, sentence in SENTENCES.items()]


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
    [newest] = house.works.read(list_newest_media, NOBODY, Page(1)).shown

    page = arrive().open("/developer/walk/")

    call = f"curl 'http://localhost/v1/media/shortcode/{shortcode_of(newest.media.id)}'"
    assert call in code_of(page)


def test_the_walk_shows_its_photo_as_other_sites_would(arrive: Arrive, house: House) -> None:
    [newest] = house.works.read(list_newest_media, NOBODY, Page(1)).shown

    page = arrive().open("/developer/walk/")

    [quotation] = page.all("blockquote")
    address = f"http://localhost/p/{shortcode_of(newest.media.id)}/"
    assert quotation["class"] == "instagram-media"
    assert quotation["data-instgrm-permalink"] == address
    assert not quotation["style"]
    assert "/embed.js" in [each["src"] for each in page.all("script")]


def test_what_is_not_for_everybody_is_not_embedded(arrive: Arrive) -> None:
    for path in ("/developer/walk/", "/developer/embedding/"):
        page = arrive("ada").open(path)

        assert page.all("blockquote") == []
        assert "/embed.js" not in [each["src"] for each in page.all("script")]


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
