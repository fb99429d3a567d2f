"""Errors as pages: what happened, what to do, what was kept."""

from typing import Any

from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.enums import MediaType

from infra.language import in_language
from services.api.auth import csrf_token
from services.api.errors import language_of, log_fault, problem_of
from services.api.pages.page import TEMPLATES

NEXT = "__Host-next"


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
    template = "sign_in_needed.html" if problem.status == 401 else "error.html"
    with in_language(language):
        body = TEMPLATES.get_template(template).render(facts)
    cookies = []
    if problem.status == 401 and request.method == "GET":
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        cookies = [Cookie(NEXT, value=here, max_age=1800, secure=True, httponly=True, samesite="lax")]
    return Response(body, status_code=problem.status, media_type=MediaType.HTML, cookies=cookies)
