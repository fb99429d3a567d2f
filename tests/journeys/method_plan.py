"""The method in browsers, from the first person to step 3: kick-off, frame, signals, analysis, measures, consent."""

from datetime import timedelta

import msgspec
from playwright.sync_api import Browser, expect

from tests.filling import ROWS
from tests.journeys import test_kickoff as checklist
from tests.journeys.conftest import Site
from tests.journeys.person import Person

TODAY = checklist.TODAY
NOW, EARLIER, LATER = str(TODAY), str(TODAY - timedelta(days=20)), str(TODAY + timedelta(days=90))
UNIT = "Team Noord"
WORKS_COUNCIL = "ondernemingsraad (OR)"
ROLES = {"Maria": "management", "Olga": WORKS_COUNCIL, "Tom": "leidinggevende", "Eva": "medewerker"}


class Cast(msgspec.Struct, frozen=True):
    """The coordinator, management, the works council, a team lead, an employee; and the address of their plan."""

    anna: Person
    maria: Person
    olga: Person
    tom: Person
    eva: Person
    plan: str

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All five."""
        return (self.anna, self.maria, self.olga, self.tom, self.eva)


def begin(browser: Browser, site: Site) -> Cast:
    """Found the organisation with a unit, invite four people by mail, start the plan."""
    anna = Person(browser, site, "Anna Test", "anna-methode@test.example")
    site.sign_up(anna.page, "Zorggroep Methode", anna.email)
    anna.follow("Mensen")
    anna.send("Voeg toe", {"Nieuw onderdeel": UNIT}, "#unit")
    others = []
    for name, role in ROLES.items():
        person = Person(browser, site, name, f"{name.lower()}-methode@test.example")
        anna.send("Stuur de uitnodiging", {"Naam": name, "Mailadres": person.email, role: True, "Onderdeel": UNIT})
        site.come_in(person.page, person.email)
        others.append(person)
    anna.go("/organisatie")
    anna.follow("Begin een plan")
    anna.send("Begin met de aftrap", {"Hoe heet het plan?": "Werkdrukplan Noord", UNIT: True})
    anna.page.wait_for_url("**/aftrap*")
    return Cast(anna, *others, anna.page.url.split("/aftrap")[0])


def kick_off(c: Cast) -> None:
    """The meeting, and the checklist that came of it."""
    c.anna.send("Leg vast", {"Op welke dag?": NOW, "Anna Test": True, "Maria": True, "Tom": True}, "#bijeenkomst")
    for row in ROWS:
        c.anna.go(f"{c.plan}/aftrap?open={row}")
        checklist.fill(c.anna.page, row)
        c.anna.send("Bewaar" if row == "1" else "Bewaar en vink af", where=f"[id='rij-{row}']")
    c.anna.page.get_by_role("button", name="Vink rij 1 af", exact=True).click()
    expect(c.anna.page.locator("#rij-1 .state")).to_contain_text("Klaar")


def frame(c: Cast) -> None:
    """The large approach, the plan adopted, a contact person, the statement and who read it."""
    c.anna.has_todo("Kies de aanpak")
    c.anna.go(f"{c.plan}/aanpak")
    answers = ("Veel teams, of de hele", "Veel oorzaken", "Een blijvende", "Ja, liever stap voor stap")
    c.anna.send("Laat het voorstel zien", dict.fromkeys(answers, True))
    c.anna.reads("Het voorstel: een grote aanpak")
    c.anna.send("Kies deze aanpak", {"Wie leidt het?": ""})
    c.anna.reads("Er is niets opgeslagen")
    c.anna.send("Kies deze aanpak", {"Wie leidt het?": "Anna"})
    c.anna.send("Stel het plan vast")
    c.anna.has_no_todo("Kies de aanpak")
    c.anna.go(f"{c.plan}/aanspreekpunten")
    card = {"Wie is het aanspreekpunt?": "Tom", "Hoe heet de rol bij jullie?": "werkdrukregisseur"}
    card |= {"Wat mag deze persoon beslissen?": "Het rooster", "Hoeveel uren per week?": "4", "Wie vervangt?": "Eva"}
    c.anna.send("Wijs aan", card)
    c.anna.reads("werkdrukregisseur")
    c.maria.has_todo("Maak bekend dat je achter de aanpak staat")
    c.maria.go(f"{c.plan}/draagvlak")
    words = ("Achter welke doelen", "Welke resultaten", "Welke mensen", "Welke middelen")
    c.maria.send("Maak bekend", dict.fromkeys(words, "Rust in het rooster"))
    c.maria.has_no_todo("Maak bekend dat je achter de aanpak staat")
    c.eva.has_todo("Lees wat het management over de aanpak zegt")
    c.eva.go(f"{c.plan}/draagvlak")
    c.eva.send("Gelezen")
    c.eva.reads("Je hebt versie 1 gelezen")
    c.eva.has_no_todo("Lees wat het management over de aanpak zegt")


def signals(c: Cast, nobody: Person) -> None:
    """Step 1: two in their own name, one unnamed, which waits."""
    c.eva.has_todo("Meld wat jij merkt")
    for each, kind, text in ((c.tom, "te hoog", "Te veel losse diensten"), (c.eva, "te laag", "De nachten zijn leeg")):
        each.go(f"{c.plan}/signalen/nieuw")
        said = {
            kind: True,
            "Waar gaat het over?": "Planning",
            "Vertel wat je merkt": text,
            "Over welk onderdeel?": UNIT,
        }
        each.send("Meld het", said | {"Wanneer merkte je het?": NOW, "4": True})
        each.has_no_todo("Meld wat jij merkt")
    c.anna.go(f"{c.plan}/signalen/zonder-naam")
    c.anna.send("Zet melden zonder naam aan")
    nobody.go(c.anna.page.locator(".secret a").inner_text())
    text = {"Waar gaat het over?": "Planning", "Vertel wat je merkt": "Het rooster komt steeds te laat"}
    nobody.send("Meld het zonder naam", {"te hoog": True, "3": True} | text)
    code = nobody.page.locator("#code").inner_text()
    nobody.follow("Naar het gesprek")
    nobody.send("Open het gesprek", {"Je code": code})
    nobody.reads("Je melding wacht nog")
    c.eva.go(f"{c.plan}/signalen")
    expect(c.eva.page.locator(".trail > li")).to_have_count(2)


def analysis(c: Cast) -> None:
    """Step 2: issues of signals, a cause, a ranking by too few to show, the order decided on, the team meeting."""
    c.eva.go(f"{c.plan}/analyse")
    expect(c.eva.page.get_by_role("link", name="Maak een kwestie")).to_have_count(0)
    for title, signal in (("Het rooster", "Te veel losse diensten"), ("De nachten", "De nachten zijn leeg")):
        c.tom.go(f"{c.plan}/analyse/nieuw")
        c.tom.send("Bewaar de kwestie", {"Waar gaat het om?": title, signal: True})
    c.eva.go(c.tom.page.url)
    cause = {"De oorzaak": "Er is te weinig te doen", "maakt de werkdruk te laag": True, "het werk zelf": True}
    c.eva.send("Voeg toe", cause, "#oorzaken")
    c.eva.reads("Er is te weinig te doen", "#oorzaken")
    c.tom.go(f"{c.plan}/analyse/prioriteiten")
    c.tom.send("Begin een rangschikking")
    for each in (c.eva, c.olga):
        each.has_todo("Zet de kwesties op volgorde")
        each.go(f"{c.plan}/analyse/prioriteiten")
        each.send("Bewaar mijn volgorde", {"Het rooster": "1", "De nachten": "2"})
        each.has_no_todo("Zet de kwesties op volgorde")
    c.tom.go(f"{c.plan}/analyse/prioriteiten")
    c.tom.send("Sluit de rangschikking en toon de uitslag")
    c.tom.reads("Er deden minder dan 5 mensen mee")
    order = {"Het rooster": "1", "De nachten": "2", "Waarom deze volgorde?": "Zo wil het werkoverleg het"}
    c.tom.send("Leg de volgorde vast", order)
    c.tom.reads("Zo wil het werkoverleg het", "[aria-labelledby='besluit']")
    c.tom.go(f"{c.plan}/analyse/werkoverleg")
    c.tom.send("Maak de A4", {"Datum": NOW, "Agenda": "Het rooster\nDe nachten"})
    c.tom.has_todo("Leg vast wat het werkoverleg opleverde")
    c.tom.follow("Leg vast wat het werkoverleg opleverde")
    outcome = {"Hoeveel mensen waren er?": "8", "Wat kwam eruit?": "Samen roosteren"}
    c.tom.send("Leg het overleg vast", outcome | {"Afspraak 1": "Rooster uitzoeken"})
    c.tom.reads("Er waren 8 mensen")
    c.tom.has_no_todo("Leg vast wat het werkoverleg opleverde")


def measures(c: Cast) -> str:
    """Step 3: a measure proposed by an employee and planned by others, the signals talked over; its address."""
    c.eva.go(f"{c.plan}/maatregelen/nieuw")
    text = {"Hoe heet de maatregel?": "Vast overleg", "Welk concreet doel heeft hij?": "Elke week een half uur"}
    text |= {"Wat doen medewerkers zelf?": "Het team kiest het moment"}
    ticks = {"bij de bron": True, "Te veel losse diensten": True, "De nachten zijn leeg": True}
    c.eva.send("Stel voor", text | ticks)
    c.eva.reads("Wie maatregelen plant, kiest een trekker en datums")
    measure = c.eva.page.url.split("?")[0]
    c.anna.go(measure)
    c.anna.send("Plan", {"Wie trekt hem?": "Tom", "Start op": NOW, "Klaar op": LATER})
    c.tom.has_todo("Vast overleg")
    c.tom.go(f"{c.plan}/maatregelen/overleg")
    talk = {"Te veel losse diensten": True, "De nachten zijn leeg": True, "Wanneer?": NOW, "werkoverleg": True}
    c.tom.send("Leg vast", talk | {"Met hoeveel mensen?": "8", "Wat kwam eruit?": "Iedereen wil dit"})
    c.tom.reads("Alle signalen zijn besproken")
    return measure


def consent(c: Cast) -> None:
    """Step 3, formally: asked, talked over, consent with a condition, the decision told."""
    c.anna.go(f"{c.plan}/or")
    about = {"Waar gaat het verzoek over?": "Regeling overlegtijd", "arbeidsomstandigheden": True}
    c.anna.send("Open het dossier", about | {"ondernemingsraad": True, "Hoeveel mensen werken": "120"})
    asked = {"Wat vraag je precies?": "Een half uur per week", "Waarom?": "Rust", "Welke gevolgen": "Minder zorgtijd"}
    c.anna.send("Vraag om instemming", asked | {"Datum van de brief": EARLIER})
    dossier = c.anna.page.url.split("?")[0]
    c.olga.go(dossier)
    c.olga.send("Leg vast", {"Op welke dag was het overleg?": NOW}, "form:has([value='meet'])")
    for asker in (c.anna, c.maria):
        asker.go(dossier)
        expect(asker.page.get_by_role("button", name="Geef dit antwoord")).to_have_count(0)
    c.olga.has_todo("Antwoord op het verzoek om instemming: Regeling overlegtijd")
    c.olga.go(dossier)
    answer = {"instemming onder voorwaarden": True, "Met welke redenen?": "Goed voor het team"}
    c.olga.send("Geef dit antwoord", answer | {"Welke voorwaarden?": "Na een half jaar kijken we samen"})
    c.olga.has_no_todo("Antwoord op het verzoek")
    c.maria.has_todo("Neem een besluit en deel het mee: Regeling overlegtijd")
    c.maria.go(dossier)
    c.maria.send("Deel mee", {"Wat is het besluit": "We voeren het in vanaf januari"})
    c.maria.has_no_todo("Neem een besluit en deel het mee")
    c.eva.go(dossier)
    c.eva.reads("Na een half jaar kijken we samen")
