"""What each part of the method, by the first word of its events' types, is called in the audit trail."""

from collections.abc import Mapping

from domain.method import Text

PARTS: Mapping[str, Text] = {
    "organisation": Text("Organisatie en mensen", "Organisation and people"),
    "plan": Text("Plan en aanpak", "Plan and approach"),
    "kickoff": Text("Aftrap", "Kick-off"),
    "contact": Text("Aanspreekpunten", "Contact persons"),
    "support": Text("Steun en communicatie", "Support and communication"),
    "informal_support": Text("Steun van medewerkers", "Support of employees"),
    "signals": Text("Signalen en energie", "Signals and energy"),
    "analysis": Text("Analyse en prioriteiten", "Analysis and priorities"),
    "measures": Text("Maatregelen", "Measures"),
    "works_council": Text("Instemming OR", "Works council"),
    "agreements": Text("Afspraken", "Agreements"),
    "results": Text("Resultaten", "Results"),
    "review": Text("Evaluatie en vervolg", "Review and next"),
    "questionnaires": Text("Vragenlijsten", "Questionnaires"),
    "polls": Text("Peilingen", "Pulses"),
    "publication": Text("Uitkomsten van peilingen", "Outcomes of pulses"),
    "reports": Text("Rapporten", "Reports"),
    "reminders": Text("Herinneringen", "Reminders"),
    "sharing": Text("Meetellen in gemiddelden", "Counting in averages"),
    "attachments": Text("Bestanden", "Files"),
    "webhooks": Text("Webhooks", "Webhooks"),
    "single_sign_on": Text("Eenmalig aanmelden", "Single sign-on"),
    "notices": Text("Meldingen", "Notices"),
    "privacy": Text("Privacy", "Privacy"),
    "retention": Text("Bewaartermijnen", "How long things are kept"),
    "helpdesk": Text("Meekijken door de helpdesk", "The helpdesk looking along"),
    "subscription": Text("Abonnement", "Subscription"),
    "billing": Text("Facturen", "Invoices"),
}
