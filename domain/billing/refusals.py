"""The rules of bills that say no."""

from domain.kernel.refusals import Refusal


class VatNumberMalformed(Refusal):
    """A VAT number has the form of its country (`field`, `country`)."""


class PaymentTooLarge(Refusal):
    """Nobody pays more than is open (`open`, `field`)."""


class CreditTooLarge(Refusal):
    """A credit note takes back no more than was invoiced (`open`, `field`)."""
