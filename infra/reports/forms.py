"""All forms in which a report is kept: data, and in both languages print and sheets. Same facts, same bytes."""

import hashlib
from datetime import datetime

import msgspec

from domain.reports.content import Report
from domain.reports.events import Form, Kind
from infra.language import LANGUAGES
from infra.reports.printing import printed
from infra.reports.sheets import workbook
from infra.reports.wording import worded

DATA = msgspec.json.Decoder(Report)
MEDIA_TYPES = {
    Kind.DATA: "application/json",
    Kind.PRINT: "application/pdf",
    Kind.SHEETS: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Made(msgspec.Struct, frozen=True):
    """A form and its bytes."""

    form: Form
    content: bytes


def forms_of(report: Report, at: datetime) -> list[Made]:
    """All forms. `at` is the moment of the newest fact that the report shows (UTC)."""
    made = [_made(Kind.DATA, None, msgspec.json.encode(report))]
    for language in LANGUAGES:
        document = worded(report, language)
        made.append(_made(Kind.PRINT, language, printed(document, at)))
        made.append(_made(Kind.SHEETS, language, workbook(document, at)))
    return made


def _made(kind: Kind, language: str | None, content: bytes) -> Made:
    return Made(Form(kind, language, hashlib.sha256(content).hexdigest(), len(content)), content)
