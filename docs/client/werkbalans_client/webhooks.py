"""Whether a message to a webhook is the server's own (Standard Webhooks)."""

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping

TOLERANCE = 300.0


def verified(secret: str, headers: Mapping[str, str], body: bytes, now: float | None = None) -> bool:
    """Whether `body`, to the byte as it came, is signed with the webhook's `secret` (`whsec_…`) and is not old."""
    told = {name.lower(): value for name, value in headers.items()}
    identity, moment = told.get("webhook-id", ""), told.get("webhook-timestamp", "")
    if not moment.isdigit() or abs((time.time() if now is None else now) - int(moment)) > TOLERANCE:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = hmac.new(key, f"{identity}.{moment}.".encode() + body, hashlib.sha256).digest()
    given = [each.partition(",")[2] for each in told.get("webhook-signature", "").split(" ") if each.startswith("v1,")]
    return any(hmac.compare_digest(base64.b64encode(right).decode(), each) for each in given)
