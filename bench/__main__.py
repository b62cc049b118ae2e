"""`make bench`: what a request costs, as a ratio to a constant answer of the same server.

Fills (once) a data folder of 100 000 photos and a million likes, starts the server and the constant
application with the same flags, loads both from this process over loopback, prints a table and
writes its rows to bench/out/latest.json. Bounded in requests and time; talks to 127.0.0.1 only.
"""

import argparse
import json
import sys
from pathlib import Path

from bench.fill import fill_once
from bench.measure import Measured, measure
from bench.servers import constant_server, sugarsnap_server

_HERE = Path(__file__).parent
_COLUMNS = ("name", "engine", "workers", "rps", "p50_ms", "p99_ms", "cpu_us", "errors", "ratio")


def main() -> None:
    """Measure every case on one worker and on two."""
    options = argparse.ArgumentParser(prog="bench")
    options.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    options.add_argument("--seconds", type=float, default=6.0)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    world = fill_once(_HERE / "data")
    rows = []
    for workers in chosen.workers:
        with constant_server(workers) as server:
            constant = measure("constant", server, ["GET /"], chosen.seconds)
        rows.append(_row(constant, workers, constant))
        with sugarsnap_server(world.folder, workers) as server:
            for name, requests in world.cases(chosen.only).items():
                rows.append(
                    _row(measure(name, server, requests, chosen.seconds), workers, constant)
                )
                _print(rows[-1])
    out = _HERE / "out"
    out.mkdir(exist_ok=True)
    (out / "latest.json").write_text(json.dumps(rows, indent=1) + "\n")
    print()
    for row in rows:
        _print(row)
    if any(row["errors"] for row in rows):
        sys.exit("bench: some requests failed; see the errors column")


def _row(measured: Measured, workers: int, constant: Measured) -> dict[str, object]:
    """One line of the table; `ratio` compares CPU per request, `rps_ratio` requests per second."""
    return {
        "name": measured.name,
        "engine": "sqlite",
        "workers": workers,
        "rps": round(measured.rps),
        "p50_ms": round(measured.p50_ms, 2),
        "p99_ms": round(measured.p99_ms, 2),
        "cpu_us": round(measured.cpu_us, 1),
        "errors": measured.errors,
        "ratio": round(constant.cpu_us / measured.cpu_us, 3),
        "rps_ratio": round(measured.rps / constant.rps, 3),
    }


def _print(row: dict[str, object]) -> None:
    shown = (*_COLUMNS, "rps_ratio")
    print("  ".join(f"{column} {row[column]}" for column in shown), flush=True)


if __name__ == "__main__":
    main()
