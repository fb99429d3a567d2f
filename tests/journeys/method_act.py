"""The method in browsers, from step 4 into the second cycle: agreements, the measure done, results, review."""

from playwright.sync_api import expect

from tests.journeys.method_plan import EARLIER, LATER, NOW, Cast


def agreement(c: Cast) -> None:
    """Agreed on by both, changed, which a stale page is told, agreed anew, kept and confirmed."""
    c.anna.go(f"{c.plan}/afspraken/nieuw")
    text = {"Waar gaat het over?": "Roosteroverleg", "Wat spreken jullie precies af?": "Elke week een uur"}
    between = {"Management": True, "Ondernemingsraad (OR)": True}
    c.anna.send("Stel deze afspraak voor", text | between | {"Gaat in op": EARLIER, "Nakomen voor of op": NOW})
    address = c.anna.page.url.split("?")[0]
    expect(c.anna.page.get_by_role("button", name="Akkoord")).to_have_count(0)
    for each in (c.maria, c.olga):
        each.has_todo("Wat vind je van de afspraak “Roosteroverleg”?")
        each.go(address)
        each.send("Akkoord met versie 1")
        each.has_no_todo("Wat vind je van de afspraak")
    c.eva.go(address)
    c.eva.reads("afgesproken", ".contract header")
    c.maria.go(f"{address}/wijzig")
    c.anna.go(f"{address}/wijzig")
    change = {"Wat spreken jullie precies af?": "Elke week twee uur", "Waarom deze wijziging?": "Een uur is te kort"}
    c.anna.send("Stel versie 2 voor", change)
    c.maria.send("Stel versie 2 voor", {"Wat spreken jullie precies af?": "Elke week drie uur"})
    c.maria.reads("De tekst is veranderd")
    expect(c.maria.page.get_by_label("Wat spreken jullie precies af?")).to_have_value("Elke week drie uur")
    for each in (c.maria, c.olga):
        each.go(address)
        each.reads("nog geen antwoord", ".signatures")
        each.send("Akkoord met versie 2")
    c.olga.reads("afgesproken", ".contract header")
    c.maria.go(f"{address}?doe=report")
    kept = {"Ja, helemaal": True, "Op welke dag?": NOW, "Waaraan is dat te zien?": "Het rooster"}
    c.maria.send("Meld", kept, "#nakoming")
    expect(c.maria.page.get_by_role("button", name="Dit klopt")).to_have_count(0)
    c.olga.has_todo("Klopt de melding bij “Roosteroverleg”?")
    c.olga.go(address)
    c.olga.send("Dit klopt")
    c.olga.has_no_todo("Klopt de melding")


def carry_out(c: Cast, measure: str) -> None:
    """The measure started, told of, done; only by who owns or plans it."""
    c.eva.go(measure)
    expect(c.eva.page.get_by_role("button", name="Leg de start vast")).to_have_count(0)
    c.tom.has_todo("Vast overleg")
    c.tom.go(measure)
    c.tom.send("Leg de start vast")
    c.tom.send("Meld voortgang", {"Wat is er gedaan": "De helft staat erin", "Hoeveel procent": "50"})
    c.tom.reads("50%")
    c.tom.send("Rond af", {"Wat is het resultaat?": "Minder ruilen"})
    c.tom.reads("Klaar", "h1")
    c.tom.has_no_todo("Vast overleg")


def results(c: Cast) -> None:
    """Step 5: a verdict on each signal, a measurement by hand with one, the agreement kept."""
    c.anna.go(c.plan)
    c.anna.send("Begin aan stap 5")
    c.tom.has_todo("Geef je oordeel over de resultaten")
    c.eva.go(f"{c.plan}/resultaten")
    expect(c.eva.page.get_by_role("link", name="Geef een oordeel")).to_have_count(0)
    c.tom.go(f"{c.plan}/resultaten")
    for verdict in ("Beter", "Hetzelfde"):
        c.tom.follow("Geef een oordeel")
        c.tom.send("Bewaar het oordeel", {verdict: True, "Waar zie je dat aan?": "Minder ruilen in het rooster"})
    c.anna.go(f"{c.plan}/resultaten?open=nieuw")
    form = c.anna.page.locator("#r-nieuw")
    for name, on, value in (("baseline", EARLIER, "3,2"), ("follow_up", NOW, "2,6")):
        figures = {"value": value, "question": "Erg snel werken?", "group": "Noord", "respondents": "12", "on": on}
        for part, words in figures.items():
            form.locator(f"[name='{name}.{part}']").fill(words)
    c.anna.send("Bewaar de meting", {"Naam van de meting": "Werktempo", "Een lager cijfer": True})
    c.anna.reads("de goede kant op")
    c.anna.follow("Geef een oordeel")
    c.anna.send("Bewaar het oordeel", {"Beter": True, "Waar zie je dat aan?": "De peiling"})
    c.anna.reads("Roosteroverleg", "[aria-labelledby='vraag-3']")
    c.anna.reads("nagekomen", "[aria-labelledby='vraag-3']")
    c.tom.has_no_todo("Geef je oordeel over de resultaten")


def review(c: Cast) -> None:
    """Step 6: the moments, a review held with a decision, and the next cycle from what stands open."""
    c.anna.go("/organisatie/hrm-cyclus")
    c.anna.send("Bewaar", {"Na hoeveel maanden": "6"})
    c.anna.reads("mag 6 maanden oud zijn")
    c.eva.go(f"{c.plan}/evaluatie")
    expect(c.eva.page.get_by_role("button", name="Plan de evaluatie")).to_have_count(0)
    c.anna.go(f"{c.plan}/evaluatie")
    c.anna.send("Plan de evaluatie", {"Naam": "Najaar", "Op welke dag?": NOW}, "#plan-evaluatie")
    c.anna.has_todo("“Najaar”")
    c.anna.go(f"{c.plan}/evaluatie")
    there = {"Anna Test": True, "Maria": True, "Tom": True}
    c.anna.send("Leg vast", {"Op welke dag?": NOW} | there, "section[id^='evaluatie-']")
    decision = {"in eigen woorden": "Het overleg", "Bijsturen": True, "Waarom?": "Het valt te laat"}
    c.anna.send("Bewaar het besluit", decision | {"Wie pakt dit op?": "Tom", "Wanneer is het klaar?": LATER})
    c.eva.go(f"{c.plan}/evaluatie")
    c.eva.reads("Het valt te laat")
    c.tom.has_todo("Het overleg")
    c.anna.send("Rond af", {"Een nieuwe ronde": True, "Waarom?": "We gaan verder"})
    c.anna.has_no_todo("“Najaar”")
    c.eva.go(c.plan)
    c.eva.reads("Ronde 2", "h1")
