"""From a path to its route row: a tree of segments, built once from the rows."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from msgspec import Struct, field

from sugarsnap.faces.v1.errors import MethodUnknownError, PathUnknownError
from sugarsnap.faces.v1.routes import Route

_SLASHES = re.compile("/+")


class _Node(Struct):
    """One segment's place in the tree."""

    fixed: "dict[str, _Node]" = field(default_factory=dict)
    variable: "_Node | None" = None
    routes: dict[str, Route] = field(default_factory=dict)
    names: tuple[str, ...] = ()


class Dispatcher:
    """Finds the route of a method and a path."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._root = _Node()
        for route in routes:
            self._add(route)

    def _add(self, route: Route) -> None:
        node, names = self._root, []
        for segment in route.path.strip("/").split("/"):
            if segment.startswith("{"):
                names.append(segment.strip("{}"))
                node.variable = node.variable or _Node()
                node = node.variable
            else:
                node = node.fixed.setdefault(segment, _Node())
        node.routes[route.method] = route
        node.names = tuple(names)

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """The route and the path's variable segments, decoded.

        `path` is what follows `/v1`: a trailing slash, doubled slashes and one `.json` at the end
        are forgiven (v1 reference §0.7). Raises PathUnknownError or MethodUnknownError.
        """
        values: list[str] = []
        node = self._walk(_segments_of(path), values)
        route = node.routes.get(method)
        if route is None:
            raise MethodUnknownError(_allowed(node.routes))
        return route, dict(zip(node.names, values, strict=True))

    def _walk(self, segments: list[str], values: list[str]) -> _Node:
        node = self._root
        for segment in segments:
            fixed = node.fixed.get(segment)
            if fixed is not None:
                node = fixed
            elif node.variable is not None:
                values.append(unquote(segment) if "%" in segment else segment)
                node = node.variable
            else:
                raise PathUnknownError
        if not node.routes:
            raise PathUnknownError
        return node


def _allowed(methods: Iterable[str]) -> str:
    """The methods that a path takes; what answers GET answers HEAD too (RFC 9110 §9.3.2)."""
    return ", ".join(methods).replace("GET", "GET, HEAD")


def _segments_of(path: str) -> list[str]:
    if "//" in path:
        path = _SLASHES.sub("/", path)
    path = path.strip("/").removesuffix(".json")
    return path.split("/")
