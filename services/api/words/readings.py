"""What is sensitive, in words: for the pages that say who read it."""

from collections.abc import Mapping

from domain.method import Text
from infra.privacy.readings import Sensitive

WHAT: Mapping[Sensitive, Text] = {
    Sensitive.SIGNAL: Text("signaal met naam", "signal with a name"),
    Sensitive.DOSSIER: Text("dossier van de OR", "works-council dossier"),
    Sensitive.STATEMENT_READERS: Text("wie de verklaring las", "who read the statement"),
    Sensitive.RESPONSIBILITIES: Text("wat op iemands naam staat", "what is in somebody’s name"),
    Sensitive.ERASURE: Text("verzoek om gewist te worden", "request to be erased"),
    Sensitive.ACTS_OF_ONE: Text("het logboek van één persoon", "the audit trail of one person"),
    Sensitive.AUDIT_EXPORT: Text("logboek als bestand", "audit trail as a file"),
    Sensitive.EVERYTHING: Text("bestand met alles", "file with everything"),
}
