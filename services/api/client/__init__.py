"""Writes the Python client for customers (`docs/client`) from the API's own description: `./dev client`."""
