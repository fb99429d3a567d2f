"""An invoice and a credit note in print: PDF/A for the books of both, with all that the law wants on it.

(Wet op de omzetbelasting 1968, art. 35a: number, date, both parties with their VAT numbers, what for which days, net,
rate and VAT; at reverse charge the words "btw verlegd" and the buyer's VAT number.)
"""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec

from domain.billing.events import Buyer, ChargeRaised, Number
from domain.billing.vat import Amounts, Treatment
from domain.subscription.packages import PACKAGES
from infra.billing.seller import Seller
from infra.documents.typesetting import FONTS, set_pdf
from infra.language import euros, in_language, language, long_date
from infra.language import gettext as _


class Sheet(msgspec.Struct, frozen=True):
    """What is printed. `credits` is the number of the invoice that a credit note is of, `reason` why."""

    number: Number
    on: date
    due_on: date | None
    buyer: Buyer
    charge: ChargeRaised
    treatment: Treatment
    amounts: Amounts
    document: UUID
    credits: str = ""
    reason: str = ""


def printed(sheet: Sheet, seller: Seller, speech: str) -> bytes:
    """The PDF in a language."""
    with in_language(speech):
        return set_pdf("invoice", _data(sheet, seller), datetime.combine(sheet.on, datetime.min.time(), UTC), FONTS)


def _data(sheet: Sheet, seller: Seller) -> dict[str, Any]:
    kind = _("Creditnota") if sheet.credits else _("Factuur")
    title = f"{kind} {sheet.number.label}"
    rate = {Treatment.DUTCH: f"{sheet.amounts.rate} %"}.get(sheet.treatment, "0 %")
    return {
        "language": language(),
        "title": title,
        "description": title,
        "organisation": seller.name,
        "plan": sheet.number.label,
        "lead": sheet.reason or _about(sheet.charge),
        "stand": title,
        "words": {"seller": _("Van"), "buyer": _("Aan"), "what": _("Omschrijving"), "amount": _("Bedrag")},
        "seller": _seller(seller),
        "buyer": _buyer(sheet.buyer),
        "facts": _facts(sheet),
        "lines": [
            [_about(sheet.charge), euros(sheet.amounts.net)],
            [_("Btw %(rate)s") % {"rate": rate}, euros(sheet.amounts.vat)],
        ],
        "total": [_("Totaal"), euros(sheet.amounts.total)],
        "notes": _notes(sheet, seller),
    }


def _about(charge: ChargeRaised) -> str:
    package = PACKAGES[charge.package].name.to(language()) if charge.package in PACKAGES else charge.package
    facts = {"name": package, "start": long_date(charge.on), "end": long_date(charge.until)}
    if charge.enlarged:
        return _("Werkbalans: verschil met het grotere pakket %(name)s, %(start)s tot %(end)s") % facts
    return _("Werkbalans: pakket %(name)s, %(start)s tot %(end)s") % facts


def _seller(seller: Seller) -> list[str]:
    registered = _("KvK %(number)s") % {"number": seller.registration}
    return [seller.name, seller.address, registered, _("Btw-nummer %(number)s") % {"number": seller.vat_number}]


def _buyer(buyer: Buyer) -> list[str]:
    vat = [_("Btw-nummer %(number)s") % {"number": buyer.vat_number}] if buyer.vat_number else []
    return [buyer.name, *buyer.address.splitlines(), buyer.country, *vat]


def _facts(sheet: Sheet) -> list[list[str]]:
    found = [[_("Nummer"), sheet.number.label], [_("Datum"), long_date(sheet.on)]]
    if sheet.due_on:
        found.append([_("Te betalen uiterlijk op"), long_date(sheet.due_on)])
    if sheet.credits:
        found.append([_("Hoort bij factuur"), sheet.credits])
    if sheet.buyer.reference:
        found.append([_("Jullie kenmerk"), sheet.buyer.reference])
    return found


def _notes(sheet: Sheet, seller: Seller) -> list[str]:
    notes = []
    if sheet.treatment is Treatment.REVERSED:
        notes.append(_("Btw verlegd: de afnemer geeft de btw zelf aan (artikel 196 van richtlijn 2006/112/EG)."))
    elif sheet.treatment is Treatment.OUTSIDE:
        notes.append(_("Buiten de werking van de Nederlandse btw: de dienst wordt verricht waar de afnemer is."))
    if sheet.due_on:
        words = _("Maak %(amount)s over op %(iban)s ten name van %(name)s, met het nummer %(number)s erbij.")
        facts = {"amount": euros(sheet.amounts.total), "iban": seller.iban, "name": seller.name}
        notes.append(words % {**facts, "number": sheet.number.label})
    return notes
