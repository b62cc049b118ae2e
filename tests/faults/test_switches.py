"""A switch that is turned between two requests holds from the second on."""

from pathlib import Path

from faults.household import GUEST, OWNER, PASSWORD, settle
from servers import running
from wire.browser import Browser


def test_no_token_is_issued_once_the_implicit_flow_is_shut_again(tmp_path: Path) -> None:
    application = settle(tmp_path / "data", "--allow-implicit")
    with (
        running("serve", tmp_path / "data", "--workers", "2") as server,
        Browser(server) as ben,
        Browser(server) as ada,
    ):
        ben.sign_in(GUEST, PASSWORD)
        ada.sign_in(OWNER, PASSWORD)
        consent = ben.open(application.ask("token"))
        edit = ada.open(f"/developer/clients/{application.id}/edit/")
        ada.press(edit, "Save", disable_implicit_oauth=True)

        said = ben.press(consent, "Authorize")

        assert said.status_code == 403
        assert said.text == (
            '{"error_type":"OAuthForbiddenException","code":403,'
            '"error_message":"Implicit authentication is disabled"}'
        )
        assert "location" not in said.headers
        assert "access_token" not in said.text
