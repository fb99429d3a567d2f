"""Messages as SCIM has them: what comes in, what goes out, and errors (RFC 7644, 3.1 and 3.12)."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from domain.kernel.refusals import NotFound, Refusal
from infra.single_sign_on.faults import ProviderFault
from services.api.errors import Unauthenticated, language_of, log_fault, problem_of
from services.api.words.sign_on import WORDS

KIND = "application/scim+json"
FORMATS = (KIND, "application/json", "")
CORE, MESSAGES = "urn:ietf:params:scim:schemas:core:2.0:", "urn:ietf:params:scim:api:messages:2.0:"
MOST, USUAL = 200, 100
Json = dict[str, Any]


class Wrong(Exception):
    """A request that cannot be; `kind` is SCIM's own word for it (RFC 7644, table 9), `detail` in English."""

    def __init__(self, detail: str, kind: str = "invalidValue", status: int = 400) -> None:
        super().__init__(detail)
        self.detail, self.kind, self.status = detail, kind, status


async def body_of(request: Request[Any, Any, Any]) -> Json:
    """The resource or the operations that were sent. Raises Wrong, and HTTPException (415) for another format."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in FORMATS:
        raise HTTPException(status_code=415)
    try:
        found = msgspec.json.decode(await request.body())
    except (msgspec.MsgspecError, ValueError):
        raise Wrong("The body is not JSON.", "invalidSyntax") from None
    if not isinstance(found, dict):
        raise Wrong("The body is not a JSON object.", "invalidSyntax")
    return found


def told(content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response[bytes]:
    """An answer."""
    return Response(msgspec.json.encode(content), status_code=status, media_type=KIND, headers=dict(headers or {}))


def resource(request: Request[Any, Any, Any], found: Json, status: int = 200) -> Response[bytes]:
    """A resource with its version as ETag; not once more to whoever has this one (304)."""
    tag = version_of(found)
    found["meta"]["version"] = tag
    headers = {"ETag": tag, **({"Location": found["meta"]["location"]} if status == 201 else {})}
    if request.method == "GET" and tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    return told(chosen(request, found), status, headers)


def version_of(found: Json) -> str:
    """The version of a resource, as a weak ETag over what it says."""
    said = {name: value for name, value in found.items() if name != "meta"}
    return f'W/"{hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()[:16]}"'


def unchanged(request: Request[Any, Any, Any], found: Json) -> None:
    """Raise Wrong (412) when somebody changed the resource since the asker saw it (If-Match)."""
    seen = request.headers.get("if-match", "*")
    if seen.strip() != "*" and version_of(found) not in seen:
        raise Wrong("The resource changed since that version.", "", 412)


def listed(request: Request[Any, Any, Any], found: Sequence[Json], total: int, first: int) -> Response[bytes]:
    """A page of a list; the first one has number 1."""
    shown = [chosen(request, each) for each in found]
    content = {"totalResults": total, "startIndex": first, "itemsPerPage": len(shown), "Resources": shown}
    return told({"schemas": [MESSAGES + "ListResponse"], **content})


def page_of(request: Request[Any, Any, Any]) -> tuple[int, int]:
    """The number of the first resource that is asked for, and how many. Raises Wrong."""
    try:
        first, count = (
            int(request.query_params.get(name, usual)) for name, usual in (("startIndex", 1), ("count", USUAL))
        )
    except ValueError:
        raise Wrong("startIndex and count are whole numbers.") from None
    return min(max(first, 1), 2**31), min(max(count, 0), MOST)


def chosen(request: Request[Any, Any, Any], found: Json) -> Json:
    """The attributes that were asked for (`attributes`, `excludedAttributes`); id and schemas always."""
    always = {"id", "schemas"}
    wanted, left_out = (_names(request, name) for name in ("attributes", "excludedAttributes"))
    kept = {name: value for name, value in found.items() if not wanted or name.lower() in wanted or name in always}
    return {name: value for name, value in kept.items() if name in always or name.lower() not in left_out}


def _names(request: Request[Any, Any, Any], parameter: str) -> set[str]:
    text = request.query_params.get(parameter, "")
    return {name.strip().rpartition(":")[2].partition(".")[0].lower() for name in text.split(",") if name.strip()}


def as_scim(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The answer to a request that went wrong."""
    if isinstance(error, Wrong):
        return _error(error.status, error.detail, error.kind)
    language = language_of(request)
    if isinstance(error, ProviderFault):
        return _error(409, WORDS[error.trouble][1].to(language))
    problem = problem_of(NotFound() if _nowhere(error) else error, language)
    if problem.status >= 500:
        log_fault(request, error)
    status = 400 if isinstance(error, Refusal) and problem.status == 422 else problem.status
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(error, Unauthenticated) else {}
    detail = "; ".join(
        [problem.title, problem.detail, *(each.detail for each in problem.errors if each.detail != problem.detail)]
    )
    return _error(status, detail, "invalidValue" if status == 400 else "", headers)


def _nowhere(error: Exception) -> bool:
    return isinstance(error, HTTPException) and error.status_code == 404


def _error(status: int, detail: str, kind: str = "", headers: Mapping[str, str] | None = None) -> Response[bytes]:
    content = {"schemas": [MESSAGES + "Error"], "status": str(status), "detail": detail}
    return told({**content, **({"scimType": kind} if kind else {})}, status, headers)
