-- name: list_retired()
-- class: reference
SELECT pattern FROM retired_endpoints;

-- name: insert_retired(pattern, now)!
-- class: reference
INSERT INTO retired_endpoints (pattern, retired_ms) VALUES (:pattern, :now)
ON CONFLICT (pattern) DO NOTHING;

-- name: delete_retired(pattern)$
-- class: reference
DELETE FROM retired_endpoints WHERE pattern = :pattern RETURNING pattern;
