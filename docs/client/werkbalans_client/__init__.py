"""Werkbalans for programs: the whole API, typed."""

from werkbalans_client import models
from werkbalans_client.client import Client
from werkbalans_client.connection import Answer, FieldProblem, Problem
from werkbalans_client.webhooks import verified

__all__ = ["Answer", "Client", "FieldProblem", "Problem", "models", "verified"]
