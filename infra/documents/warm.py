"""Loaded once by the process that forks for files from outside: a fork itself can open nothing, so loads nothing."""

from infra.documents import papers, sandbox
from infra.documents.pictures import ready

__all__ = ["papers", "sandbox"]
ready()
