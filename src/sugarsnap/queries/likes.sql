-- name: find_sight(viewer_id, shard, owner_id, media_id)^
-- class: R
-- record_class: Sight
-- All that a photo asks about its viewer, read at the viewer's shard.
SELECT
  COALESCE((SELECT state FROM follows_out
    WHERE account_id = :viewer_id AND target_id = :owner_id AND shard = :shard), 0) AS outgoing,
  COALESCE((SELECT 1 FROM blocks_out
    WHERE account_id = :viewer_id AND target_id = :owner_id AND shard = :shard), 0) AS blocking,
  COALESCE((SELECT 1 FROM blocks_in
    WHERE account_id = :viewer_id AND source_id = :owner_id AND shard = :shard), 0) AS blocked,
  COALESCE((SELECT 1 FROM user_likes
    WHERE account_id = :viewer_id AND media_id = :media_id AND shard = :shard), 0) AS liked;

-- name: list_liked_ids(viewer_id, shard, media_ids)
-- class: R
SELECT media_id FROM user_likes
WHERE account_id = :viewer_id AND media_id = ANY(:media_ids) AND shard = :shard;

-- name: list_likes(media_id, shard, before, most)
-- class: R
-- record_class: Like
SELECT account_id, id FROM likes WHERE media_id = :media_id AND id < :before AND shard = :shard
ORDER BY media_id DESC, id DESC LIMIT :most;

-- name: list_likes_among(media_id, shard, account_ids)
-- class: R
-- record_class: Like
SELECT account_id, id FROM likes
WHERE media_id = :media_id AND account_id = ANY(:account_ids) AND shard = :shard;

-- name: list_liked_among(account_id, shard, media_ids)
-- class: R
-- record_class: Pointer
SELECT media_id, owner_id, id FROM user_likes
WHERE account_id = :account_id AND media_id = ANY(:media_ids) AND shard = :shard;

-- name: list_newest_likes(media_ids, shards, most)
-- class: F
-- So many of each of several photos. SQLite takes CROSS JOIN for an order: photo by photo.
SELECT likes.media_id, likes.account_id, likes.id
FROM media CROSS JOIN likes
WHERE media.id = ANY(:media_ids) AND media.shard = ANY(:shards)
  AND likes.media_id = media.id AND likes.shard = media.shard
  AND likes.shard = ANY(:shards) AND likes.id >= (SELECT min(newest.id) FROM
    (SELECT one.id FROM likes AS one
      WHERE one.media_id = media.id AND one.shard = media.shard AND one.shard = ANY(:shards)
      ORDER BY one.media_id DESC, one.id DESC LIMIT :most) AS newest);

-- name: list_liked(account_id, shard, before, most)
-- class: R
-- record_class: Pointer
SELECT media_id, owner_id, id FROM user_likes
WHERE account_id = :account_id AND id < :before AND shard = :shard
ORDER BY account_id DESC, id DESC LIMIT :most;

-- name: insert_like(media_id, shard, account_id, id)$
-- class: R
INSERT INTO likes (media_id, shard, account_id, id) VALUES (:media_id, :shard, :account_id, :id)
ON CONFLICT (media_id, account_id, shard) DO NOTHING RETURNING id;

-- name: insert_user_like(account_id, shard, media_id, owner_id, id)!
-- class: R
INSERT INTO user_likes (account_id, shard, media_id, owner_id, id)
VALUES (:account_id, :shard, :media_id, :owner_id, :id);

-- name: delete_like(media_id, shard, account_id)$
-- class: R
DELETE FROM likes WHERE media_id = :media_id AND account_id = :account_id AND shard = :shard
RETURNING id;

-- name: delete_user_like(account_id, shard, media_id)!
-- class: R
DELETE FROM user_likes
WHERE account_id = :account_id AND media_id = :media_id AND shard = :shard;
