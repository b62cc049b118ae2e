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

-- name: find_era()$
-- class: reference
SELECT name FROM eras;

-- name: insert_era(name, now)!
-- class: reference
INSERT INTO eras (name, since_ms) VALUES (:name, :now);

-- name: delete_era()!
-- class: reference
DELETE FROM eras;
