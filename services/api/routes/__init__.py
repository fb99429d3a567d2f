"""The JSON API, one module per slice."""
