-- name: list_comments(media_id, shard, before, most)
-- class: R
-- record_class: Comment
SELECT id, media_id, account_id, text, created_ms FROM comments
WHERE media_id = :media_id AND id < :before AND shard = :shard
ORDER BY media_id DESC, id DESC LIMIT :most;

-- name: list_newest_comments(media_ids, shards, most)
-- class: F
-- record_class: Comment
-- So many under each of several photos. SQLite takes CROSS JOIN for an order: photo by photo.
SELECT comments.id, comments.media_id, comments.account_id, comments.text, comments.created_ms
FROM media CROSS JOIN comments
WHERE media.id = ANY(:media_ids) AND media.shard = ANY(:shards)
  AND comments.media_id = media.id AND comments.shard = media.shard
  AND comments.shard = ANY(:shards) AND comments.id >= (SELECT min(newest.id) FROM
    (SELECT one.id FROM comments AS one
      WHERE one.media_id = media.id AND one.shard = media.shard AND one.shard = ANY(:shards)
      ORDER BY one.media_id DESC, one.id DESC LIMIT :most) AS newest);

-- name: find_comment(media_id, shard, id)^
-- class: R
-- record_class: Comment
SELECT id, media_id, account_id, text, created_ms FROM comments
WHERE media_id = :media_id AND id = :id AND shard = :shard;

-- name: list_comments_by(media_id, shard, account_id)
-- class: R
-- record_class: Comment
SELECT id, media_id, account_id, text, created_ms FROM comments
WHERE media_id = :media_id AND account_id = :account_id AND shard = :shard
ORDER BY media_id, id;

-- name: insert_comment(media_id, shard, id, account_id, text, created_ms)!
-- class: R
INSERT INTO comments (media_id, shard, id, account_id, text, created_ms)
VALUES (:media_id, :shard, :id, :account_id, :text, :created_ms);

-- name: delete_comment(media_id, shard, id)$
-- class: R
DELETE FROM comments WHERE media_id = :media_id AND id = :id AND shard = :shard RETURNING id;
