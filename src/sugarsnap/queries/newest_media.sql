-- name: list_newest_media(list, shard, before, most)
-- class: R
-- record_class: Pointer
SELECT media_id, owner_id, media_id AS id FROM newest_media
WHERE list = :list AND media_id < :before AND shard = :shard
ORDER BY list DESC, media_id DESC LIMIT :most;

-- name: insert_newest_media(list, media_id, shard, owner_id)!
-- class: R
-- A post from before there was the list may have been entered already.
INSERT INTO newest_media (list, media_id, shard, owner_id)
VALUES (:list, :media_id, :shard, :owner_id)
ON CONFLICT (list, media_id, shard) DO NOTHING;

-- name: delete_newest_media(list, media_id, shard)!
-- class: R
DELETE FROM newest_media WHERE list = :list AND media_id = :media_id AND shard = :shard;

-- name: delete_newest_media_below(list, shard, before)!
-- class: R
DELETE FROM newest_media WHERE list = :list AND media_id < :before AND shard = :shard;
