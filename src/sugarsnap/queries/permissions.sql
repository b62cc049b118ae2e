-- name: list_permissions(client_id)
-- class: reference
-- record_class: Permission
SELECT client_id, scope, state, use_case, reason, submitted_ms, decided_ms FROM permissions
WHERE client_id = :client_id;

-- name: list_permissions_in_state(state, most)
-- class: reference
-- record_class: Permission
SELECT client_id, scope, state, use_case, reason, submitted_ms, decided_ms FROM permissions
WHERE state = :state ORDER BY state, submitted_ms LIMIT :most;

-- name: upsert_permission(client_id, scope, state, use_case, reason, submitted_ms, decided_ms)!
-- class: reference
INSERT INTO permissions (client_id, scope, state, use_case, reason, submitted_ms, decided_ms)
VALUES (:client_id, :scope, :state, :use_case, :reason, :submitted_ms, :decided_ms)
ON CONFLICT (client_id, scope) DO UPDATE SET state = excluded.state,
  use_case = excluded.use_case, reason = excluded.reason,
  submitted_ms = excluded.submitted_ms, decided_ms = excluded.decided_ms;

-- name: delete_permissions(client_id)!
-- class: reference
DELETE FROM permissions WHERE client_id = :client_id;
