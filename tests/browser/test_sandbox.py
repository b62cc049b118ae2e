"""Inviting somebody to a sandbox, their accepting, and giving access, each at a browser."""

from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from browser.conftest import Open
from servers import Server

PASSWORD = "several words in a row"


def arrives(page: Page, username: str) -> None:
    """Sign in and be led on to where one was going."""
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def test_whoever_is_invited_accepts_and_gives_access(open_page: Open, served: Server) -> None:
    for name in ("lea", "max"):
        email = f"{name}@home.example"
        served.command("user", "create", name, "--email", email, "--password-stdin", stdin=PASSWORD)
    callback = f"{served.address}/about/terms/"
    words = ("client", "create", "lea", "--name", "Peas", "--redirect-uri", callback, "--sandbox")
    client_id = served.command(*words)["client_id"]
    asked = urlencode({"client_id": client_id, "redirect_uri": callback, "response_type": "code"})

    lea = open_page(f"/developer/clients/{client_id}/edit/")
    arrives(lea, "lea")
    lea.get_by_label("Username").fill("max")
    lea.get_by_role("button", name="Invite").click()
    expect(lea.get_by_label("Sandbox users").get_by_role("listitem")).to_have_count(2)

    of_max = open_page("/developer/clients/sandbox_invites/")
    arrives(of_max, "max")
    of_max.get_by_role("button", name="Accept the invitation to Peas").click()
    expect(of_max.get_by_role("button", name="Leave Peas")).to_be_visible()
    of_max.goto(f"/oauth/authorize/?{asked}")
    of_max.get_by_role("button", name="Authorize").click()
    of_max.wait_for_url(f"{callback}?code=*")
    of_max.goto("/accounts/manage_access/")
    expect(of_max.get_by_role("heading", name="Peas")).to_be_visible()

    of_max.goto("/developer/clients/sandbox_invites/")
    of_max.get_by_role("button", name="Leave Peas").click()
    of_max.goto("/accounts/manage_access/")
    expect(of_max.get_by_role("heading", name="No app has access")).to_be_visible()
