"""The forms around contact persons: from fields to commands and back."""

from datetime import date
from uuid import UUID

from domain.contact.commands import AppointContact, ChangeMandate, CorrectWeighing, EndMandate, HandOver, WeighInterests
from domain.contact.events import Card, Interest
from domain.contact.views import WeighingRow
from domain.kernel.decider import Command
from domain.kernel.ids import CommandId, PersonId, PlanId, UnitId
from domain.kernel.refusals import InvalidValue, NotFound
from services.api.auth import Caller
from services.api.checklist import words_by
from services.api.exchange import new_id
from services.api.pages.forms import Form, day, first, identity, needed_day

Fields = dict[str, list[str]]


def mandate_command(caller: Caller, form: Form, key: CommandId) -> Command:
    """The command that a form about a mandate asks for, by its button `do`. Raises InvalidValue and NotFound."""
    unit = identity(form, "unit")
    where = UnitId(unit) if unit else None
    what = first(form, "do")
    if what == "appoint":
        return AppointContact(tenant=caller.tenant, unit=where, mandate=new_id(key, "mandate"), card=card_in(form))
    mandate = _needed_id(form, "mandate")
    match what:
        case "change":
            return ChangeMandate(tenant=caller.tenant, unit=where, mandate=mandate, card=card_in(form))
        case "hand_over":
            return HandOver(
                tenant=caller.tenant,
                unit=where,
                mandate=mandate,
                successor=new_id(key, "mandate"),
                to=_person(form, "to"),
                on=needed_day(form, "over_on"),
                note=words_by(caller, first(form, "note")),
            )
        case "end":
            on, reason = needed_day(form, "end_on"), first(form, "reason")
            return EndMandate(tenant=caller.tenant, unit=where, mandate=mandate, on=on, reason=reason)
        case _:
            raise NotFound


def people_in(form: Form) -> list[UUID]:
    """The people that a form about a mandate names."""
    return [found for name in ("person", "deputy", "to") if (found := identity(form, name))]


def card_in(form: Form) -> Card:
    """The mandate card that a form holds."""
    deputy = identity(form, "deputy")
    return Card(
        person=_person(form, "person"),
        role_name=first(form, "role_name"),
        powers=first(form, "powers"),
        minutes_per_week=minutes_in(first(form, "hours")),
        valid_from=needed_day(form, "valid_from"),
        room=first(form, "room"),
        support=first(form, "support"),
        deputy=PersonId(deputy) if deputy else None,
        hours_until=day(form, "hours_until"),
        valid_to=day(form, "valid_to"),
    )


def minutes_in(text: str) -> int:
    """Hours as people write them (`4`, `2,5`, `2.5`) in minutes. Raises InvalidValue."""
    try:
        hours = float(text.replace(",", "."))
    except ValueError:
        raise InvalidValue(field="hours", reason="hours") from None
    if not 0 <= hours <= 60:  # nan is neither
        raise InvalidValue(field="hours", reason="out_of_range", low=0, high=60)
    return round(hours * 60)


def hours_told(minutes: int) -> str:
    """Minutes as hours that people read: `4`, `2,5`."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def fields_of_card(card: Card | None, today: date) -> Fields:
    """The fields that a card fills; a new one begins today."""
    if card is None:
        return {"valid_from": [today.isoformat()]}
    return {
        "person": [str(card.person)],
        "role_name": [card.role_name],
        "powers": [card.powers],
        "hours": [hours_told(card.minutes_per_week)],
        "valid_from": [card.valid_from.isoformat()],
        "room": [card.room],
        "support": [card.support],
        "deputy": [str(card.deputy or "")],
        "hours_until": [card.hours_until.isoformat() if card.hours_until else ""],
        "valid_to": [card.valid_to.isoformat() if card.valid_to else ""],
    }


def weighing_command(form: Form, plan: PlanId, key: CommandId, as_contact: bool) -> WeighInterests:
    """The record that a form holds; options stand one a line, interests in numbered fields."""
    which = identity(form, "weighing")
    interests = (Interest(first(form, f"interests.{n}.whose"), first(form, f"interests.{n}.what")) for n in range(6))
    command = WeighInterests(
        plan=plan,
        weighing=which or new_id(key, "weighing"),
        question=first(form, "question"),
        options=tuple(option for n in range(6) if (option := first(form, f"options.{n}"))),
        interests=tuple(each for each in interests if each.whose or each.what),
        choice=first(form, "choice"),
        reason=first(form, "why"),
        on=needed_day(form, "on"),
        as_contact=as_contact,
    )
    if which is None:
        return command
    said = {name: getattr(command, name) for name in WeighInterests.__struct_fields__}
    return CorrectWeighing(**said, correction=first(form, "correction"))


def fields_of_weighing(row: WeighingRow) -> Fields:
    """The fields that a recorded weighing fills."""
    options = {f"options.{n}": [each] for n, each in enumerate(row.options)}
    interests = {
        f"interests.{n}.{name}": [getattr(each, name)]
        for n, each in enumerate(row.interests)
        for name in ("whose", "what")
    }
    words = {"question": [row.question], "choice": [row.choice], "why": [row.reason], "on": [row.on.isoformat()]}
    return {**words, **options, **interests, "weighing": [str(row.weighing)], "seen": [str(row.version)]}


def _person(form: Form, name: str) -> PersonId:
    found = identity(form, name)
    if found is None:
        raise InvalidValue(field=name, reason="choose")
    return PersonId(found)


def _needed_id(form: Form, name: str) -> UUID:
    found = identity(form, name)
    if found is None:
        raise NotFound
    return found
