"""The API's description (OpenAPI 3.1) and a page that shows it, with nothing from another site."""

from typing import Any

from litestar import Request
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import OpenAPIRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from services.api.assets import asset
from services.api.description import Description

DESCRIPTION = """What an organisation does with its plans, for programs.

- Sign in with an API token (`Authorization: Bearer …`), or with a session cookie and the header `x-csrf-token`.
- `Idempotency-Key` makes a repeated request do its work once.
- `If-Match` with the ETag that you saw makes a change fail with 409 when somebody was first.
- Each change answers its place in the log (`seq`); a read with `min_seq` waits briefly until it shows that place.
- Any read under a plan takes `as_of` (a past local date): it answers as things stood at the end of that day, with the
  events of that plan and of the organisation. Names of people are those of today; erased words stay erased.
- Dates are local dates of the organisation; moments are in UTC.
"""
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Werkbalans API</title>
<link rel="stylesheet" href="{style}">
</head>
<body>
<div id="swagger-ui" data-description="{schema}"></div>
<script src="{bundle}"></script>
<script src="{start}"></script>
</body>
</html>
"""


class SwaggerPage(OpenAPIRenderPlugin):
    """Swagger UI from our own files, started by a script file: the strict content security policy holds here too."""

    def render(self, _request: "Request[Any, Any, Any]", _schema: dict[str, Any]) -> bytes:
        """The page."""
        return PAGE.format(
            style=asset("swagger-ui.css"),
            bundle=asset("swagger-ui-bundle.js"),
            start=asset("api-docs.js"),
            schema="/api/openapi.json",
        ).encode()


OPENAPI = OpenAPIConfig(
    title="Werkbalans",
    version="1",
    description=DESCRIPTION,
    path="/api",
    render_plugins=[SwaggerPage(path="/docs"), Description(path="/openapi.json")],
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
)
