"""The runbook in words: for each alarm what it means, how to look and what to do."""

from domain.method import Text
from infra.observe.alarms import Alarm
from services.api.runbook_late import LATE, Chapter

RUNBOOK: dict[Alarm, Chapter] = {
    Alarm.WORKER_SILENT: Chapter(
        Text("Er wordt geen werk opgepakt", "No work is taken up"),
        Text(
            "Nieuwe gegevens verschijnen niet op de pagina's en er gaan geen mails uit. Er gaat niets verloren.",
            "New data does not appear on the pages and no mails go out. Nothing is lost.",
        ),
        (
            Text(
                "docker compose ps: draaien worker, beat en valkey?",
                "docker compose ps: do worker, beat and valkey run?",
            ),
            Text(
                "docker compose logs --tail 100 worker beat: waarover struikelen ze?",
                "docker compose logs --tail 100 worker beat: what do they stumble over?",
            ),
        ),
        (
            Text(
                "Start opnieuw wat niet draait: docker compose restart worker beat.",
                "Start again what does not run: docker compose restart worker beat.",
            ),
            Text(
                "Leeg valkey gerust als het vol is: alles wat moet gebeuren staat in PostgreSQL "
                "en wordt teruggevonden.",
                "Feel free to empty valkey if it is full: all that is to be done stands in "
                "PostgreSQL and is found again.",
            ),
            Text(
                "Binnen een halve minuut moet deze melding weg zijn.", "Within half a minute this alarm must be gone."
            ),
        ),
    ),
    Alarm.BROKER_UNREACHABLE: Chapter(
        Text("Valkey is niet bereikbaar", "Valkey cannot be reached"),
        Text(
            "Wat mensen doen, wordt wel opgeslagen. Het verschijnt pas op de pagina's als valkey er weer is.",
            "What people do is stored. It appears on the pages only when valkey is back.",
        ),
        (
            Text(
                "docker compose ps valkey, en docker compose logs valkey.",
                "docker compose ps valkey, and docker compose logs valkey.",
            ),
            Text("Klopt REDIS_URL in .env?", "Is REDIS_URL in .env right?"),
        ),
        (
            Text(
                "docker compose restart valkey. Er hoeft niets teruggezet te worden.",
                "docker compose restart valkey. Nothing has to be restored.",
            ),
            Text(
                "Blijft de worker stil? Volg dan die melding.", "Does the worker stay silent? Then follow that alarm."
            ),
        ),
    ),
    Alarm.PROJECTION_PARKED: Chapter(
        Text("Een overzicht staat stil", "A projection is parked"),
        Text(
            "Eén overzicht van één organisatie krijgt niets nieuws meer. De rest gaat door. "
            "De gebeurtenissen zelf staan er.",
            "One projection of one organisation gets nothing new. All else goes on. The events themselves are there.",
        ),
        (
            Text(
                "Onder Stilgezet staat bij welke gebeurtenis en waarom.",
                "Under Parked it says at which event and why.",
            ),
            Text(
                "Een onbekend type of een onbekende versie: draait een oudere worker naast een nieuwe API?",
                "An unknown type or version: does an older worker run beside a newer API?",
            ),
        ),
        (
            Text(
                "Herstel de oorzaak: meestal de nieuwe versie ook op de worker zetten.",
                "Repair the cause: usually bring the new release to the worker too.",
            ),
            Text(
                "Kies daarna Laat het opnieuw proberen. Het overzicht gaat verder waar het stond;"
                " niets wordt overgeslagen.",
                "Then choose Let it try again. It goes on where it stood; nothing is skipped.",
            ),
            Text(
                "Is een overzicht zelf fout geweest? werkbalans rebuild --view NAAM maakt het "
                "opnieuw, zonder dat iemand het merkt.",
                "Was a projection itself wrong? werkbalans rebuild --view NAME makes it anew; nobody notices.",
            ),
        ),
    ),
    Alarm.PROJECTIONS_BEHIND: Chapter(
        Text("Overzichten lopen achter", "Projections are behind"),
        Text(
            "Wie net iets opsloeg, ziet het zelf wel; anderen zien het later dan een minuut.",
            "Who just stored something sees it; others see it more than a minute late.",
        ),
        (
            Text("Wordt er werk opgepakt? Zo niet, volg die melding.", "Is work taken up? If not, follow that alarm."),
            Text(
                "Loopt één organisatie ver achter na een grote import? Dan haalt zij het in, om "
                "de beurt met de anderen.",
                "Is one organisation far behind after a large import? Then it catches up, in turns with the others.",
            ),
        ),
        (
            Text("Kies Wek de worker.", "Choose Wake the worker."),
            Text(
                "Blijft het groeien? Zet er workers bij: docker compose up --scale worker=4.",
                "Does it keep growing? Add workers: docker compose up --scale worker=4.",
            ),
        ),
    ),
    Alarm.QUEUE_LONG: Chapter(
        Text("Een wachtrij is lang", "A queue is long"),
        Text("Mails of overzichten komen later.", "Mails or projections come later."),
        (
            Text(
                "Welke wachtrij? Mails: is de mailserver traag? Verslagen: is het een evaluatiemoment?",
                "Which queue? Mails: is the mail server slow? Reports: is it a review moment?",
            ),
        ),
        (
            Text(
                "Zet er workers bij: docker compose up --scale worker=4.",
                "Add workers: docker compose up --scale worker=4.",
            ),
            Text(
                "Een bericht dat te oud is, vervalt vanzelf; het werk wordt elke twee seconden opnieuw gevonden.",
                "A message that is too old ends by itself; the work is found anew every two seconds.",
            ),
        ),
    ),
    Alarm.MAILS_STUCK: Chapter(
        Text("Mails blijven liggen", "Mails are stuck"),
        Text("Mensen krijgen hun inloglink of herinnering niet.", "People do not get their sign-in link or reminder."),
        (
            Text(
                "Is de mailserver bereikbaar? Klopt SMTP_URL in .env?",
                "Can the mail server be reached? Is SMTP_URL in .env right?",
            ),
            Text(
                "docker compose logs worker: wat antwoordt de mailserver?",
                "docker compose logs worker: what does the mail server answer?",
            ),
        ),
        (
            Text(
                "Herstel de verbinding en kies Probeer wachtende mails nu.",
                "Repair the connection and choose Try waiting mails now.",
            ),
            Text(
                "Mails die acht keer mislukten, staan onder Opgegeven; die kun je één voor één opnieuw sturen.",
                "Mails that failed eight times stand under Given up; you can send these once more, one by one.",
            ),
        ),
    ),
    Alarm.MAILS_UNKNOWN: Chapter(
        Text("Van mails is niet zeker of ze aankwamen", "It is not certain whether mails arrived"),
        Text(
            "Iemand heeft een mail misschien niet gekregen, of zou hem twee keer krijgen.",
            "Somebody may not have got a mail, or would get it twice.",
        ),
        (
            Text(
                "Zoek het Message-ID in het logboek van de mailserver.",
                "Look for the Message-ID in the mail server's log.",
            ),
        ),
        (
            Text("Staat het daar? Kies Hij is aangekomen.", "Is it there? Choose It arrived."),
            Text("Staat het er niet? Kies Stuur nog één keer.", "Is it not there? Choose Send once more."),
        ),
    ),
}
RUNBOOK |= LATE
