"""Secrets that are shown once and kept as a hash only."""

import hashlib
import secrets as random


def new_secret(prefix: str) -> str:
    """256 random bits in a form that fits a link; the prefix tells what was found when one leaks (`wb_api_…`)."""
    return prefix + random.token_urlsafe(32)


def hash_of(secret: str) -> bytes:
    """SHA-256 (32 bytes): enough for a secret of 256 random bits."""
    return hashlib.sha256(secret.encode()).digest()
