"""A worker process of the mail drill: it sends the house's mails until it is killed."""

import time

from infra.identity.house import HOUSE
from infra.settings import Settings
from services.worker.parts import Parts
from services.worker.post import deliver


def work(settings: Settings) -> None:
    """Never ends by itself."""
    parts = Parts(settings)
    while True:
        if not deliver(parts, HOUSE):
            time.sleep(0.05)
