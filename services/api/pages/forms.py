"""Forms as browsers send them: their fields read one by one, and what is shown again when a rule said no."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec
from litestar import Request
from litestar.datastructures import FormMultiDict

from domain.kernel.ids import CommandId
from domain.kernel.refusals import CommandIdReused, InvalidValue, NotFound, Refusal
from domain.method import Text
from services.api.auth import Caller
from services.api.errors import Problem, language_of, problem_of
from services.api.exchange import keyed
from services.api.pages.choosing import with_people

Form = Mapping[str, list[str]]
SENT_BEFORE = Text("Dit formulier had je al verstuurd", "You had sent this form already")
SEND_ANEW = Text(
    "De eerste keer is bewaard, deze keer niet. Klopt wat er nu staat ook? Verstuur het dan nog een keer.",
    "The first time was saved, this time was not. Is what stands here right too? Then send it once more.",
)
# What comes along unseen with words from a web page or a PDF, and says nothing that its absence does not say.
PASTED = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\u00ad": None})
E = TypeVar("E", bound=StrEnum)


class Filled(msgspec.Struct, frozen=True):
    """One of a page's forms: what stands in its fields, and what is wrong with it."""

    typed: Form
    problem: Problem | None = None


class Shown(msgspec.Struct, frozen=True):
    """What a page shows besides the facts: which form is open, what was typed, what is wrong with it, what was saved.

    `about` names the form that `problem` and `typed` belong to; `more` the list that got one more empty item.
    """

    opened: str = ""
    typed: Form | None = None
    problem: Problem | None = None
    about: str = ""
    saved: str = ""
    more: str = ""
    status: int = 200

    def form(self, about: str, now: Form) -> Filled:
        """The form `about`: what was typed where it was refused, else what is so `now`."""
        return Filled(self.typed or {}, self.problem) if self.about == about else Filled(now)


def refused(request: Request[Any, Any, Any], form: Form, refusal: Refusal, about: str, opened: str = "") -> Shown:
    """The form again, with what was typed and what is wrong. What is not there stays a refusal: it is raised."""
    problem = problem_of(refusal, language_of(request))
    if problem.status == 404:
        raise refusal
    if isinstance(refusal, CommandIdReused):
        form, problem = sent_before(form, problem, language_of(request))
    return Shown(opened, form, problem, about, status=problem.status)


def sent_before(form: Form, problem: Problem, language: str) -> tuple[dict[str, list[str]], Problem]:
    """A form that was changed and sent anew after going back: the same words under a new key, and what happened."""
    words = {"title": SENT_BEFORE.to(language), "detail": SEND_ANEW.to(language)}
    return {name: values for name, values in form.items() if name != "key"}, msgspec.structs.replace(problem, **words)


def under(shown: Shown, names: Mapping[str, str]) -> Shown:
    """The same, with problems put beside the fields that the form calls otherwise than the rule does (rule: form)."""
    if shown.problem is None:
        return shown
    replace = msgspec.structs.replace
    errors = [replace(each, field=names.get(each.field, each.field)) for each in shown.problem.errors]
    return replace(shown, problem=replace(shown.problem, errors=errors))


async def form_of(request: Request[Any, Any, Any]) -> dict[str, list[str]]:
    """The fields of a form, each with all its values; files are not taken. Names of people have become their ids."""
    form: FormMultiDict = await request.form()
    fields: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str) and not name.startswith("confirm_"):
            fields.setdefault(name, []).append(value.translate(PASTED).replace("\r\n", "\n"))
    if "named" in fields and (caller := request.scope["state"].get("caller")):
        await with_people(request.app.state.services, caller, fields)
    return fields


def key_of(caller: Caller, form: Form) -> CommandId:
    """The id of the command that a form asks for: its hidden field `key` and its button `do` name it."""
    key = first(form, "key")
    return keyed(caller, f"{key}:{first(form, 'do')}" if key else str(uuid4()))


def first(form: Form, name: str) -> str:
    """A field's first value without spaces around it, empty when it is not there."""
    return form.get(name, [""])[0].strip()


def needed(form: Form, name: str) -> str:
    """A field's text. Raises InvalidValue when it is empty."""
    text = first(form, name)
    if not text:
        raise InvalidValue(field=name, reason="empty")
    return text


def day(form: Form, name: str) -> date | None:
    """A date, None when it is empty. Raises InvalidValue."""
    return needed_day(form, name) if first(form, name) else None


def needed_day(form: Form, name: str) -> date:
    """A date. Raises InvalidValue when it is none, or empty."""
    try:
        return date.fromisoformat(first(form, name))
    except ValueError:
        raise InvalidValue(field=name, reason="not_a_date") from None


def clock(form: Form, name: str) -> time | None:
    """A local time, None when it is empty. Raises InvalidValue."""
    text = first(form, name)
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidValue(field=name, reason="not_a_time") from None


def number(text: str) -> int | None:
    """A whole number, None when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def whole(form: Form, name: str) -> int | None:
    """A field's whole number, None when it is empty. Raises InvalidValue when it is something else."""
    text = first(form, name)
    found = number(text)
    if text and found is None:
        raise InvalidValue(field=name, reason="not_a_number")
    return found


def one_of(form: Form, name: str, kind: type[E]) -> E:
    """The choice that was made. Raises InvalidValue when none was."""
    try:
        return kind(first(form, name))
    except ValueError:
        raise InvalidValue(field=name, reason="choose") from None


def sure(form: Form, name: str) -> None:
    """Raise InvalidValue when it is not certain which person a field means."""
    offered = form.get(f"{name}?")
    if offered is not None:
        raise which_person(name, offered)


def which_person(name: str, offered: Sequence[str]) -> InvalidValue:
    """What a field says back when it is not certain whom it means."""
    return InvalidValue(field=name, reason="which_person" if offered else "no_such_person")


def identities(form: Form, name: str) -> list[UUID]:
    """The ids that were chosen. Raises InvalidValue for a name that is not certain, NotFound for what is no id."""
    sure(form, name)
    try:
        return [UUID(value) for value in form.get(name, []) if value]
    except ValueError:
        raise NotFound from None


def identity(form: Form, name: str) -> UUID | None:
    """The id that was chosen, None when none was. Raises NotFound for what is no id."""
    found = identities(form, name)
    return found[0] if found else None
