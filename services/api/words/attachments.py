"""Files in words: facts as sentences, and what the rules say when they say no."""

from collections.abc import Mapping

from domain.attachments import events as e
from domain.attachments import refusals as r
from domain.attachments.events import FileKind
from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from infra.language import gettext as _
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

FILE_KINDS: Mapping[FileKind, Text] = {
    FileKind.PHOTO: Text("Foto", "Photo"),
    FileKind.MINUTES: Text("Verslag", "Minutes"),
    FileKind.OTHER: Text("Ander bestand", "Other file"),
}
WORDINGS: Mapping[type[Refusal], Wording] = {
    r.FileUnknown: NOT_FOUND,
    r.FileExists: Wording(
        409,
        Text("Dit bestand is er al", "This file is there already"),
        Text("Voeg het toe als een nieuw bestand.", "Add it as a new file."),
    ),
    r.PhotoNeedsDescription: Wording(
        422,
        Text("Beschrijf wat er op de foto staat", "Describe what the photo shows"),
        Text("De beschrijving is voor wie de foto niet kan zien.", "The description is for who cannot see the photo."),
    ),
    r.NotAPhoto: Wording(
        409,
        Text("Dit is geen foto", "This is not a photo"),
        Text("Toestemming vragen we alleen bij een foto.", "Consent is asked for photos only."),
    ),
    r.ConsentIncomplete: Wording(
        422,
        Text("De toestemming is niet compleet", "The consent is not complete"),
        Text(
            "Schrijf op wie het is, waar diegene mee akkoord ging en wanneer.",
            "Write down who it is, what they agreed to, and when.",
        ),
    ),
    r.ConsentNotYetGiven: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Vul de dag in waarop de toestemming gegeven is.", "Fill in the day on which consent was given."),
    ),
    r.ConsentUnknown: NOT_FOUND,
    r.PeopleAreShown: Wording(
        409,
        Text("Er staat al iemand bij deze foto", "Somebody stands with this photo"),
        Text(
            "Bij deze foto is toestemming van iemand vastgelegd. Dan is er iemand te herkennen.",
            "Somebody's consent is recorded with this photo, so somebody can be recognised.",
        ),
    ),
    r.RemovalNeedsReason: Wording(
        422,
        Text("Schrijf op waarom", "Write down why"),
        Text(
            "Het logboek bewaart waarom een bestand is weggehaald.",
            "The audit trail keeps why a file was removed.",
        ),
    ),
    r.PhotoNotShown: Wording(
        403,
        Text("Deze foto laten we niet zien", "This photo is not shown"),
        Text(
            "Er is geen geldige toestemming van iedereen die erop staat.",
            "There is no valid consent of everybody in it.",
        ),
    ),
    r.FileTooLarge: Wording(
        413,
        Text("Dit bestand is te groot", "This file is too large"),
        Text(
            "Een bestand mag hoogstens {high} MB zijn. Maak het kleiner en probeer het opnieuw.",
            "A file may be {high} MB at most. Make it smaller and try again.",
        ),
    ),
    r.FileTypeUnknown: Wording(
        415,
        Text("Dit soort bestand nemen we niet aan", "We do not take this type of file"),
        Text(
            "Kies een foto (JPEG, PNG of WebP), een PDF of een tekstbestand. We kijken naar de inhoud, niet de naam.",
            "Choose a photo (JPEG, PNG or WebP), a PDF or a text file. We look at the content, not the name.",
        ),
    ),
    r.NameAndContentDiffer: Wording(
        415,
        Text("De naam en de inhoud passen niet bij elkaar", "The name and the content do not match"),
        Text(
            "“{name}” is in werkelijkheid iets anders ({found}). Controleer het bestand voordat je het toevoegt.",
            "“{name}” is really something else ({found}). Check the file before you add it.",
        ),
    ),
    r.PictureTooLarge: Wording(
        422,
        Text("Deze foto heeft te veel beeldpunten", "This photo has too many pixels"),
        Text(
            "Een foto mag hoogstens {high} megapixel zijn. Verklein hem en probeer het opnieuw.",
            "A photo may be {high} megapixels at most. Make it smaller and try again.",
        ),
    ),
    r.PictureBroken: Wording(
        422,
        Text("Deze foto is beschadigd", "This photo is damaged"),
        Text(
            "We kunnen hem niet tot het einde lezen. Kies een ander bestand.",
            "We cannot read it to its end. Choose another file.",
        ),
    ),
    r.PaperBroken: Wording(
        422,
        Text("Deze PDF is niet te lezen", "This PDF cannot be read"),
        Text(
            "Hij is beschadigd of zit op slot met een wachtwoord. Sla hem opnieuw op, zonder wachtwoord.",
            "It is damaged or locked with a password. Save it again, without a password.",
        ),
    ),
}


def tell(event: Event, names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case e.FileAttached(name=name, kind=FileKind.PHOTO):
            return _("voegde de foto “%(name)s” toe.") % {"name": name}
        case e.FileAttached(name=name):
            return _("voegde het bestand “%(name)s” toe.") % {"name": name}
        case e.ConsentRecorded(person=None):
            return _("legde toestemming voor een foto vast.")
        case e.ConsentRecorded(person=person):
            return _("legde toestemming van %(name)s voor een foto vast.") % {"name": names.of(person)}
        case e.NobodyShown():
            return _("legde vast dat op een foto niemand te herkennen is.")
        case e.ConsentWithdrawn():
            return _("trok toestemming voor een foto in.")
        case e.FileRemoved(reason=reason):
            return _("haalde een bestand weg: “%(reason)s”.") % {"reason": reason}
        case _:
            return None
