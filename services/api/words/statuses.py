"""What is said of a request when no more is known than its status, and of a fault of ours."""

from collections.abc import Mapping

from domain.method import Text

STATUSES: Mapping[int, tuple[str, Text, Text]] = {
    400: (
        "bad-request",
        Text("Dit verzoek kunnen we niet lezen", "We cannot read this request"),
        Text("Kijk na of alles de goede vorm heeft.", "Check that everything has the right form."),
    ),
    405: (
        "not-possible-here",
        Text("Dit kan hier niet", "This is not possible here"),
        Text("Ga terug en probeer het vanaf de pagina zelf.", "Go back and try it from the page itself."),
    ),
    413: (
        "too-large",
        Text("Dit is te groot", "This is too large"),
        Text(
            "Een bestand mag hoogstens 10 MB zijn, een formulier zonder bestand 1 MB. Maak het kleiner.",
            "A file may be 10 MB at most, a form without a file 1 MB. Make it smaller.",
        ),
    ),
    415: (
        "unknown-format",
        Text("Dit formaat kennen we niet", "We do not know this format"),
        Text("Stuur JSON, met Content-Type application/json.", "Send JSON, with Content-Type application/json."),
    ),
    503: (
        "not-available",
        Text("Even niet bereikbaar", "Not available for a moment"),
        Text("Probeer het zo nog eens.", "Try again soon."),
    ),
}
FAULT_TITLE = Text("Er ging iets mis bij ons", "Something went wrong on our side")
FAULT = Text(
    "Probeer het zo nog eens. Wat je al had opgeslagen, staat er nog.", "Try again soon. What you saved is safe."
)
