-- name: list_due(now, most)
-- class: A
SELECT subscription_id FROM delivery_queues
WHERE run_at <= :now AND lease_until <= :now ORDER BY run_at LIMIT :most;

-- name: list_queues(subscription_ids, shards)
-- class: F
-- record_class: Queue
SELECT subscription_id, run_at, lease_until, attempts, batch_end, failing_since_ms, delivered_ms,
  problem
FROM delivery_queues
WHERE subscription_id = ANY(:subscription_ids) AND shard = ANY(:shards);

-- name: insert_queue(subscription_id, shard, run_at)!
-- class: R
INSERT INTO delivery_queues (subscription_id, shard, run_at, lease_until, attempts, batch_end,
  failing_since_ms, delivered_ms, problem)
VALUES (:subscription_id, :shard, :run_at, 0, 0, 0, 0, 0, '');

-- name: update_lease(subscription_id, shard, now, until)^
-- class: R
-- record_class: Queue
UPDATE delivery_queues SET lease_until = :until, attempts = attempts + 1
WHERE subscription_id = :subscription_id AND shard = :shard AND run_at <= :now
  AND lease_until <= :now
RETURNING subscription_id, run_at, lease_until, attempts, batch_end, failing_since_ms,
  delivered_ms, problem;

-- name: update_batch_end(subscription_id, shard, batch_end)!
-- class: R
UPDATE delivery_queues SET batch_end = :batch_end
WHERE subscription_id = :subscription_id AND shard = :shard;

-- name: update_queue(subscription_id, shard, lease_until, run_at, attempts, batch_end, failing_since_ms, delivered_ms, problem)$
-- class: R
-- Gives a claimed queue back, unless its lease ran out and another has claimed it.
UPDATE delivery_queues SET run_at = :run_at, lease_until = 0, attempts = :attempts,
  batch_end = :batch_end, failing_since_ms = :failing_since_ms, delivered_ms = :delivered_ms,
  problem = :problem
WHERE subscription_id = :subscription_id AND shard = :shard AND lease_until = :lease_until
RETURNING subscription_id;

-- name: update_to_wake(subscription_id, shard, idle, now)!
-- class: R
-- Whoever has just settled the queue holds its row: this waits, and sees what that has written.
UPDATE delivery_queues SET run_at = CASE WHEN run_at = :idle THEN :now ELSE run_at END
WHERE subscription_id = :subscription_id AND shard = :shard;

-- name: update_to_go_on(subscription_id, shard, now)!
-- class: R
UPDATE delivery_queues SET run_at = :now
WHERE subscription_id = :subscription_id AND shard = :shard AND EXISTS (
  SELECT 1 FROM deliveries AS waiting
  WHERE waiting.subscription_id = delivery_queues.subscription_id
    AND waiting.shard = delivery_queues.shard);

-- name: delete_queue(subscription_id, shard)!
-- class: R
DELETE FROM delivery_queues WHERE subscription_id = :subscription_id AND shard = :shard;

-- name: list_deliveries(subscription_id, shard, last_id, most)
-- class: R
-- record_class: Delivery
SELECT id, event FROM deliveries
WHERE subscription_id = :subscription_id AND id <= :last_id AND shard = :shard
ORDER BY subscription_id, id LIMIT :most;

-- name: insert_delivery(subscription_id, id, shard, event)!
-- class: R
INSERT INTO deliveries (subscription_id, id, shard, event)
VALUES (:subscription_id, :id, :shard, :event);

-- name: delete_deliveries(subscription_id, shard, last_id)!
-- class: R
DELETE FROM deliveries
WHERE subscription_id = :subscription_id AND id <= :last_id AND shard = :shard;

-- name: delete_older(before)!
-- class: A
DELETE FROM deliveries WHERE id < :before;
