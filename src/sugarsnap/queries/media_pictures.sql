-- name: list_pictures(media_ids, shards)
-- class: F
-- record_class: MediaPicture
SELECT media_id, position, id, digest, width, height, alt_text FROM media_pictures
WHERE media_id = ANY(:media_ids) AND shard = ANY(:shards);

-- name: find_picture(id, shard)^
-- class: R
-- record_class: MediaPicture
SELECT media_id, position, id, digest, width, height, alt_text FROM media_pictures
WHERE id = :id AND shard = :shard;

-- name: insert_pictures(media_id, position, shard, id, digest, width, height, alt_text)*!
-- class: R
INSERT INTO media_pictures (media_id, position, shard, id, digest, width, height, alt_text)
VALUES (:media_id, :position, :shard, :id, :digest, :width, :height, :alt_text);

-- name: delete_pictures(media_id, shard)!
-- class: R
DELETE FROM media_pictures WHERE media_id = :media_id AND shard = :shard;
