-- The counters of a closed poll are read by the worker, which is the door, and by nobody else.
REVOKE ALL ON poll_counted FROM werkbalans_api;
