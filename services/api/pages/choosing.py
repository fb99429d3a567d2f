"""Choosing a person: from a list while the organisation has FEW members, else by typing a name.

A field of people is named by the hidden field `named` beside it (`named=owner`, or `named=parties=person:` where the
values have a prefix). What is typed there becomes an id when it is the whole name of one member, or has one's address.
Else it stays, and the members who resemble it stand under `<field>?`, to be offered (docs/decisions/0042).
"""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId
from domain.organisation.views import MEMBERS
from infra.bootstrap import Services
from infra.identity.people import Person
from services.api.auth import Caller

FEW, OFFERED = 50, 10
ADDRESS = re.compile(r"\(([^()\s]+@[^()\s]+)\)$")


class Choosable(msgspec.Struct, frozen=True):
    """Whom a form can name: `members` by name while they are few (else None), and everybody who is named already."""

    members: Sequence[Person] | None
    people: Mapping[PersonId, Person]

    def person(self, text: object) -> Person | None:
        """The person whose id a form field holds."""
        try:
            return self.people.get(PersonId(UUID(str(text))))
        except ValueError:
            return None

    def said(self, text: object) -> str:
        """What a field shows: the name and address behind an id, else what was typed."""
        known = self.person(text)
        return told(known) if known else str(text or "")

    def offered(self, fields: Mapping[str, Sequence[str]], name: str) -> list[Person]:
        """The members who resemble what was typed into a field."""
        return [known for text in fields.get(f"{name}?", ()) if (known := self.person(text))]


def told(person: Person) -> str:
    """A person so that nobody else is meant: the name and the address."""
    return f"{person.name} ({person.email})"


def choosable(people: Mapping[PersonId, Person], few: Sequence[PersonId] | None) -> Choosable:
    """The people that a page knows, as its forms offer them."""
    if few is None:
        return Choosable(None, people)
    members = sorted((people[each] for each in few if each in people), key=lambda each: each.name.casefold())
    return Choosable(members, people)


async def few_members(services: Services, caller: Caller, *, former: bool = False) -> list[PersonId] | None:
    """The members (`former` ones too) while they are FEW; None when there are more."""
    where = {} if former else {"active": True}
    rows = await services.views.find(caller.tenant, MEMBERS, where, order=("-seq",), limit=FEW + 1)
    return [row.person for row in rows] if len(rows) <= FEW else None


async def with_people(services: Services, caller: Caller, form: dict[str, list[str]], *, former: bool = False) -> None:
    """Put ids in the fields of people where names were typed, as far as it is certain who is meant."""
    for marker in dict.fromkeys(form.pop("named", ())):
        name, _, prefix = marker.partition("=")
        if name in form:
            await _resolve(services, caller, form, name, prefix, former)


async def _resolve(
    services: Services, caller: Caller, form: dict[str, list[str]], name: str, prefix: str, former: bool
) -> None:
    chosen = [value.strip() for value in form[name] if is_chosen(value)]
    offered: list[str] = []
    unclear: list[str] = []
    for text in (value.strip() for value in form[name] if value.strip() and not is_chosen(value)):
        found = await members_called(services, caller, text, former=former)
        if len(found) == 1 and _is_meant(found[0], text):
            chosen.append(f"{prefix}{found[0].id}")
        elif not any(f"{prefix}{each.id}" in chosen for each in found):
            unclear.append(text)
            offered += [str(each.id) for each in found]
    form[name] = list(dict.fromkeys([*unclear, *chosen])) or [""]
    if unclear:
        form[f"{name}?"] = offered


def is_chosen(value: str) -> bool:
    """Whether a field's value was chosen rather than typed: an id, or a word that a form of ours gives (`kind:id`)."""
    last = value.strip().rpartition(":")[2]
    try:
        return bool(UUID(last))
    except ValueError:
        return value.strip() in ("management", "works_council")


async def members_called(services: Services, caller: Caller, text: str, *, former: bool = False) -> Sequence[Person]:
    """The one member who is certainly meant, else those who resemble the text, OFFERED at most."""
    address = ADDRESS.search(text)
    words = address.group(1) if address else text
    found = await services.people.like(caller.tenant, words, OFFERED, former=former)
    meant = [each for each in found if _is_meant(each, text)]
    return meant if len(meant) == 1 else found


def _is_meant(person: Person, text: str) -> bool:
    plain = " ".join(text.split()).casefold()
    return plain in (person.name.casefold(), person.email.casefold(), told(person).casefold())
