-- One schema for everything; the owner owns it, the others look in by grants.
CREATE SCHEMA IF NOT EXISTS werkbalans AUTHORIZATION werkbalans_owner;
GRANT USAGE ON SCHEMA werkbalans TO werkbalans_store, werkbalans_door, werkbalans_eraser, werkbalans_api, werkbalans_worker;
GRANT CREATE ON SCHEMA werkbalans TO werkbalans_store, werkbalans_door;
