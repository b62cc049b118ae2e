-- name: delete_likes(media_id, shard, most)
-- class: R
-- The oldest likes of a photo that is gone, with who gave them.
DELETE FROM likes WHERE media_id = :media_id AND shard = :shard AND id <= (
  SELECT MAX(id) FROM (
    SELECT id FROM likes WHERE media_id = :media_id AND shard = :shard
    ORDER BY media_id, id LIMIT :most) AS oldest
) RETURNING account_id;

-- name: delete_user_likes(media_id, account_ids, shards)!
-- class: F
-- The same likes as their givers keep them.
DELETE FROM user_likes
WHERE account_id = ANY(:account_ids) AND media_id = :media_id AND shard = ANY(:shards);

-- name: delete_comments(media_id, shard, most)
-- class: R
-- The oldest comments under a photo that is gone.
DELETE FROM comments WHERE media_id = :media_id AND shard = :shard AND id <= (
  SELECT MAX(id) FROM (
    SELECT id FROM comments WHERE media_id = :media_id AND shard = :shard
    ORDER BY media_id, id LIMIT :most) AS oldest
) RETURNING id;
