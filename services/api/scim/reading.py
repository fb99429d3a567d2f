"""What clients send, as they send it: filters, paths, operations; also where Entra ID and Okta leave RFC 7644."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import msgspec

from services.api.scim.messages import Json, Wrong

# `emails[type eq "work"].value`, `members[value eq "…"]`, `urn:…:User:active`, `name.formatted`
PATH = re.compile(r"(?:urn:[\w:.\-]+:)?(?P<name>[A-Za-z$][\w\-]*)(?:\[(?P<where>[^\]]*)\])?(?:\.(?P<part>[\w\-]+))?")
FILTER = re.compile(r'\s*(?P<path>[^\s"]+|[^\s"\[]+\[[^\]]*\]\S*)\s+(?P<how>\w+)\s+(?P<value>"(?:[^"\\]|\\.)*"|\S+)\s*')
WHERE = re.compile(r'\s*(?P<name>\w+)\s+eq\s+(?P<value>"(?:[^"\\]|\\.)*"|\S+)\s*', re.IGNORECASE)
OPERATIONS, MOST_OPERATIONS, LONGEST = ("add", "replace", "remove"), 1000, 200


class Filter(msgspec.Struct, frozen=True):
    """`attribute eq value`; the attribute in small letters, with its part: `emails.value`."""

    attribute: str
    value: str


class Operation(msgspec.Struct, frozen=True):
    """One thing to do: to which attribute (small letters), to which of its values (`where`), with what."""

    do: str
    name: str
    part: str
    where: str
    value: Any


def filter_of(text: str) -> Filter | None:
    """What a list is narrowed to; None when it is not. Raises Wrong for what we cannot look for."""
    if not text.strip():
        return None
    found = FILTER.fullmatch(text)
    path = PATH.fullmatch(found["path"]) if found else None
    if found is None or path is None or found["how"].lower() != "eq":
        raise Wrong('Only filters like userName eq "anna@example.com" are understood.', "invalidFilter")
    part = f".{path['part'].lower()}" if path["part"] else ""
    return Filter(path["name"].lower() + part, _literal(found["value"]))


def operations_of(body: Json) -> Iterator[Operation]:
    """The operations of a PATCH, one for each attribute. Raises Wrong."""
    sent = next((value for name, value in body.items() if name.lower() == "operations"), None)
    if not isinstance(sent, list) or len(sent) > MOST_OPERATIONS:
        raise Wrong(f"Operations is a list of {MOST_OPERATIONS} at most.", "invalidSyntax")
    for each in sent:
        if not isinstance(each, dict):
            raise Wrong("An operation is an object.", "invalidSyntax")
        yield from _operation(each)


def _operation(sent: Json) -> Iterator[Operation]:
    do, path, value = str(sent.get("op", "")).lower(), sent.get("path"), sent.get("value")
    if do not in OPERATIONS:
        raise Wrong("op is add, replace or remove.", "invalidSyntax")
    if path is None:
        if do == "remove" or not isinstance(value, dict):
            raise Wrong("Without a path the value says which attributes.", "noTarget")
        for name, each in value.items():  # also "name.formatted", as Entra ID sends it
            yield _at(do, name, each)
        return
    yield _at(do, path, value)


def _at(do: str, path: Any, value: Any) -> Operation:
    found = PATH.fullmatch(path.strip()) if isinstance(path, str) else None
    if found is None:
        raise Wrong("The path is not one of SCIM's.", "invalidPath")
    where = WHERE.fullmatch(found["where"]) if found["where"] else None
    if found["where"] and where is None:
        raise Wrong('Between brackets only comparisons like value eq "…" are understood.', "invalidFilter")
    meant = _literal(where["value"]) if where and where["name"].lower() == "value" else ""
    return Operation(do, found["name"].lower(), (found["part"] or "").lower(), meant, value)


def _literal(text: str) -> str:
    try:
        return str(msgspec.json.decode(text)) if text.startswith('"') else text
    except msgspec.MsgspecError:
        raise Wrong("The value between quotes cannot be read.", "invalidFilter") from None


def flag(value: Any) -> bool:
    """A truth value, also in words: Entra ID sends "True". Raises Wrong."""
    found = {"true": True, "false": False}.get(str(value).lower())
    if found is None:
        raise Wrong("active is true or false.")
    return found


def text(value: Any, name: str, longest: int = LONGEST) -> str:
    """A text without spaces around it. Raises Wrong."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > longest or not value.isprintable():
        raise Wrong(f"{name} is a text of {longest} characters at most.")
    return value.strip()


def ids(value: Any) -> list[UUID]:
    """The ids in a list of members: `[{"value": "…"}]`, one object, or bare ids. Raises Wrong."""
    many = value if isinstance(value, list) else [] if value is None else [value]
    try:
        return [UUID(str(each["value"] if isinstance(each, dict) else each)) for each in many]
    except (ValueError, KeyError):
        raise Wrong("A member is named by the id that it has here.") from None


def attribute(body: Json, name: str) -> Any:
    """An attribute of a resource; the case of its name does not count (RFC 7643, 2.1)."""
    return next((value for known, value in body.items() if known.lower() == name.lower()), None)
