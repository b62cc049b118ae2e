"""`make bench`: what a request costs, as a ratio to a constant answer of the same server.

Fills (once) two worlds, one a tenth of the other, on SQLite and on a PostgreSQL of its own; starts
the server and the constant application with the same flags, loads both from this process over
loopback, prints a table and writes its rows to bench/out/latest.json. Bounded in requests and time;
talks to 127.0.0.1 only.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.cases import cases_of
from bench.fill import FULL, TENTH, Size, World, fill_once
from bench.measure import Measured, measure
from bench.postgres import postgres_with
from bench.servers import Server, constant_server, sugarsnap_server

_HERE = Path(__file__).parent
_COLUMNS = ("name", "engine", "workers", "rps", "p50_ms", "p99_ms", "cpu_us", "errors", "ratio")
_SIZES = {size.name: size for size in (FULL, TENTH)}


def main() -> None:
    """Measure every case on either engine, on one worker and on two, in both worlds."""
    options = argparse.ArgumentParser(prog="bench")
    options.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    options.add_argument("--engines", nargs="*", default=["sqlite", "postgres"])
    options.add_argument("--sizes", nargs="*", choices=_SIZES, default=list(_SIZES))
    options.add_argument("--seconds", type=float, default=4.0)
    options.add_argument("--only", default="", help="cases whose name holds this")
    chosen = options.parse_args()
    rows = list(_measure_all(chosen))
    out = _HERE / "out"
    out.mkdir(exist_ok=True)
    (out / "latest.json").write_text(json.dumps(rows, indent=1) + "\n")
    print()
    for row in rows:
        _print(row)
    if any(row["errors"] for row in rows):
        sys.exit("bench: some requests failed; see the errors column")


def _measure_all(chosen: argparse.Namespace) -> Iterator[dict[str, object]]:
    for workers in chosen.workers:
        with constant_server(workers) as server:
            constant = measure("constant", server, ["GET /"], chosen.seconds)
        yield _row(constant, ("none", "none", workers), constant)
        for engine in chosen.engines:
            for name in chosen.sizes:
                kind = (engine, name, workers)
                with _served(_SIZES[name], engine, workers) as (world, server):
                    for case, requests in cases_of(world, chosen.only).items():
                        measured = measure(case, server, requests, chosen.seconds)
                        yield _row(measured, kind, constant)


@contextmanager
def _served(size: Size, engine: str, workers: int) -> Iterator[tuple[World, Server]]:
    world = fill_once(_HERE / "data" / size.name, size)
    if engine == "sqlite":
        with sugarsnap_server(world.folder, workers) as server:
            yield world, server
        return
    with (
        postgres_with(world.folder) as (folder, address),
        sugarsnap_server(folder, workers, address) as server,
    ):
        yield world, server


def _row(measured: Measured, kind: tuple[str, str, int], constant: Measured) -> dict[str, object]:
    """One line of the table; `ratio` compares CPU per request, `rps_ratio` requests per second."""
    engine, size, workers = kind
    row = {
        "name": measured.name,
        "engine": engine,
        "workers": workers,
        "rps": round(measured.rps),
        "p50_ms": round(measured.p50_ms, 2),
        "p99_ms": round(measured.p99_ms, 2),
        "cpu_us": round(measured.cpu_us, 1),
        "errors": measured.errors,
        "ratio": round(constant.cpu_us / measured.cpu_us, 3),
        "rps_ratio": round(measured.rps / constant.rps, 3),
        "size": size,
    }
    _print(row)
    return row


def _print(row: dict[str, object]) -> None:
    shown = (*_COLUMNS, "rps_ratio", "size")
    print("  ".join(f"{column} {row[column]}" for column in shown), flush=True)


if __name__ == "__main__":
    main()
