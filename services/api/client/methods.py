"""The operations of the description, as methods in groups, one group for each module of routes."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from services.api.client.names import argument_name, class_name, docstring
from services.api.client.structs import Node, type_of

VERBS = ("get", "post", "put", "patch", "delete")
# Headers that all changes share have a name and a type of their own.
HEADERS = {"Idempotency-Key": ("key", "str | None"), "If-Match": ("seen", "int | None")}


def operations(paths: Node) -> list[tuple[str, str, Node]]:
    """Each operation with its path and its verb, by the name that it has."""
    found = [(path, verb, item[verb]) for path, item in paths.items() for verb in VERBS if verb in item]
    return sorted(found, key=lambda each: str(each[2]["operationId"]))


def groups(paths: Node, modules: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Each group by name, with the source of its methods; `modules` says of each operation in which it is."""
    known = sorted(operations(paths), key=lambda each: modules[each[2]["operationId"]])
    for module, members in groupby(known, key=lambda each: modules[each[2]["operationId"]]):
        yield module, [method(module, *each) for each in members]


def method(module: str, path: str, verb: str, operation: Node) -> str:
    """One operation, as source."""
    name = argument_name(operation["operationId"].removeprefix(f"{module}_"))
    asked = operation.get("parameters", [])
    places = [each for each in asked if each["in"] == "path"]
    queries = [each for each in asked if each["in"] == "query"]
    headers = [HEADERS[each["name"]] for each in asked if each["name"] in HEADERS]
    sent = operation.get("requestBody", {}).get("content", {})
    returns = _returns(operation)
    head = ["self", *(f"{argument_name(each['name'])}: {type_of(each['schema'])}" for each in places)]
    head += [f"data: {type_of(body['schema'])}" for body in list(sent.values())[:1]]
    rest = [*map(_query, queries), *(f"{own}: {known} = None" for own, known in headers)]
    arguments = ", ".join([*head, *(["*", *rest] if rest else [])])
    given = [repr(verb.upper()), _address(path, places), returns]
    if queries:
        given.append(
            "query={" + ", ".join(f'"{each["name"]}": {argument_name(each["name"])}' for each in queries) + "}"
        )
    if sent:
        given.append("form=data" if "multipart/form-data" in sent else "data=data")
    given += [f"{own}={own}" for own, _ in headers]
    return "\n".join(
        [
            f"    def {name}({arguments}) -> Answer[{returns}]:",
            docstring(f"{operation['summary'].rstrip('.')}. {operation.get('description', '')}", 8),
            f"        return self._ask({', '.join(given)})",
        ]
    )


def _query(parameter: Node) -> str:
    known, name = type_of(parameter["schema"]), argument_name(parameter["name"])
    if parameter.get("required"):
        return f"{name}: {known}"
    return f"{name}: {known if known.endswith('None') else f'{known} | None'} = None"


def _address(path: str, places: list[Node]) -> str:
    for each in places:
        path = path.replace("{" + each["name"] + "}", "{segment(" + argument_name(each["name"]) + ")}")
    return f'f"{path}"' if places else f'"{path}"'


def _returns(operation: Node) -> str:
    for status in ("200", "201", "202"):
        for kind, media in operation["responses"].get(status, {}).get("content", {}).items():
            return type_of(media["schema"]) if kind == "application/json" else "bytes"
    return "None"


def group_class(module: str) -> str:
    """The class of a group."""
    return class_name(f"{module}_group")
