"""Support and communication in words: the facts as sentences, and what the rules say when they say no."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.support import events as s
from domain.support import refusals as r
from infra.language import gettext as _
from infra.language import long_date
from services.api.words.names import Names
from services.api.words.wording import Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.StatementNeedsManagement: Wording(
        403,
        Text("Dit zegt het management zelf", "Management says this itself"),
        Text(
            "Alleen iemand met de rol management maakt de verklaring bekend.",
            "Only somebody with the role of management publishes the statement.",
        ),
    ),
    r.MessageWasTold: Wording(
        409,
        Text("Dit is al verteld", "This was told already"),
        Text("Zet er een nieuw bericht bij.", "Add a new message."),
    ),
    r.MessageIsDropped: Wording(
        409,
        Text("Dit bericht is vervallen", "This message was dropped"),
        Text("Zet er een nieuw bericht bij.", "Add a new message."),
    ),
    r.NotYourMessage: Wording(
        403,
        Text("Dit is niet jouw bericht", "This is not your message"),
        Text(
            "Wie het vertelt, of wie de communicatie bijhoudt, legt vast dat het verteld is.",
            "Who tells it, or who keeps the communication, records that it was told.",
        ),
    ),
    r.ToldInFuture: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Leg het vast als het verteld is.", "Record it once it was told."),
    ),
    r.ReadForYourself: Wording(
        403,
        Text("Lezen doe je zelf", "You read for yourself"),
        Text("Je legt alleen vast wat je zelf gelezen hebt.", "You record only what you read yourself."),
    ),
}


def tell(event: Event, names: Names) -> str | None:  # noqa: ARG001 - one form for all slices
    """What happened, as a sentence that follows on who did it."""
    match event:
        case s.StatementPublished(version=version):
            return _("maakte versie %(version)s van de verklaring van het management bekend.") % {"version": version}
        case s.StatementRead(version=version):
            return _("las versie %(version)s van de verklaring van het management.") % {"version": version}
        case s.MessagePlanned(message=message):
            words = _("plande om “%(what)s” te vertellen aan %(whom)s, op %(date)s.")
            return words % {"what": message.what, "whom": message.to_whom, "date": long_date(message.on)}
        case s.MessageChanged(message=message):
            words = _("veranderde het bericht “%(what)s” aan %(whom)s, op %(date)s.")
            return words % {"what": message.what, "whom": message.to_whom, "date": long_date(message.on)}
        case s.MessageDropped(reason=reason):
            return _("liet een bericht vervallen: “%(reason)s”.") % {"reason": reason}
        case s.MessageTold(informed=informed, on=on):
            words = _("legde vast dat %(informed)s op %(date)s is geïnformeerd.")
            return words % {"informed": informed, "date": long_date(on)}
        case _:
            return None
