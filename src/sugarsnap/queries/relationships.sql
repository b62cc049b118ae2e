-- name: find_relation(viewer_id, shard, other_id)^
-- class: R
-- record_class: Relation
-- All that two people are to one another, read at the viewer's shard.
SELECT
  COALESCE((SELECT state FROM follows_out
    WHERE account_id = :viewer_id AND target_id = :other_id AND shard = :shard), 0) AS outgoing,
  COALESCE((SELECT state FROM follows_in
    WHERE account_id = :viewer_id AND source_id = :other_id AND shard = :shard), 0) AS incoming,
  COALESCE((SELECT 1 FROM blocks_out
    WHERE account_id = :viewer_id AND target_id = :other_id AND shard = :shard), 0) AS blocking,
  COALESCE((SELECT 1 FROM blocks_in
    WHERE account_id = :viewer_id AND source_id = :other_id AND shard = :shard), 0) AS blocked;

-- name: list_followed_among(viewer_id, shard, other_ids)
-- class: R
-- Those of some people whom the viewer follows or asked to. A state asked for here would lead
-- planners to the index of all whom the viewer follows.
SELECT target_id, state FROM follows_out
WHERE account_id = :viewer_id AND target_id = ANY(:other_ids) AND shard = :shard;

-- name: list_followed(account_id, shard, state, before, most)
-- class: R
-- record_class: Edge
SELECT target_id AS account_id, id FROM follows_out
WHERE account_id = :account_id AND state = :state AND id < :before AND shard = :shard
ORDER BY follows_out.account_id DESC, state DESC, id DESC LIMIT :most;

-- name: list_followers(account_id, shard, state, before, most)
-- class: R
-- record_class: Edge
SELECT source_id AS account_id, id FROM follows_in
WHERE account_id = :account_id AND state = :state AND id < :before AND shard = :shard
ORDER BY follows_in.account_id DESC, state DESC, id DESC LIMIT :most;

-- name: list_followed_edges_among(account_id, shard, other_ids)
-- class: R
SELECT target_id, id, state FROM follows_out
WHERE account_id = :account_id AND target_id = ANY(:other_ids) AND shard = :shard;

-- name: list_follower_edges_among(account_id, shard, other_ids)
-- class: R
SELECT source_id, id, state FROM follows_in
WHERE account_id = :account_id AND source_id = ANY(:other_ids) AND shard = :shard;

-- name: insert_follow_out(account_id, shard, target_id, state, id)!
-- class: R
INSERT INTO follows_out (account_id, shard, target_id, state, id)
VALUES (:account_id, :shard, :target_id, :state, :id);

-- name: insert_follow_in(account_id, shard, source_id, state, id)!
-- class: R
INSERT INTO follows_in (account_id, shard, source_id, state, id)
VALUES (:account_id, :shard, :source_id, :state, :id);

-- name: update_follow_out(account_id, shard, target_id, state)!
-- class: R
UPDATE follows_out SET state = :state
WHERE account_id = :account_id AND target_id = :target_id AND shard = :shard;

-- name: update_follow_in(account_id, shard, source_id, state)!
-- class: R
UPDATE follows_in SET state = :state
WHERE account_id = :account_id AND source_id = :source_id AND shard = :shard;

-- name: delete_follow_out(account_id, shard, target_id)!
-- class: R
DELETE FROM follows_out
WHERE account_id = :account_id AND target_id = :target_id AND shard = :shard;

-- name: delete_follow_in(account_id, shard, source_id)!
-- class: R
DELETE FROM follows_in
WHERE account_id = :account_id AND source_id = :source_id AND shard = :shard;
