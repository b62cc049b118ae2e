-- name: list_comments(media_id, shard, before, most)
-- class: R
-- record_class: Comment
SELECT id, media_id, account_id, text, created_ms FROM comments
WHERE media_id = :media_id AND id < :before AND shard = :shard
ORDER BY media_id DESC, id DESC LIMIT :most;

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
