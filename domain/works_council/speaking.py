"""Who may speak for whom in a dossier, from which document, and of which days."""

from datetime import date

from domain.kernel.decider import Asked
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Role
from domain.kernel.texts import one_line
from domain.works_council.events import Source
from domain.works_council.refusals import SourceAfterToday

TEXT_LENGTH = 8000


def not_to_come(field: str, on: date, asked: Asked) -> None:
    """Raise SourceAfterToday for a day that is still to come."""
    if not 2000 <= on.year <= 2100:
        raise InvalidValue(field=field, reason="out_of_range", low=2000, high=2100)
    if on > asked.on:
        raise SourceAfterToday(field=field, on=on)


def named(source: Source | None, asked: Asked) -> Source | None:
    """The source, when its document is named and its date has come."""
    if source is None:
        return None
    not_to_come("dated", source.dated, asked)
    return Source(one_line("document", source.document), source.dated)


def speaks_for(role: Role, source: Source | None, asked: Asked) -> bool:
    """Whether the asker holds the role, or copies what its holders said from a named document."""
    return source is not None or role in asked.by.roles
