-- name: find_subscription(id)^
-- class: reference
-- record_class: Subscription
SELECT id, client_id, object, object_id, callback_url, is_enabled, created_ms
FROM subscriptions WHERE id = :id;

-- name: list_subscriptions_of_client(client_id)
-- class: reference
-- record_class: Subscription
SELECT id, client_id, object, object_id, callback_url, is_enabled, created_ms
FROM subscriptions WHERE client_id = :client_id;

-- name: list_subscriptions_of_clients(client_ids, object)
-- class: reference
-- record_class: Subscription
-- Those that are to be told when somebody posts who has authorised these clients.
SELECT id, client_id, object, object_id, callback_url, is_enabled, created_ms
FROM subscriptions WHERE client_id = ANY(:client_ids) AND object = :object AND is_enabled = 1;

-- name: list_subscriptions_to(object, object_ids)
-- class: reference
-- record_class: Subscription
SELECT id, client_id, object, object_id, callback_url, is_enabled, created_ms
FROM subscriptions WHERE object = :object AND object_id = ANY(:object_ids) AND is_enabled = 1;

-- name: list_clients_with_disabled(client_ids)
-- class: reference
SELECT client_id FROM subscriptions
WHERE client_id = ANY(:client_ids) AND is_enabled = 0;

-- name: insert_subscription(id, client_id, object, object_id, callback_url, created_ms)!
-- class: reference
INSERT INTO subscriptions (id, client_id, object, object_id, callback_url, is_enabled, created_ms)
VALUES (:id, :client_id, :object, :object_id, :callback_url, 1, :created_ms);

-- name: update_enabled(id, is_enabled)!
-- class: reference
UPDATE subscriptions SET is_enabled = :is_enabled WHERE id = :id;

-- name: delete_subscription(id)!
-- class: reference
DELETE FROM subscriptions WHERE id = :id;
