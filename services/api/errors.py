"""Problems as RFC 9457 tells them: a refusal, a bad request, something not found, a fault of ours."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import asyncpg
import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from domain.kernel.refusals import NotFound, Refusal
from domain.method import Text
from infra.language import in_language, long_date
from services.api import proofs
from services.api.logs import places_of
from services.api.words import public_data, words_of
from services.api.words.reading import read_words
from services.api.words.statuses import FAULT, FAULT_TITLE, STATUSES

log = structlog.get_logger("werkbalans.api")


class FieldProblem(msgspec.Struct, frozen=True):
    """What is wrong with one field, named by its path in the request (`answer.goals.0.text`)."""

    field: str
    detail: str


class Problem(msgspec.Struct, frozen=True):
    """The body of every error (application/problem+json). `data` says which rule, version or row it is about."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []
    data: dict[str, Any] = {}


class Unauthenticated(Exception):
    """Nobody is signed in."""


class OperatorsOnly(Exception):
    """A member of an organisation asks for a page of those who run the service."""


class CsrfFailed(Exception):
    """A form came without the token of its own session, or from another site."""


class TooManyTries(Exception):
    """Somebody tried the same thing too often in a short while."""


class TooManyCalls(Exception):
    """An API token made more calls than it has a minute."""


class DayNotPast(Exception):
    """One asks how something looked on a day that is still to come, or that is no day."""


class PastIsWritten(Exception):
    """One asks to change something as of a past day: what is written is written today."""


class NothingYet(Exception):
    """One asks how a plan looked before it began, which was on the day `began`."""

    def __init__(self, began: date) -> None:
        super().__init__(began)
        self.began = began


EDGE: Mapping[type[Exception], tuple[int, str, Text, Text]] = {
    **proofs.EDGE,
    Unauthenticated: (
        401,
        "sign-in-needed",
        Text("Log eerst in", "Sign in first"),
        Text("Vraag een inloglink aan, of stuur een API-sleutel mee.", "Ask for a sign-in link, or send an API token."),
    ),
    OperatorsOnly: (
        403,
        "operators-only",
        Text("Deze pagina is voor de beheerder van Werkbalans", "This page is for the operator of Werkbalans"),
        Text(
            "Je bent ingelogd bij je organisatie. Ben je ook de beheerder? Log dan uit, en log in met dat mailadres.",
            "You are signed in at an organisation. Are you the operator too? Sign out, then sign in with that address.",
        ),
    ),
    CsrfFailed: (
        403,
        "form-expired",
        Text("Het formulier is verlopen", "The form has expired"),
        Text("Laad de pagina opnieuw en stuur het nog een keer.", "Reload the page and send it again."),
    ),
    DayNotPast: (
        422,
        "day-not-past",
        Text("Kies een dag die geweest is", "Choose a day that has passed"),
        Text("Vul een datum in van vandaag of eerder.", "Fill in the date of today or an earlier one."),
    ),
    PastIsWritten: (
        400,
        "past-is-written",
        Text("Je kunt alleen vandaag iets vastleggen", "You can record something today only"),
        Text(
            "Een dag in het verleden kun je lezen, niet veranderen. Laat die dag weg uit het adres. Noem de dag waarop "
            "iets gebeurde in het verzoek zelf.",
            "You can read a past day, not change it. Leave that day out of the address. Name the day on which "
            "something happened in the request itself.",
        ),
    ),
    NothingYet: (
        404,
        "nothing-yet",
        Text("Dit plan was er toen nog niet", "This plan was not there yet"),
        Text(
            "Het plan begon op {began}. Kies die dag of een latere.",
            "The plan began on {began}. Choose that day or a later one.",
        ),
    ),
    TooManyCalls: (
        429,
        "too-many-calls",
        Text("Te veel aanroepen", "Too many calls"),
        Text(
            "Wacht zoveel seconden als in Retry-After staat, en ga dan verder.",
            "Wait as many seconds as Retry-After says, then go on.",
        ),
    ),
    TooManyTries: (
        429,
        "too-many-tries",
        Text("Te veel pogingen", "Too many tries"),
        Text("Wacht een kwartier en probeer het opnieuw.", "Wait a quarter of an hour and try again."),
    ),
}


def problem_of(error: Exception, language: str) -> Problem:
    """The problem that an exception becomes, in words that say what to do and tell nothing of our insides.

    A value that the database cannot even look for (a number too large, a NUL in a text) is the request's fault.
    """
    if isinstance(error, Refusal):
        status, title, detail = words_of(error, language)
        if status == 404:
            return Problem("/problems/not-found", title, 404, detail)
        field = error.data.get("field")
        errors = [FieldProblem(str(field), detail)] if field else []
        return Problem(f"/problems/{kebab(type(error).__name__)}", title, status, detail, errors, public_data(error))
    if type(error) in EDGE:
        status, name, edge_title, edge_detail = EDGE[type(error)]
        problem = Problem(f"/problems/{name}", edge_title.to(language), status, edge_detail.to(language))
        return _before(problem, error.began, language) if isinstance(error, NothingYet) else problem
    if isinstance(error, HTTPException):
        return _of_http(error, language)
    if isinstance(error, asyncpg.DataError):
        return _of_status(400, language)
    return Problem("/problems/fault", FAULT_TITLE.to(language), 500, FAULT.to(language))


def _before(problem: Problem, began: date, language: str) -> Problem:
    with in_language(language):
        detail = problem.detail.format(began=long_date(began))
    return msgspec.structs.replace(problem, detail=detail, data={"began": began.isoformat()})


def _of_http(error: HTTPException, language: str) -> Problem:
    if error.status_code == 404:
        return problem_of(NotFound(), language)
    if error.status_code >= 500 and error.status_code not in STATUSES:
        return Problem("/problems/fault", FAULT_TITLE.to(language), error.status_code, FAULT.to(language))
    problem = _of_status(error.status_code, language)
    if not isinstance(error, ValidationException):
        return problem
    found = [each for each in error.extra if isinstance(each, dict)] if isinstance(error.extra, list) else []
    told = [read_words(str(each.get("key", "")), str(each.get("message", "")), language) for each in found]
    errors = [FieldProblem(*each) for each in told]
    detail = Text("Kijk de genoemde velden na.", "Check the fields named.").to(language)
    return msgspec.structs.replace(problem, detail=detail, errors=errors)


def _of_status(status: int, language: str) -> Problem:
    name, title, detail = STATUSES.get(status, STATUSES[400])
    return Problem(f"/problems/{name}", title.to(language), status, detail.to(language))


def kebab(name: str) -> str:
    """`RowNeedsAnswer` as `row-needs-answer`."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


def language_of(request: Request[Any, Any, Any]) -> str:
    """The caller's own language, else what the browser or its cookie asks for, else Dutch."""
    caller = request.scope.get("state", {}).get("caller")
    if caller is not None:
        return str(caller.language)
    cookie = request.cookies.get("language")
    if cookie in ("nl", "en"):
        return cookie
    wanted = request.headers.get("accept-language", "").lower()
    return "en" if wanted.startswith("en") else "nl"


def as_problem(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The answer to a program."""
    problem = problem_of(error, language_of(request))
    if problem.status >= 500:
        log_fault(request, error)
    return Response(
        msgspec.json.encode(problem),
        status_code=problem.status,
        media_type="application/problem+json",
        headers=_headers_of(problem),
    )


def log_fault(request: Request[Any, Any, Any], error: Exception) -> None:
    """Note a fault of ours: its type and where it came from, not its message, which may quote somebody's words."""
    log.error("fault", route=route_of(request), error=type(error).__name__, places=places_of(error))


def _headers_of(problem: Problem) -> dict[str, str]:
    if problem.status == 409 and "current" in problem.data:
        return {"ETag": f'"{problem.data["current"]}"'}
    return {401: {"WWW-Authenticate": "Bearer"}, 429: {"Retry-After": "900"}}.get(problem.status, {})


def route_of(request: Request[Any, Any, Any]) -> str:
    """The route's template, never the path itself: ids stay out of logs and metrics."""
    return str(request.scope.get("path_template", ""))
