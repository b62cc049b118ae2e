"""Signatures over calls: published vectors, and every spelling that counts (v1 reference §7)."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sugarsnap.rules.signatures import (
    SignedCall,
    are_addresses_signed,
    is_signed,
    sign,
    signed_addresses,
)

DOCUMENTED = "6dc1787668c64c939929c17683d7cb74"
OTHER = "0123456789abcdef0123456789abcdef"
OLD_TOKEN = "fb2e77d.47a0479900504cb3ab4a1f626d174d2d"
TOKEN = "3657782666.1a2b3c4.5d6e7f8091a2b3c4d5e6f708192a3b4c"
PHOTO = "1667121369441597934_3657782666"

VECTORS = [
    (
        DOCUMENTED,
        "/users/self",
        {"access_token": OLD_TOKEN},
        "cbf5a1f41db44412506cb6563a3218b50f45a710c7a8a65a3e9b18315bb338bf",
    ),
    (
        DOCUMENTED,
        "/media/657988443280050001_25025320",
        {"count": "10", "access_token": OLD_TOKEN},
        "260634b241a6cfef5e4644c205fb30246ff637591142781b86e2075faf1b163a",
    ),
    (
        DOCUMENTED,
        "/media/1234567894561231236_33215652/comments",
        {"access_token": OLD_TOKEN, "text": "Great photo!"},
        "26efbe3c43c5e3927d98d4a2adae1c4e751e47495bded47d94dee435f7f9d7df",
    ),
    (
        OTHER,
        "/media/shortcode/Bcizg1_B3nu",
        {"access_token": TOKEN},
        "d00bb5c887df3e31d6fca8b9b72d8cba66f237b1f112cae932073b0815e846e0",
    ),
    (
        OTHER,
        "/users/self/media/recent",
        {"max_id": PHOTO, "count": "2", "access_token": TOKEN},
        "1228aa9cb2500ced20428e09ce6e66bcb86f5f48af23ef0f74025c9100022837",
    ),
    (
        OTHER,
        f"/media/{PHOTO}/comments",
        {"text": "nice & tidy #peas", "access_token": TOKEN},
        "cd82f90b86ab8893b9561702f017372a4a86b8d7e5e69cac986867bda2d011f9",
    ),
]
ADDRESSES = [
    (OTHER, "127.0.0.1", "78226ed688811bafc610c37b65371465093716c0dcb91abc379a37f16e65bf36"),
    (
        OTHER,
        "203.0.113.7,198.51.100.2",
        "1613960e915fe126b9cbf2a4ecb4e7ae9082e9d69607805c5c4573dba2302a27",
    ),
    (
        DOCUMENTED,
        "200.15.1.1,131.51.1.35",
        "13cb27eee318a5c88f4456bae149d806437fb37ba9f52fac0b1b7d8c234e6cee",
    ),
]


def signed_by_hand(message: str, secret: str = OTHER) -> str:
    """What a client computes, by the book."""
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def call_of(path: str, signature: str, **parameters: str) -> SignedCall:
    return SignedCall(path, parameters, parameters, signature)


@pytest.mark.parametrize(("secret", "endpoint", "parameters", "signature"), VECTORS)
def test_a_signature_is_that_of_the_published_vectors(
    secret: str, endpoint: str, parameters: dict[str, str], signature: str
) -> None:
    assert sign(secret, endpoint, parameters) == signature
    assert is_signed(
        call_of(endpoint, signature, **parameters, sig=signature), [secret], query_suffices=False
    )


@pytest.mark.parametrize(
    "signed",
    [
        "/users/self",
        "/users/self.json",
        "/users/self/",
        "users/self",
        "users/self.json",
        "users/self/",
    ],
)
@pytest.mark.parametrize("called", ["/users/self", "/users/self.json", "/users/self/"])
def test_every_spelling_of_an_endpoint_counts_however_it_was_called(
    signed: str, called: str
) -> None:
    signature = signed_by_hand(f"{signed}|access_token={TOKEN}")

    assert is_signed(call_of(called, signature, access_token=TOKEN), [OTHER], query_suffices=False)


@pytest.mark.parametrize("signed", ["/tags/köln/media/recent", "/tags/k%C3%B6ln/media/recent"])
def test_a_path_counts_as_it_is_read_and_as_it_is_sent(signed: str) -> None:
    signature = signed_by_hand(f"{signed}|access_token={TOKEN}")
    call = call_of("/tags/köln/media/recent", signature, access_token=TOKEN)

    assert is_signed(call, [OTHER], query_suffices=False)


@pytest.mark.parametrize(
    "message",
    [
        f"/users/self/|access_token={TOKEN}|",
        f"/users/selfie|access_token={TOKEN}",
        f"/users/3657782666|access_token={TOKEN}",
        f"/v1/users/self|access_token={TOKEN}",
        f"/users/self|access_token={TOKEN}|count=1",
        "/users/self",
        "",
    ],
)
def test_what_was_not_signed_does_not_count(message: str) -> None:
    call = call_of("/users/self", signed_by_hand(message), access_token=TOKEN)

    assert not is_signed(call, [OTHER], query_suffices=True)


@pytest.mark.parametrize("signature", ["", "0" * 64, "ü", signed_by_hand("x")[:63]])
def test_what_is_no_signature_does_not_count(signature: str) -> None:
    assert not is_signed(call_of("/users/self", signature), [OTHER], query_suffices=True)


def test_a_signature_in_capitals_does_not_count() -> None:
    signature = signed_by_hand("/users/self").upper()

    assert not is_signed(call_of("/users/self", signature), [OTHER], query_suffices=False)


def test_each_of_several_secrets_counts_and_no_other() -> None:
    call = call_of("/users/self", signed_by_hand("/users/self", DOCUMENTED))

    assert is_signed(call, [OTHER, DOCUMENTED], query_suffices=False)
    assert not is_signed(call, [OTHER], query_suffices=False)
    assert not is_signed(call, [], query_suffices=False)


def test_parameters_are_ordered_by_the_bytes_of_their_names() -> None:
    parameters = {"b": "1", "a": "2", "B": "3", "ä": "4", "_": "5"}

    assert sign(OTHER, "/x", parameters) == signed_by_hand("/x|B=3|_=5|a=2|b=1|ä=4")


def test_a_form_is_part_of_what_is_signed_unless_the_address_suffices() -> None:
    signature = signed_by_hand(f"/media/1/comments|access_token={TOKEN}")
    query = {"access_token": TOKEN, "sig": signature}
    call = SignedCall("/media/1/comments", {**query, "text": "Peas"}, query, signature)

    assert not is_signed(call, [OTHER], query_suffices=False)
    assert is_signed(call, [OTHER], query_suffices=True)


@given(st.dictionaries(st.text(), st.text(), max_size=5), st.text())
def test_whatever_is_sent_can_be_signed_and_judged(parameters: dict[str, str], text: str) -> None:
    readable = {
        name.encode("utf-8", "replace").decode(): value.encode("utf-8", "replace").decode()
        for name, value in parameters.items()
        if name != "sig"
    }
    signature = sign(OTHER, "/x", readable)

    assert is_signed(SignedCall("/x", readable, readable, signature), [OTHER], query_suffices=False)
    assert not is_signed(
        SignedCall("/x", {**readable, "more": text.encode("utf-8", "replace").decode()}, {}, ""),
        [OTHER],
        query_suffices=False,
    )


@pytest.mark.parametrize(("secret", "addresses", "signature"), ADDRESSES)
def test_addresses_are_signed_as_in_the_published_vectors(
    secret: str, addresses: str, signature: str
) -> None:
    header = f"{addresses}|{signature}"

    assert signed_addresses(secret, addresses) == header
    assert are_addresses_signed(header, [OTHER, DOCUMENTED])


@pytest.mark.parametrize(
    "header",
    [
        "",
        "127.0.0.1",
        "127.0.0.1|",
        "|" + signed_by_hand(""),
        "127.0.0.2|" + signed_by_hand("127.0.0.1"),
        "127.0.0.1|" + signed_by_hand("127.0.0.1", DOCUMENTED),
        "ü|" + signed_by_hand("127.0.0.1"),
    ],
)
def test_addresses_that_are_not_signed_by_the_client_do_not_count(header: str) -> None:
    assert not are_addresses_signed(header, [OTHER])
