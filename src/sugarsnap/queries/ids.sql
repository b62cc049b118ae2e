-- name: insert_ticket(kind, shard, first)$
-- class: R
-- The next ticket of a shard: never lower than `first`, always higher than the last one drawn.
INSERT INTO ids (kind, shard, last) VALUES (:kind, :shard, :first)
ON CONFLICT (kind, shard) DO UPDATE SET last =
  CASE WHEN ids.last >= excluded.last THEN ids.last + 1 ELSE excluded.last END
RETURNING last;

-- name: update_tickets(first)!
-- class: A
-- After a restore: no ticket drawn in the lost tail is drawn again.
UPDATE ids SET last = :first WHERE kind = 'time' AND last < :first;

-- name: update_counted_tickets(step)!
-- class: A
-- The same for what counts from one: tokens, addresses and other people's programs carry such ids.
UPDATE ids SET last = last + :step
WHERE kind IN ('account', 'place', 'geography', 'subscription');
