"""Errors as pages."""

from typing import Any

from litestar import Request, Response

from services.api.errors import as_problem


def as_page(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to a person."""
    return as_problem(request, error)
