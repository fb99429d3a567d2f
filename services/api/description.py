"""What the API's description says beyond its routes: headers that all changes share, public routes, whole examples."""

from collections.abc import Mapping
from typing import Any

from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.serialization import encode_json

from services.api.protocol import LAST_SEQ, SEQS

Node = dict[str, Any]
UNSAFE = ("post", "put", "patch", "delete")
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
# What is not JSON, by what the address ends in.
FILES: Mapping[str, tuple[str, ...]] = {
    ".csv": ("text/csv",),
    ".pdf": ("application/pdf",),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    "/audit-trail/export": ("application/jsonl", "text/csv"),
    "/files/{file}/content": ("application/pdf", "image/jpeg", "image/png", "image/webp", "text/plain"),
    "/exports/{export}": ("application/zip",),
}
TIME = {
    "format": "local-time",
    "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$",
}
SO_ALREADY = "It was so already: a repeated command makes nothing new."
PLAIN: Mapping[str, Any] = {"string": "…", "integer": 1, "number": 1, "boolean": True, "null": None}
FORMATS: Mapping[str, str] = {
    "uuid": "0198a5f2-7b1c-7e2a-9d39-0c1f6c1f4b1a",
    "date": "2026-12-01",
    "local-time": "10:30:00",
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
    _tell_what_answers_always_hold(schema, components)
    _tell_times(schema)
    for path, item in schema["paths"].items():
        for method, operation in item.items():
            _complete(path, method, operation, components)
    return schema


def _complete(path: str, method: str, operation: Node, components: Node) -> None:
    for parameter in operation.get("parameters", []):
        _complete_parameter(parameter)
    _complete_answers(path, operation)
    if operation.get("security") == [{}]:  # open to anybody, whose request has no key and no version
        operation["security"] = []
    elif method in UNSAFE and "api-tokens" not in path and "sign-out" not in path:
        known = operation.setdefault("parameters", [])
        shared = (IDEMPOTENCY_KEY, *((IF_MATCH,) if method != "post" else ()))
        known += [each for each in shared if each["name"] not in {parameter.get("name") for parameter in known}]
        if "201" in operation["responses"]:
            operation["responses"]["200"] = {**operation["responses"]["201"], "description": SO_ALREADY}
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


def _complete_parameter(parameter: Node) -> None:
    """Bounds that hold for every place in the log, said as the whole numbers that they are."""
    schema = parameter["schema"]
    if parameter["in"] == "query" and parameter["name"] in SEQS:
        parameter["schema"] = schema | {"minimum": int(schema.get("minimum", 0)), "maximum": LAST_SEQ}


def _complete_answers(path: str, operation: Node) -> None:
    answers = operation["responses"]
    for ending, kinds in FILES.items():
        if path.endswith(ending):
            answers["200"]["content"] = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in kinds}
    if "204" in answers:
        answers["204"].pop("content", None)


def _tell_what_answers_always_hold(schema: Node, components: Node) -> None:
    """An answer leaves no field out; only what is sent may."""
    sent = {
        name
        for item in schema["paths"].values()
        for each in item.values()
        for name in _names_in(each.get("requestBody"))
    }
    waiting = list(sent)
    while waiting:
        found = _names_in(components[waiting.pop()]) - sent
        sent |= found
        waiting += found
    for name, known in components.items():
        if name not in sent and "properties" in known:
            known["required"] = sorted(known["properties"])


def _tell_times(node: Any) -> None:
    """A time of the day; Litestar calls it a duration."""
    if isinstance(node, list):
        for each in node:
            _tell_times(each)
    elif isinstance(node, dict):
        if node.get("format") == "duration":
            node |= TIME
        for each in node.values():
            _tell_times(each)


def _names_in(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set[str]()
        return own.union(*(_names_in(each) for each in node.values()))
    return set[str]().union(*(_names_in(each) for each in node)) if isinstance(node, list) else set()


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
