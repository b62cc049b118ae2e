"""The schemas of answers, drawn from the shapes and from what handlers say that they return."""

from collections.abc import Iterable
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.paging import KEYS
from sugarsnap.faces.v1.routes import Route

Schema = dict[str, Any]

REFERENCE = "#/components/schemas/{name}"


def make_schemas(routes: Iterable[Route]) -> tuple[dict[str, Schema], dict[str, Schema]]:
    """The envelopes of good answers by method and path, and the components that they refer to."""
    answers = {_name_of(route): _data_type(route) for route in routes}
    data, components = msgspec.json.schema_components(
        list(answers.values()), ref_template=REFERENCE
    )
    by_route = dict(zip(answers, data, strict=True))
    envelopes = {route.name: _envelope(route, by_route[_name_of(route)]) for route in routes}
    return envelopes, {
        "Refused": _REFUSED,
        "RefusedAtTheGate": _ERROR,
        **{name: _strict(schema) for name, schema in components.items()},
    }


def _name_of(route: Route) -> str:
    return route.handler.__name__


def _data_type(route: Route) -> Any:
    """What stands in `data`."""
    answer = _answer_of(route)
    return list[get_args(answer)[0]] if _is_paged(answer) else answer  # type: ignore[misc]


def _answer_of(route: Route) -> Any:
    return get_type_hints(route.handler)["return"]


def _is_paged(answer: Any) -> bool:
    return get_origin(answer) is Paged


def _envelope(route: Route, data: Schema) -> Schema:
    plain = {"data": data, "meta": _object({"code": {"const": 200}})}
    if _is_paged(_answer_of(route)):
        return _object({"pagination": _pagination(route), **plain})
    return _object(plain)


def _pagination(route: Route) -> Schema:
    """Every key is a text, and the last page may have none."""
    [keys] = [KEYS[kind] for kind in get_type_hints(route.handler).values() if kind in KEYS]
    return {**_object({key: {"type": "string"} for key in keys}), "required": []}


def _object(properties: dict[str, Schema]) -> Schema:
    """Exactly these keys."""
    return _strict({"type": "object", "properties": properties, "required": list(properties)})


def _strict(schema: Schema) -> Schema:
    return {**schema, "additionalProperties": False}


_ERROR = _object(
    {
        "code": {"type": "integer"},
        "error_type": {"type": "string"},
        "error_message": {"type": "string"},
    }
)
_REFUSED = _object({"meta": _ERROR})
"""An error: `meta` alone."""
