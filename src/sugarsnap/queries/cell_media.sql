-- name: list_media_in_cell(cell, shard, before, after, most)
-- class: R
-- record_class: Spotted
SELECT media_id AS id, owner_id, lat, lng FROM cell_media
WHERE cell = :cell AND media_id < :before AND media_id > :after AND shard = :shard
ORDER BY cell DESC, media_id DESC LIMIT :most;

-- name: insert_cell_media(cell, media_id, shard, owner_id, lat, lng)*!
-- class: R
INSERT INTO cell_media (cell, media_id, shard, owner_id, lat, lng)
VALUES (:cell, :media_id, :shard, :owner_id, :lat, :lng);

-- name: delete_cell_media(cell, media_id, shard)*!
-- class: R
DELETE FROM cell_media WHERE cell = :cell AND media_id = :media_id AND shard = :shard;
