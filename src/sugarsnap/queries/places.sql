-- name: list_places(ids, shards)
-- class: F
-- record_class: Place
SELECT id, name, lat, lng FROM places WHERE id = ANY(:ids) AND shard = ANY(:shards);

-- name: insert_place(id, shard, name, lat, lng)!
-- class: R
INSERT INTO places (id, shard, name, lat, lng) VALUES (:id, :shard, :name, :lat, :lng);

-- name: list_place_ids(names, shards)
-- class: F
SELECT place_id FROM place_keys WHERE name = ANY(:names) AND shard = ANY(:shards);

-- name: insert_place_key(name, shard, place_id)$
-- class: R
INSERT INTO place_keys (name, shard, place_id) VALUES (:name, :shard, :place_id)
ON CONFLICT (name, shard) DO NOTHING RETURNING place_id;

-- name: list_places_in_cell(cell, shard, most)
-- class: R
-- record_class: Spotted
SELECT place_id AS id, 0 AS owner_id, lat, lng FROM place_cells
WHERE cell = :cell AND shard = :shard ORDER BY cell, place_id LIMIT :most;

-- name: insert_place_cell(cell, place_id, shard, lat, lng)!
-- class: R
INSERT INTO place_cells (cell, place_id, shard, lat, lng)
VALUES (:cell, :place_id, :shard, :lat, :lng);

-- name: list_place_media(place_id, shard, before, after, most)
-- class: R
-- record_class: Pointer
SELECT media_id, owner_id, media_id AS id FROM place_media
WHERE place_id = :place_id AND media_id < :before AND media_id > :after AND shard = :shard
ORDER BY place_id DESC, media_id DESC LIMIT :most;

-- name: insert_place_media(place_id, media_id, shard, owner_id)!
-- class: R
INSERT INTO place_media (place_id, media_id, shard, owner_id)
VALUES (:place_id, :media_id, :shard, :owner_id);

-- name: delete_place_media(place_id, media_id, shard)!
-- class: R
DELETE FROM place_media
WHERE place_id = :place_id AND media_id = :media_id AND shard = :shard;
