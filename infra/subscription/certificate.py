"""The certificate of a deletion: what there was, counted, and the last value of the log's chain; no personal data."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from infra.documents.typesetting import FONTS, set_pdf
from infra.language import gettext as _
from infra.language import in_language, long_date

Connection = psycopg.Connection[Any]


class Certificate(msgspec.Struct, frozen=True):
    """What is certified. `chain` (hex) is the chain value at `position`: with an export of the log it can be computed
    again. `rows` counts what is deleted, by table."""

    certificate: UUID
    organisation: UUID
    registered_on: date
    ended_on: date
    made_on: date
    position: int
    chain: str
    rows: Mapping[str, int]
    statement: str = (
        "All rows, files, keys and pending mails of this organisation are deleted from the service. Backups from before"
        " are overwritten in their turn; nothing is put back from them."
    )


class Kept(msgspec.Struct, frozen=True):
    """A certificate that is kept, for the mail that takes it to the administrators."""

    id: UUID
    position: int
    content: str
    pdf_nl: bytes
    pdf_en: bytes
    made_at: datetime


def rows_of(connection: Connection, token: str) -> dict[str, int]:
    """How many rows of the token's organisation each table holds."""
    row = connection.execute("SELECT werkbalans.rows_of_organisation(%s)::text", (token,)).fetchone()
    return msgspec.json.decode(row[0], type=dict[str, int]) if row else {}


def keep(connection: Connection, token: str, made: Certificate, at: datetime) -> None:
    """Keep it, in print in both languages and as data."""
    content = msgspec.json.format(msgspec.json.encode(made)).decode()
    prints = [_printed(made, language, at) for language in ("nl", "en")]
    connection.execute(
        "SELECT werkbalans.keep_certificate(%s, %s, %s, %s, %s, %s, %s, %s)",
        (token, made.certificate, made.position, bytes.fromhex(made.chain), content, *prints, at),
    )


def kept(connection: Connection, token: str) -> Kept | None:
    """The certificate of the token's organisation that is not executed yet."""
    row = connection.execute("SELECT * FROM werkbalans.certificate_of(%s)", (token,)).fetchone()
    return Kept(*row) if row else None


def remove(connection: Connection, token: str) -> bool:
    """Delete the organisation; False when its log went on since the certificate was made."""
    row = connection.execute("SELECT werkbalans.remove_organisation(%s)", (token,)).fetchone()
    return bool(row and row[0])


def _printed(made: Certificate, language: str, at: datetime) -> bytes:
    with in_language(language):
        title = _("Bewijs van verwijdering")
        counted = {
            _("gebeurtenissen in het logboek"): made.rows.get("event", 0),
            _("mensen"): made.rows.get("person", 0),
            _("bestanden en rapporten"): made.rows.get("document", 0),
            _("sleutels van mensen"): made.rows.get("subject_key", 0),
            _("mails"): made.rows.get("outbox", 0),
            _("alle rijen samen"): sum(made.rows.values()),
        }
        data = {
            "language": language,
            "title": title,
            "description": title,
            "organisation": "Werkbalans",
            "plan": str(made.certificate),
            "lead": _("Alles van de organisatie hieronder is uit Werkbalans verwijderd, ook de sleutels."),
            "stand": f"{title} · {long_date(made.made_on)}",
            "sections": [
                _section(
                    _("Van wie"),
                    "",
                    [
                        (_("organisatie"), str(made.organisation)),
                        (_("begonnen op"), long_date(made.registered_on)),
                        (_("abonnement afgelopen op"), long_date(made.ended_on)),
                        (_("bewijs gemaakt op"), long_date(made.made_on)),
                    ],
                ),
                _section(_("Wat er was"), "", [(name, str(number)) for name, number in counted.items()]),
                _section(
                    _("Het logboek"),
                    _("Met het meegenomen logboek kan iedereen deze waarde narekenen."),
                    [(_("laatste plaats"), str(made.position)), (_("waarde van de keten"), made.chain)],
                ),
                _section(
                    _("Reservekopieën"),
                    _("Oudere reservekopieën worden op hun beurt overschreven. Er wordt niets uit teruggezet."),
                    [],
                ),
            ],
        }
    return set_pdf("guide", data, at, FONTS)


def _section(title: str, text: str, items: list[tuple[str, str]]) -> dict[str, Any]:
    return {"title": title, "text": text, "items": [{"text": f"{name}:", "note": note} for name, note in items]}
