"""A worker with the broken projector: killed in between, it loses rows."""

from typing import Any

from services.worker import parts as built
from services.worker.app import app
from tests.faults.broken_projector import CheckpointFirst

__all__ = ["app"]


class BrokenParts(built.Parts):
    """The worker's parts, with that projector."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.projector.__class__ = CheckpointFirst


built.Parts = BrokenParts  # type: ignore[misc]
