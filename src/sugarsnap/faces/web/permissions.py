"""Going live on the developer site: asking for permissions, and the keeper's decisions."""

from typing import Any

from starlette.responses import Response

from sugarsnap.errors import InvalidError
from sugarsnap.faces.shared.moments import moment_at
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.developers import show_client
from sugarsnap.faces.web.errors import status_of
from sugarsnap.faces.web.words import Notice
from sugarsnap.operations.permissions import (
    TEXT_LENGTH,
    Decision,
    Submission,
    decide,
    list_submissions,
    submit_permissions,
)
from sugarsnap.records.permissions import State
from sugarsnap.rules.scopes import EVERY_SCOPE, SENTENCES, Scope

_REVIEW = "/developer/review/"
_STATES = {"approve": State.APPROVED, "reject": State.REJECTED}


async def post_submission(visit: Visit) -> Response:
    """Ask the keeper for the ticked permissions."""
    client_id = visit.segment("client_id")
    await visit.write(submit_permissions, client_id, _scopes(visit), visit.text("use_case"))
    return visit.redirect(f"/developer/clients/{client_id}/edit/?submitted=1#permissions")


async def submission_again(visit: Visit, problem: InvalidError) -> Response:
    """The client's page, with what was entered under Permissions."""
    return await show_client(
        visit,
        tab_values={"use_case": visit.text("use_case"), "scopes": _scopes(visit)},
        tab_errors={problem.field: problem.sentence},
        status=status_of(problem),
    )


async def get_review(visit: Visit) -> Response:
    """The keeper's: what clients ask for, and what they have."""
    done = "decided" in visit.request.query_params
    return await _show_review(visit, notices=[Notice("Decided.")] if done else [])


async def post_decision(visit: Visit) -> Response:
    """Approve or reject what a client asks for."""
    state = _STATES.get(visit.text("decision"))
    if state is None:
        raise InvalidError("This is neither to approve nor to reject.")
    decision = Decision(_scopes(visit), state, visit.text("reason"))
    await visit.write(decide, visit.segment("client_id"), decision)
    return visit.redirect(f"{_REVIEW}?decided=1")


async def review_again(visit: Visit, problem: InvalidError) -> Response:
    """The page, with why a decision cannot be taken."""
    return await _show_review(
        visit, notices=[Notice(problem.sentence, "bad")], status=status_of(problem)
    )


async def _show_review(visit: Visit, **context: Any) -> Response:
    return visit.page(
        "web/developers/review.html",
        waiting=[_shape(one) for one in await visit.read(list_submissions, State.SUBMITTED)],
        approved=[_shape(one) for one in await visit.read(list_submissions, State.APPROVED)],
        is_reviewed=visit.works.tools.settings.clients == "review",
        longest=TEXT_LENGTH,
        **context,
    )


def _scopes(visit: Visit) -> frozenset[Scope]:
    return frozenset(Scope(name) for name in visit.texts("scope") if name in EVERY_SCOPE)


def _shape(submission: Submission) -> dict[str, Any]:
    client, owner, permissions = submission.client, submission.owner, submission.permissions
    return {
        "client_id": client.id,
        "name": client.name,
        "description": client.description,
        "company_name": client.company_name,
        "website_url": client.website_url,
        "privacy_policy_url": client.privacy_policy_url,
        "owner": owner.username if owner is not None else "",
        "scopes": [
            {"name": one.scope, "sentence": SENTENCES[Scope(one.scope)]} for one in permissions
        ],
        "use_cases": list(dict.fromkeys(one.use_case for one in permissions if one.use_case)),
        "since": moment_at(min(one.submitted_ms or one.decided_ms for one in permissions)),
    }


PAGES = (
    Page("POST", "/developer/clients/{client_id}/submit/", post_submission, again=submission_again),
    Page("GET", _REVIEW, get_review),
    Page("POST", _REVIEW + "{client_id}/", post_decision, again=review_again),
)
