"""The tables of the documents, compared with the code that they describe."""

from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest
from cyclopts import App

from docs.pages import DOCS, rows_of, section_of
from sugarsnap import errors
from sugarsnap.cli.commands import make_app
from sugarsnap.config import PREFIX, Settings
from sugarsnap.doors import DOCUMENTS
from sugarsnap.errors import Refusal
from sugarsnap.faces.oauth.errors import FAULTS
from sugarsnap.faces.v1.errors import WORDINGS, worded
from sugarsnap.faces.v1.openapi import sentence_of, tag_of
from sugarsnap.faces.v1.parameters import Description, parameters_of
from sugarsnap.faces.v1.routes import ROUTES, Route
from sugarsnap.rules.captions import check_comment_text
from sugarsnap.rules.scopes import SENTENCES

API = DOCS / "api"
COMMANDS = DOCS / "running" / "commands.md"
SHARED = {"--data", "--json"}


def _refused(comment: str) -> Refusal:
    with pytest.raises(errors.InvalidError) as caught:
        check_comment_text(comment)
    return caught.value


SAMPLES: dict[type[Refusal], Refusal] = {
    errors.ScopeMissingError: errors.ScopeMissingError("likes"),
    errors.NotAllowedError: errors.NotAllowedError("a sentence"),
    errors.LimitExceededError: errors.LimitExceededError(60),
    errors.UnavailableError: errors.UnavailableError(),
    errors.AuthorizationError: errors.AuthorizationError(errors.Fault.CLIENT_UNKNOWN),
    **{
        kind: kind("a sentence")
        for kind in errors.every_refusal()
        if issubclass(kind, errors.InvalidError)
    },
    **{
        type(one): one for one in map(_refused, ("a" * 301, "#a #b #c #d #e", "www.a www.b", "AAH"))
    },
}
"""Refusals that carry something, with it; the rest are made as they are."""


def _call(route: Route) -> str:
    return f"`{route.method} /v1{route.path}`"


def _quoted(scope: str | None) -> str:
    return f"`{scope}`" if scope else ""


def _page_of(route: Route) -> str:
    return (API / f"{tag_of(route)}.md").read_text("utf-8")


@pytest.mark.parametrize("route", ROUTES, ids=_call)
def test_a_route_has_its_line_on_the_page_of_its_noun(route: Route) -> None:
    scopes = [_quoted(route.scope), _quoted(route.of_others)]

    rows = rows_of(_page_of(route))

    assert [_call(route), sentence_of(route.handler), *scopes] in rows


@pytest.mark.parametrize("route", ROUTES, ids=_call)
def test_every_parameter_of_a_route_has_its_line_on_the_same_page(route: Route) -> None:
    described = [
        one for parameter in parameters_of(route.handler).values() for one in parameter.descriptions
    ]

    rows = rows_of(_page_of(route))

    assert [one for one in described if _row_of(one) not in rows] == []


def _row_of(one: Description) -> list[str]:
    return [f"`{one.name}`", one.where, one.sentence]


def test_no_page_shows_a_route_that_is_none() -> None:
    calls = {_call(route) for route in ROUTES}

    shown = {
        row[0]
        for page in API.glob("*.md")
        for row in rows_of(page.read_text("utf-8"))
        if "/v1/" in row[0]
    }

    assert shown == calls


def test_the_table_of_scopes_is_that_of_the_consent_page() -> None:
    rows = rows_of(section_of(API / "scopes.md", "Scopes"))

    assert rows[1:] == [[f"`{scope}`", sentence] for scope, sentence in SENTENCES.items()]


def test_the_table_of_calls_and_scopes_is_that_of_the_routes() -> None:
    rows = rows_of(section_of(API / "scopes.md", "Which call needs which"))

    assert sorted(rows[1:]) == sorted(
        [_call(route), _quoted(route.scope), _quoted(route.of_others)] for route in ROUTES
    )


@pytest.mark.parametrize("kind", WORDINGS, ids=lambda kind: kind.__name__)
def test_every_refusal_of_the_api_stands_in_the_table_of_errors(kind: type[Refusal]) -> None:
    wording = worded(SAMPLES.get(kind) or kind())

    rows = rows_of(section_of(API / "errors.md", "Calls to `/v1`"))

    head = [str(wording.code), f"`{wording.error_type}`"]
    messages = [row[2] for row in rows if row[:2] == head]
    assert wording.error_message in messages or any(one.startswith("*") for one in messages)


def test_no_row_of_errors_is_one_that_the_api_never_says() -> None:
    said = [worded(SAMPLES.get(kind) or kind()) for kind in WORDINGS]

    rows = rows_of(section_of(API / "errors.md", "Calls to `/v1`"))[1:]

    heads = {(str(one.code), f"`{one.error_type}`") for one in said}
    assert {(row[0], row[1]) for row in rows} == heads


def test_the_table_of_oauth_errors_is_that_of_the_faults() -> None:
    rows = rows_of(section_of(API / "errors.md", "OAuth"))

    assert rows[1:] == [
        [str(one.code), f"`{one.error_type}`", one.error_message] for one in FAULTS.values()
    ]


def test_every_guess_stands_in_its_table() -> None:
    for chapter in DOCUMENTS.guesses:
        rows = rows_of(section_of(API / "fidelity.md", chapter.title))

        assert rows[1:] == [[one.what, one.answer, one.reason] for one in chapter.guesses]


def test_the_table_of_settings_is_drawn_from_the_settings() -> None:
    rows = rows_of((DOCS / "running" / "settings.md").read_text("utf-8"))

    assert rows[1:] == [_setting_row(field) for field in msgspec.structs.fields(Settings)]


def _setting_row(field: Any) -> list[str]:
    default = f"`{field.default}`" if field.default not in {"", ()} else ""
    variable = f"`{PREFIX}{field.name.upper()}`"
    return [f"`{field.name}`", variable, default, get_args(field.type)[1].description]


def _commands(app: App, words: str = "sugarsnap") -> Iterator[tuple[str, set[str]]]:
    """Every command with the names of what it takes, positional ones in capitals."""
    for name in app:
        nested = app[name]
        if name.startswith("-"):
            continue
        if nested.default_command is None:
            yield from _commands(nested, f"{words} {name}")
        else:
            yield f"{words} {name}", set(_arguments(nested)) - SHARED


def _arguments(app: App) -> Iterator[str]:
    for argument in app.assemble_argument_collection():
        name = argument.names[0]
        is_positional = argument.field_info.kind is not argument.field_info.KEYWORD_ONLY
        if name != "*":
            yield name.lstrip("-").upper() if is_positional and name not in SHARED else name


@pytest.mark.parametrize(("words", "arguments"), [*_commands(make_app())])
def test_a_command_is_told_with_all_that_it_takes(words: str, arguments: set[str]) -> None:
    told = rows_of(section_of(COMMANDS, f"`{words}`"))

    assert {row[0].strip("`") for row in told} == arguments


def test_no_command_is_told_that_is_none() -> None:
    headings = [line for line in COMMANDS.read_text("utf-8").splitlines() if "### `" in line]

    assert {heading[5:-1] for heading in headings} == {words for words, _ in _commands(make_app())}
