"""Read models: tables derived from views, filled by the projector, asked by the API."""
