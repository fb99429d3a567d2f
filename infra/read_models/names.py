"""What the tables of views are called."""

from typing import Any

from domain.kernel.views import View


def name_of(view: View[Any]) -> str:
    """The name of a view's table."""
    return f"{view.name}_v{view.version}"
