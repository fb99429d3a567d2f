"""Who sends the invoices: read once from the settings, because one service may be run by more than one legal entity."""

import msgspec


class Seller(msgspec.Struct, frozen=True):
    """A legal entity. `entity` is what its invoice numbers begin with (capitals and digits, ten at most)."""

    entity: str = "WB"
    name: str = "Werkbalans (voorbeeld)"
    address: str = "Voorbeeldstraat 1, 1000 AA Amsterdam"
    registration: str = "00000000"
    vat_number: str = "NL000000000B00"
    iban: str = "NL00 BANK 0000 0000 00"
