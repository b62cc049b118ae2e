"""Moments in words, and what people write cut into text and links."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sugarsnap.faces.shared.moments import moment_at
from sugarsnap.faces.shared.words import Piece, cut
from sugarsnap.faces.web.words import cut_paragraphs


def links_in(text: str) -> dict[str, str]:
    return {piece.text: piece.url for piece in cut(text) if piece.url}


def test_a_moment_is_told_to_machines_and_to_people() -> None:
    moment = moment_at(1_512_956_375_999)

    assert (moment.iso, moment.words) == ("2017-12-11T01:39:35Z", "11 December 2017")


def test_text_without_links_is_one_piece() -> None:
    assert cut("Peas & <b>beans</b>\n# 1") == [Piece("Peas & <b>beans</b>\n# 1")]
    assert cut("") == []


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "See https://a.example/b?c=d#e.",
            {"https://a.example/b?c=d#e": "https://a.example/b?c=d#e"},
        ),
        ("(http://a.example)", {"http://a.example": "http://a.example"}),
        ("https://a.example/b_(c), yes", {"https://a.example/b_(c)": "https://a.example/b_(c)"}),
        ("HTTPS://A.example:8443/", {"HTTPS://A.example:8443/": "HTTPS://A.example:8443/"}),
        ("@Ada and @ben.", {"@Ada": "/ada/", "@ben": "/ben/"}),
        ("https://a.example/@ada", {"https://a.example/@ada": "https://a.example/@ada"}),
        ("https://a.example/#ada", {"https://a.example/#ada": "https://a.example/#ada"}),
        (
            "#Garden, #Сад_2 (#peas)",
            {
                "#Garden": "/explore/tags/garden/",
                "#Сад_2": "/explore/tags/%D1%81%D0%B0%D0%B4_2/",
                "#peas": "/explore/tags/peas/",
            },
        ),
    ],
)
def test_addresses_names_and_tags_are_links(text: str, links: dict[str, str]) -> None:
    assert links_in(text) == links


@pytest.mark.parametrize(
    "text",
    [
        "ada@home.example",
        "@developer",
        "@a..b",
        "@1234",
        "@" + "a" * 31,
        "#",
        "#2017",
        "##garden",
        "a#garden",
        "&#garden",
        "#" + "a" * 101,
        "javascript:alert(1)",
        "ftp://a.example/",
        "https://",
        "https:///a",
        "https://bank.example@evil.example/",
        "https://bank.example:pass@evil.example/",
        "https://b\u0430nk.example/",
        "https://\u202eelpmaxe.evil/",
        "https://a.example\\@evil.example/",
    ],
)
def test_what_could_be_taken_for_something_else_is_no_link(text: str) -> None:
    assert links_in(text) == {}


@given(st.text())
def test_the_pieces_join_to_the_text(text: str) -> None:
    assert "".join(piece.text for piece in cut(text)) == text


@given(st.text(alphabet="htps:/@.a1é \\<\"'#?\u202e", max_size=40))
def test_a_link_leads_to_a_profile_to_a_tag_or_to_exactly_what_is_read(text: str) -> None:
    for piece in cut(f"https://{text} @{text}"):
        name = piece.text[1:].lower()
        assert piece.url in {"", piece.text, f"/{name}/", f"/explore/tags/{quote(name)}/"}


def test_blank_lines_part_paragraphs() -> None:
    paragraphs = cut_paragraphs("One\nstill one\r\n \r\nTwo\n\n\n")

    assert paragraphs == [[Piece("One\nstill one")], [Piece("Two")]]
