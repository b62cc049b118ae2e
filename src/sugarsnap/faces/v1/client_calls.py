"""Calls that a client makes in its own name, with its secret instead of a token.

v1 reference §0.9. Such a call may take its time outside of all transactions, as when a receiver is
asked, so that its handler opens works by itself.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from msgspec import Struct

from sugarsnap.errors import LimitExceededError
from sugarsnap.faces.v1.calls import Arrival, Track
from sugarsnap.faces.v1.envelope import rate_headers
from sugarsnap.faces.v1.errors import EndpointRetiredError, NoCredentialsError
from sugarsnap.operations.clients import Credentials, authenticate_client
from sugarsnap.operations.endpoints import is_retired, list_switches
from sugarsnap.ports import HttpSender
from sugarsnap.records.clients import Client
from sugarsnap.rules.limits import allowance_of, mode_of, remaining
from sugarsnap.rules.switches import Switch
from sugarsnap.work import Work, Works

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class ClientCall(Struct, frozen=True):
    """An arrival whose client is known: what handlers of such calls are given."""

    arrival: Arrival
    client: Client
    works: Works
    http: HttpSender

    async def read(
        self,
        operation: Callable[Concatenate[Work, Client, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a reading operation for the client."""
        return await self.works.answer(operation, self.client, *args, **kwargs)

    async def write(
        self,
        operation: Callable[Concatenate[Work, Client, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a writing operation for the client; answers once it is committed."""
        return await self.works.write(operation, self.client, *args, **kwargs)


def judge_client_call(work: Work, arrival: Arrival, track: Track) -> Client:
    """The client, once the call has passed all that is judged before its operation.

    The order is that of the v1 reference §13; what is counted is counted under the client's id.
    """
    parameters = arrival.parameters
    client_id = parameters.get("client_id", "")
    if not client_id:
        raise NoCredentialsError
    client = authenticate_client(
        work, Credentials(client_id, parameters.get("client_secret", ""), arrival.address)
    )
    track.expects_old_texts = Switch.OLD_MESSAGE_TEXTS in list_switches(work, client)
    exceeded = _count(work, client, track)
    if is_retired(work, arrival.route.method, arrival.route.path):
        raise EndpointRetiredError
    if exceeded is not None:
        raise exceeded
    if arrival.request.problem is not None:
        raise arrival.request.problem
    return client


def _count(work: Work, client: Client, track: Track) -> LimitExceededError | None:
    allowed = allowance_of(mode_of(client)).calls
    made = work.limits.count(client.id, work.now)
    track.rate = rate_headers(allowed, remaining(allowed, made.made))
    if work.settings.rate_limits == "off" or made.made <= allowed:
        return None
    return LimitExceededError(made.retry_after)
