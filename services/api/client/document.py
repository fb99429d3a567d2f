"""The API's description without a running server, and the source of the client that follows from it."""

import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import msgspec
from litestar import Litestar
from litestar.serialization import encode_json

from services.api import routes
from services.api.app import parts_of
from services.api.client.methods import group_class, groups, operations
from services.api.client.structs import Node, struct, used_by
from services.api.description import completed

PLACE = Path(__file__).parents[3] / "docs" / "client" / "werkbalans_client"
HEAD = '"""{what} Written by `./dev client` from the description of the API; do not edit."""\n\n'
MODELS = """from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType, field

from werkbalans_client.enumeration import Open

"""
OPERATIONS = """from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Literal
from uuid import UUID

from werkbalans_client.connection import Answer, Connection, Group, segment
from werkbalans_client.models import *

"""


def description() -> Node:
    """The description as `/api/openapi.json` gives it."""

    class Nothing(msgspec.Struct):
        """Settings that say what parts_of asks of them."""

        public_url: str = "https://werkbalans.example"
        development: bool = False

    settings: Any = Nothing()
    schema = Litestar(**parts_of(settings)).openapi_schema.to_schema()
    found: Node = msgspec.json.decode(encode_json(completed(schema)))
    return found


def sources(schema: Node) -> dict[str, str]:
    """The files that are written, by name."""
    components, paths = schema["components"]["schemas"], schema["paths"]
    known = [name.name for name in iter_modules(routes.__path__)]
    ids = [each["operationId"] for _, _, each in operations(paths)]
    modules = {each: max((name for name in known if each.startswith(f"{name}_")), key=len) for each in ids}
    bodies = [
        [each.get("parameters"), each.get("requestBody"), [a for s, a in each["responses"].items() if s < "300"]]
        for _, _, each in operations(paths)
    ]
    structs = [struct(name, components[name]) for name in sorted(used_by(bodies, components))]
    written = list(groups(paths, modules))
    classes = [f'class {group_class(name)}(Group):\n    """{name}"""\n\n' + "\n\n".join(own) for name, own in written]
    fields = [f"        self.{name} = {group_class(name)}(self)" for name, _ in written]
    head = ["class Groups(Connection):", '    """Every operation, by the group in which it is."""', ""]
    groups_of = "\n".join([*head, "    def _begin(self) -> None:", *fields])
    return {
        "models.py": _formatted(HEAD.format(what="What is sent and answered.") + MODELS + "\n\n".join(structs)),
        "operations.py": _formatted(
            HEAD.format(what="What can be asked.") + OPERATIONS + "\n\n\n".join([*classes, groups_of])
        ),
    }


def _formatted(source: str) -> str:
    """As Ruff sets it, without what is imported in vain."""
    ruff = [sys.executable, "-m", "ruff"]
    for step in (["check", "--fix", "-q", "--select", "F401,I"], ["format", "-q", "--line-length", "120"]):
        told = subprocess.run(
            [*ruff, *step, "--isolated", "-"], input=source, capture_output=True, text=True, check=True
        )
        source = told.stdout
    return source
