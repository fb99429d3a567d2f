"""The table of rights in plain words: what each right is, how far it goes, what each role is called."""

from collections.abc import Mapping

from domain.kernel.rights import Reach, Right, Role
from domain.method import Text

ROLES: Mapping[Role, Text] = {
    Role.ADMINISTRATOR: Text("beheerder", "administrator"),
    Role.COORDINATOR: Text("werkdrukregisseur", "work-pressure coordinator"),
    Role.HR: Text("HR", "HR"),
    Role.MANAGEMENT: Text("management", "management"),
    Role.WORKS_COUNCIL: Text("ondernemingsraad (OR)", "works council (OR)"),
    Role.TEAM_LEAD: Text("leidinggevende", "team lead"),
    Role.EMPLOYEE: Text("medewerker", "employee"),
    Role.ADVISER: Text("adviseur van buiten", "adviser from outside"),
    Role.AUDITOR: Text("auditor (leest alleen)", "auditor (only reads)"),
}
# How far a right goes for somebody who is in one unit, as the end of a sentence.
REACHES: Mapping[Reach, Text] = {
    Reach.ORGANISATION: Text("in de hele organisatie", "in the whole organisation"),
    Reach.UNITS: Text(
        "in plannen die helemaal van het eigen onderdeel zijn, of van wat daaronder valt",
        "in plans that are wholly of the own unit, or of what is below it",
    ),
    Reach.PLAN: Text("in plannen waaraan het eigen onderdeel meedoet", "in plans in which the own unit takes part"),
    Reach.OWN: Text("alleen wat van jezelf is", "only what is your own"),
    Reach.GIVEN: Text(
        "in de plannen die de adviseur kreeg, tot en met de laatste dag",
        "in the plans that the adviser was given, until the last day",
    ),
}
# The rights by what they are about, in the order of the method, each as what somebody may do.
GROUPS: tuple[tuple[Text, Mapping[Right, Text]], ...] = (
    (
        Text("Lezen", "Reading"),
        {
            Right.READ_PLAN: Text("Plannen lezen, met alles wat erin staat", "Read plans, with all that is in them"),
            Right.READ_ORGANISATION: Text(
                "Zien wie meedoet, welke onderdelen er zijn en welke goede voorbeelden",
                "See who takes part, which units there are and which good examples",
            ),
            Right.READ_AUDIT_TRAIL: Text("In het logboek lezen wie wat deed", "Read in the audit trail who did what"),
            Right.EXPORT_AUDIT_TRAIL: Text("Het logboek als bestand opslaan", "Save the audit trail as a file"),
            Right.SEE_WHO_READ: Text(
                "Zien wie gevoelige stukken las, en wat de helpdesk bekeek",
                "See who read what is sensitive, and what the helpdesk looked at",
            ),
            Right.READ_ALL_REPORTS: Text(
                "Alle rapporten lezen. Rapporten over een plan leest iedereen",
                "Read all reports. Reports about a plan are for everybody to read",
            ),
            Right.SEE_ANALYTICS: Text(
                "Cijfers over onderdelen en kwartalen zien, nooit over minder dan vijf mensen",
                "See figures about units and quarters, never about fewer than five people",
            ),
        },
    ),
    (
        Text("Meedoen", "Taking part"),
        {
            Right.TAKE_PART: Text(
                "Doen wat van jou is: je checklistregel, je maatregel, een afspraak waarin je partij bent",
                "Do what is yours: your checklist row, your measure, an agreement in which you are a party",
            ),
            Right.REPORT_SIGNAL: Text("Een signaal melden op eigen naam", "Report a signal in your own name"),
            Right.RANK_ISSUES: Text("Kwesties op volgorde zetten en oorzaken noemen", "Rank issues and name causes"),
            Right.PROPOSE_MEASURE: Text("Een maatregel voorstellen", "Propose a measure"),
            Right.PROPOSE_AGREEMENT: Text("Een afspraak voorstellen", "Propose an agreement"),
            Right.ATTACH_FILES: Text("Foto’s en documenten toevoegen", "Add photos and documents"),
        },
    ),
    (
        Text("Het werk in een plan", "The work in a plan"),
        {
            Right.WEIGH_SIGNALS: Text("Signalen wegen", "Weigh signals"),
            Right.ANALYSE: Text("Kwesties maken en werkoverleg vastleggen", "Make issues and record team meetings"),
            Right.PLAN_MEASURES: Text(
                "Maatregelen plannen en overleg daarover vastleggen", "Plan measures and record talks about them"
            ),
            Right.ASSESS: Text("Resultaten beoordelen", "Assess results"),
        },
    ),
    (
        Text("Een plan sturen", "Steering a plan"),
        {
            Right.START_PLAN: Text("Een plan beginnen", "Start a plan"),
            Right.STEER_PLAN: Text(
                "De aanpak kiezen, stappen zetten, het plan vaststellen en sluiten",
                "Choose the approach, take steps, adopt the plan and close it",
            ),
            Right.EDIT_KICKOFF: Text("De aftrap en de checklist regelen", "Arrange the kick-off and the checklist"),
            Right.APPOINT_CONTACT: Text("Een aanspreekpunt aanwijzen", "Appoint a contact person"),
            Right.KEEP_COMMUNICATION: Text("De communicatie bijhouden", "Keep the communication"),
            Right.REVIEW: Text("Evaluaties houden en besluiten vastleggen", "Hold reviews and record decisions"),
            Right.MAKE_REPORT: Text("Een rapport laten maken", "Have a report made"),
            Right.RUN_POLLS: Text(
                "Peilingen houden. Niemand ziet wat één persoon antwoordde",
                "Run polls. Nobody sees what one person answered",
            ),
        },
    ),
    (
        Text("Namens een partij spreken", "Speaking for a party"),
        {
            Right.PUBLISH_STATEMENT: Text(
                "Als management zeggen dat het achter het plan staat",
                "Say as management that it stands behind the plan",
            ),
            Right.ASK_WORKS_COUNCIL: Text("De OR om instemming vragen", "Ask the works council for consent"),
            Right.ANSWER_AS_WORKS_COUNCIL: Text(
                "Namens de OR antwoorden. Niemand anders kan dat", "Answer for the works council. Nobody else can"
            ),
        },
    ),
    (
        Text("De organisatie", "The organisation"),
        {
            Right.INVITE_MEMBERS: Text("Mensen en adviseurs uitnodigen", "Invite people and advisers"),
            Right.MANAGE_ORGANISATION: Text(
                "Onderdelen, rollen, herinneringen en het abonnement regelen",
                "Arrange units, roles, reminders and the subscription",
            ),
            Right.MANAGE_WEBHOOKS: Text(
                "Andere programma’s laten weten dat er iets gebeurde", "Let other programs know that something happened"
            ),
            Right.RAISE_FLOORS: Text(
                "De anonimiteitsgrenzen van peilingen hoger zetten. Verlagen kan niemand",
                "Raise the anonymity thresholds of pulses. Nobody can lower them",
            ),
            Right.SET_HRM_CYCLE: Text("De momenten van de HRM-cyclus kiezen", "Choose the moments of the HRM cycle"),
        },
    ),
)
