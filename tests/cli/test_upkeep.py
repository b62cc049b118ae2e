import json
import sqlite3
from contextlib import closing
from pathlib import Path

from cli.command import WELL, Home


def execute(home: Home, sql: str) -> None:
    with closing(sqlite3.connect(home.data / "sugarsnap.db")) as database, database:
        database.execute(sql)


def findings_of(home: Home, *words: str) -> list[str]:
    """What the doctor finds; it is known to exit with 1 then."""
    answered = home.run("doctor", *words)
    assert answered.code == 1, answered.err
    return [f"{one['check']}: {one['sentence']}" for one in json.loads(answered.out)["findings"]]


def test_a_house_in_order_has_no_findings(home: Home) -> None:
    assert home.run("doctor").facts == WELL


def test_a_wrong_count_is_found(home: Home) -> None:
    execute(home, "UPDATE accounts SET n_media = 7 WHERE username = 'ada'")

    assert findings_of(home) == ["counts: 1 wrong counts: photos of a person."]


def test_a_missing_file_is_found(home: Home) -> None:
    next(home.data.glob("photos/m/*/*_150x150.jpg")).unlink()

    (finding,) = findings_of(home)

    assert "_150x150.jpg) are shown, but missing" in finding


def test_a_key_that_others_can_read_is_found(home: Home) -> None:
    (home.data / "server.key").chmod(0o644)

    (finding,) = findings_of(home)

    assert finding.endswith(f"chmod 600 {home.data / 'server.key'}")


def test_a_damaged_database_is_found(home: Home) -> None:
    path = home.data / "sugarsnap.db"
    execute(home, "CREATE INDEX damaged ON media (caption)")
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'caption', 'filter') "
            "WHERE name = 'damaged'"
        )

    findings = findings_of(home)

    assert findings[0].startswith("database: The database is damaged")


def test_unshown_files_are_found_and_swept(home: Home) -> None:
    orphan = home.data / "photos" / "m" / "ab" / f"{'ab' * 32}_640x640.jpg"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"orphan")

    assert home.run("doctor").facts["findings"] == []
    (finding,) = findings_of(home, "--older-than", "0")
    swept = home.run("doctor", "--sweep", "--older-than", "0").facts

    assert "kept, but not shown" in finding
    assert swept == {**WELL, "swept": 1}
    assert not orphan.exists()


def test_a_picture_that_was_altered_is_found_where_all_are_read(home: Home) -> None:
    next(home.data.glob("photos/m/*/*_320x*.jpg")).write_bytes(b"bit rot")

    assert home.run("doctor").facts == WELL
    (finding,) = findings_of(home, "--pictures")

    assert "1 files" in finding
    assert "not as they were stored" in finding


def test_a_feed_that_lacks_a_post_is_found_and_filled_anew(home: Home) -> None:
    execute(home, "DELETE FROM outbox")  # a job that is still to be done would fill it
    execute(home, "DELETE FROM feed")

    (finding,) = findings_of(home)

    assert finding.endswith("are missing from feeds: 'sugarsnap feed rebuild --all'")
    assert home.run("feed", "rebuild", "--all").facts["rebuilt"] >= 1
    assert home.run("doctor").facts == WELL


def test_one_persons_feed_is_filled_anew(home: Home) -> None:
    assert home.run("feed", "rebuild", "ada").facts == {"rebuilt": 1}
    assert "There is no account 'zoe'" in home.run("feed", "rebuild", "zoe").error


def test_whose_feed_is_to_be_filled_is_said(home: Home) -> None:
    for words in ((), ("ada", "--all")):
        assert "sugarsnap feed rebuild USERNAME" in home.run("feed", "rebuild", *words).error


def test_a_given_up_job_is_found(home: Home) -> None:
    execute(home, "INSERT INTO dead_jobs VALUES (1, 0, 'render_webp', '{}', 'No disk', 0)")

    (finding,) = findings_of(home)

    assert finding.startswith("jobs: 1 jobs were given up; the last, render_webp: No disk.")
    assert home.run("doctor", "--retry").facts == {**WELL, "retried": 1}
    assert home.run("doctor").facts == WELL


def test_an_older_database_is_refused_until_it_is_migrated(home: Home) -> None:
    execute(home, "DELETE FROM migrations")
    refused = home.run("doctor")

    assert "sugarsnap migrate" in refused.error


def test_a_newer_database_is_refused_by_every_command(home: Home) -> None:
    execute(home, "INSERT INTO migrations VALUES (9999, 'from the future')")

    for words in (("doctor",), ("migrate",), ("serve",), ("user", "suspend", "ada")):
        assert "newer version" in home.run(*words).error


def test_migrating_makes_what_is_missing(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")

    ran = home.run("migrate").facts["migrations"]

    assert ran[0] == "0001 beginning"
    assert home.run("migrate").facts == {"migrations": []}


def test_a_database_in_one_file_is_not_spread_over_a_cluster(home: Home) -> None:
    refused = home.run("migrate", "--citus")

    assert "SQLite keeps a database in one file" in refused.error
    assert "docs/running/citus.md" in refused.error
