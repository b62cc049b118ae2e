"""From a path to its route row: a tree of segments, built once from the rows."""

import re
from collections.abc import Iterable, Mapping, Sequence

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

    def __init__(self, routes: Iterable[Route], aliases: Mapping[str, str]) -> None:
        """`aliases` are other templates for the paths of routes."""
        self._root = _Node()
        for route in routes:
            self._add(route, route.path)
            for alias, path in aliases.items():
                if path == route.path:
                    self._add(route, alias)

    def _add(self, route: Route, path: str) -> None:
        node, names = self._root, []
        for segment in path.strip("/").split("/"):
            if segment.startswith("{"):
                names.append(segment.strip("{}"))
                node.variable = node.variable or _Node()
                node = node.variable
            else:
                node = node.fixed.setdefault(segment, _Node())
        node.routes[route.method] = route
        node.names = tuple(names)

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """The route and the path's variable segments.

        `path` is what follows `/v1`, decoded: a trailing slash, doubled slashes and one `.json` at
        the end are forgiven (v1 reference §0.7). Raises PathUnknownError or MethodUnknownError.
        """
        values: list[str] = []
        node = _walk(self._root, _segments_of(path), values)
        if node is None:
            raise PathUnknownError
        route = node.routes.get(method)
        if route is None:
            raise MethodUnknownError(_allowed(node.routes))
        return route, dict(zip(node.names, values, strict=True))


def _walk(node: _Node, segments: Sequence[str], values: list[str]) -> _Node | None:
    """Where the segments lead, adding the variable ones to `values`.

    A word that is fixed at its place may be a name all the same: `/tags/search/media/recent`.
    """
    if not segments:
        return node if node.routes else None
    first, rest = segments[0], segments[1:]
    if first in node.fixed:
        found = _walk(node.fixed[first], rest, values)
        if found is not None:
            return found
    if node.variable is None:
        return None
    depth = len(values)
    values.append(first)
    found = _walk(node.variable, rest, values)
    if found is None:
        del values[depth:]
    return found


def _allowed(methods: Iterable[str]) -> str:
    """The methods that a path takes; what answers GET answers HEAD too (RFC 9110 §9.3.2)."""
    return ", ".join(methods).replace("GET", "GET, HEAD")


def _segments_of(path: str) -> list[str]:
    if "//" in path:
        path = _SLASHES.sub("/", path)
    path = path.strip("/").removesuffix(".json")
    return path.split("/")
