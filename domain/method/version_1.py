"""The first template: the guide's kick-off checklist and its six steps, told in our own words."""

from domain.method.template import AnswerKind, MethodTemplate, Phase, Row, Step, Text
from domain.method.themes_1 import THEMES_1

_ROWS = (
    Row(
        "1",
        Text("Stel doelen, draagvlak en kaders vast.", "Establish goals, support and frame."),
        AnswerKind.GOALS,
        Text(
            "Schrijf elk doel zo op dat je later kunt zien of het gehaald is.",
            "Write each goal so that you can see later whether it was reached.",
        ),
        needs=("1a", "1b", "1c", "1d", "1e", "1f", "1g"),
    ),
    Row(
        "1a",
        Text(
            "Zijn de doelen concreet en herkenbaar, en haalbaar met de mensen en middelen die er zijn?",
            "Are the goals concrete and recognisable, and feasible with the people and means at hand?",
        ),
        AnswerKind.YES_NO,
        Text("Ja of nee, met een toelichting.", "Yes or no, with a remark."),
    ),
    Row(
        "1b",
        Text("Staat het management achter de doelen?", "Does management stand behind the goals?"),
        AnswerKind.MANAGEMENT_POSITION,
        Text(
            "Het management antwoordt zelf, of je neemt het over uit een stuk en noemt dat stuk.",
            "Management answers itself, or you copy it from a document and name that document.",
        ),
    ),
    Row(
        "1c",
        Text("Staat de ondernemingsraad (OR) achter de doelen?", "Does the works council (OR) stand behind the goals?"),
        AnswerKind.WORKS_COUNCIL_POSITION,
        Text(
            "De OR antwoordt zelf, of je neemt het over uit een stuk en noemt dat stuk.",
            "The works council answers itself, or you copy it from a document and name that document.",
        ),
    ),
    Row(
        "1d",
        Text(
            "Voelen medewerkers zich betrokken bij en verbonden met de doelen?",
            "Do employees feel involved in and connected to the goals?",
        ),
        AnswerKind.INVOLVEMENT,
        Text("Schrijf ook op hoe je het gevraagd hebt.", "Also write down how you asked."),
    ),
    Row(
        "1e",
        Text(
            "Kunnen leidinggevenden dit zelf, of komt er een aparte projectleider of procesbegeleider?",
            "Can line managers do this themselves, or will there be a separate project leader or process facilitator?",
        ),
        AnswerKind.LEADERSHIP,
        Text("Kies, en noem de persoon als er iemand komt.", "Choose, and name the person if there is one."),
    ),
    Row(
        "1f",
        Text(
            "Is er een groep medewerkers die er direct iets aan heeft?",
            "Is there a group of employees that benefits directly?",
        ),
        AnswerKind.BENEFITING_GROUP,
        Text("Welke groep, in welke teams, en hoe groot?", "Which group, in which teams, and how large?"),
    ),
    Row(
        "1g",
        Text("Wanneer zijn er resultaten te verwachten?", "When can results be expected?"),
        AnswerKind.RESULTS_DATE,
        Text("Een datum.", "A date."),
    ),
    Row(
        "2",
        Text(
            "Bespreek wie er verder bij betrokken moet zijn: lopende projecten rond de planning van zorg en werk, "
            "de arbocoördinator, een adviseur van binnen of buiten.",
            "Discuss who else must be involved: running projects around planning of care and work, "
            "the OSH coordinator, an internal or external adviser.",
        ),
        AnswerKind.OTHERS_INVOLVED,
        Text("Per persoon of project: wat is er afgesproken?", "For each person or project: what was agreed?"),
    ),
    Row(
        "3",
        Text(
            "Maak een plan, zet een tijdpad uit en bepaal hoe je over de aanpak communiceert.",
            "Make a plan, set out a time path and decide how you communicate about the approach.",
        ),
        AnswerKind.PLANNING,
        Text(
            "Mijlpalen met een datum, en wat je aan wie vertelt, wanneer en door wie.",
            "Milestones with a date, and what you tell whom, when and by whom.",
        ),
    ),
    Row(
        "4",
        Text(
            "Regel dat betrokkenen genoeg tijd, ruimte en ondersteuning krijgen, en maak daar afspraken over.",
            "Make sure that those involved get enough time, room and support, and agree on it.",
        ),
        AnswerKind.MEANS,
        Text("Een afspraak per persoon of team.", "One agreement for each person or team."),
    ),
)

_STEPS = (
    Step(
        1,
        Phase.PLAN,
        Text("Breng signalen en energie in kaart", "Take stock of signals and energy"),
        (
            Text(
                "Welke signalen zijn er dat werkdruk te hoog of te laag is, of dat kan worden?",
                "Which signals are there that work pressure is too high or too low, or may become so?",
            ),
            Text("Wat geeft energie, en wat kost energie?", "What gives energy, and what drains it?"),
        ),
    ),
    Step(
        2,
        Phase.PLAN,
        Text("Ga de diepte in en bepaal wat er moet gebeuren", "Look deeper and decide what must happen"),
        (
            Text(
                "Wat zijn de belangrijkste kwesties, en waar komen ze door?",
                "What are the main issues, and what causes them?",
            ),
            Text(
                "Welke kansen zien medewerkers voor balans, energie en werkplezier?",
                "Which opportunities do employees see for balance, energy and enjoyment of work?",
            ),
            Text(
                "Wat moet snel opgelost worden, en wat gaat voor?", "What must be solved quickly, and what comes first?"
            ),
        ),
    ),
    Step(
        3,
        Phase.PLAN,
        Text("Maak samen een plan en spreek af wie wat doet", "Make a plan together and agree who does what"),
        (
            Text("Is elk signaal met de betrokkenen besproken?", "Was each signal discussed with those concerned?"),
            Text("Is extra onderzoek nuttig?", "Is additional research useful?"),
            Text(
                "Is er formeel draagvlak (OR) en informeel draagvlak (werkoverleg, een open oor en oog)?",
                "Is there formal support (works council) and informal support (team meeting, an open ear and eye)?",
            ),
        ),
    ),
    Step(
        4,
        Phase.DO,
        Text("Ga gericht en concreet aan de slag", "Get to work, systematically and concretely"),
        (
            Text(
                "Wie heeft welke taak en verantwoordelijkheid, en hoeveel tijd, ruimte en ondersteuning?",
                "Who has which task and responsibility, and how much time, room and support?",
            ),
            Text(
                "Welke goede voorbeelden zijn er al in de eigen organisatie?",
                "Which good examples does the organisation already have?",
            ),
        ),
    ),
    Step(
        5,
        Phase.CHECK,
        Text("Beoordeel de resultaten", "Assess the results"),
        (
            Text("Zijn de signalen verbeterd?", "Did the signals improve?"),
            Text("Beleven mensen de werkdruk nu beter?", "Do people now perceive work pressure as better?"),
            Text("Zijn de afspraken nagekomen?", "Were the agreements kept?"),
        ),
    ),
    Step(
        6,
        Phase.ACT,
        Text("Veranker de aanpak in de HRM-cyclus en stuur bij", "Anchor the approach in the HRM cycle and adjust"),
        (
            Text(
                "Op welke vaste momenten in de HRM-cyclus kijken we opnieuw?",
                "At which fixed moments of the HRM cycle do we look again?",
            ),
            Text(
                "Wat leggen we vast in een korte handleiding of impressie?",
                "What do we keep in a short guide or an impression?",
            ),
        ),
    ),
)

_CONTACT_ASKS = (
    Text("Je kunt goed met mensen omgaan.", "You are good with people."),
    Text(
        "Je hebt goed contact met de collega's die het werk doen, en met je leidinggevende.",
        "You are in good contact with the colleagues who do the work, and with your line manager.",
    ),
    Text(
        "Je kunt belangen afwegen, ook als ze tegenover elkaar staan.",
        "You can weigh interests, also when they are opposed.",
    ),
)
_CONTACT_GETS = (
    Text("Bevoegdheden die bij de rol passen.", "Powers that fit the role."),
    Text("Genoeg tijd, ruimte en ondersteuning.", "Enough time, room and support."),
)

VERSION_1 = MethodTemplate(
    version=1,
    source=Text(
        "Naar de gids Sturen op Werkdrukbalans en Energie", "After the Dutch guide Sturen op Werkdrukbalans en Energie"
    ),
    rows=_ROWS,
    steps=_STEPS,
    contact_asks=_CONTACT_ASKS,
    contact_gets=_CONTACT_GETS,
    themes=THEMES_1,
)
