-- name: insert_job(id, shard, kind, payload, run_at)!
-- class: R
INSERT INTO outbox (id, shard, kind, payload, run_at, lease_until, attempts)
VALUES (:id, :shard, :kind, :payload, :run_at, 0, 0);

-- name: list_due(now, most, apart)
-- class: A
-- record_class: Job
SELECT id, shard, kind, payload, attempts FROM outbox
WHERE run_at <= :now AND lease_until <= :now AND kind <> :apart ORDER BY run_at LIMIT :most;

-- name: list_due_of_kind(now, most, kind)
-- class: A
-- record_class: Job
SELECT id, shard, kind, payload, attempts FROM outbox
WHERE run_at <= :now AND lease_until <= :now AND kind = :kind ORDER BY run_at LIMIT :most;

-- name: update_lease(id, shard, now, until)$
-- class: R
UPDATE outbox SET lease_until = :until, attempts = attempts + 1
WHERE id = :id AND shard = :shard AND lease_until <= :now RETURNING attempts;

-- name: update_to_retry(id, shard, run_at)!
-- class: R
UPDATE outbox SET run_at = :run_at, lease_until = 0 WHERE id = :id AND shard = :shard;

-- name: delete_job(id, shard)$
-- class: R
DELETE FROM outbox WHERE id = :id AND shard = :shard RETURNING id;

-- name: insert_dead(id, shard, kind, payload, problem, now)!
-- class: R
INSERT INTO dead_jobs (id, shard, kind, payload, problem, died_ms)
VALUES (:id, :shard, :kind, :payload, :problem, :now)
ON CONFLICT (id, shard) DO NOTHING;
