"""What an agreement says and between whom, and the digest that names one exact version of it."""

import hashlib
from datetime import date
from enum import StrEnum

import msgspec

from domain.kernel.ids import AgreementId, MeasureId, PersonId, UnitId


class PartyKind(StrEnum):
    """Who can be a party."""

    MANAGEMENT = "management"
    WORKS_COUNCIL = "works_council"
    CONTACT_PERSON = "contact_person"
    TEAM = "team"
    PERSON = "person"


class Party(msgspec.Struct, frozen=True):
    """A party: a team has its `unit`, a person its `person`, a unit's contact person both, the others neither."""

    kind: PartyKind
    unit: UnitId | None = None
    person: PersonId | None = None

    @property
    def key(self) -> str:
        """The party in one word, the same for the same party: `team:<unit>`."""
        return ":".join(str(part) for part in (self.kind.value, self.unit, self.person) if part is not None)

    @property
    def complete(self) -> bool:
        """Whether it names what its kind needs, and nothing else."""
        unit = self.kind in (PartyKind.TEAM, PartyKind.CONTACT_PERSON)
        person = self.kind in (PartyKind.PERSON, PartyKind.CONTACT_PERSON)
        return (self.unit is not None, self.person is not None) == (unit, person)


class Source(msgspec.Struct, frozen=True):
    """The document from which a party's position was copied (minutes, a letter), and its date."""

    document: str
    dated: date


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """All that the parties agree on: any change of it is material and makes another version.

    It takes effect on `effective_on` and is to be kept by `due_on` (dates in the organisation's time zone). `time`,
    `room` and `support` are what is granted for it (the method, row 4).
    """

    title: str
    text: str
    parties: tuple[Party, ...]
    effective_on: date
    due_on: date
    tasks: str = ""
    time: str = ""
    room: str = ""
    support: str = ""
    measure: MeasureId | None = None


WORDS = ("title", "text", "tasks", "time", "room", "support")


def trimmed(content: Content) -> Content:
    """The content without spaces around its words: what is asked twice is then the same."""
    words = {name: getattr(content, name).strip() for name in WORDS}
    return msgspec.structs.replace(content, **words)


def canonical(agreement: AgreementId, version: int, content: Content) -> str:
    """The text that a digest is made of: JSON with sorted keys and no spaces, of this version of this agreement."""
    whole = {"agreement": agreement, "content": content, "version": version}
    return msgspec.json.encode(whole, order="sorted").decode()


def digest_of(agreement: AgreementId, version: int, content: Content) -> str:
    """SHA-256 (hex) over the canonical content. The version's number is in it: no two versions share a digest."""
    return hashlib.sha256(canonical(agreement, version, content).encode()).hexdigest()
