"""The register of what is done with personal data (AVG art. 30): for what, on which basis, of whom, for how long.

The organisation is the controller, whoever runs the installation its processor; of bills and accounts it is one itself.
"""

from collections.abc import Sequence

import msgspec

from domain.method import Text


class Processing(msgspec.Struct, frozen=True, kw_only=True):
    """One purpose. `key` is its place on the page."""

    key: str
    title: Text
    data: Text
    people: Text
    basis: Text
    kept: Text


MEMBERS = Text("wie meedoet of meedeed", "who takes or took part")
AS_LONG = Text(
    "Zolang de organisatie meedoet en 30 dagen daarna. Eigen woorden en naam tot twee jaar na iemands vertrek, "
    "als de organisatie niets anders koos, of tot iemand gewist wordt.",
    "As long as the organisation takes part, and 30 days after. Own words and name until two years after somebody "
    "left, unless the organisation chose another time, or until somebody is erased.",
)
LAW = Text(
    "Wettelijke plicht: werkdruk in beeld brengen en aanpakken (AVG 6(1)c; Arbowet artikel 3 en 5).",
    "Legal obligation: to see and tackle work pressure (GDPR 6(1)(c); Dutch Working Conditions Act art. 3 and 5).",
)
REGISTER: Sequence[Processing] = (
    Processing(
        key="werkdruk",
        title=Text("Werkdruk aanpakken", "Tackling work pressure"),
        data=Text(
            "Naam, rol en onderdeel; signalen, maatregelen en wat iemand daarbij schrijft. Niets over gezondheid.",
            "Name, role and unit; signals, measures and what somebody writes with them. Nothing about health.",
        ),
        people=MEMBERS,
        basis=LAW,
        kept=AS_LONG,
    ),
    Processing(
        key="afspraken",
        title=Text("Afspraken en instemming van de OR vastleggen", "Recording agreements and works-council consent"),
        data=Text(
            "Wie namens welke partij iets vond, en wanneer. Dit staat in een logboek dat niemand kan veranderen.",
            "Who said what for which party, and when. It stands in a log that nobody can change.",
        ),
        people=MEMBERS,
        basis=Text(
            "Wettelijke plicht en gerechtvaardigd belang: bewijzen wat is afgesproken (AVG 6(1)c en f; WOR 27).",
            "Legal obligation and legitimate interest: proof of what was agreed (GDPR 6(1)(c), (f); Dutch WOR 27).",
        ),
        kept=AS_LONG,
    ),
    Processing(
        key="zonder-naam",
        title=Text("Meldingen zonder naam en peilingen", "Reports without a name, and polls"),
        data=Text(
            "Wat iemand meldt of antwoordt, zonder naam of account. Uitkomsten van te kleine groepen tonen we niet.",
            "What somebody reports or answers, without name or account. Outcomes of groups too small are not shown.",
        ),
        people=Text("wie vrijwillig meldt of antwoordt", "who chooses to report or answer"),
        basis=LAW,
        kept=Text(
            "Zolang de organisatie meedoet en 30 dagen daarna.",
            "As long as the organisation takes part, and 30 days after.",
        ),
    ),
    Processing(
        key="herinneren",
        title=Text("Herinneren en mailen", "Reminding and mailing"),
        data=Text(
            "Mailadres, taal, welke mail wanneer ging en of hij aankwam. Niet de tekst van de mail.",
            "Mail address, language, which mail went when and whether it arrived. Not the text of the mail.",
        ),
        people=MEMBERS,
        basis=Text(
            "Gerechtvaardigd belang: dat afspraken niet vergeten worden (AVG 6(1)f). Veel mails kun je uitzetten.",
            "Legitimate interest: that agreements are not forgotten (GDPR 6(1)(f)). Many mails can be turned off.",
        ),
        kept=Text("Een jaar, als de organisatie niets anders koos.", "A year, unless the organisation chose another."),
    ),
    Processing(
        key="inloggen",
        title=Text("Inloggen en beveiligen", "Signing in and security"),
        data=Text(
            "Mailadres, manieren van inloggen, soort toestel en tijd. Van wachtwoorden en sleutels alleen een hash. "
            "Bij eenmalig aanmelden ook wat de aanbieder van je organisatie doorgeeft: welk account, en welke groepen.",
            "Mail address, ways to sign in, kind of device and time. Of passwords and keys only a hash. With single "
            "sign-on also what your organisation's provider passes on: which account, and which groups.",
        ),
        people=Text("wie een account heeft", "who has an account"),
        basis=Text(
            "Gerechtvaardigd belang: alleen jij kunt bij je account (AVG 6(1)f). Eén cookie, om ingelogd te blijven.",
            "Legitimate interest: that only you reach your account (GDPR 6(1)(f)). One cookie, to stay signed in.",
        ),
        kept=Text(
            "Het account verdwijnt als geen organisatie het meer kent, zijn logboek na een jaar. Een sessie eindigt na "
            "hooguit 14 dagen en verdwijnt 90 dagen later.",
            "The account goes when no organisation knows it any more, its log after a year. A session ends after 14 "
            "days at most, and goes 90 days later.",
        ),
    ),
    Processing(
        key="wie-las-wat",
        title=Text("Vastleggen wie gevoelige stukken las", "Keeping who read what is sensitive"),
        data=Text(
            "Wie op welke dag een signaal met naam, een OR-dossier of een bestand met alles opende, en over wie.",
            "Who opened a signal with a name, a dossier or a file with everything, on which day, about whom.",
        ),
        people=MEMBERS,
        basis=Text(
            "Gerechtvaardigd belang, en de plicht om te beveiligen: misbruik komt uit (AVG 6(1)f en 32).",
            "Legitimate interest, and the duty to secure: misuse comes out (GDPR 6(1)(f) and 32).",
        ),
        kept=Text("Een jaar, als de organisatie niets anders koos.", "A year, unless the organisation chose another."),
    ),
    Processing(
        key="meekijken",
        title=Text("Meekijken door de helpdesk", "The helpdesk looking along"),
        data=Text(
            "Wie van de helpdesk waarom mocht meekijken, van wanneer tot wanneer, en elke pagina die is bekeken.",
            "Who of the helpdesk might look along and why, from when until when, and each page that was looked at.",
        ),
        people=Text("wie bij de helpdesk werkt, beheerders", "who works at the helpdesk, administrators"),
        basis=Text(
            "Gerechtvaardigd belang: nagaan wat er met toestemming is bekeken (AVG 6(1)f).",
            "Legitimate interest: to see what was looked at by consent (GDPR 6(1)(f)).",
        ),
        kept=AS_LONG,
    ),
    Processing(
        key="facturen",
        title=Text("Abonnement en facturen", "Subscription and bills"),
        data=Text(
            "Naam en adres van de organisatie, en wie het abonnement regelt.",
            "Name and address of the organisation, and who arranges the subscription.",
        ),
        people=Text("beheerders", "administrators"),
        basis=Text(
            "Overeenkomst en fiscale bewaarplicht (AVG 6(1)b en c; AWR artikel 52).",
            "Contract and fiscal duty to keep records (GDPR 6(1)(b) and (c); Dutch General Tax Act 52).",
        ),
        kept=Text("Facturen zeven jaar.", "Bills for seven years."),
    ),
)
