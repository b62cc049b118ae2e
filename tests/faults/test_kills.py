"""Killed at any moment, the server keeps what it acknowledged, and stays true to itself."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from random import Random, SystemRandom

from faults.household import GUEST, PASSWORD, settle, token_of
from faults.writers import Acknowledged, Crowd, missing
from servers import command, running
from wire.browser import Browser

ROUNDS = int(os.environ.get("KILL_ROUNDS", "12"))  # noqa: TID251  a test's own
"""How often it is killed; a hundred times takes some minutes."""
SEED = SystemRandom().randrange(2**32)
LONGEST_ROUND = 0.8


def test_what_was_acknowledged_survives_every_kill(tmp_path: Path) -> None:
    print(f"The seed is {SEED}.")  # noqa: T201  shown where the test fails
    random, data, rounds = Random(SEED), tmp_path / "data", [Acknowledged()]
    token = token_of(data, settle(data), GUEST)

    for number in range(ROUNDS):
        with running("serve", data, "--workers", "2", SUGARSNAP_RATE_LIMITS="off") as server:
            assert missing(server, token, rounds[-1]) == []
            rounds.append(Acknowledged())
            with Browser(server) as browser:
                browser.sign_in(GUEST, PASSWORD)
                crowd = Crowd(server, token, rounds[-1])
                crowd.start(browser, number)
                time.sleep(random.uniform(0, LONGEST_ROUND))
                server.kill()
                crowd.stop()

    with running("serve", data, SUGARSNAP_RATE_LIMITS="off") as server:
        assert [missing(server, token, one) for one in rounds] == [[]] * len(rounds)
    checked = command(data, "doctor", "--sweep", "--older-than", "0")
    assert sum(one.size for one in rounds) > ROUNDS * 3
    assert checked["findings"] == []
    assert digests_of_files(data) == digests_of_rows(data)


def digests_of_files(data: Path) -> set[str]:
    return {path.name.partition("_")[0] for path in (data / "photos" / "m").rglob("*.*")}


def digests_of_rows(data: Path) -> set[str]:
    with closing(sqlite3.connect(data / "sugarsnap.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {row[0] for row in database.execute("SELECT digest FROM media")}
