"""The API's description (OpenAPI 3.1) and a page that shows it, with nothing from another site."""

from pathlib import Path
from typing import Any

import msgspec
from litestar import Request
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import OpenAPIRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.types.internal_types import PathParameterDefinition

from infra.language import environment
from services.api.assets import asset
from services.api.description import Description, Node, completed

DESCRIPTION = """What an organisation does with its plans, for programs.

- Sign in with an API token (`Authorization: Bearer …`), or with a session cookie and the header `x-csrf-token`.
- `Idempotency-Key` makes a repeated request do its work once.
- `If-Match` with the ETag that you saw makes a change fail with 409 when somebody was first.
- Each change answers its place in the log (`seq`); a read with `min_seq` waits briefly until it shows that place.
- Any read under a plan takes `as_of` (a past local date): it answers as things stood at the end of that day, with the
  events of that plan and of the organisation. Names of people are those of today; erased words stay erased.
- Dates are local dates of the organisation; moments are in UTC.
"""
METHODS = ("get", "post", "put", "patch", "delete")
PAGE = environment(Path(__file__).parent / "templates").get_template("api_docs.html")


class Operation(msgspec.Struct, frozen=True):
    """One route as the page tells of it; `sends` and `gets` are examples of the bodies, as JSON."""

    method: str
    path: str
    summary: str
    told: str
    parameters: list[Node]
    sends: str
    gets: str
    problems: list[str]


class DocumentationPage(OpenAPIRenderPlugin):
    """The description for people: one page of HTML, made here, without a script and without anything from elsewhere."""

    def render(self, _request: "Request[Any, Any, Any]", schema: Node) -> bytes:
        """The page, in English, as the description itself."""
        known = completed(schema)
        by_tag: dict[str, list[Operation]] = {}
        for path, item in known["paths"].items():
            for method in METHODS:
                if method in item:
                    told = _operation(method, path, item[method])
                    by_tag.setdefault((item[method].get("tags") or ["Other"])[0], []).append(told)
        lead, points = DESCRIPTION.split("\n\n", 1)
        lines = [line.removeprefix("- ") for line in points.strip().replace("\n  ", " ").split("\n")]
        return PAGE.render(style=asset("werkbalans.css"), lead=lead, lines=lines, groups=by_tag).encode()


def _operation(method: str, path: str, operation: Node) -> Operation:
    answers = operation.get("responses", {})
    good: Node = next((answer for status, answer in answers.items() if status < "300"), {})
    return Operation(
        method.upper(),
        path,
        operation.get("summary", ""),
        operation.get("description", ""),
        operation.get("parameters", []),
        _example(operation.get("requestBody", {})),
        _example(good),
        [f"{status}: {answer.get('description', '')}" for status, answer in answers.items() if status >= "300"],
    )


def _example(body: Node) -> str:
    for media in body.get("content", {}).values():
        if "example" in media:
            return msgspec.json.format(msgspec.json.encode(media["example"]), indent=2).decode()
    return ""


def operation_id(handler: HTTPRouteHandler, _method: Any, path: list[str | PathParameterDefinition]) -> str:
    """`kickoff_check`: the module of a route and its function; the client that is generated has them as its names.

    A function with several addresses has the ending of each (`outcomes_export_csv`).
    """
    paths = [*handler.paths]
    ending = f"_{str(path[-1]).rpartition('.')[2]}" if len(paths) > 1 else ""
    return f"{handler.fn.__module__.rpartition('.')[2]}_{handler.fn.__name__}{ending}"


OPENAPI = OpenAPIConfig(
    title="Werkbalans",
    version="1",
    description=DESCRIPTION,
    path="/api",
    render_plugins=[DocumentationPage(path="/docs"), Description(path="/openapi.json")],
    components=Components(
        security_schemes={
            "token": SecurityScheme(type="http", scheme="bearer", description="An API token of a member."),
            "session": SecurityScheme(
                type="apiKey", name="__Host-session", security_scheme_in="cookie", description="A signed-in browser."
            ),
        }
    ),
    security=[{"token": []}, {"session": []}],
    use_handler_docstrings=True,
    operation_id_creator=operation_id,
)
