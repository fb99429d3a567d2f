"""What a form sent is kept until it was taken, so that whoever is refused types nothing twice."""

from typing import Any

from litestar import Request

FORM = "application/x-www-form-urlencoded"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


async def hold(request: Request[Any, Any, Any]) -> None:
    """Keep what a form of our own site held, for the page that says why it was not taken: nothing typed is lost."""
    if request.method not in SAFE and request.headers.get("content-type", "").startswith(FORM):
        await form_of(request)
        request.scope["state"]["held"] = request.scope["state"]["sent"]


def is_secret(field: str) -> bool:
    """Whether a form's field is never shown again: what guards it, and with what somebody confirms who they are."""
    return field in ("csrf", "password", "code", "client_secret") or field.startswith("confirm_")


async def form_of(request: Request[Any, Any, Any]) -> Any:
    """What a request sends as a form; empty where it is none."""
    kind = request.headers.get("content-type", "")
    form: Any = await request.form() if "form" in kind else {}
    if kind.startswith(FORM):
        pairs = [pair for pair in form.multi_items() if not is_secret(pair[0])]
        request.scope["state"]["sent"] = pairs
    return form
