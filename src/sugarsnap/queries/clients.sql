-- name: find_client(id)^
-- class: reference
-- record_class: Client
SELECT id, owner_id, name, description, company_name, website_url, privacy_policy_url,
  contact_email, is_sandbox, is_implicit_disabled, is_signature_enforced, secret, older_secret,
  created_ms, switches
FROM clients WHERE id = :id;

-- name: list_clients(ids)
-- class: reference
-- record_class: Client
SELECT id, owner_id, name, description, company_name, website_url, privacy_policy_url,
  contact_email, is_sandbox, is_implicit_disabled, is_signature_enforced, secret, older_secret,
  created_ms, switches
FROM clients WHERE id = ANY(:ids);

-- name: list_clients_by_prefix(first, last)
-- class: reference
-- record_class: Client
SELECT id, owner_id, name, description, company_name, website_url, privacy_policy_url,
  contact_email, is_sandbox, is_implicit_disabled, is_signature_enforced, secret, older_secret,
  created_ms, switches
FROM clients WHERE id >= :first AND id < :last;

-- name: list_clients_of_owner(owner_id)
-- class: reference
-- record_class: Client
SELECT id, owner_id, name, description, company_name, website_url, privacy_policy_url,
  contact_email, is_sandbox, is_implicit_disabled, is_signature_enforced, secret, older_secret,
  created_ms, switches
FROM clients WHERE owner_id = :owner_id ORDER BY created_ms;

-- name: insert_client(id, owner_id, name, description, company_name, website_url, privacy_policy_url, contact_email, is_sandbox, is_implicit_disabled, is_signature_enforced, secret, created_ms)$
-- class: reference
INSERT INTO clients (id, owner_id, name, description, company_name, website_url,
  privacy_policy_url, contact_email, is_sandbox, is_implicit_disabled, is_signature_enforced,
  secret, older_secret, created_ms)
VALUES (:id, :owner_id, :name, :description, :company_name, :website_url,
  :privacy_policy_url, :contact_email, :is_sandbox, :is_implicit_disabled, :is_signature_enforced,
  :secret, '', :created_ms)
ON CONFLICT (id) DO NOTHING RETURNING id;

-- name: update_client(id, name, description, company_name, website_url, privacy_policy_url, contact_email)!
-- class: reference
UPDATE clients SET name = :name, description = :description, company_name = :company_name,
  website_url = :website_url, privacy_policy_url = :privacy_policy_url,
  contact_email = :contact_email
WHERE id = :id;

-- name: update_security(id, is_implicit_disabled, is_signature_enforced)!
-- class: reference
UPDATE clients SET is_implicit_disabled = :is_implicit_disabled,
  is_signature_enforced = :is_signature_enforced
WHERE id = :id;

-- name: update_mode(id, is_sandbox)!
-- class: reference
UPDATE clients SET is_sandbox = :is_sandbox WHERE id = :id;

-- name: update_switches(id, switches)!
-- class: reference
UPDATE clients SET switches = :switches WHERE id = :id;

-- name: update_secret(id, secret, older_secret)!
-- class: reference
UPDATE clients SET secret = :secret, older_secret = :older_secret WHERE id = :id;

-- name: delete_client(id)!
-- class: reference
DELETE FROM clients WHERE id = :id;

-- name: list_redirect_uris(client_id)
-- class: reference
SELECT uri FROM redirect_uris WHERE client_id = :client_id ORDER BY position;

-- name: insert_redirect_uri(client_id, position, uri)!
-- class: reference
INSERT INTO redirect_uris (client_id, position, uri) VALUES (:client_id, :position, :uri);

-- name: delete_redirect_uris(client_id)!
-- class: reference
DELETE FROM redirect_uris WHERE client_id = :client_id;
