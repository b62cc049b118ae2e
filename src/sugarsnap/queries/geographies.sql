-- name: find_geography(id)^
-- class: reference
-- record_class: Geography
SELECT id, client_id, lat, lng, radius FROM geographies WHERE id = :id;

-- name: insert_geography(id, client_id, lat, lng, radius)!
-- class: reference
INSERT INTO geographies (id, client_id, lat, lng, radius)
VALUES (:id, :client_id, :lat, :lng, :radius);
