-- name: delete_likes(media_id, shard, most)
-- A part of the likes of a photo that is gone, with who gave them.
DELETE FROM likes WHERE media_id = :media_id AND shard = :shard AND account_id IN (
  SELECT account_id FROM likes WHERE media_id = :media_id AND shard = :shard LIMIT :most
) RETURNING account_id;

-- name: delete_user_likes(media_id, account_ids, shards)!
-- The same likes as their givers keep them.
DELETE FROM user_likes
WHERE account_id = ANY(:account_ids) AND media_id = :media_id AND shard = ANY(:shards);

-- name: delete_comments(media_id, shard, most)
-- A part of the comments under a photo that is gone.
DELETE FROM comments WHERE media_id = :media_id AND shard = :shard AND id IN (
  SELECT id FROM comments WHERE media_id = :media_id AND shard = :shard LIMIT :most
) RETURNING id;
