"""The two languages: Dutch texts stand in the code and templates, English in one catalogue; dates as people write them.

The language is a context variable, so one Jinja environment serves everybody.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time, get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal
from babel.support import Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context

CATALOGUE = Path(__file__).parent / "locale" / "en" / "LC_MESSAGES" / "werkbalans.po"
LANGUAGES = ("nl", "en")
_language: ContextVar[str] = ContextVar("language", default="nl")


def language() -> str:
    """The language in which this task speaks."""
    return _language.get()


@contextmanager
def in_language(wanted: str) -> Iterator[None]:
    """Speak `wanted` ("nl" or "en") within the block."""
    token = _language.set(wanted if wanted in LANGUAGES else "nl")
    try:
        yield
    finally:
        _language.reset(token)


@cache
def english() -> Translations:
    """The English catalogue."""
    compiled = io.BytesIO()
    with CATALOGUE.open("rb") as file:
        write_mo(compiled, read_po(file, locale="en"))
    compiled.seek(0)
    return Translations(compiled)


def gettext(message: str) -> str:
    """The message in this task's language; a message without a translation stays Dutch."""
    return english().ugettext(message) if language() == "en" else message


def ngettext(one: str, many: str, number: int) -> str:
    """The message for this number of things."""
    if language() == "en":
        return english().ungettext(one, many, number)
    return one if number == 1 else many


def long_date(day: date) -> str:
    """`23 november 2026`."""
    return format_date(day, "d MMMM y", locale=language())


def short_date(day: date) -> str:
    """`23 nov 2026`."""
    return format_date(day, "d MMM y", locale=language())


def moment(instant: datetime, time_zone: str) -> str:
    """An instant as the organisation's clocks showed it: `23 nov 2026 14:05`."""
    return format_datetime(instant, "d MMM y HH:mm", tzinfo=ZoneInfo(time_zone), locale=language())


def hundredths(number: int) -> str:
    """`2,35` for 235, as people write it; whole numbers without their zeros."""
    return format_decimal(number / 100, "0.##", locale=language())


def thousands(number: int) -> str:
    """`10.000` for 10000."""
    return str(format_decimal(number, locale=language()))


def euros(cents: int) -> str:
    """`€ 1.490,00` for 149000, exact to the cent."""
    return str(format_currency(Decimal(cents).scaleb(-2), "EUR", locale=language()))


def month_names(wanted: str) -> list[str]:
    """The twelve months in a language, January first."""
    names = get_month_names("wide", context="format", locale=wanted)
    return [str(names[number]) for number in range(1, 13)]


def environment(templates: Path) -> Environment:
    """Jinja for a folder of templates: HTML escaped, nothing undefined, both languages."""
    made = Environment(
        loader=FileSystemLoader(templates),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.filters["long_date"] = pass_context(lambda _, day: long_date(day))
    made.filters["short_date"] = pass_context(lambda _, day: short_date(day))
    made.filters["hundredths"] = pass_context(lambda _, number: hundredths(number))
    made.filters["thousands"] = pass_context(lambda _, number: thousands(number))
    made.filters["euros"] = pass_context(lambda _, cents: euros(cents))
    made.filters["moment"] = pass_context(_moment)
    made.filters["upperfirst"] = lambda words: words[:1].upper() + words[1:]
    made.filters["clock"] = pass_context(lambda _, at: format_time(at, "HH:mm", locale=language()))
    return made


def _moment(_: Context, instant: datetime, time_zone: str) -> str:
    return moment(instant, time_zone)
