"""Which days a measure, talk or piece of research may name. All are local to the organisation."""

from datetime import date

from domain.kernel.decider import Asked
from domain.kernel.refusals import InvalidValue
from domain.measures.refusals import DayToCome


def in_our_time(field: str, day: date) -> None:
    """Raise InvalidValue for a year that is nobody's."""
    if not 2000 <= day.year <= 2100:
        raise InvalidValue(field=field, reason="out_of_range", low=2000, high=2100)


def happened(field: str, day: date, asked: Asked) -> None:
    """Raise DayToCome for a day after the one on which it is asked."""
    in_our_time(field, day)
    if day > asked.on:
        raise DayToCome(field=field, on=day)
