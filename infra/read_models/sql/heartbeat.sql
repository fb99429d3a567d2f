-- The last time that a worker took a task from the queue: says whether the whole path is alive.
CREATE TABLE heartbeat (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    beat_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON heartbeat TO werkbalans_worker;
GRANT SELECT ON heartbeat TO werkbalans_api;
