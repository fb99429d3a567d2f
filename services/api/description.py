"""What the API's description says beyond its routes: headers that all changes share, public routes, whole examples."""

from collections.abc import Mapping
from typing import Any

from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.serialization import encode_json

Node = dict[str, Any]
UNSAFE = ("post", "put", "patch", "delete")
PUBLIC = ("/api/v1/organisations", "/api/v1/sign-in", "/api/v1/sign-in/{secret}")
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "maxLength": 200},
    "description": "The same key of the same person does the work once and gets the same answer again.",
    "example": "start-plan-2027",
}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "The ETag that you saw: when somebody was first, the answer is 409 with the current one.",
    "example": '"12"',
}
ETAG = {"schema": {"type": "string"}, "description": "The version now, for If-Match.", "example": '"13"'}
LOCATION = {"schema": {"type": "string"}, "description": "Where the new thing is."}
PLAIN: Mapping[str, Any] = {"string": "…", "integer": 1, "number": 1, "boolean": True, "null": None}
FORMATS: Mapping[str, str] = {
    "uuid": "0198a5f2-7b1c-7e2a-9d39-0c1f6c1f4b1a",
    "date": "2026-12-01",
    "time": "10:30:00",
    "date-time": "2026-12-01T09:30:00Z",
}


class Description(JsonRenderPlugin):
    """The description as JSON, completed."""

    def render(self, request: "Request[Any, Any, Any]", openapi_schema: Node) -> bytes:
        """OpenAPI 3.1."""
        return encode_json(completed(openapi_schema), request.route_handler.default_serializer)


def completed(schema: Node) -> Node:
    """The description with shared headers and with an example of every body."""
    components = schema.get("components", {}).get("schemas", {})
    for path, item in schema["paths"].items():
        for method, operation in item.items():
            _complete(path, method, operation, components)
    return schema


def _complete(path: str, method: str, operation: Node, components: Node) -> None:
    if path in PUBLIC or path.startswith("/api/v1/unnamed/"):
        operation["security"] = []
    elif method in UNSAFE and "api-tokens" not in path and "sign-out" not in path:
        known = operation.setdefault("parameters", [])
        shared = (IDEMPOTENCY_KEY, *((IF_MATCH,) if method != "post" else ()))
        known += [each for each in shared if each["name"] not in {parameter.get("name") for parameter in known}]
        for status, response in operation["responses"].items():
            if status in ("200", "201"):
                headers = response.setdefault("headers", {})
                headers["ETag"] = ETAG
                if method == "post":
                    headers["Location"] = LOCATION
    bodies = [operation.get("requestBody", {}), *(r for s, r in operation["responses"].items() if s < "300")]
    for body in bodies:
        for media in body.get("content", {}).values():
            if "schema" in media and not {"example", "examples"} & media.keys():
                media["example"] = example_of(media["schema"], components)


def example_of(schema: Node, components: Node, deep: int = 0) -> Any:
    """A value that the schema allows: its own example where it has one."""
    if "$ref" in schema:
        return example_of(components[schema["$ref"].rpartition("/")[2]], components, deep + 1)
    for name in ("example", "const", "default"):
        if schema.get(name) is not None:
            return schema[name]
    for name in ("examples", "enum"):
        if schema.get(name):
            found = schema[name]
            return next(iter(found.values()))["value"] if isinstance(found, dict) else found[0]
    for name in ("oneOf", "anyOf"):
        if schema.get(name):
            return example_of(_telling(schema[name]), components, deep + 1)
    return _plain(schema, components, deep)


def _telling(choices: list[Node]) -> Node:
    return next((choice for choice in choices if choice.get("type") != "null"), choices[0])


def _plain(schema: Node, components: Node, deep: int) -> Any:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((each for each in kind if each != "null"), "null")
    if kind == "object" or "properties" in schema:
        if deep > 12:
            return {}
        return {name: example_of(each, components, deep + 1) for name, each in schema.get("properties", {}).items()}
    if kind == "array":
        return [example_of(schema["items"], components, deep + 1)] if "items" in schema and deep < 12 else []
    return FORMATS.get(schema.get("format", ""), PLAIN.get(str(kind)))
