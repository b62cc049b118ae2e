-- name: update_media_count(id, shard, step)!
-- class: R
UPDATE accounts SET n_media = n_media + :step WHERE id = :id AND shard = :shard;

-- name: update_follows_count(id, shard, step)!
-- class: R
UPDATE accounts SET n_follows = n_follows + :step WHERE id = :id AND shard = :shard;

-- name: update_followed_by_count(id, shard, step)!
-- class: R
UPDATE accounts SET n_followed_by = n_followed_by + :step WHERE id = :id AND shard = :shard;

-- name: update_like_count(id, shard, owner_id, step)!
-- class: R
UPDATE media SET n_likes = n_likes + :step
WHERE owner_id = :owner_id AND id = :id AND shard = :shard;

-- name: update_comment_count(id, shard, owner_id, step)!
-- class: R
UPDATE media SET n_comments = n_comments + :step
WHERE owner_id = :owner_id AND id = :id AND shard = :shard;
