"""The headers and cookies of every kind of answer."""

from collections.abc import Callable

import pytest

from web.visitor import Arrive, Visitor

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)

ANSWERS: dict[str, tuple[int, Callable[[Visitor], object]]] = {
    "a page": (200, lambda visitor: visitor.get("/ben/")),
    "a form": (200, lambda visitor: visitor.get("/accounts/login/")),
    "an absent thing": (404, lambda visitor: visitor.get("/zoe/")),
    "an unknown address": (404, lambda visitor: visitor.get("/a/b/c/")),
    "an unknown method": (405, lambda visitor: visitor.get("/accounts/logout/")),
    "a page for somebody": (303, lambda visitor: visitor.get("/create/")),
    "a form of nobody's": (403, lambda visitor: visitor.post("/accounts/logout/", {})),
    "a form to mend": (
        422,
        lambda visitor: visitor.press(visitor.open("/accounts/signup/"), "Sign up"),
    ),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_every_answer_is_guarded(arrive: Arrive, answer: str) -> None:
    visitor = arrive()
    status, ask = ANSWERS[answer]

    ask(visitor)

    headers = visitor.answer.headers
    assert visitor.answer.status_code == status
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cache-control"] == "no-store"
    assert "permissions-policy" in headers
    assert "strict-transport-security" not in headers


def test_over_https_browsers_are_told_to_stay_there(arrive: Arrive) -> None:
    visitor = arrive(base="https://localhost")

    visitor.get("/ben/")

    assert visitor.answer.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("base", "name", "attributes"),
    [
        ("http://localhost", "session", "HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax"),
        (
            "https://localhost",
            "__Host-session",
            "HttpOnly; Max-Age=1209600; Path=/; SameSite=Lax; Secure",
        ),
    ],
)
def test_the_session_cookie_is_for_this_site_and_no_script(
    arrive: Arrive, base: str, name: str, attributes: str
) -> None:
    visitor = arrive(base=base)
    page = visitor.open("/accounts/signup/")

    visitor.press(page, "Sign up", username="fay", email="f@x.example", password="words words")

    session, visitor_gone = visitor.answer.headers.get_list("set-cookie")
    value, _, rest = session.partition("; ")
    assert value.startswith(f"{name}=")
    assert rest == attributes
    assert "visitor=" in visitor_gone
    assert "Max-Age=0" in visitor_gone


def test_the_cookie_of_a_signed_out_browser_ends_with_it(arrive: Arrive) -> None:
    visitor = arrive(base="https://localhost")

    visitor.get("/ben/")

    [cookie] = visitor.answer.headers.get_list("set-cookie")
    value, _, attributes = cookie.partition("; ")
    assert value.startswith("__Host-visitor=")
    assert attributes == "HttpOnly; Path=/; SameSite=Lax; Secure"
