"""Going live where the keeper reviews clients: asking, deciding, and the pages about it."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette

from oauth.application import Application
from oauth.conftest import Register
from sugarsnap.app import House
from sugarsnap.operations.accounts import NewAccount, create_account
from sugarsnap.operations.endpoints import choose_era
from sugarsnap.rules.eras import Era
from web.reader import PageSeen
from web.visitor import Arrive, Visitor
from world import Furniture

REVIEW = "/developer/review/"


@pytest.fixture
def application(settle: Callable[..., None], register: Register) -> Application:
    """A client of Cyd's on a server that reviews clients."""
    settle(clients="review")
    return register()


@pytest.fixture
def kay(arrive: Arrive, house: House, furniture: Furniture, site: Starlette) -> Visitor:
    """Kay, who keeps the server."""
    assert site
    wanted = NewAccount("kay", "kay@home.example")
    wanted.is_admin = 1
    furniture.accounts["kay"] = house.works.write_now(create_account, wanted, "").id
    return arrive("kay")


def edit(application: Application) -> str:
    return f"/developer/clients/{application.id}/edit/"


def states_on(page: PageSeen) -> dict[str, str]:
    """How far each permission is, with the keeper's reason."""
    [told] = [each for each in page.all("dl") if each["aria-label"].startswith("How far")]
    names, states = ([each.text for each in told.all(tag)] for tag in ("dt", "dd"))
    return dict(zip(names, states, strict=True))


def submit(cyd: Visitor, application: Application, *scopes: str, use_case: str) -> PageSeen:
    form = cyd.open(edit(application)).form("Submit for Review")
    sent: dict[str, str | list[str]] = {**form.values(), "use_case": use_case}
    cyd.post(form["action"], {**sent, "scope": list(scopes)})
    return cyd.page if cyd.answer.status_code == 422 else cyd.follow()


def decide(kay: Visitor, decision: str, scopes: list[str], reason: str = "") -> PageSeen:
    button = {"approve": "Approve Peas", "reject": "Reject Peas"}[decision]
    form = kay.open(REVIEW).form(button)
    sent: dict[str, str | list[str]] = {**form.values(), "reason": reason, "decision": decision}
    kay.post(form["action"], {**sent, "scope": scopes})
    return kay.page if kay.answer.status_code == 422 else kay.follow()


def test_a_submission_travels_to_the_keeper_and_back(
    cyd: Visitor, kay: Visitor, application: Application
) -> None:
    assert states_on(cyd.open(edit(application)))["likes"] == "Not requested"
    assert not cyd.page.has_form("Go Live")

    page = submit(cyd, application, "likes", use_case="It likes peas.")
    assert states_on(page)["likes"] == "Submitted"

    assert "It likes peas." in kay.open(REVIEW).main.text
    decide(kay, "approve", ["basic"])
    decide(kay, "reject", ["likes"], reason="Peas like no likes.")

    shown = cyd.open(edit(application))
    assert states_on(shown)["basic"] == "Approved"
    assert states_on(shown)["likes"] == "Rejected: Peas like no likes."
    cyd.press(shown, "Go Live")
    assert cyd.follow().has_form("Put into Sandbox Mode")


def test_one_press_approves_all_that_was_asked_for(
    cyd: Visitor, kay: Visitor, application: Application
) -> None:
    submit(cyd, application, "likes", "comments", use_case="It likes peas.")

    form = kay.open(REVIEW).form("Approve Peas")
    ticked = [each["value"] for each in form.fields if "checked" in each.attributes]
    decide(kay, "approve", ticked)

    assert ticked == ["basic", "comments", "likes"]
    assert "Nothing to decide" in kay.page.headings
    assert kay.page.has_form("Withdraw Peas")
    assert set(states_on(cyd.open(edit(application))).values()) == {
        "Approved",
        "Not requested",
    }


def test_a_submission_without_a_use_case_is_shown_again(
    cyd: Visitor, application: Application
) -> None:
    page = submit(cyd, application, "likes", use_case=" ")

    assert page.problem_with("Use case") == "Say what the client does with what it asks for."
    form = page.form("Submit for Review")
    assert [each["value"] for each in form.fields if "checked" in each.attributes] == ["likes"]


def test_a_rejection_without_a_reason_is_not_taken(
    cyd: Visitor, kay: Visitor, application: Application
) -> None:
    submit(cyd, application, "likes", use_case="It likes peas.")

    page = decide(kay, "reject", ["likes"])

    assert page.alerts == ["Say why, so that it can be mended."]
    assert states_on(cyd.open(edit(application)))["likes"] == "Submitted"


def test_for_others_there_is_no_page_of_reviews(
    cyd: Visitor, kay: Visitor, arrive: Arrive, application: Application
) -> None:
    submit(cyd, application, "likes", use_case="It likes peas.")
    action = kay.open(REVIEW).form("Approve Peas")["action"]
    token = cyd.page.form("Sign out").values()["csrf_token"]

    cyd.post(action, {"csrf_token": token, "scope": "likes", "decision": "approve"})

    assert cyd.answer.status_code == 404
    for visitor in (cyd, arrive()):
        assert visitor.get(REVIEW).status_code == 404
    assert states_on(cyd.open(edit(application)))["likes"] == "Submitted"


def test_on_an_open_server_nothing_of_this_is_asked(
    cyd: Visitor, kay: Visitor, register: Register
) -> None:
    page = cyd.open(edit(register()))

    assert not page.has_form("Submit for Review")
    assert "without a review" in page.main.text
    assert "counts for nothing" in kay.open(REVIEW).main.text


@pytest.mark.parametrize(
    ("clients", "era", "likes", "basic"),
    [
        ("open", Era.OPEN, "open", "open"),
        ("review", Era.OPEN, "after a review", "open"),
        ("review", Era.Y2020, "no longer", "no longer"),
    ],
)
def test_the_page_of_scopes_says_whether_they_are_given(
    cyd: Visitor,
    house: House,
    settle: Callable[..., None],
    clients: str,
    era: Era,
    likes: str,
    basic: str,
) -> None:
    settle(clients=clients)
    house.works.write_now(choose_era, era)

    page = cyd.open("/developer/authorization/")

    [table] = [each for each in page.main.all("table") if "Given here" in each.text]
    given = {row.all("td")[0].text: row.all("td")[2].text for row in table.all("tr")[1:]}
    assert (given["likes"], given["basic"]) == (likes, basic)
