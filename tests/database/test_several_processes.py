"""Four processes write at once: nothing is lost, no id is drawn twice, no count drifts."""

import multiprocessing
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from engines import AnyEngine, Cellar, PostgresCellar, SqliteCellar
from fakes import HOUR
from sugarsnap.adapters.generation import Generation
from sugarsnap.database.postgres_engine import PostgresTransactions
from sugarsnap.database.sqlite_engine import SqliteTransactions
from sugarsnap.operations.comments import add_comment, delete_comment
from sugarsnap.operations.likes import like_media, unlike_media
from sugarsnap.queries.ids import insert_timed_id
from world import Furniture, World, untruths

SPAWN = multiprocessing.get_context("spawn")
WRITERS = ("ada", "ben", "cyd", "dan")
PATIENCE = 60


def open_in_process(place: str) -> AnyEngine:
    if place.startswith("postgresql:"):
        return PostgresTransactions(place)
    path = Path(place)
    return SqliteTransactions(path, Generation(path.with_name("generation")))


def place_of(cellar: Cellar, name: str) -> str:
    if isinstance(cellar, SqliteCellar):
        return str(cellar.path(name))
    assert isinstance(cellar, PostgresCellar)
    return cellar.address(name)


def write_comments(place: str, folder: str, furniture: bytes, who: str, times: int) -> list[int]:
    """Comment on one photo, like and unlike it; answers the comments that were kept."""
    Path(folder, who).mkdir()
    engine = open_in_process(place)
    world = World(engine, Path(folder, who), msgspec.json.decode(furniture, type=Furniture))
    world.clock.move(HOUR)
    act: Any = partial(
        world.works.write_now, viewer=world.viewer(who), media_id=world.photo_of("cyd")
    )
    kept = []
    for number in range(times):
        comment = act(add_comment, text=f"Number {number}").comment
        act(unlike_media if number % 2 else like_media)
        if number % 4:
            kept.append(int(comment.id))
        else:
            act(delete_comment, comment_id=comment.id)
    engine.close()
    return kept


def draw_ids(place: str, shard: int, now: int, times: int) -> list[int]:
    engine = open_in_process(place)
    drawn = [engine.write_now(lambda db: insert_timed_id(db, shard, now)) for _ in range(times)]
    engine.close()
    return drawn


def times_on(engine_name: str) -> int:
    """On PostgreSQL all writers meet at one row and try again: fewer times show as much."""
    return 80 if engine_name == "sqlite" else 20


def test_four_writers_lose_nothing_and_no_count_drifts(
    world: World, cellar: Cellar, engine_name: str, tmp_path: Path
) -> None:
    furniture = msgspec.json.encode(world.furniture)
    place, times = place_of(cellar, "of_this_test"), times_on(engine_name)
    orders = [(place, str(tmp_path), furniture, who, times) for who in WRITERS]

    with SPAWN.Pool(len(WRITERS)) as pool:
        kept = pool.starmap_async(write_comments, orders).get(PATIENCE)

    rows = world.rows("SELECT id FROM comments WHERE media_id = :id", id=world.photo_of("cyd"))
    assert sorted(row[0] for row in rows) == sorted(id_ for ids in kept for id_ in ids)
    assert world.media("cyd").n_comments == len(WRITERS) * times * 3 // 4
    assert world.ask(untruths) == []


def test_no_id_is_drawn_twice_on_one_shard_though_clocks_differ(
    world: World, cellar: Cellar, engine_name: str
) -> None:
    place, times = place_of(cellar, "of_this_test"), times_on(engine_name)
    orders = [(place, 5, world.clock.now() + 30_000 * (n % 2), times) for n in range(4)]

    with SPAWN.Pool(len(orders)) as pool:
        drawn = pool.starmap_async(draw_ids, orders).get(PATIENCE)

    assert all(ids == sorted(ids) for ids in drawn)
    assert len({id_ for ids in drawn for id_ in ids}) == len(orders) * times
