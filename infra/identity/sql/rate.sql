-- How often something was tried in the running window; the key is a hash, never an address.
CREATE TABLE rate (
    key_hash  bytea NOT NULL CHECK (length(key_hash) = 32),
    window_at timestamptz NOT NULL,
    tries     integer NOT NULL,
    PRIMARY KEY (key_hash, window_at)
);
CREATE INDEX rate_window ON rate (window_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate TO werkbalans_door;
