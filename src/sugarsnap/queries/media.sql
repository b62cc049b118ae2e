-- name: find_media(id, shard)^
-- class: R
-- record_class: Media
SELECT id, owner_id, caption, caption_id, alt_text, filter, digest, width, height, has_webp,
  n_likes, n_comments, created_ms, n_pictures, n_people, more_tags, place_id, has_point, lat, lng
FROM media WHERE id = :id AND shard = :shard;

-- name: find_owner_of_alias(id, shard)$
-- class: R
SELECT owner_id FROM media_alias WHERE id = :id AND shard = :shard;

-- name: list_media_of_owner(owner_id, shard, before, after, most)
-- class: R
-- record_class: Media
SELECT id, owner_id, caption, caption_id, alt_text, filter, digest, width, height, has_webp,
  n_likes, n_comments, created_ms, n_pictures, n_people, more_tags, place_id, has_point, lat, lng
FROM media WHERE owner_id = :owner_id AND id < :before AND id > :after AND shard = :shard
ORDER BY owner_id DESC, id DESC LIMIT :most;

-- name: list_pointers_of_owners(owner_ids, shards, after, before, most)
-- class: F
-- record_class: Pointer
SELECT id AS media_id, owner_id, id FROM media
WHERE owner_id = ANY(:owner_ids) AND id > :after AND id < :before AND shard = ANY(:shards)
ORDER BY id DESC LIMIT :most;

-- name: list_media(ids, shards)
-- class: F
-- record_class: Media
SELECT id, owner_id, caption, caption_id, alt_text, filter, digest, width, height, has_webp,
  n_likes, n_comments, created_ms, n_pictures, n_people, more_tags, place_id, has_point, lat, lng
FROM media WHERE id = ANY(:ids) AND shard = ANY(:shards);

-- name: insert_media(id, shard, owner_id, caption, caption_id, alt_text, filter, digest, width, height, created_ms, n_pictures, n_people, place_id, has_point, lat, lng)!
-- class: R
INSERT INTO media (id, shard, owner_id, caption, caption_id, alt_text, filter, digest, width,
  height, has_webp, n_likes, n_comments, created_ms, n_pictures, n_people, more_tags, place_id,
  has_point, lat, lng)
VALUES (:id, :shard, :owner_id, :caption, :caption_id, :alt_text, :filter, :digest, :width,
  :height, 0, 0, 0, :created_ms, :n_pictures, :n_people, '', :place_id,
  :has_point, :lat, :lng);

-- name: insert_alias(id, shard, owner_id)!
-- class: R
INSERT INTO media_alias (id, shard, owner_id) VALUES (:id, :shard, :owner_id);

-- name: delete_alias(id, shard)!
-- class: R
DELETE FROM media_alias WHERE id = :id AND shard = :shard;

-- name: delete_media(id, shard, owner_id)$
-- class: R
DELETE FROM media WHERE owner_id = :owner_id AND id = :id AND shard = :shard RETURNING id;

-- name: update_more_tags(id, shard, owner_id, more_tags)!
-- class: R
UPDATE media SET more_tags = :more_tags
WHERE owner_id = :owner_id AND id = :id AND shard = :shard;

-- name: update_webp(id, shard, owner_id)!
-- class: R
UPDATE media SET has_webp = 1 WHERE owner_id = :owner_id AND id = :id AND shard = :shard;
