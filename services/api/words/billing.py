"""Bills in words: the facts as sentences, and what the rules say when they say no."""

from collections.abc import Mapping

from domain.billing import events as b
from domain.billing import refusals as r
from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from infra.language import euros, long_date
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.VatNumberMalformed: Wording(
        422,
        Text("Dit btw-nummer klopt niet", "This VAT number is not right"),
        Text(
            "Een btw-nummer begint met de letters van het land ({country}). Kijk het na, of laat het leeg.",
            "A VAT number begins with the letters of its country ({country}). Check it, or leave it empty.",
        ),
    ),
    r.PaymentTooLarge: Wording(
        422,
        Text("Dit is meer dan er open staat", "This is more than is open"),
        Text("Er staat nog {open} eurocent open.", "{open} euro cents are still open."),
    ),
    r.CreditTooLarge: Wording(
        422,
        Text("Dit is meer dan er te crediteren is", "This is more than can be credited"),
        Text("Er is nog {open} eurocent te crediteren, zonder btw.", "{open} euro cents can be credited, without VAT."),
    ),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case b.BillingDetailsSet(buyer=buyer):
            return _("laat facturen op naam van %(name)s maken.") % {"name": buyer.name}
        case b.ChargeRaised(net=net, on=on, until=until):
            facts = {"amount": euros(net), "start": long_date(on), "end": long_date(until)}
            return _("rekent %(amount)s zonder btw voor %(start)s tot %(end)s.") % facts
        case b.InvoiceIssued(number=number, net=net, vat=vat, due_on=day):
            facts = {"label": number.label, "amount": euros(net + vat), "date": long_date(day)}
            return _("stuurde factuur %(label)s van %(amount)s, te betalen uiterlijk op %(date)s.") % facts
        case b.PaymentReceived(amount=amount):
            return _("ontving een betaling van %(amount)s.") % {"amount": euros(amount)}
        case b.InvoiceReminded():
            return _("herinnerde aan een factuur die niet betaald was.")
        case b.CreditAsked(net=net, reason=reason):
            return _("crediteert %(amount)s zonder btw: “%(reason)s”.") % {"amount": euros(net), "reason": reason}
        case b.CreditNoteIssued(number=number, net=net, vat=vat):
            facts = {"label": number.label, "amount": euros(net + vat)}
            return _("stuurde creditnota %(label)s van %(amount)s.") % facts
        case _other:
            return None
