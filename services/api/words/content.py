"""The content of a fact with a label to each part, for who reads no JSON; what has no label stays in the exact text."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import msgspec

from domain.kernel.personal import Erased, Personal
from domain.method import Text
from infra.language import gettext as _
from infra.language import language, long_date
from services.api.words.names import Names

LABELS: Mapping[str, Text] = {
    "title": Text("Titel", "Title"),
    "name": Text("Naam", "Name"),
    "about": Text("Waarover", "About"),
    "subject": Text("Onderwerp", "Subject"),
    "question": Text("Vraag", "Question"),
    "text": Text("Tekst", "Text"),
    "words": Text("Woorden", "Words"),
    "what": Text("Wat", "What"),
    "to_whom": Text("Aan wie", "To whom"),
    "description": Text("Toelichting", "Explanation"),
    "goal": Text("Doel", "Goal"),
    "goals": Text("Doelen", "Goals"),
    "results": Text("Resultaten", "Results"),
    "active_role": Text("Wat medewerkers doen", "What employees do"),
    "tasks": Text("Taken", "Tasks"),
    "time": Text("Tijd", "Time"),
    "room": Text("Ruimte", "Room"),
    "support": Text("Ondersteuning", "Support"),
    "powers": Text("Bevoegdheden", "Powers"),
    "means": Text("Middelen", "Means"),
    "milestones": Text("Mijlpalen", "Milestones"),
    "steps": Text("Stappen", "Steps"),
    "step": Text("Stap", "Step"),
    "row": Text("Rij", "Row"),
    "options": Text("Opties", "Options"),
    "interests": Text("Belangen", "Interests"),
    "agenda": Text("Agenda", "Agenda"),
    "outcomes": Text("Uitkomsten", "Outcomes"),
    "outcome": Text("Uitkomst", "Outcome"),
    "result": Text("Resultaat", "Result"),
    "evidence": Text("Waaraan te zien", "Evidence"),
    "decision": Text("Besluit", "Decision"),
    "reasons": Text("Redenen", "Reasons"),
    "reason": Text("Reden", "Reason"),
    "because": Text("Waarom", "Why"),
    "why": Text("Waarom", "Why"),
    "consequences": Text("Gevolgen", "Consequences"),
    "conditions": Text("Voorwaarden", "Conditions"),
    "minutes": Text("Verslag", "Minutes"),
    "document": Text("Stuk", "Document"),
    "dated": Text("Datum van het stuk", "Date of the document"),
    "remark": Text("Opmerking", "Remark"),
    "note": Text("Opmerking", "Remark"),
    "informed": Text("Wie het hoorde", "Who was told"),
    "consent": Text("Toestemming", "Consent"),
    "percent": Text("Hoe ver (%)", "How far (%)"),
    "weight": Text("Gewicht", "Weight"),
    "version": Text("Versie", "Version"),
    "cycle": Text("Ronde", "Cycle"),
    "attendance": Text("Aantal aanwezigen", "Number present"),
    "person": Text("Persoon", "Person"),
    "owner": Text("Wie dit doet", "Who does this"),
    "leader": Text("Leiding", "Lead"),
    "deputy": Text("Vervanger", "Deputy"),
    "by": Text("Door", "By"),
    "by_whom": Text("Door wie", "By whom"),
    "responsible": Text("Wie het uitzoekt", "Who works it out"),
    "people": Text("Mensen", "People"),
    "present": Text("Aanwezig", "Present"),
    "guests": Text("Gasten", "Guests"),
    "unit": Text("Onderdeel", "Unit"),
    "units": Text("Onderdelen", "Units"),
    "on": Text("Datum", "Date"),
    "noticed_on": Text("Opgemerkt op", "Noticed on"),
    "effective_on": Text("Vanaf", "From"),
    "starts_on": Text("Begint op", "Starts on"),
    "due_on": Text("Klaar op", "Ready on"),
    "fulfilled_on": Text("Nagekomen op", "Kept on"),
    "valid_from": Text("Geldt vanaf", "Valid from"),
    "valid_to": Text("Geldt tot en met", "Valid until"),
    "staff": Text("Mensen in dienst", "People employed"),
}
NESTED = frozenset({"content", "description", "card", "message", "words", "practice", "source", "said", "answer"})


def labelled(content: object, names: Names) -> Iterator[tuple[str, str]]:
    """Label and value of each part, in the language of the moment; parts inside parts in their place."""
    if not isinstance(content, msgspec.Struct):
        return
    for field in content.__struct_fields__:
        value = getattr(content, field)
        if field in NESTED and isinstance(value, msgspec.Struct) and not isinstance(value, Personal | Erased):
            yield from labelled(value, names)
        elif field in LABELS and (told := _told(value, names)):
            yield LABELS[field].to(language()), told


def _told(value: Any, names: Names) -> str:
    match value:
        case Personal(text=text):
            return text
        case Erased():
            return _("(woorden gewist)")
        case Enum() | None:
            return ""
        case bool():
            return _("ja") if value else _("nee")
        case str():
            return value.strip()
        case date():
            return long_date(value)
        case int() | Decimal():
            return str(value)
        case UUID():
            return names.people.get(value) or names.units.get(value) or ""
        case tuple() | frozenset():
            return "; ".join(filter(None, (_told(each, names) for each in value)))
        case msgspec.Struct():
            return ", ".join(filter(None, (_told(getattr(value, name), names) for name in value.__struct_fields__)))
        case _:
            return ""
