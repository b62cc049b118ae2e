-- name: find_media(id, shard)^
-- record_class: Media
SELECT id, owner_id, caption, caption_id, alt_text, filter, digest, width, height, has_webp,
  n_likes, n_comments, created_ms
FROM media WHERE id = :id AND shard = :shard;

-- name: find_owner_of_alias(id, shard)$
SELECT owner_id FROM media_alias WHERE id = :id AND shard = :shard;

-- name: list_media_of_owner(owner_id, shard, before, after, most)
-- record_class: Media
SELECT id, owner_id, caption, caption_id, alt_text, filter, digest, width, height, has_webp,
  n_likes, n_comments, created_ms
FROM media WHERE owner_id = :owner_id AND id < :before AND id > :after AND shard = :shard
ORDER BY owner_id DESC, id DESC LIMIT :most;

-- name: list_media_of_owners(owner_ids, shards, before, most)
-- record_class: Media
SELECT id, owner_id, caption, caption_id, alt_text, filter, digest, width, height, has_webp,
  n_likes, n_comments, created_ms
FROM media WHERE owner_id = ANY(:owner_ids) AND id < :before AND shard = ANY(:shards)
ORDER BY id DESC LIMIT :most;

-- name: list_newest_public(most)
-- record_class: Media
SELECT media.id, media.owner_id, media.caption, media.caption_id, media.alt_text, media.filter,
  media.digest, media.width, media.height, media.has_webp, media.n_likes, media.n_comments,
  media.created_ms
FROM media JOIN accounts ON accounts.id = media.owner_id AND accounts.shard = media.shard
WHERE accounts.is_private = 0 AND accounts.standing = 0
ORDER BY media.id DESC LIMIT :most;

-- name: insert_media(id, shard, owner_id, caption, caption_id, alt_text, filter, digest, width, height, created_ms)!
INSERT INTO media (id, shard, owner_id, caption, caption_id, alt_text, filter, digest, width,
  height, has_webp, n_likes, n_comments, created_ms)
VALUES (:id, :shard, :owner_id, :caption, :caption_id, :alt_text, :filter, :digest, :width,
  :height, 0, 0, 0, :created_ms);

-- name: insert_alias(id, shard, owner_id)!
INSERT INTO media_alias (id, shard, owner_id) VALUES (:id, :shard, :owner_id);

-- name: delete_alias(id, shard)!
DELETE FROM media_alias WHERE id = :id AND shard = :shard;

-- name: delete_media(id, shard, owner_id)$
DELETE FROM media WHERE owner_id = :owner_id AND id = :id AND shard = :shard RETURNING id;

-- name: update_webp(id, shard, owner_id)!
UPDATE media SET has_webp = 1 WHERE owner_id = :owner_id AND id = :id AND shard = :shard;
