"""The structs and enumerations of the description, as Python."""

from typing import Any

from services.api.client.names import argument_name, class_name, docstring, member_name

Node = dict[str, Any]
FORMATS = {"uuid": "UUID", "date": "date", "date-time": "datetime", "local-time": "time", "binary": "bytes"}
PLAIN = {"integer": "int", "number": "float", "boolean": "bool", "null": "None", "string": "str"}
UNSAID = "UNSET"


def type_of(schema: Node) -> str:
    """The Python type of a schema, `None` last where it may be."""
    if "$ref" in schema:
        return class_name(schema["$ref"].rpartition("/")[2])
    if "const" in schema:
        return f"Literal[{schema['const']!r}]"
    if "enum" in schema:
        told = f"Literal[{', '.join(repr(each) for each in schema['enum'] if each is not None)}]"
        return f"{told} | None" if None in schema["enum"] else told
    for name in ("oneOf", "anyOf", "allOf"):
        if name in schema:
            return _either([type_of(each) for each in schema[name]])
    kind = schema.get("type")
    if isinstance(kind, list):
        return _either([type_of({**schema, "type": each}) for each in kind])
    return _plain(schema, kind)


def _plain(schema: Node, kind: str | None) -> str:
    if kind == "array":
        return f"list[{type_of(schema['items'])}]" if "items" in schema else "list[Any]"
    if kind == "object":
        values = schema.get("additionalProperties")
        return f"dict[str, {type_of(values)}]" if isinstance(values, dict) and values else "dict[str, Any]"
    if kind == "string":
        return FORMATS.get(schema.get("format", ""), "str")
    return PLAIN.get(str(kind), "Any")


def _either(types: list[str]) -> str:
    known = list(dict.fromkeys(types))
    if "Any" in known:
        return "Any"
    return " | ".join(sorted(known, key=lambda each: each == "None"))


def used_by(node: Any, components: Node) -> set[str]:
    """The names of all schemas that a part of the description leads to."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            name = each["$ref"].rpartition("/")[2] if isinstance(each.get("$ref"), str) else None
            if name and name not in found:
                found.add(name)
                waiting.append(components[name])
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    return found


def struct(name: str, schema: Node) -> str:
    """A struct or an enumeration, as source."""
    own = class_name(name)
    if "enum" in schema:
        members = [f"    {member_name(each)} = {each!r}" for each in schema["enum"]]
        return "\n".join([f"class {own}(Open):", docstring(schema.get("description") or f"{own}.", 4), "", *members])
    required = set(schema.get("required", []))
    properties: Node = schema.get("properties", {})
    tags = {field: each["const"] for field, each in properties.items() if "const" in each}
    heads = "".join(f', tag_field="{field}", tag={value!r}' for field, value in tags.items())
    fields = [_field(field, each, field in required) for field, each in properties.items() if field not in tags]
    lines = [f"class {own}(Struct, frozen=True, kw_only=True, omit_defaults=True{heads}):"]
    lines.append(docstring(schema.get("description") or f"{own}.", 4))
    return "\n".join([*lines, "", *fields] if fields else lines)


def _field(name: str, schema: Node, required: bool) -> str:
    known, own = type_of(schema), argument_name(name)
    renamed = own != name
    if required:
        return f"    {own}: {known}" + (f' = field(name="{name}")' if renamed else "")
    default, known = _default(schema, known)
    if renamed:
        return f'    {own}: {known} = field(name="{name}", default={default})'
    return f"    {own}: {known} = {default}"


def _default(schema: Node, known: str) -> tuple[str, str]:
    """What a field is when it is left out, and its type then."""
    default = schema.get("default")
    if isinstance(default, str | int | float | bool) and known in ("str", "int", "float", "bool"):
        return repr(default), known
    if known.startswith(("list[", "dict[")) and not default:
        return "[]" if known.startswith("list[") else "{}", known
    if known.endswith("None"):
        return "None", known
    return UNSAID, f"{known} | UnsetType"
