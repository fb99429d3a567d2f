"""VAT: who pays which rate, and how much that is, exact to the cent.

Dutch rate 21 %. A business in another EU country with a VAT number is charged none: it accounts for the VAT itself
(reverse charge, directive 2006/112/EC art. 44 and 196). A business outside the EU is outside the scope of Dutch VAT.
"""

import re
from enum import StrEnum

import msgspec

RATE = 21
# ISO 3166-1 alpha-2.
EU = frozenset(
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
        "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    }
)  # fmt: skip
# The form of a VAT number behind its country: Greece writes EL for GR. Whether it exists is known to VIES only.
NUMBER = re.compile(r"[A-Z0-9+*]{8,12}")
DUTCH = re.compile(r"\d{9}B\d{2}")


class Treatment(StrEnum):
    """How VAT is dealt with."""

    DUTCH = "dutch"
    REVERSED = "reversed"
    OUTSIDE = "outside"


class Amounts(msgspec.Struct, frozen=True):
    """Euro cents: without VAT, the VAT, together; `rate` in per cent."""

    net: int
    rate: int
    vat: int

    @property
    def total(self) -> int:
        """What is to be paid."""
        return self.net + self.vat


def treatment(country: str, vat_number: str) -> Treatment:
    """How VAT is dealt with for a buyer in this country (ISO 3166-1 alpha-2)."""
    if country == "NL" or (country in EU and not vat_number):
        return Treatment.DUTCH
    return Treatment.REVERSED if country in EU else Treatment.OUTSIDE


def amounts(net: int, how: Treatment) -> Amounts:
    """The VAT over an amount, half a cent upwards; of a negative amount exactly the opposite."""
    rate = RATE if how is Treatment.DUTCH else 0
    vat = (abs(net) * rate + 50) // 100
    return Amounts(net, rate, vat if net >= 0 else -vat)


def spelled(vat_number: str) -> str:
    """A VAT number without spaces, dots and hyphens, in capitals."""
    return re.sub(r"[\s.\-]", "", vat_number).upper()


def well_formed(vat_number: str, country: str) -> bool:
    """Whether a spelled number has the form of one of this country."""
    prefix = "EL" if country == "GR" else country
    rest = vat_number.removeprefix(prefix)
    return vat_number.startswith(prefix) and bool((DUTCH if country == "NL" else NUMBER).fullmatch(rest))
