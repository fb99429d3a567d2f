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
    r.InvalidValue: Wording(
        422,
        Text("Dit kan zo niet", "This cannot be"),
        Text("Kijk het veld na en probeer het opnieuw.", "Check the field and try again."),
    ),
}
