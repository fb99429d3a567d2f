"""People files in words: what can be wrong with a line, and what to do about it."""

from collections.abc import Mapping

from domain.method import Text
from services.api.people_cells import Fault, Trouble
from services.api.people_file import MOST

FIELDS: Mapping[str, Text] = {
    "": Text("hele regel", "whole line"),
    "name": Text("naam", "name"),
    "email": Text("mailadres", "e-mail address"),
    "roles": Text("rollen", "roles"),
    "unit": Text("onderdeel", "unit"),
    "language": Text("taal", "language"),
}
TROUBLES: Mapping[Trouble, Text] = {
    Trouble.WORKBOOK: Text(
        "Dit is een Excel-werkmap. Kies in Excel “Opslaan als” en dan “CSV UTF-8”, en stuur dat bestand.",
        "This is an Excel workbook. In Excel choose “Save as” and then “CSV UTF-8”, and send that file.",
    ),
    Trouble.UNREADABLE: Text(
        "Dit is niet te lezen als CSV. Kijk naar de aanhalingstekens: een waarde begint en eindigt ermee, of er staan"
        " er geen.",
        "This cannot be read as CSV. Look at the quotation marks: a value begins and ends with one, or has none.",
    ),
    Trouble.NO_COLUMNS: Text(
        "De eerste regel noemt de kolommen niet. Zet daar: naam;mailadres;rollen;onderdeel;taal.",
        "The first line does not name the columns. Put there: name;email;roles;unit;language.",
    ),
    Trouble.COLUMN_TWICE: Text(
        "De kolom “{given}” staat er twee keer. Haal er één weg.", "The column “{given}” is there twice. Remove one."
    ),
    Trouble.NO_PEOPLE: Text(
        "Er staat niemand in. Zet onder de kolomnamen één regel per persoon.",
        "There is nobody in it. Put one line for each person under the names of the columns.",
    ),
    Trouble.TOO_MANY: Text(
        f"Een bestand heeft hooguit {MOST} regels. Verdeel het over meer bestanden.",
        f"A file has at most {MOST} lines. Split it into several files.",
    ),
    Trouble.CELLS: Text(
        "Er staan meer waarden dan kolommen. Zet een waarde met een scheidingsteken erin tussen aanhalingstekens.",
        "There are more values than columns. Put a value with a separator in it between quotation marks.",
    ),
    Trouble.NAME_MISSING: Text("De naam ontbreekt. Vul die in.", "The name is missing. Fill it in."),
    Trouble.NAME_WRONG: Text(
        "Deze naam is te lang of heeft een onzichtbaar teken. Typ de naam opnieuw, hooguit 200 tekens.",
        "This name is too long or has an invisible character. Type it again, 200 characters at most.",
    ),
    Trouble.EMAIL_MISSING: Text("Het mailadres ontbreekt. Vul dat in.", "The e-mail address is missing. Fill it in."),
    Trouble.EMAIL_WRONG: Text(
        "“{given}” is geen mailadres. Schrijf het als naam@organisatie.nl.",
        "“{given}” is no e-mail address. Write it as name@organisation.nl.",
    ),
    Trouble.EMAIL_TWICE: Text(
        "Dit mailadres staat ook op regel {other}. Haal één van de twee regels weg.",
        "This address is on line {other} too. Remove one of the two lines.",
    ),
    Trouble.ROLE_UNKNOWN: Text(
        "De rol “{given}” bestaat niet. Kies uit: medewerker, leidinggevende, OR, management, HR, werkdrukregisseur,"
        " beheerder, auditor. Zet een komma tussen twee rollen.",
        "There is no role “{given}”. Choose from: employee, line manager, works council, management, HR, coordinator,"
        " administrator, auditor. Put a comma between two roles.",
    ),
    Trouble.ROLES_EXCLUDE: Text(
        "Niemand is management en OR tegelijk. Kies één van beide.",
        "Nobody is management and works council at once. Choose one of the two.",
    ),
    Trouble.ADVISER: Text(
        "Een adviseur van buiten nodig je uit op de pagina Adviseurs, met een einddatum. Haal de regel weg.",
        "An adviser from outside is invited on the page Advisers, with a last day. Remove the line.",
    ),
    Trouble.NOT_YOURS_TO_MAKE: Text(
        "Alleen een beheerder maakt iemand beheerder. Vraag het een beheerder, of haal die rol weg.",
        "Only an administrator makes somebody an administrator. Ask one, or remove that role.",
    ),
    Trouble.UNIT_UNKNOWN: Text(
        "Er is geen onderdeel “{given}”. Maak het eerst op de pagina Mensen, of laat het leeg.",
        "There is no unit “{given}”. Make it first on the page People, or leave this empty.",
    ),
    Trouble.UNIT_RESEMBLES: Text(
        "Er is geen onderdeel “{given}”. Bedoel je “{other}”? Schrijf het dan zo.",
        "There is no unit “{given}”. Do you mean “{other}”? Then write it like that.",
    ),
    Trouble.UNIT_UNCLEAR: Text(
        "Er zijn meer onderdelen “{given}”. Schrijf erbij waar het onder valt: {other}.",
        "There are several units “{given}”. Write what it belongs to as well: {other}.",
    ),
    Trouble.NOT_YOUR_UNIT: Text(
        "Jij nodigt mensen uit in je eigen onderdeel. Zet dat erbij, of vraag het een beheerder.",
        "You invite people into your own unit. Write that down here, or ask an administrator.",
    ),
    Trouble.LANGUAGE_UNKNOWN: Text(
        "De taal “{given}” kennen we niet. Schrijf nl of en.", "We do not know the language “{given}”. Write nl or en."
    ),
}


def told(fault: Fault, language: str) -> str:
    """What is wrong, and what to do, as a sentence."""
    return TROUBLES[fault.trouble].to(language).format(given=fault.given, other=fault.other)
