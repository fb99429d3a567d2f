"""What a refusal becomes at the edge: one table of status and words, for the API and the pages alike."""

from collections.abc import Mapping
from typing import Any

import msgspec

from domain.kernel import refusals as kernel
from domain.kernel.refusals import Refusal
from domain.kickoff import refusals as kickoff
from domain.method import Text
from domain.organisation import refusals as organisation
from domain.plan import refusals as plan


class Wording(msgspec.Struct, frozen=True):
    """The HTTP status of a refusal, its short title, and what to do about it (filled in from the refusal's data)."""

    status: int
    title: Text
    detail: Text


NOT_FOUND = Wording(
    404,
    Text("Niet gevonden", "Not found"),
    Text("Dit bestaat niet, of je kunt er niet bij.", "This does not exist, or you have no access to it."),
)

WORDINGS: Mapping[type[Refusal], Wording] = {
    kernel.NotFound: NOT_FOUND,
    kickoff.KickoffNotOpen: NOT_FOUND,
    kickoff.RowUnknown: NOT_FOUND,
    kernel.NotAllowed: Wording(
        403,
        Text("Dit mag je niet", "You may not do this"),
        Text(
            "Je rol in de organisatie geeft dit recht niet. Vraag een beheerder van je organisatie om hulp.",
            "Your role in the organisation does not carry this right. Ask an administrator of your organisation.",
        ),
    ),
    kernel.VersionIsStale: Wording(
        409,
        Text("Iemand anders was je voor", "Somebody else was first"),
        Text(
            "Dit is veranderd nadat jij het opende. Kijk wat er nu staat en sla daarna opnieuw op.",
            "This changed after you opened it. Look at what it says now, then save again.",
        ),
    ),
    kernel.CommandIdReused: Wording(
        409,
        Text("Dit verzoek is al gebruikt", "This request was used before"),
        Text(
            "Onder deze sleutel kwam eerder een ander verzoek binnen. Gebruik een nieuwe sleutel.",
            "Another request came in under this key before. Use a new key.",
        ),
    ),
    kernel.InvalidValue: Wording(
        422,
        Text("Dit kan zo niet", "This cannot be"),
        Text("Kijk het veld na en probeer het opnieuw.", "Check the field and try again."),
    ),
    organisation.OrganisationExists: Wording(
        409,
        Text("De organisatie bestaat al", "The organisation exists already"),
        Text("Log in om verder te gaan.", "Sign in to go on."),
    ),
    organisation.UnitNameTaken: Wording(
        409,
        Text("Deze naam is al in gebruik", "This name is taken"),
        Text(
            "Er is hier al een onderdeel “{name}”. Kies een andere naam.",
            "There is a unit “{name}” here. Choose another name.",
        ),
    ),
    organisation.MemberExists: Wording(
        409,
        Text("Deze persoon doet al mee", "This person takes part already"),
        Text("Verander de rollen in de lijst met mensen.", "Change the roles in the list of people."),
    ),
    organisation.MemberNeedsRole: Wording(
        422,
        Text("Kies een rol", "Choose a role"),
        Text("Iedereen heeft minstens één rol.", "Everybody has at least one role."),
    ),
    organisation.LastAdministrator: Wording(
        409,
        Text("Er moet een beheerder blijven", "An administrator must remain"),
        Text("Maak eerst iemand anders beheerder.", "Make somebody else an administrator first."),
    ),
    plan.PlanExists: Wording(
        409,
        Text("Dit plan bestaat al", "This plan exists already"),
        Text("Open het plan in de lijst met plannen.", "Open the plan in the list of plans."),
    ),
    kickoff.RowIsChecked: Wording(
        409,
        Text("Deze rij is afgevinkt", "This row is ticked off"),
        Text(
            "Open de rij eerst opnieuw. Daarna kun je het antwoord veranderen.",
            "Reopen the row first. Then you can change the answer.",
        ),
    ),
    kickoff.RowNeedsAnswer: Wording(
        409,
        Text("Er is nog geen antwoord", "There is no answer yet"),
        Text(
            "Je kunt deze rij afvinken als er een antwoord staat bij: {missing}.",
            "You can tick this row off once there is an answer at: {missing}.",
        ),
    ),
    kickoff.AnswerOfWrongKind: Wording(
        422,
        Text("Dit antwoord past niet bij de rij", "This answer does not fit the row"),
        Text(
            "Deze rij vraagt om een ander soort antwoord ({asks}).",
            "This row asks for another kind of answer ({asks}).",
        ),
    ),
    kickoff.AnswerIncomplete: Wording(
        422,
        Text("Het antwoord is niet compleet", "The answer is not complete"),
        Text("Vul dit veld in.", "Fill in this field."),
    ),
    kickoff.PositionNeedsHolder: Wording(
        403,
        Text("Dit standpunt geeft de partij zelf", "The party itself gives this position"),
        Text(
            "Laat iemand met deze rol antwoorden, of noem het stuk waaruit je het overneemt, met de datum.",
            "Let somebody with this role answer, or name the document that you copy it from, with its date.",
        ),
    ),
    kickoff.NotYourRow: Wording(
        403,
        Text("Dit is niet jouw rij", "This is not your row"),
        Text(
            "Alleen wie de aftrap leidt of deze rij uitwerkt, kan hem veranderen.",
            "Only who leads the kick-off, or works out this row, can change it.",
        ),
    ),
    kickoff.SourceRowStays: Wording(
        409,
        Text("Deze rij blijft staan", "This row stays"),
        Text(
            "De rijen van de methode haal je niet weg. Je kunt er wel rijen van jezelf bij zetten.",
            "The rows of the method cannot be taken away. You can add rows of your own.",
        ),
    ),
    kickoff.MeetingInFuture: Wording(
        422,
        Text("Deze dag moet nog komen", "This day is still to come"),
        Text("Leg de bijeenkomst vast als die geweest is.", "Record the meeting once it has taken place."),
    ),
    kickoff.RowChangedMeanwhile: Wording(
        409,
        Text("Iemand anders was je voor", "Somebody else was first"),
        Text(
            "Deze rij is veranderd nadat jij hem opende. Kijk wat er nu staat en sla daarna opnieuw op.",
            "This row changed after you opened it. Look at what it says now, then save again.",
        ),
    ),
}


def words_of(refusal: Refusal, language: str) -> tuple[int, str, str]:
    """Status, title and detail of a refusal in a language; every refusal has its wording (a test sees to it)."""
    wording = WORDINGS[type(refusal)]
    data = {k: ", ".join(v) if isinstance(v, list) else v for k, v in refusal.data.items()}
    return wording.status, wording.title.to(language), wording.detail.to(language).format(**data)


def public_data(refusal: Refusal) -> dict[str, Any]:
    """What a program may read of a refusal's data; nothing at all of what is not found."""
    if WORDINGS[type(refusal)].status == 404:
        return {}
    names = ("field", "reason", "low", "high", "missing", "row", "asks", "role", "current", "expected", "next", "right")
    return {name: refusal.data[name] for name in names if name in refusal.data}
