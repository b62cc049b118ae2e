-- name: find_geography(id)^
-- class: reference
-- record_class: Geography
SELECT id, client_id, lat, lng, radius FROM geographies WHERE id = :id;

-- name: insert_geography(id, client_id, lat, lng, radius)!
-- class: reference
INSERT INTO geographies (id, client_id, lat, lng, radius)
VALUES (:id, :client_id, :lat, :lng, :radius);

-- name: list_geographies(ids)
-- class: reference
-- record_class: Geography
SELECT id, client_id, lat, lng, radius FROM geographies WHERE id = ANY(:ids);

-- name: list_geographies_in(cells)
-- class: reference
-- record_class: Geography
-- Those that touch a cell; whether a point lies in them is to be measured.
SELECT geographies.id, client_id, lat, lng, radius
FROM geography_cells AS touched JOIN geographies ON geographies.id = touched.geography_id
WHERE touched.cell = ANY(:cells);

-- name: insert_geography_cell(cell, geography_id)*!
-- class: reference
INSERT INTO geography_cells (cell, geography_id) VALUES (:cell, :geography_id);

-- name: delete_geography_cells(geography_id)!
-- class: reference
DELETE FROM geography_cells WHERE geography_id = :geography_id;

-- name: delete_geography(id)!
-- class: reference
DELETE FROM geographies WHERE id = :id;
