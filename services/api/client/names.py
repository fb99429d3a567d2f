"""The names that things of the description have in Python."""

import keyword
import re
import textwrap

TYPES = frozenset({"str", "int", "float", "bool", "bytes", "list", "dict", "date", "datetime", "time", "type"})


def class_name(schema: str) -> str:
    """`plan_events_Milestone` as `PlanEventsMilestone`; what has a short name keeps it."""
    parts = schema.removeprefix("domain_").split("_")
    return "".join(part[:1].upper() + part[1:] for part in parts)


def member_name(value: str) -> str:
    """`too_high` as `TOO_HIGH`, a value of an enumeration."""
    name = re.sub(r"\W+", "_", value).upper().strip("_") or "EMPTY"
    return f"N{name}" if name[0].isdigit() else name


def argument_name(name: str) -> str:
    """A parameter's name; one that Python knows already gets a line behind it."""
    plain = name.replace("-", "_").lower()
    return f"{plain}_" if keyword.iskeyword(plain) or plain in TYPES else plain


def docstring(text: str, deep: int) -> str:
    """A text as a docstring, so far to the right."""
    words = " ".join(text.split()).replace("\\", "\\\\").replace('"""', "'''")
    lines = textwrap.wrap(words, 110 - deep) or [""]
    space = " " * deep
    if len(lines) == 1:
        return f'{space}"""{lines[0]}"""'
    return "\n".join([f'{space}"""{lines[0]}', *(f"{space}{line}" for line in lines[1:]), f'{space}"""'])
