"""Answers as form fields and back: `goals.0.text` is the text of the first goal."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from domain.kernel.refusals import InvalidValue
from domain.kickoff.answers import Answer
from domain.method import AnswerKind
from services.api.pages.forms import sure
from services.api.routes.kickoff_inputs import AnswerInput

Form = Mapping[str, list[str]]
LISTS = {
    AnswerKind.GOALS: {"goals": ("text", "measured_by")},
    AnswerKind.OTHERS_INVOLVED: {"others": ("kind", "person", "name", "agreed")},
    AnswerKind.PLANNING: {"milestones": ("text", "on"), "communications": ("what", "to_whom", "on", "by")},
    AnswerKind.MEANS: {"agreements": ("for", "time", "room", "support")},
}
INPUTS = msgspec.json.Decoder(AnswerInput)


def fields_of(answer: Answer | None) -> dict[str, list[str]]:
    """The form fields that an answer fills."""
    if answer is None:
        return {}
    plain = msgspec.to_builtins(answer)
    fields: dict[str, list[str]] = {}
    _flatten("", plain, fields)
    match plain["kind"]:
        case "leadership":
            fields["lead"] = [plain["who"]["type"] if plain["who"] else "line"]
            fields["name"] = [_outsider_name(plain["who"])]
            fields["person"] = [plain["who"].get("person", "") if plain["who"] else ""]
        case "others_involved":
            fields["nobody"] = ["" if plain["others"] else "yes"]
            for index, other in enumerate(plain["others"]):
                who = other["who"]
                fields[f"others.{index}.kind"] = [who["type"]]
                fields[f"others.{index}.person"] = [who.get("person", "")]
                name = who["name"] if who["type"] == "project" else _outsider_name(who)
                fields[f"others.{index}.name"] = [name]
        case "means":
            for index, agreed in enumerate(plain["agreements"]):
                whom = f"person:{agreed['person']}" if agreed["person"] else f"unit:{agreed['unit']}"
                fields[f"agreements.{index}.for"] = [whom]
        case _:
            pass
    return fields


def count_of(form: Form, name: str) -> int:
    """How many items of a list a form shows."""
    numbers = [int(part) for key in form if key.startswith(f"{name}.") and (part := key.split(".")[1]).isdigit()]
    return min(max(numbers, default=-1) + 1, 50)


def answer_of(asks: AnswerKind, form: Form) -> AnswerInput | None:
    """The answer that a form holds, None when nothing was filled in. Raises InvalidValue naming the field."""
    content = _content(asks, form)
    if content is None:
        return None
    try:
        answer: AnswerInput = INPUTS.decode(msgspec.json.encode(content))
        return answer
    except msgspec.ValidationError as error:
        raise InvalidValue(field=_field_of(str(error)), reason="form") from None


def _content(asks: AnswerKind, form: Form) -> dict[str, Any] | None:
    match asks:
        case AnswerKind.GOALS:
            goals = _items(form, "goals", ("text", "measured_by"))
            return {"kind": "goals", "goals": goals} if goals else None
        case AnswerKind.YES_NO:
            return _with_choice("yes_no", "yes", form, {})
        case AnswerKind.MANAGEMENT_POSITION | AnswerKind.WORKS_COUNCIL_POSITION:
            return _with_choice("position", "behind", form, {"source": _source(form)})
        case AnswerKind.INVOLVEMENT:
            return _with_choice("involvement", "yes", form, {"how_asked": _one(form, "how_asked")})
        case AnswerKind.LEADERSHIP:
            return _leadership(form)
        case AnswerKind.BENEFITING_GROUP:
            size = _one(form, "size")
            if size and not (size.isascii() and size.isdigit()):
                raise InvalidValue(field="size", reason="not_a_number")
            rest = {
                "description": _one(form, "description"),
                "units": [value for value in form.get("units", []) if value],
                "size": int(size) if size else None,
            }
            return _with_choice("benefiting_group", "exists", form, rest)
        case AnswerKind.RESULTS_DATE:
            on = _date(form, "on")
            return {"kind": "results_date", "on": on} if on else None
        case AnswerKind.OTHERS_INVOLVED:
            return _others(form)
        case AnswerKind.PLANNING:
            return _planning(form)
        case AnswerKind.MEANS:
            return _means(form)
        case AnswerKind.TICK:
            return None


def _with_choice(kind: str, choice: str, form: Form, rest: dict[str, Any]) -> dict[str, Any] | None:
    chosen = _one(form, choice)
    if not chosen:
        if any(value for value in rest.values()):
            raise InvalidValue(field=choice, reason="choose")
        return None
    return {"kind": kind, choice: chosen == "yes", **rest}


def _source(form: Form) -> dict[str, Any] | None:
    document, dated = _one(form, "source.document"), _date(form, "source.dated")
    if not document and not dated:
        return None
    if not document or not dated:
        raise InvalidValue(field="source.document" if not document else "source.dated", reason="empty")
    return {"document": document, "dated": dated}


def _leadership(form: Form) -> dict[str, Any] | None:
    role = _one(form, "role_name")
    match _one(form, "lead"):
        case "line":
            return {"kind": "leadership", "who": None, "role_name": ""}
        case "member":
            who: dict[str, Any] = {"type": "member", "person": _needed(form, "person")}
        case "outsider":
            who = {"type": "outsider", "name": _needed(form, "name")}
        case _:
            return None
    return {"kind": "leadership", "who": who, "role_name": role}


def _others(form: Form) -> dict[str, Any] | None:
    others = []
    for index in range(count_of(form, "others")):
        kind, name = _one(form, f"others.{index}.kind"), _one(form, f"others.{index}.name")
        person, agreed = _one(form, f"others.{index}.person"), _one(form, f"others.{index}.agreed")
        if not (name or person or agreed):
            continue
        if kind == "member":
            who: dict[str, Any] = {"type": "member", "person": _needed(form, f"others.{index}.person")}
        else:
            who = {"type": kind or "outsider", "name": _needed(form, f"others.{index}.name")}
        others.append({"who": who, "agreed": agreed})
    if not others and _one(form, "nobody") != "yes":
        return None
    return {"kind": "others_involved", "others": others}


def _planning(form: Form) -> dict[str, Any] | None:
    milestones = _items(form, "milestones", ("text", "on"), dates=("on",))
    communications = _items(form, "communications", ("what", "to_whom", "on", "by"), dates=("on",))
    if not milestones and not communications:
        return None
    return {"kind": "planning", "milestones": milestones, "communications": communications}


def _means(form: Form) -> dict[str, Any] | None:
    agreements = []
    for index in range(count_of(form, "agreements")):
        said = {name: _one(form, f"agreements.{index}.{name}") for name in ("time", "room", "support")}
        sure(form, f"agreements.{index}.for")
        whom = _one(form, f"agreements.{index}.for")
        if not whom and not any(said.values()):
            continue
        kind, _, identity = whom.partition(":")
        agreements.append({kind: identity, **said} if kind in ("person", "unit") else said)
    return {"kind": "means", "agreements": agreements} if agreements else None


def _items(form: Form, name: str, parts: tuple[str, ...], dates: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    items = []
    for index in range(count_of(form, name)):
        item = {part: _one(form, f"{name}.{index}.{part}") for part in parts}
        if not any(item.values()):
            continue
        for part in dates:
            if not _date(form, f"{name}.{index}.{part}"):
                raise InvalidValue(field=f"{name}.{index}.{part}", reason="empty")
        items.append(item)
    return items


def _date(form: Form, name: str) -> str:
    text = _one(form, name)
    if text:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise InvalidValue(field=name, reason="not_a_date") from None
    return text


def _needed(form: Form, name: str) -> str:
    sure(form, name)
    text = _one(form, name)
    if not text:
        raise InvalidValue(field=name, reason="empty")
    return text


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0].strip()


def _outsider_name(who: dict[str, Any] | None) -> str:
    if not who or who["type"] != "outsider":
        return ""
    return str(who["name"].get("text", ""))


def _flatten(prefix: str, value: Any, fields: dict[str, list[str]]) -> None:
    if isinstance(value, dict):
        for name, each in value.items():
            _flatten(f"{prefix}.{name}" if prefix else name, each, fields)
    elif isinstance(value, list):
        if all(isinstance(each, str) for each in value):
            fields[prefix] = list(value)
        else:
            for index, each in enumerate(value):
                _flatten(f"{prefix}.{index}", each, fields)
    elif isinstance(value, bool):
        fields[prefix] = ["yes" if value else "no"]
    elif value is not None:
        fields[prefix] = [str(value)]


def _field_of(message: str) -> str:
    _, _, path = message.partition("`$.")
    return path.rstrip("`").replace("[", ".").replace("]", "") or "answer"
