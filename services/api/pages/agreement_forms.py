"""An agreement as form fields, and back."""

from datetime import date
from uuid import UUID

from domain.agreements.content import Content, Party, PartyKind, Source
from domain.agreements.views import AgreementRow
from domain.kernel.ids import MeasureId, PersonId, UnitId
from domain.kernel.refusals import NotFound
from services.api.pages.forms import Form, day, first, identity, needed, needed_day, sure

SINGLE = {PartyKind.MANAGEMENT.value, PartyKind.WORKS_COUNCIL.value}


def content_of(form: Form) -> Content:
    """What the form says. Raises InvalidValue naming the field."""
    measure = identity(form, "measure")
    return Content(
        title=needed(form, "title"),
        text=needed(form, "text"),
        parties=tuple(_party(key) for key in _keys(form)),
        effective_on=needed_day(form, "effective_on"),
        due_on=needed_day(form, "due_on"),
        tasks=first(form, "tasks"),
        time=first(form, "time"),
        room=first(form, "room"),
        support=first(form, "support"),
        measure=MeasureId(measure) if measure else None,
    )


def fields_of(content: Content | AgreementRow, dated: bool = True) -> dict[str, list[str]]:
    """The fields that an agreement fills; without a due date where none is known."""
    parties = [p if isinstance(p, Party) else p.party for p in content.parties]
    contacts = {p.unit: p for p in parties if p.kind is PartyKind.CONTACT_PERSON}
    words = {name: [str(getattr(content, name))] for name in ("title", "text", "tasks", "time", "room", "support")}
    return {
        **words,
        "effective_on": [str(content.effective_on)],
        "due_on": [str(content.due_on) if dated else ""],
        "measure": [str(content.measure or "")],
        "parties": [p.key for p in parties if p.kind is not PartyKind.CONTACT_PERSON],
        **{f"contact.{unit}": [str(party.person)] for unit, party in contacts.items()},
    }


def source_of(form: Form) -> Source | None:
    """The document that a position is copied from, None when none is named. Raises InvalidValue without its date."""
    document, dated = first(form, "source.document"), day(form, "source.dated")
    if not document and dated is None:
        return None
    return Source(needed(form, "source.document"), needed_day(form, "source.dated"))


def start_fields(today: date) -> dict[str, list[str]]:
    """What an empty form begins with."""
    return {"effective_on": [str(today)]}


def _keys(form: Form) -> list[str]:
    for name in form:
        sure(form, name)
    chosen = [key for key in form.get("parties", []) if key]
    contacts = [
        f"{PartyKind.CONTACT_PERSON.value}:{name.removeprefix('contact.')}:{values[0]}"
        for name, values in form.items()
        if name.startswith("contact.") and values[0]
    ]
    return [*chosen, *contacts]


def _party(key: str) -> Party:
    kind, *ids = key.split(":")
    try:
        known = [UUID(each) for each in ids]
        if kind in SINGLE and not known:
            return Party(PartyKind(kind))
        if kind == PartyKind.TEAM.value:
            return Party(PartyKind.TEAM, unit=UnitId(known[0]))
        if kind == PartyKind.PERSON.value:
            return Party(PartyKind.PERSON, person=PersonId(known[0]))
        if kind == PartyKind.CONTACT_PERSON.value:
            return Party(PartyKind.CONTACT_PERSON, unit=UnitId(known[0]), person=PersonId(known[1]))
    except (ValueError, IndexError):
        raise NotFound from None
    raise NotFound
