"""What the rules that hold everywhere say when they say no."""

from collections.abc import Mapping

from domain.kernel import refusals as r
from domain.kernel.refusals import Refusal
from domain.method import Text
from services.api.words.wording import NOT_FOUND, Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.NotFound: NOT_FOUND,
    r.NotAllowed: Wording(
        403,
        Text("Dit mag je niet", "You may not do this"),
        Text(
            "Je rol in de organisatie geeft dit recht niet. Vraag een beheerder van je organisatie om hulp.",
            "Your role in the organisation does not carry this right. Ask an administrator of your organisation.",
        ),
    ),
    r.OutsideYourUnits: Wording(
        403,
        Text("Dit is van een ander onderdeel", "This belongs to another unit"),
        Text(
            "Je rol geldt voor je eigen onderdeel en wat daaronder valt. Dit gaat over een ander onderdeel. Lezen kan "
            "wel. Op “Wie mag wat” staat wie dit wel mag.",
            "Your role is for your own unit and those below it. This is about another unit. You can read it. "
            "“Who may do what” says who may do this.",
        ),
    ),
    r.VersionIsStale: Wording(
        409,
        Text("Iemand anders was je voor", "Somebody else was first"),
        Text(
            "Dit is veranderd nadat jij het opende. Kijk wat er nu staat en sla daarna opnieuw op.",
            "This changed after you opened it. Look at what it says now, then save again.",
        ),
    ),
    r.CommandIdReused: Wording(
        409,
        Text("Dit verzoek is al gebruikt", "This request was used before"),
        Text(
            "Onder deze sleutel kwam eerder een ander verzoek binnen. Gebruik een nieuwe sleutel.",
            "Another request came in under this key before. Use a new key.",
        ),
    ),
    r.SubjectErased: Wording(
        409,
        Text("Deze woorden zijn gewist", "These words were erased"),
        Text(
            "Wat deze persoon schreef, is op verzoek gewist. Nieuwe woorden kunnen we niet bewaren.",
            "What this person wrote was erased on request. New words cannot be kept.",
        ),
    ),
    r.InvalidValue: Wording(
        422,
        Text("Dit kan zo niet", "This cannot be"),
        Text("Kijk het veld na en probeer het opnieuw.", "Check the field and try again."),
    ),
}

REASONS: Mapping[str, Text] = {
    "empty": Text("Vul dit veld in.", "Fill in this field."),
    "too_long": Text("Maak dit korter: hooguit {high} tekens.", "Make this shorter: at most {high} characters."),
    "too_many": Text("Houd het bij hooguit {high}.", "Keep it to {high} at most."),
    "in_future": Text("Deze dag moet nog komen. Kies een andere.", "This day is still to come. Choose another."),
    "out_of_range": Text("Kies iets van {low} tot en met {high}.", "Choose something from {low} up to {high}."),
    "tick": Text("Vink dit aan als je het zeker weet.", "Tick this if you are certain."),
    "choose": Text("Maak een keuze uit de lijst.", "Choose from the list."),
    "no_web_address": Text(
        "Vul een volledig webadres in, zoals https://voorbeeld.nl/werkbalans, zonder naam of wachtwoord erin.",
        "Fill in a whole web address, like https://example.com/werkbalans, without a name or password in it.",
    ),
    "no_domain": Text(
        "Vul een maildomein in: wat na het apenstaartje komt, zoals zorggroep.nl.",
        "Fill in a mail domain: what comes after the at sign, such as zorggroep.nl.",
    ),
    "no_record": Text(
        "We vinden dit TXT-record nog niet. Het kan een paar uur duren voor het overal te zien is.",
        "We do not find this TXT record yet. It can take a few hours until it is seen everywhere.",
    ),
    "not_bound": Text(
        "Deze persoon is niet gekoppeld: er is niets los te maken.",
        "This person is not linked: there is nothing to undo.",
    ),
    "not_https": Text("Het adres moet met https:// beginnen.", "The address must begin with https://."),
    "inside_a_network": Text(
        "Dit adres ligt binnen een netwerk. Werkbalans praat alleen met adressen op het open internet.",
        "This address lies inside a network. Werkbalans talks to addresses on the open internet only.",
    ),
    "unknown": Text("Kies iets wat in de lijst staat.", "Choose something that is in the list."),
    "no_such_person": Text(
        "We vinden niemand met deze naam of dit mailadres. Kijk na hoe je het schrijft.",
        "We find nobody with this name or mail address. Check how it is spelled.",
    ),
    "which_person": Text(
        "Kies hieronder wie je bedoelt, of zet het mailadres erbij.",
        "Choose below whom you mean, or add the mail address.",
    ),
    "not_a_date": Text("Vul een datum in, bijvoorbeeld 2026-12-01.", "Fill in a date, such as 2026-12-01."),
    "not_a_time": Text("Vul een tijd in, bijvoorbeeld 10:30.", "Fill in a time, such as 10:30."),
    "amount": Text("Vul een bedrag in euro in, bijvoorbeeld 49,00.", "Fill in an amount in euros, such as 49.00."),
    "not_a_number": Text("Vul een heel getal in.", "Fill in a whole number."),
    "hours": Text("Vul uren in, bijvoorbeeld 4 of 2,5.", "Fill in hours, such as 4 or 2.5."),
    "too_few": Text("Noem er minstens {low}.", "Name at least {low}."),
    "not_an_address": Text(
        "Vul een gewoon mailadres in, bijvoorbeeld anna@zorg.nl, zonder accenten.",
        "Fill in an ordinary mail address, such as anna@zorg.nl, without accents.",
    ),
    "line_break": Text("Schrijf dit op één regel.", "Write this on one line."),
    "control_character": Text(
        "Er staat een onzichtbaar teken in. Typ de tekst opnieuw in.",
        "There is an invisible character in it. Type the text again.",
    ),
    "before_effective": Text(
        "Kies een dag op of na de dag waarop de afspraak ingaat.",
        "Choose a day on or after the day on which the agreement takes effect.",
    ),
    "before_start": Text("Kies een dag op of na de start.", "Choose a day on or after the start."),
    "before_request": Text(
        "Kies een dag op of na {low}, de datum van het verzoek.", "Choose a day on or after {low}, the request's date."
    ),
    "before_decision": Text(
        "Kies een dag op of na {low}, de dag van het besluit.", "Choose a day on or after {low}, the decision's day."
    ),
    "not_a_report": Text("Dit is geen bericht over mails: {error}.", "This is no report about mails: {error}."),
    "sign_in_wrong": Text(
        "Mailadres en wachtwoord horen niet bij elkaar. Kijk ze na, of log in met een link per mail.",
        "Mail address and password do not belong together. Check them, or sign in with a link by mail.",
    ),
    "code_wrong": Text(
        "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en vul die in.",
        "This code is not right, or was used before. Wait for the next code and fill that in.",
    ),
    "passkey_wrong": Text(
        "Deze toegangssleutel kennen we niet, of het duurde te lang. Probeer het opnieuw.",
        "We do not know this passkey, or it took too long. Try again.",
    ),
    "password_short": Text(
        "Gebruik minstens {low} tekens, bijvoorbeeld vier losse woorden.",
        "Use at least {low} characters, such as four separate words.",
    ),
    "password_known": Text(
        "Dit wachtwoord is makkelijk te raden, of eerder uitgelekt. Kies een ander, bijvoorbeeld vier losse woorden.",
        "This password is easily guessed, or was leaked before. Choose another, such as four separate words.",
    ),
    "not_a_version": Text('Stuur de ETag die je zag, zoals "12".', 'Send the ETag that you saw, such as "12".'),
}
