"""Of the runbook: what a chapter is, and those about what comes late or not at all although the service runs."""

import msgspec

from domain.method import Text
from infra.observe.alarms import Alarm


class Chapter(msgspec.Struct, frozen=True):
    """An alarm in words: its name, what people notice of it, where to look, and what to do, in this order."""

    title: Text
    noticed: Text
    look: tuple[Text, ...]
    act: tuple[Text, ...]


LATE: dict[Alarm, Chapter] = {
    Alarm.REPORTS_FAILING: Chapter(
        Text("Rapporten kunnen niet gemaakt worden", "Reports cannot be built"),
        Text(
            "Een organisatie mist een rapport. De rest is er, en elk kwartier volgt een poging.",
            "An organisation lacks a report. All else is there; it is tried each quarter of an hour.",
        ),
        (
            Text(
                "docker compose logs worker: zoek could not be built; daar staat welk rapport en welke fout.",
                "docker compose logs worker: look for could not be built; it names the report and the error.",
            ),
            Text(
                "MemoryError of een bibliotheek die ontbreekt? Dan ligt het aan de machine, anders aan dit rapport.",
                "MemoryError or a library that is missing? Then it is the machine, else it is this report.",
            ),
        ),
        (
            Text(
                "Herstel de oorzaak en kies Probeer deze rapporten nu.",
                "Repair the cause and choose Try these reports now.",
            ),
            Text(
                "Een rapport dat later komt, toont de stand van zijn eigen moment en zegt dat het laat is.",
                "A report that comes later shows the state of its own moment and says that it is late.",
            ),
        ),
    ),
    Alarm.TASKS_FAILING: Chapter(
        Text("Een taak mislukt steeds", "A task fails again and again"),
        Text(
            "Wat die taak doet, blijft liggen bij de organisaties waar hij mislukt. De rest gaat door.",
            "What that task does is left undone for the organisations where it fails. All else goes on.",
        ),
        (
            Text(
                "Onder Taken staat welke taak het is, bij hoeveel organisaties en met welke fout.",
                "Under Tasks it says which task it is, for how many organisations, and with which error.",
            ),
            Text(
                "docker compose logs worker: zoek raised unexpected; daar staat op welke plek in de code.",
                "docker compose logs worker: look for raised unexpected; it names the place in the code.",
            ),
            Text(
                "Bij alle organisaties: een instelling of een onderdeel dat ontbreekt. Bij één: iets in haar gegevens.",
                "For all organisations: a setting or a part that is missing. For one: something in its data.",
            ),
        ),
        (
            Text(
                "Herstel de oorzaak, of zet de vorige versie terug. Er gaat niets verloren: het werk staat in "
                "PostgreSQL en wordt steeds opnieuw geprobeerd.",
                "Repair the cause, or bring back the release before. Nothing is lost: the work stands in PostgreSQL "
                "and is tried again and again.",
            ),
            Text(
                "Kies Probeer deze taken nu. Mislukt een taak drie keer, dan staat hij hier weer; na twintig minuten "
                "zonder fout is de melding weg.",
                "Choose Try these tasks now. If a task fails three times it is here again; after twenty minutes "
                "without a failure the alarm is gone.",
            ),
        ),
    ),
    Alarm.WORK_OVERDUE: Chapter(
        Text("Wat aan de beurt was, gebeurt niet", "What was due is not done"),
        Text(
            "Een herinnering, peiling, melding zonder naam, factuur, rapport, webhook of verwijdering wacht al langer "
            "dan een kwartier.",
            "A reminder, pulse, unnamed report, bill, report, webhook or deletion has waited for more than a "
            "quarter of an hour.",
        ),
        (
            Text("Wordt er werk opgepakt? Zo niet, volg die melding.", "Is work taken up? If not, follow that alarm."),
            Text(
                "docker compose logs worker: zoek raised unexpected; daar staat welke taak struikelt en waarover.",
                "docker compose logs worker: look for raised unexpected; it names the task that stumbles, and why.",
            ),
        ),
        (
            Text(
                "Stond alles lang stil? Dan haalt de worker het in; docker compose up --scale worker=4 helpt.",
                "Did all stand still for long? Then the worker catches up; docker compose up --scale worker=4 helps.",
            ),
            Text(
                "Struikelt één taak steeds? Herstel de oorzaak: het wordt elke twee seconden opnieuw geprobeerd.",
                "Does one task stumble again and again? Repair the cause: it is tried anew every two seconds.",
            ),
        ),
    ),
    Alarm.FIGURES_HELD: Chapter(
        Text("Cijfers van een peiling zijn tegengehouden", "Figures of a pulse were held back"),
        Text(
            "Van een vraag kwam niets uit. De proefaanval vond iets dat niemand mag weten. Er is niets uitgelekt.",
            "Nothing came out of a question. The trial attack found something nobody may know. Nothing leaked.",
        ),
        (
            Text(
                "docker compose logs worker: zoek figures_held_back; daar staan de peiling en de vraag.",
                "docker compose logs worker: look for figures_held_back; it names the pulse and the question.",
            ),
            Text(
                "Vroeg die peiling een ander deel van de mensen dan de vorige? Dan is dit te verwachten.",
                "Did that pulse ask another part of the people than the one before? Then this is to be expected.",
            ),
        ),
        (
            Text(
                "Met de hand vrijgeven kan niet, ook jij niet. Een volgende peiling onder iedereen helpt wel.",
                "Nobody can release them by hand, nor can you. A next pulse among everybody helps.",
            ),
            Text(
                "Vaker? Stuur de makers die regels uit docker compose logs worker: er staan geen cijfers in.",
                "More often? Send the makers these lines of docker compose logs worker: no figures stand in them.",
            ),
            Text("Na twee weken verdwijnt deze melding.", "After two weeks this alarm is gone."),
        ),
    ),
}
