"""Errors as pages: what happened, what to do, what was kept."""

from typing import Any

from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.enums import MediaType

from infra.language import in_language
from services.api.auth import csrf_token
from services.api.errors import language_of, log_fault, problem_of
from services.api.pages.page import TEMPLATES, see
from services.api.proofs import ConfirmFirst, OwnWayNeeded, TwoStepsNeeded

NEXT = "__Host-next"
OWN_FIELDS = ("key", "do", "seen", "here", "note")  # of a form, not typed by anybody


def as_page(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to a person. Who must sign in first comes back to this page afterwards."""
    language = language_of(request)
    problem = problem_of(error, language)
    if problem.status >= 500:
        log_fault(request, error)
    caller = request.scope.get("state", {}).get("caller")
    facts = {
        "language": language,
        "caller": caller,
        "path": request.url.path,
        "here": request.url.path,
        "csrf": csrf_token(caller.session) if caller and caller.session else "",
        "key": "",
        "organisation": None,
        "me": None,
        "problem": problem,
        "held": request.scope.get("state", {}).get("held", ()),
    }
    if isinstance(error, TwoStepsNeeded) and request.method == "GET":
        return see("/account")
    facts["own_way"] = error.tenant if isinstance(error, OwnWayNeeded) else None
    template = "sign_in_needed.html" if problem.status == 401 else "error.html"
    if isinstance(error, ConfirmFirst):
        template, facts = "confirm.html", {**facts, **_to_confirm(request, error, language)}
    with in_language(language):
        body = TEMPLATES.get_template(template).render(facts)
    cookies = []
    if problem.status == 401 and request.method == "GET":
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        cookies = [Cookie(NEXT, value=here, max_age=1800, secure=True, httponly=True, samesite="lax")]
    return Response(body, status_code=problem.status, media_type=MediaType.HTML, cookies=cookies)


def _to_confirm(request: Request[Any, Any, Any], error: ConfirmFirst, language: str) -> dict[str, Any]:
    """The same request once more, with its form in it; for a page, a form that leads back to it."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    asked: dict[str, Any] = {"ways": error.ways, "email": error.email, "here": here, "action": here}
    asked |= {"provider": error.provider, "own": error.own}
    asked["held"] = request.scope.get("state", {}).get("sent", ())
    asked["wrong_words"] = problem_of(error.wrong, language).detail if error.wrong else ""
    asked["form"] = request.method != "GET"
    asked["kept"] = any(name not in OWN_FIELDS and value and len(value) != 36 for name, value in asked["held"])
    if request.method == "GET":
        asked |= {"action": "/account/bevestigen", "held": [("here", here)]}
    return asked
